package buzzville.wire;

import buzzville.message.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody gave a message to say: some fields, or all of a message that was recorded. Whatever is null is made up.
 *
 * @param fields of the payload
 * @param payload the whole of it, instead of fields
 * @param producer who noticed
 * @param incident its number
 * @param place where it happened
 * @param actions what follows from it
 * @param lamport the sender's logical time
 */
public record Given(
        @Nullable ObjectNode fields,
        @Nullable Payload payload,
        @Nullable String producer,
        @Nullable String incident,
        @Nullable Place place,
        @Nullable Actions actions,
        @Nullable Long lamport)
        implements Content {
    /**
     * Fields of a payload and of the envelope. When it happens, its ids, whom it was routed to and its logical time are for the
     * run to say, so those are passed over.
     *
     * @param given checked by {@link WireReader#check}
     */
    public static Given fields(ObjectNode given) {
        List<Mistake> mistakes = new ArrayList<>();
        EnvelopeReader envelope = new EnvelopeReader(given, mistakes);
        ObjectNode payload = given.deepCopy();
        payload.remove(WireReader.ENVELOPE);
        return new Given(
                payload,
                null,
                envelope.text("producteur", false),
                envelope.text("incident_id", false),
                new PayloadReader(given, mistakes).place(false),
                envelope.actions(null),
                null);
    }

    /** A message that was recorded. */
    public static Given recorded(WireMessage message) {
        return new Given(
                null,
                message.payload(),
                message.producer(),
                message.incident(),
                message.place(),
                message.actions(),
                message.lamport());
    }
}
