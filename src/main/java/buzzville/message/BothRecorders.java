package buzzville.message;

import buzzville.metric.Fate;
import org.jspecify.annotations.Nullable;

/** Two who see the same messages, one after the other. */
public record BothRecorders(Recorder first, Recorder second) implements Recorder {
    @Override
    public void occurred(Message message) {
        first.occurred(message);
        second.occurred(message);
    }

    @Override
    public void routed(Message message) {
        first.routed(message);
        second.routed(message);
    }

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        first.ended(message, account, copy, fate, now);
        second.ended(message, account, copy, fate, now);
    }

    @Override
    public void repeated(Copy copy, long now) {
        first.repeated(copy, now);
        second.repeated(copy, now);
    }

    @Override
    public void ended(
            Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now, Aggregate into) {
        first.ended(message, account, copy, fate, now, into);
        second.ended(message, account, copy, fate, now, into);
    }

    @Override
    public void admitted(Message message) {
        first.admitted(message);
        second.admitted(message);
    }

    @Override
    public void serves(int partition, boolean served) {
        first.serves(partition, served);
        second.serves(partition, served);
    }

    @Override
    public void published(Message message, Attempt what, int attempt, @Nullable Fate fate, long now) {
        first.published(message, what, attempt, fate, now);
        second.published(message, what, attempt, fate, now);
    }

    @Override
    public void settled(Message message) {
        first.settled(message);
        second.settled(message);
    }
}
