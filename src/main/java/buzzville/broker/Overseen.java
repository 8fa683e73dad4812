package buzzville.broker;

import buzzville.broker.order.Candidate;
import buzzville.broker.order.Lack;
import buzzville.broker.order.Overseer;
import buzzville.broker.order.Turns;
import buzzville.message.Copy;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Those that are held back and that somebody wants to see, with what they lack as far as he knows. */
final class Overseen<C extends Candidate> {
    private final Overseer overseer;
    private final Turns<C> turns;
    private final int subscription;
    private final Function<C, Copy> copies;
    private final Map<C, List<Lack>> lacking = new LinkedHashMap<>();

    Overseen(Overseer overseer, Turns<C> turns, int subscription, Function<C, Copy> copies) {
        this.overseer = overseer;
        this.turns = turns;
        this.subscription = subscription;
        this.copies = copies;
    }

    void held(C one, long now) {
        Copy copy = copies.apply(one);
        if (overseer.wants(copy)) {
            List<Lack> lacks = turns.lacks(one);
            lacking.put(one, lacks);
            overseer.held(copy, subscription, lacks, now);
        }
    }

    void goes(C one, boolean patient, boolean late, long now) {
        if (lacking.containsKey(one)) {
            settle(one, List.of(), patient, now);
            overseer.goes(copies.apply(one), patient, late, now);
        }
    }

    void left(C one) {
        if (lacking.remove(one) != null) {
            overseer.left(copies.apply(one));
        }
    }

    /** Shows what has become of what they lack. */
    void show(long now) {
        for (C one : List.copyOf(lacking.keySet())) {
            settle(one, turns.lacks(one), true, now);
        }
    }

    private void settle(C one, List<Lack> lacks, boolean patient, long now) {
        Set<Lack> left = new HashSet<>(lacks);
        for (Lack lack : lacking.getOrDefault(one, List.of())) {
            if (!left.contains(lack)) {
                boolean came = patient && !turns.isMissing(lack);
                overseer.settled(copies.apply(one), subscription, lack, came, now);
            }
        }
        lacking.replace(one, lacks);
    }
}
