package buzzville.broker.order;

import buzzville.clock.VectorStamp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * A message waits for those of which its sender knew when it sent it: for the earlier ones of its sender, and, if the order is
 * causal, for all that were sent here before it as far as causality goes (M. Raynal, A. Schiper and S. Toueg, "The causal ordering
 * abstraction and a simple way to implement it", Information Processing Letters 39(6), 1991; here one message may have several
 * receivers).
 */
public final class CausalTurns<C extends Candidate> implements Turns<C> {
    /** What has come of one sender. */
    private static final class Stream<C> {
        /** Nobody waits for any of these. */
        int upTo;
        /** Those after {@link #upTo} for which nobody waits either. */
        final Set<Integer> beyond = new HashSet<>();
        /** Those for which nobody waits although they have not come. */
        final Set<Integer> missing = new HashSet<>();
        /** Those that are here and wait. */
        final Map<Integer, C> here = new HashMap<>();
        /** Who waits until it is {@link #upTo} there. */
        final NavigableMap<Integer, LinkedHashSet<C>> waiting = new TreeMap<>();
    }

    private final int subscription;
    private final boolean causal;
    private final Exit<C> exit;
    private final List<Stream<C>> streams = new ArrayList<>();
    private final ArrayDeque<C> awake = new ArrayDeque<>();
    private long numbers;

    /**
     * Nothing has come yet.
     *
     * @param subscription its number
     * @param causal whether it waits for messages of others too
     */
    public CausalTurns(int subscription, boolean causal, Exit<C> exit) {
        this.subscription = subscription;
        this.causal = causal;
        this.exit = exit;
    }

    @Override
    public void come(C one, long now) {
        one.comes(++numbers);
        awake.add(one);
        look(now);
    }

    @Override
    public void giveUp(C one, long now) {
        VectorStamp known = one.mark.known(subscription);
        for (int i = 0; causal && i < known.size(); i++) {
            miss(stream(known.process(i)), known.count(known.process(i)));
        }
        miss(stream(one.mark.sender), one.place - 1);
        look(now);
    }

    /** Nobody waits any more for those up to a place that are not here. */
    private void miss(Stream<C> stream, int place) {
        for (int each = stream.upTo + 1; each <= place; each++) {
            boolean open = each > stream.upTo && !stream.beyond.contains(each); // which grows on the way
            if (open && !stream.here.containsKey(each)) {
                stream.missing.add(each);
                settle(stream, each);
            }
        }
    }

    @Override
    public void end(C one, long now) {
        forget(one);
        Stream<C> own = stream(one.mark.sender);
        if (one.place > own.upTo) {
            settle(own, one.place);
        }
        look(now);
    }

    @Override
    public void forget(C one) {
        one.done();
        stream(one.mark.sender).here.remove(one.place, one);
        if (one.among instanceof Set<?> others) {
            others.remove(one);
        }
    }

    @Override
    public void leave(C one) {
        forget(one);
    }

    @Override
    public void skip(Postmark mark, long now) {
        Stream<C> stream = stream(mark.sender);
        int place = mark.place(subscription);
        if (place > stream.upTo) {
            settle(stream, place);
        }
        look(now);
    }

    @Override
    public List<Lack> lacks(C one) {
        List<Lack> lacks = new ArrayList<>();
        int sender = one.mark.sender;
        lacks(sender, one.place - 1, lacks);
        VectorStamp known = one.mark.known(subscription);
        for (int i = 0; causal && i < known.size(); i++) {
            int other = known.process(i);
            if (other != sender) {
                lacks(other, known.count(other), lacks);
            }
        }
        return lacks;
    }

    private void lacks(int sender, int upTo, List<Lack> to) {
        Stream<C> stream = stream(sender);
        for (int place = stream.upTo + 1; place <= upTo; place++) {
            if (!stream.beyond.contains(place) && !stream.here.containsKey(place)) {
                to.add(new Lack(sender, place));
            }
        }
    }

    @Override
    public boolean isMissing(Lack lack) {
        return stream(lack.sender()).missing.contains(lack.place());
    }

    @Override
    public void look(long now) {
        for (C one = awake.poll(); one != null; one = awake.poll()) {
            one.among = null;
            if (!one.isDone() && !waits(one)) {
                go(one, now);
            }
        }
    }

    private boolean waits(C one) {
        int sender = one.mark.sender;
        if (one.place <= stream(sender).upTo) {
            return false; // it has come before, or nobody waited for it
        }
        boolean waits = waits(one, sender, one.place - 1);
        if (causal) {
            VectorStamp known = one.mark.known(subscription);
            for (int i = 0; !waits && i < known.size(); i++) {
                int other = known.process(i);
                waits = other != sender && waits(one, other, known.count(other));
            }
        }
        if (waits) {
            stream(sender).here.putIfAbsent(one.place, one);
        }
        return waits;
    }

    private boolean waits(C one, int sender, int place) {
        Stream<C> stream = stream(sender);
        if (stream.upTo >= place) {
            return false;
        }
        LinkedHashSet<C> others = stream.waiting.computeIfAbsent(place, fresh -> new LinkedHashSet<>());
        others.add(one);
        one.among = others;
        return true;
    }

    private void go(C one, long now) {
        Stream<C> own = stream(one.mark.sender);
        one.done();
        own.here.remove(one.place, one);
        boolean late = own.missing.remove(one.place);
        if (!exit.go(one, late, now)) {
            if (late) {
                own.missing.add(one.place);
            }
        } else if (one.place > own.upTo) {
            settle(own, one.place);
        }
    }

    private void settle(Stream<C> stream, int place) {
        stream.beyond.add(place);
        while (stream.beyond.remove(stream.upTo + 1)) {
            stream.upTo++;
        }
        NavigableMap<Integer, LinkedHashSet<C>> over = stream.waiting.headMap(stream.upTo, true);
        if (!over.isEmpty()) {
            List<C> woken = new ArrayList<>();
            over.values().forEach(woken::addAll);
            over.clear();
            woken.sort(Comparator.comparingLong(one -> one.number));
            awake.addAll(woken);
        }
    }

    private Stream<C> stream(int sender) {
        while (streams.size() <= sender) {
            streams.add(new Stream<>());
        }
        return streams.get(sender);
    }
}
