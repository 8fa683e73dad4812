package buzzville.broker.backpressure;

import buzzville.message.Message;
import org.jspecify.annotations.Nullable;

/** A message on its way, and what has been said of it. */
public final class Sending {
    public final Message message;
    public final Sender sender;
    /** Who let it go, and is told of it. */
    final Valve valve;

    public final long sentAt;

    /** The broker has accepted it. */
    boolean accepted;
    /** Somebody has refused it and said so. */
    boolean refused;
    /** Lost where nobody could tell. */
    boolean silent;
    /** The sender counts it no longer as outstanding. */
    boolean returned;
    /** Another of this sender that the same answer is about. */
    @Nullable
    Sending before;

    Sending(Message message, Sender sender, long sentAt) {
        this.message = message;
        this.sender = sender;
        this.valve = sender.valve();
        this.sentAt = sentAt;
    }
}
