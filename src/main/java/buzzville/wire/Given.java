package buzzville.wire;

import buzzville.message.Content;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody gave a message to say: some fields of its payload, or the whole message as it was recorded.
 *
 * @param fields checked by {@link WireReader#check}; what they leave out is made up
 * @param recorded whose ids, place, payload and producer the message keeps
 */
public record Given(@Nullable ObjectNode fields, @Nullable WireMessage recorded) implements Content {
    /** Fields of a payload. */
    public static Given fields(ObjectNode fields) {
        return new Given(fields, null);
    }

    /** A message that was recorded. */
    public static Given recorded(WireMessage message) {
        return new Given(null, message);
    }
}
