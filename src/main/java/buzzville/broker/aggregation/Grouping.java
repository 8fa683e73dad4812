package buzzville.broker.aggregation;

import buzzville.message.KeyRule;
import buzzville.message.Message;
import org.jspecify.annotations.Nullable;

/** Which messages of one event belong together. */
public enum Grouping {
    /** All of them. */
    NONE,
    /** Those of one partition key; those of an event without keys all together. */
    KEY,
    /** Those of one zone. */
    ZONE,
    /** Those of one producer, all its instances together. */
    PRODUCER,
    /** Those of one instance of a producer, such as one sensor or one intersection. */
    INSTANCE;

    /**
     * What messages have in common that belong together.
     *
     * @param kind index of the event
     * @param audience who expects them, as a number
     * @param name of the producer, or a key that was given; null if that is not it
     * @param number of the instance or of the zone
     */
    private record Group(int kind, int audience, @Nullable String name, int number) {}

    /**
     * The group of a message.
     *
     * @param audience who expects it, as a number: messages that different parties expect never belong together
     */
    public Object of(Message message, int audience) {
        int kind = message.kind.index();
        String origin = message.origin.name();
        return switch (this) {
            case NONE -> new Group(kind, audience, null, 0);
            case ZONE -> new Group(kind, audience, null, message.zone);
            case PRODUCER -> new Group(kind, audience, origin, 0);
            case INSTANCE -> new Group(kind, audience, origin, message.instance);
            case KEY ->
                message.givenKey != null
                        ? new Group(kind, audience, message.givenKey, 0)
                        : byRule(message.kind.key()).of(message, audience);
        };
    }

    /** Messages have the same key if they have in common what the rule makes it of. */
    private static Grouping byRule(KeyRule rule) {
        return switch (rule) {
            case NONE, EVENT -> NONE;
            case ZONE -> ZONE;
            case PRODUCER -> PRODUCER;
            case INSTANCE -> INSTANCE;
        };
    }
}
