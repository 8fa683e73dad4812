package buzzville.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a journal says of a message when it occurs.
 *
 * @param number counts the messages of the file, from 0; one that is mentioned again after it was settled gets a new one
 * @param id its identity, the same under every strategy
 * @param kind the type of its event
 * @param producer who noticed: a producer, or a service that publishes an effect
 * @param instance of the producer, from 0; -1 for several
 * @param ordinal the how-manieth of its instance, from 0
 * @param zone where it happened; empty outside all zones
 * @param occurredAt virtual nanoseconds since the start
 * @param cause identity of the message that it follows from; 0 for an occurrence of its own
 * @param incident identity of the happening that it is about in the end
 * @param rootAt when that happened
 * @param incidentNumber such as {@code INC_20241210_001}; null where there is none
 * @param oldState of a traffic light or whatever else goes round states, before; null if unknown or it has none
 * @param newState the state that it went into; null if it has none
 * @param subject the device that it is about where its content says so, such as {@code CREF_002}, or null
 * @param givenKey its partition key where a recording gave one, or null
 * @param content the whole message on the wire, where somebody gave what it says; null where it is made up
 * @param called whether it is told by calls and does not pass the broker
 * @param made of which messages it was made; null for one that occurred
 * @param local what the clock of whoever noticed it showed when it occurred, virtual nanoseconds; null where all clocks are right
 */
public record Told(
        long number,
        long id,
        Kind kind,
        String producer,
        int instance,
        long ordinal,
        String zone,
        long occurredAt,
        long cause,
        long incident,
        long rootAt,
        @Nullable String incidentNumber,
        @Nullable String oldState,
        @Nullable String newState,
        @Nullable String subject,
        @Nullable String givenKey,
        @Nullable String content,
        boolean called,
        @Nullable Made made,
        @Nullable Long local) {
    /**
     * How several messages became one.
     *
     * @param by name of the aggregation
     * @param function {@code COUNT}, {@code MEAN}, {@code MAX}, {@code MIN} or {@code LAST}
     * @param field of the payload that it is about; empty without
     * @param ids of its originals, in the order in which they came
     */
    public record Made(String by, String function, String field, List<Long> ids) {
        public Made {
            ids = List.copyOf(ids);
        }
    }

    /** Who noticed, as on the wire: the name with the number of the instance, such as {@code capteur_collision_001}. */
    public String source() {
        if (instance < 0) {
            return producer;
        }
        String digits = Integer.toString(instance);
        return producer + "_" + "0".repeat(Math.max(0, 3 - digits.length())) + digits;
    }
}
