package buzzville.wire;

import tools.jackson.databind.node.ObjectNode;

/**
 * What an event says that somebody invented: fields as they were given, of any kind.
 *
 * @param fields of the message that are none of the envelope's
 */
public record Generic(ObjectNode fields) implements Payload {
    public Generic {
        fields = fields.deepCopy();
    }
}
