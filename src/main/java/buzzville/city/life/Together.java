package buzzville.city.life;

import buzzville.message.Account;
import buzzville.message.Aggregate;
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
}
