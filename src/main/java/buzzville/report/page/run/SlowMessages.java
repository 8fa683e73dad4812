package buzzville.report.page.run;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Priority;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Listens to a run and keeps of each priority the deliveries that came latest after their occurrence, with the instants of their lives. */
public final class SlowMessages implements Recorder {
    private static final int MOST = 12;

    private final List<PriorityQueue<Slow>> kept = new ArrayList<>();

    /** Nothing heard yet. */
    public SlowMessages() {
        for (int i = 0; i < Priority.count(); i++) {
            kept.add(new PriorityQueue<>(MOST, Comparator.comparingLong(Slow::took)));
        }
    }

    /**
     * A delivery.
     *
     * @param instants virtual nanoseconds in the order of {@link Step}; {@link Message#NEVER} for what it did not meet
     */
    record Slow(
            long id, String event, String producer, int instance, String service, Priority priority, long[] instants) {
        long took() {
            return instants[instants.length - 1] - instants[0];
        }
    }

    /** What a message lives through, in this order. */
    enum Step {
        OCCURRED,
        PUBLISHED,
        ARRIVED,
        ADMITTED,
        BROKERED,
        ROUTED,
        ENTERED,
        DISPATCHED,
        RECEIVED,
        STARTED,
        DONE
    }

    @Override
    public void occurred(Message message) {}

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        if (fate != Fate.DELIVERED || copy == null || account.index() < 0) {
            return;
        }
        PriorityQueue<Slow> slowest = kept.get(message.priority);
        Slow least = slowest.peek();
        long took = now - message.occurredAt;
        if (slowest.size() < MOST || least != null && took > least.took()) {
            // of several subscriptions the one that had it last
            slowest.removeIf(each -> each.id() == message.identity);
            slowest.add(slow(message, account, copy, now));
            if (slowest.size() > MOST) {
                slowest.remove();
            }
        }
    }

    private static Slow slow(Message message, Account account, Copy copy, long now) {
        return new Slow(
                message.identity,
                message.kind.name(),
                message.origin.name(),
                message.instance,
                account.name(),
                Priority.of(message.priority),
                new long[] {
                    message.occurredAt,
                    message.publishedAt,
                    message.arrivedAt,
                    message.admittedAt,
                    message.brokeredAt,
                    message.routedAt,
                    copy.enteredAt,
                    copy.dispatchedAt,
                    copy.receivedAt,
                    copy.startedAt,
                    now
                });
    }

    /** The most urgent first, and of one priority the slowest. */
    List<Slow> slowest() {
        return kept.stream()
                .flatMap(each -> each.stream()
                        .sorted(Comparator.comparingLong((Slow slow) -> -slow.took())
                                .thenComparingLong(slow -> slow.instants()[0])
                                .thenComparingLong(Slow::id)
                                .thenComparing(Slow::service)))
                .toList();
    }
}
