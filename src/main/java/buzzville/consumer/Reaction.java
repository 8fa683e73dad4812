package buzzville.consumer;

import buzzville.message.Message;

/** What a service does with a message that it has processed, besides publishing effects: before these. */
public interface Reaction {
    /** The service has processed a message. */
    void processed(Message message, long now);
}
