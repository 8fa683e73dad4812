package buzzville.city.life;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Priority;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks for lost messages, and counts them by where and why. */
public final class Lost implements Recorder {
    /**
     * Losses of one kind.
     *
     * @param subscription who did not get them; empty where nobody expected them
     */
    public record Pile(String priority, String subscription, Fate fate) {}

    /** Instead of a count: the first of each priority and reason. */
    public static final int ONE_OF_EACH = 0;

    private record Kind(String priority, Fate fate) {}

    private static final class Turn {
        long of;
        int number;
    }

    private record Missed(Found found, int priority, long at, int turn) {}

    private static final Comparator<Missed> ORDER = Comparator.comparingInt(Missed::turn)
            .thenComparingInt(Missed::priority)
            .thenComparingLong(Missed::at)
            .thenComparingLong(missed -> missed.found().mention().id());

    private final @Nullable Priority priority;
    private final @Nullable Fate reason;
    private final @Nullable String at;
    private final int count;
    private final TreeSet<Missed> first = new TreeSet<>(ORDER);
    private final Map<Pile, Long> piles = new LinkedHashMap<>();
    private final Map<Kind, Turn> turns = new HashMap<>();

    /**
     * Nothing found yet.
     *
     * @param priority of which; null for all
     * @param reason for which; null for all
     * @param at a service or one of its instances; null for all
     * @param count how many to keep, or {@link #ONE_OF_EACH}
     */
    public Lost(@Nullable Priority priority, @Nullable Fate reason, @Nullable String at, int count) {
        this.priority = priority;
        this.reason = reason;
        this.at = at;
        this.count = count;
    }

    static boolean isAt(String account, String wanted) {
        return account.equals(wanted) || account.startsWith(wanted + "[");
    }

    @Override
    public void occurred(Message message) {}

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        if (fate == null
                || !fate.isLoss()
                || priority != null && message.kind.priority() != priority
                || reason != null && fate != reason
                || at != null && !isAt(account.name(), at)) {
            return;
        }
        String label = message.kind.priority().label();
        piles.merge(new Pile(label, account.index() < 0 ? "" : account.name(), fate), 1L, Long::sum);
        Turn turn = turns.computeIfAbsent(new Kind(label, fate), kind -> new Turn());
        if (turn.number == 0 || turn.of != message.identity) {
            turn.of = message.identity;
            turn.number++;
            if (turn.number <= Math.max(1, count)) {
                first.add(new Missed(Found.of(message), message.priority, now, turn.number));
            }
        }
    }

    /** How many were lost, by kind, the most urgent first, then in the order of their first loss. */
    public Map<Pile, Long> piles() {
        List<Pile> order = new ArrayList<>(piles.keySet());
        order.sort(Comparator.comparing(pile -> urgency(pile.priority())));
        Map<Pile, Long> sorted = new LinkedHashMap<>();
        order.forEach(pile -> sorted.put(pile, piles.getOrDefault(pile, 0L)));
        return sorted;
    }

    private static int urgency(String label) {
        for (Priority each : Priority.values()) {
            if (each.label().equals(label)) {
                return each.ordinal();
            }
        }
        return Priority.count();
    }

    /** The first of each kind, then the second of each, and so on: the most urgent first, each message once. */
    public List<Found> found() {
        Set<Found> once = new LinkedHashSet<>();
        first.forEach(missed -> once.add(missed.found()));
        return count == ONE_OF_EACH
                ? List.copyOf(once)
                : once.stream().limit(count).toList();
    }
}
