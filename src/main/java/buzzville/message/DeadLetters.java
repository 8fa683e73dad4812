package buzzville.message;

import buzzville.codec.Codec;
import buzzville.codec.Coded;
import buzzville.metric.Fate;
import buzzville.metric.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a subscription puts aside for somebody to look at: what failed for good and, if asked for, what expired or found no
 * room. Being listed changes nothing about a message's fate.
 *
 * <p>Counts are whole; of the messages themselves only the first {@value #MOST_LISTED} are kept. As everywhere, messages of
 * the warm-up are not measured.
 */
public final class DeadLetters implements Coded {
    /** How many messages of one subscription are kept one by one. */
    public static final int MOST_LISTED = 10_000;

    /** Why a message is put aside. */
    public enum Why {
        /** Its last attempt failed, or the next was denied. */
        FAILED,
        /** Its time to live ended in the queue. */
        EXPIRED,
        /** A full lane refused it, dropped it or pushed it out. */
        OVERFLOW;

        boolean covers(Fate fate) {
            return switch (this) {
                case FAILED -> fate == Fate.DEAD_LETTERED;
                case EXPIRED -> fate == Fate.EXPIRED;
                case OVERFLOW ->
                    fate == Fate.REJECTED
                            || fate == Fate.DROPPED_NEWEST
                            || fate == Fate.DROPPED_OLDEST
                            || fate == Fate.EVICTED;
            };
        }
    }

    /**
     * One message that was put aside.
     *
     * @param subscription whose copy it was
     * @param attempts starts of service
     * @param firstFailure end of the first failed attempt; {@link Message#NEVER} if none failed
     * @param lastFailure end of the last failed attempt; likewise
     * @param fate how it ended
     * @param at when it ended
     */
    public record Letter(
            Message message,
            String subscription,
            int attempts,
            long firstFailure,
            long lastFailure,
            Fate fate,
            long at) {}

    /** Counts of one type of event. */
    public static final class Pile implements Coded {
        private Priority priority;
        private final long[] byFate = new long[Fate.values().length];
        private long count;
        private long attempts;
        private long oldest = Long.MAX_VALUE;
        private long newest = Message.NEVER;

        private Pile(Priority priority) {
            this.priority = priority;
        }

        public Priority priority() {
            return priority;
        }

        public long count() {
            return count;
        }

        public long count(Fate fate) {
            return byFate[fate.ordinal()];
        }

        /** Starts of service of all of them together. */
        public long attempts() {
            return attempts;
        }

        /** When the first was put aside, nanoseconds; only if there is one. */
        public long oldest() {
            return oldest;
        }

        /** When the last was put aside, nanoseconds. */
        public long newest() {
            return newest;
        }

        private void add(Pile other) {
            for (int fate = 0; fate < byFate.length; fate++) {
                byFate[fate] += other.byFate[fate];
            }
            count += other.count;
            attempts += other.attempts;
            oldest = Math.min(oldest, other.oldest);
            newest = Math.max(newest, other.newest);
        }

        @Override
        public void code(Codec codec) {
            priority = codec.choice(priority, Priority.class);
            codec.numbers(byFate);
            count = codec.number(count);
            attempts = codec.number(attempts);
            oldest = codec.number(oldest);
            newest = codec.number(newest);
        }
    }

    private final Set<Why> wanted;
    private final Span span;
    private final Map<String, Pile> piles = new TreeMap<>();
    private final List<Letter> listed = new ArrayList<>();
    /** How many were listed; more than are here if some were counted on another machine, or earlier. */
    private int listedCount;

    /** An empty heap for what ends for one of these reasons. */
    public DeadLetters(Set<Why> wanted, Span span) {
        this.wanted = wanted;
        this.span = span;
    }

    /** A copy has been lost at this subscription. */
    void lost(Copy copy, Fate fate, long now) {
        if (span.covers(copy.message.occurredAt) && wanted.stream().anyMatch(why -> why.covers(fate))) {
            Pile pile = pile(copy.message.kind.name(), copy.message.kind.priority());
            pile.count++;
            pile.byFate[fate.ordinal()]++;
            pile.attempts += copy.attempts;
            pile.oldest = Math.min(pile.oldest, now);
            pile.newest = now;
            if (listed.size() < MOST_LISTED) {
                listedCount++;
                Failed failed = copy.failed;
                listed.add(new Letter(
                        copy.message,
                        copy.account.name(),
                        copy.attempts,
                        failed == null ? Message.NEVER : failed.firstAt,
                        failed == null ? Message.NEVER : failed.lastAt,
                        fate,
                        now));
            }
        }
    }

    private Pile pile(String event, Priority priority) {
        return piles.computeIfAbsent(event, name -> new Pile(priority));
    }

    /** Adds the counts of another, and what it lists as long as there is room. */
    public void add(DeadLetters other) {
        other.piles.forEach((event, pile) -> pile(event, pile.priority).add(pile));
        listed.addAll(other.listed.subList(0, Math.min(other.listed.size(), MOST_LISTED - listed.size())));
        listedCount = Math.min(MOST_LISTED, listedCount + other.listedCount);
    }

    /** All types of event together; its priority says nothing. */
    public Pile all() {
        Pile all = new Pile(Priority.values()[0]);
        piles.values().forEach(all::add);
        return all;
    }

    /** By type of event, in alphabetical order. */
    public Map<String, Pile> piles() {
        return Collections.unmodifiableMap(piles);
    }

    /** How many are listed one by one, in all runs together. */
    public int listedCount() {
        return listedCount;
    }

    /** Those that are kept one by one, as they came. */
    public List<Letter> listed() {
        return Collections.unmodifiableList(listed);
    }

    /** Counts only: of single messages, how many are listed where they are. */
    @Override
    public void code(Codec codec) {
        codec.named(piles, event -> new Pile(Priority.values()[0]));
        listedCount = codec.count(listedCount);
    }
}
