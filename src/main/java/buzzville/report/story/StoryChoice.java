package buzzville.report.story;

import org.jspecify.annotations.Nullable;

/**
 * Whose story is told. With neither, it is the first thing that the scenario stages and that had effects,
 * else the first message of the most urgent type of event that had.
 *
 * @param event the first message of this type, or null
 * @param identity this very message, or null
 * @param happening all reports of this happening together, or null
 */
public record StoryChoice(
        @Nullable String event,
        @Nullable Long identity,
        @Nullable Long happening) {
    /** What the scenario stages, else the most urgent. */
    public static final StoryChoice USUAL = new StoryChoice(null, null, null);

    private static final int HEXADECIMAL = 16;

    /** The first message of a type of event. */
    public static StoryChoice ofEvent(String event) {
        return new StoryChoice(event, null, null);
    }

    /**
     * One message.
     *
     * @param id as {@code messages.csv} has it, 16 hexadecimal digits
     * @return null if it is no such id
     */
    public static @Nullable StoryChoice ofIdentity(String id) {
        return id.matches("[0-9a-fA-F]{16}")
                ? new StoryChoice(null, Long.parseUnsignedLong(id, HEXADECIMAL), null)
                : null;
    }

    /**
     * All that comes of one happening, whoever reports it.
     *
     * @param root its identity
     */
    public static StoryChoice ofHappening(long root) {
        return new StoryChoice(null, null, root);
    }
}
