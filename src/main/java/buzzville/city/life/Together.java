package buzzville.city.life;

import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Attempt;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several recorders of one run, told in their order. */
public record Together(List<Recorder> all) implements Recorder {
    @Override
    public void occurred(Message message) {
        all.forEach(each -> each.occurred(message));
    }

    @Override
    public void routed(Message message) {
        all.forEach(each -> each.routed(message));
    }

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        all.forEach(each -> each.ended(message, account, copy, fate, now));
    }

    @Override
    public void ended(
            Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now, Aggregate into) {
        all.forEach(each -> each.ended(message, account, copy, fate, now, into));
    }

    @Override
    public void admitted(Message message) {
        all.forEach(each -> each.admitted(message));
    }

    @Override
    public void serves(int partition, boolean served) {
        all.forEach(each -> each.serves(partition, served));
    }

    @Override
    public void published(Message message, Attempt what, int attempt, @Nullable Fate fate, long now) {
        all.forEach(each -> each.published(message, what, attempt, fate, now));
    }

    @Override
    public void repeated(Copy copy, long now) {
        all.forEach(each -> each.repeated(copy, now));
    }

    @Override
    public void settled(Message message) {
        all.forEach(each -> each.settled(message));
    }
}
