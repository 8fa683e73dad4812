package buzzville.scenario.yaml;

/** A part of a document, immutable, which knows where it was written, whatever it has been merged into since. */
public sealed interface Node permits Scalar, Sequence, Mapping {

    /** Where it begins. */
    Position position();

    /** For "but found ...": the text in quotes, {@code a list}, {@code a mapping} or {@code nothing}. */
    String describe();

    /** Whether it is written as {@code null}, {@code ~} or not at all. */
    default boolean isNull() {
        return false;
    }
}
