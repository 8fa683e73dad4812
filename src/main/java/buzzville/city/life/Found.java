package buzzville.city.life;

import buzzville.message.Message;

/**
 * A message that a search came upon.
 *
 * @param mention what it is
 * @param causeId identity of what brought it about; 0 for an occurrence
 * @param incident identity of the happening at the root of it
 */
public record Found(Mention mention, long causeId, long incident) {
    static Found of(Message message) {
        return new Found(Mention.of(message), message.cause, message.incident);
    }
}
