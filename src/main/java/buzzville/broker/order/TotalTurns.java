package buzzville.broker.order;

import buzzville.clock.HybridStamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All go by their stamps, and among equal ones by their senders' numbers, so that subscriptions that get the same messages get them
 * in the same order. A message waits until nothing earlier can come: until everybody who sends here has been heard of with a stamp
 * that is no earlier (L. Lamport, 1978, section on mutual exclusion, here with hybrid stamps).
 */
public final class TotalTurns<C extends Candidate> implements Turns<C> {
    /** What is known of one sender. */
    private static final class Stream {
        /** All up to this one have come, or are not waited for any more. */
        int upTo;
        /** The stamp of the latest of these, or a later one with which it said that there were no others. */
        @Nullable
        HybridStamp heard;
        /** Stamps of those that came before one that was sent earlier. */
        final NavigableMap<Integer, HybridStamp> ahead = new TreeMap<>();
        /** What it said itself, by how many it had sent. */
        final NavigableMap<Integer, HybridStamp> told = new TreeMap<>();
        /** Those that are not waited for although they have not come. */
        final Set<Integer> missing = new HashSet<>();

        boolean isBehind(HybridStamp stamp) {
            return heard == null || heard.compareTo(stamp) < 0;
        }

        void come(int place, HybridStamp stamp) {
            if (place > upTo) {
                ahead.put(place, stamp);
                advance();
            }
        }

        void advance() {
            while (!ahead.isEmpty() && ahead.firstKey() == upTo + 1) {
                hear(ahead.pollFirstEntry().getValue());
                upTo++;
            }
            NavigableMap<Integer, HybridStamp> over = told.headMap(upTo, true);
            over.values().forEach(this::hear);
            over.clear();
        }

        private void hear(HybridStamp stamp) {
            heard = isBehind(stamp) ? stamp : heard;
        }

        /** Up to where nothing has come although it must have been sent; the greatest number if nobody knows. */
        int next() {
            return Math.min(
                    ahead.isEmpty() ? Integer.MAX_VALUE : ahead.firstKey() - 1,
                    told.isEmpty() ? Integer.MAX_VALUE : told.firstKey());
        }

        /** Waits no longer for what has not come, up to a stamp if something is known of it. */
        void skip(HybridStamp until) {
            while (isBehind(until) && !(ahead.isEmpty() && told.isEmpty())) {
                int next = next();
                while (upTo < next) {
                    missing.add(++upTo);
                }
                advance();
            }
        }
    }

    private static final Comparator<Candidate> BY_STAMP = Comparator.comparing((Candidate one) -> one.mark.hybrid())
            .thenComparingInt(one -> one.mark.sender)
            .thenComparingLong(one -> one.number);

    private final int subscription;
    private final Exit<C> exit;
    private final List<Stream> streams = new ArrayList<>();
    /** Numbers of those who may send here. */
    private int[] senders;

    private final TreeSet<C> waiting = new TreeSet<>(BY_STAMP);
    /** Those that have come and must come again before anything later may go. */
    private final TreeSet<C> away = new TreeSet<>(BY_STAMP);

    /** The one that went last of all that had to be in order. */
    private @Nullable C last;
    /** One of whom nothing has been heard for long, as far as is known. */
    private int slowest;

    private long numbers;

    /**
     * Nothing has come yet.
     *
     * @param subscription its number
     * @param senders numbers of all who may send here
     */
    public TotalTurns(int subscription, List<Integer> senders, Exit<C> exit) {
        this.subscription = subscription;
        this.senders = senders.stream().mapToInt(Integer::intValue).toArray();
        this.exit = exit;
    }

    @Override
    public void come(C one, long now) {
        int sender = one.mark.sender;
        boolean back = away.removeIf(other -> other.mark.sender == sender && other.place == one.place);
        one.comes(++numbers);
        if (Arrays.stream(senders).noneMatch(each -> each == sender)) {
            senders = Arrays.copyOf(senders, senders.length + 1);
            senders[senders.length - 1] = sender; // nobody expected it to send here
        }
        Stream own = stream(sender);
        boolean again = one.place <= own.upTo || own.ahead.containsKey(one.place);
        boolean missed = own.missing.remove(one.place) || back;
        own.come(one.place, one.mark.hybrid());
        if (last != null && isBefore(one, last)) {
            one.done();
            boolean late = missed || !again;
            if (!exit.go(one, late, now) && late) {
                own.missing.add(one.place);
            }
        } else {
            waiting.add(one);
        }
        release(now);
    }

    private static boolean isBefore(Candidate one, Candidate other) {
        int byStamp = one.mark.hybrid().compareTo(other.mark.hybrid());
        return byStamp < 0 || byStamp == 0 && one.mark.sender < other.mark.sender;
    }

    @Override
    public void heard(int sender, HybridStamp stamp, int sent, long now) {
        Stream stream = stream(sender);
        stream.told.merge(sent, stamp, (one, other) -> one.compareTo(other) < 0 ? other : one);
        stream.advance();
        release(now);
    }

    @Override
    public void giveUp(C one, long now) {
        for (int sender : senders) {
            stream(sender).skip(one.mark.hybrid());
        }
        NavigableSet<C> before = away.headSet(one, true);
        before.forEach(other -> stream(other.mark.sender).missing.add(other.place));
        before.clear();
        while (!one.isDone()) {
            go(waiting.first(), now);
        }
        release(now);
    }

    @Override
    public void end(C one, long now) {
        forget(one);
        release(now);
    }

    @Override
    public void forget(C one) {
        waiting.remove(one);
        away.remove(one);
        one.done();
    }

    @Override
    public void leave(C one) {
        forget(one);
        away.add(one);
    }

    @Override
    public void skip(Postmark mark, long now) {
        stream(mark.sender).come(mark.place(subscription), mark.hybrid());
        release(now);
    }

    @Override
    public List<Lack> lacks(C one) {
        List<Lack> lacks = new ArrayList<>();
        HybridStamp stamp = one.mark.hybrid();
        for (int sender : senders) {
            Stream stream = stream(sender);
            if (stream.isBehind(stamp)) {
                int next = stream.next();
                if (next == Integer.MAX_VALUE) {
                    lacks.add(new Lack(sender, 0));
                }
                for (int place = stream.upTo + 1; next != Integer.MAX_VALUE && place <= next; place++) {
                    lacks.add(new Lack(sender, place));
                }
            }
        }
        away.headSet(one).forEach(other -> lacks.add(new Lack(other.mark.sender, other.place)));
        return lacks;
    }

    @Override
    public boolean isMissing(Lack lack) {
        return stream(lack.sender()).missing.contains(lack.place());
    }

    @Override
    public void look(long now) {
        release(now);
    }

    private void release(long now) {
        while (!waiting.isEmpty()
                && isSettled(waiting.first().mark.hybrid())
                && (away.isEmpty() || BY_STAMP.compare(waiting.first(), away.first()) < 0)) {
            go(waiting.first(), now);
        }
    }

    /** Whether nothing can come any more that is earlier. */
    private boolean isSettled(HybridStamp stamp) {
        if (stream(slowest).isBehind(stamp) && Arrays.stream(senders).anyMatch(each -> each == slowest)) {
            return false;
        }
        for (int sender : senders) {
            if (stream(sender).isBehind(stamp)) {
                slowest = sender;
                return false;
            }
        }
        return true;
    }

    private void go(C one, long now) {
        waiting.remove(one);
        one.done();
        if (exit.go(one, false, now)) {
            last = one;
        } else {
            away.add(one);
        }
    }

    private Stream stream(int sender) {
        while (streams.size() <= sender) {
            streams.add(new Stream());
        }
        return streams.get(sender);
    }
}
