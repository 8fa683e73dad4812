package buzzville.city.life;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Looks for the messages of one priority that were delivered latest, each by its latest subscription. */
public final class Worst implements Recorder {
    private record Late(Found found, long latency) {}

    private final String priority;
    private final @Nullable String at;
    private final int count;
    private final Comparator<Late> order = Comparator.comparingLong(Late::latency)
            .thenComparing(late -> late.found().mention().id(), Comparator.reverseOrder());
    private final PriorityQueue<Late> latest = new PriorityQueue<>(order);
    private long delivered;

    /**
     * Nothing found yet.
     *
     * @param priority as users write it
     * @param at a service or one of its instances; null for all
     * @param count how many to keep, at least 1
     */
    public Worst(String priority, @Nullable String at, int count) {
        this.priority = priority;
        this.at = at;
        this.count = count;
    }

    @Override
    public void occurred(Message message) {}

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        if (fate != Fate.DELIVERED
                || !message.kind.priority().label().equals(priority)
                || at != null && !Lost.isAt(account.name(), at)) {
            return;
        }
        delivered++;
        Late late = new Late(Found.of(message), now - message.occurredAt);
        if (latest.size() >= count && order.compare(late, latest.element()) <= 0) {
            return;
        }
        Late before = latest.stream()
                .filter(other -> other.found().mention().id() == message.identity)
                .findFirst()
                .orElse(null);
        if (before != null && order.compare(late, before) <= 0) {
            return;
        }
        latest.remove(before);
        latest.add(late);
        if (latest.size() > count) {
            latest.remove();
        }
    }

    /** How many of the priority were delivered there. */
    public long delivered() {
        return delivered;
    }

    /** The latest first. */
    public List<Found> found() {
        List<Late> all = new ArrayList<>(latest);
        all.sort(order.reversed());
        return all.stream().map(Late::found).toList();
    }
}
