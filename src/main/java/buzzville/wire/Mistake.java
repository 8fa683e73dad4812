package buzzville.wire;

/**
 * Something that is wrong with a message.
 *
 * @param path of the field, such as {@code localisation.latitude}; empty for the message as a whole
 * @param sentence what was expected and found, without a subject: {@code must be between -90 and 90, but is 948.9}
 */
public record Mistake(String path, String sentence) {
    @Override
    public String toString() {
        return path.isEmpty() ? "the message " + sentence : path + ": " + sentence;
    }
}
