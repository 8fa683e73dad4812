package buzzville.scenario.yaml;

/** How bad a problem is. */
public enum Severity {
    /** Nothing can be run until it is repaired. */
    ERROR,
    /** Probably not what was meant. */
    WARNING
}
