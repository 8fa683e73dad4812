package buzzville.city;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Priority;
import buzzville.message.Recorder;
import buzzville.metric.Ages;
import buzzville.metric.Fate;
import buzzville.metric.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notes how old the oldest message of each subscription is that is not done, by what becomes of each; only where somebody asks. A
 * message grows old from when somebody had it to say: what nobody has noticed yet waits for nobody, what is held back at its source
 * does.
 */
final class AgeWatch implements Recorder {
    private final Span span;
    /** By index of the subscription, then by priority; null where nothing has ended yet. */
    private final List<@Nullable Ages[]> subscriptions = new ArrayList<>();

    private final Set<Message> unnoticed = Collections.newSetFromMap(new IdentityHashMap<>());

    AgeWatch(Span span) {
        this.span = span;
    }

    @Override
    public void occurred(Message message) {}

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        if (account.index() < 0) {
            return;
        }
        boolean sent = message.publishedAt != Message.NEVER;
        Ages ages = ages(account.index(), message.priority);
        if (fate != null) {
            ages.ended((sent ? message.publishedAt : now) - message.heldAtSource, now);
        } else if (sent) {
            ages.stays(message.publishedAt - message.heldAtSource);
        } else if (!unnoticed.contains(message)) {
            ages.stays(message.occurredAt);
        }
    }

    /** Nobody has noticed it when the run ends; told before its story is. */
    void unnoticed(Message message) {
        unnoticed.add(message);
    }

    private Ages ages(int subscription, int priority) {
        while (subscriptions.size() <= subscription) {
            subscriptions.add(new @Nullable Ages[Priority.count()]);
        }
        @Nullable Ages[] own = subscriptions.get(subscription);
        Ages ages = own[priority];
        if (ages == null) {
            ages = new Ages(span);
            own[priority] = ages;
        }
        return ages;
    }

    /** How old the oldest of a subscription is at the end of each bucket, nanoseconds, by priority; only those of which there were any. */
    Map<Priority, long[]> of(Account account) {
        Map<Priority, long[]> all = new EnumMap<>(Priority.class);
        if (0 <= account.index() && account.index() < subscriptions.size()) {
            for (Priority priority : Priority.values()) {
                Ages ages = subscriptions.get(account.index())[priority.ordinal()];
                if (ages != null) {
                    all.put(priority, ages.atEnds());
                }
            }
        }
        return all;
    }
}
