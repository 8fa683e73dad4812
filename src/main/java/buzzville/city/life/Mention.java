package buzzville.city.life;

import buzzville.message.Message;

/**
 * Another message, as far as a life mentions it.
 *
 * @param id its identity
 * @param event its type
 * @param priority as users write it
 * @param occurredAt virtual nanoseconds
 */
public record Mention(long id, String event, String priority, long occurredAt) {
    static Mention of(Message message) {
        return new Mention(
                message.identity, message.kind.name(), message.kind.priority().label(), message.occurredAt);
    }
}
