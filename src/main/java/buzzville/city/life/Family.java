package buzzville.city.life;

import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All messages of one happening: its reports, aggregates that these became part of, and whatever any of them caused. Counts
 * what became of them, and knows which one was acted on last.
 *
 * <p>As a condition it holds for the first of them only, so that a hundred thousand text messages can be counted without being
 * watched one by one.
 */
public final class Family implements Predicate<Message>, Recorder {
    /** What became of the messages of one type. */
    public static final class Tally {
        private long messages;
        private final Map<Fate, Long> fates = new TreeMap<>();
        private long inFlight;

        /** How many there were. */
        public long messages() {
            return messages;
        }

        /** How their stories ended, one for each of their subscriptions. */
        public Map<Fate, Long> fates() {
            return Collections.unmodifiableMap(fates);
        }

        /** How many stories had not ended when the run did. */
        public long inFlight() {
            return inFlight;
        }
    }

    /**
     * The last thing that anybody did because of it.
     *
     * @param id of the message that was served
     * @param subscription whose service it was, and {@code at} when it was done
     */
    public record LastAction(long id, String subscription, long at) {}

    private final long root;
    private final int most;
    private final Map<Long, Long> causes = new LinkedHashMap<>();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private @Nullable LastAction last;
    private int watched;
    private long rootAt;

    /**
     * Nobody known yet.
     *
     * @param root identity of the happening
     * @param most for how many messages the condition holds
     */
    public Family(long root, int most) {
        this.root = root;
        this.most = most;
    }

    /** Takes the message in, if it belongs to it; the answer is whether to watch it. */
    @Override
    public boolean test(Message message) {
        long cause = message.cause;
        boolean ours = message.incident == root || causes.containsKey(cause);
        if (message instanceof Aggregate aggregate) {
            for (Message part : aggregate.parts()) {
                if (causes.containsKey(part.identity)) {
                    ours = true;
                    cause = part.identity; // the first that came is the one that it waited for
                    break;
                }
            }
        }
        if (!ours) {
            return false;
        }
        if (message.incident == root) {
            rootAt = message.rootAt;
        }
        causes.put(message.identity, cause);
        tallies.computeIfAbsent(message.kind.name(), fresh -> new Tally()).messages++;
        return ++watched <= most;
    }

    @Override
    public void occurred(Message message) {}

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        if (!causes.containsKey(message.identity)) {
            return;
        }
        Tally tally = tallies.computeIfAbsent(message.kind.name(), fresh -> new Tally());
        if (fate == null) {
            tally.inFlight++;
            return;
        }
        tally.fates.merge(fate, 1L, Long::sum);
        if (fate == Fate.DELIVERED && account.index() >= 0 && (last == null || now >= last.at())) {
            last = new LastAction(message.identity, account.name(), now);
        }
    }

    /** When it happened, virtual nanoseconds. */
    public long rootAt() {
        return rootAt;
    }

    /** By type of event, in the order in which the first of each came. */
    public Map<String, Tally> tallies() {
        return Collections.unmodifiableMap(tallies);
    }

    /** How many messages belong to it. */
    public int size() {
        return causes.size();
    }

    /** The last action; null if nobody did anything. */
    public @Nullable LastAction lastAction() {
        return last;
    }

    /** The messages from the happening to its last action, each the cause of the next or a part of it; empty without one. */
    public List<Long> chain() {
        List<Long> chain = new ArrayList<>();
        for (Long id = last == null ? null : last.id(); id != null && causes.containsKey(id); id = causes.get(id)) {
            chain.add(id);
        }
        Collections.reverse(chain);
        return chain;
    }
}
