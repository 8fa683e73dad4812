package buzzville.broker;

import buzzville.message.Entry;
import buzzville.message.Message;
import buzzville.message.Publication;
import buzzville.metric.Fate;
import org.jspecify.annotations.Nullable;

/** A message that its sender keeps until it is acknowledged or given up. */
final class Sending implements Publication.Sender {
    private final Outboxes outboxes;
    final OutboxSender sender;
    final OutboxSender.Box box;
    final Publication publication;
    /** Its place among all that its instance sends. */
    final long turn;

    int attempts;
    int refusals;
    int slot = -1;
    long ticket = -1;
    long firstSentAt = Message.NEVER;
    long bufferedAt = Message.NEVER;
    /** It was refused, and waits to be published again. */
    boolean backsOff;
    /** Its timer has rung while its sender was down. */
    boolean overdue;
    /** Nobody waits for it any more. */
    boolean done;
    /** It is nowhere but here. */
    boolean waits;

    /** Where the broker's log has it; null if it has not. */
    @Nullable
    Entry entry;
    /** In which of the lives of a broker without a journal it was taken, or -1. */
    long life = -1;
    /** The broker has taken it once. */
    boolean taken;

    Sending(Outboxes outboxes, OutboxSender sender, OutboxSender.Box box, Message message) {
        this.outboxes = outboxes;
        this.sender = sender;
        this.box = box;
        this.turn = box.turns++;
        this.publication = new Publication(message, this);
    }

    Message message() {
        return publication.message();
    }

    @Override
    public void lost(Message attempt, Fate fate, boolean told, long now) {
        outboxes.lost(this, attempt, told, now);
    }
}
