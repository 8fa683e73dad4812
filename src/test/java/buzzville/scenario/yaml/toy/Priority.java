package buzzville.scenario.yaml.toy;

/** How urgent. */
public enum Priority {
    CRITICAL,
    HIGH,
    NORMAL,
    INFO
}
