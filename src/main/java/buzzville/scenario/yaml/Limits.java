package buzzville.scenario.yaml;

/** What is too much for a scenario, so that a hostile or huge file costs little before it is refused. */
final class Limits {

    /** Bytes in one YAML file. */
    static final int FILE_BYTES = 8 * 1024 * 1024;

    /** Bytes in one text file that a YAML file names. */
    static final int TEXT_FILE_BYTES = 100 * 1024 * 1024;

    /** Mappings and lists inside one another. */
    static final int DEPTH = 64;

    /** Values in one file, those behind aliases counted each time. */
    static final int NODES = 200_000;

    /** Files that include one another in a chain. */
    static final int INCLUDE_DEPTH = 16;

    /** Files in one scenario. */
    static final int FILES = 64;

    private Limits() {}
}
