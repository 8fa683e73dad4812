package buzzville.broker;

import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.Ledger;
import buzzville.message.Message;
import buzzville.metric.Fate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes copies out of lanes and windows that are the memory of something that crashed, and puts them back from its journal. An
 * aggregate is in no journal: what comes back is what it was made of.
 */
final class Recall {
    /** Where copies stood, and come back to. */
    interface Home {
        /** Puts one back that had come in, as the next to be served. */
        void putBack(Copy copy, long now);

        /** Takes one that had not come in, but had been let pass: it was about to be merged, or had been. */
        void comeAgain(Copy copy, long now);

        /** One that had come in does not come back. */
        void lose(Copy copy, Fate fate, long now);

        /** One that had not come in does not come back. */
        void lost(Copy copy, Fate fate, long now);
    }

    /** A copy that stands in a journal and nowhere else. */
    record Kept(Copy copy, Home home) {
        /** Whether it had come in: else it waited for others, or was part of an aggregate. */
        boolean hadComeIn() {
            return copy.enteredAt != Message.NEVER;
        }

        /** It is back at the head of its lane, or comes again, unless it has grown too old; its wait went on. */
        void putBack(long now) {
            if (now > copy.deadline) {
                lose(Fate.EXPIRED, now);
            } else if (hadComeIn()) {
                copy.waited += now - copy.queuedAt;
                home.putBack(copy, now);
                isBack(now);
            } else {
                home.comeAgain(copy, now);
            }
        }

        private void isBack(long now) {
            if (home instanceof Lanes lanes) {
                lanes.before.isBack(copy, now);
            }
        }

        private void stepInFirst(long now) {
            if (home instanceof Lanes lanes) {
                lanes.stepInFirst(copy, now);
            }
        }

        private long turn() {
            return copy.entry == null ? Long.MAX_VALUE : copy.entry.turn;
        }

        /** It does not come back. */
        void lose(Fate fate, long now) {
            if (hadComeIn()) {
                home.lose(copy, fate, now);
                isBack(now);
            } else {
                home.lost(copy, fate, now);
            }
        }
    }

    private Recall() {}

    /**
     * Puts them back before all that is new, and what is delivered again between them by its place in the log; what is to be merged
     * comes after that, as if it were new, in the order of the log.
     *
     * @param kept in the order of their lanes
     * @param again in the order of the log
     */
    static void putBack(List<Kept> kept, List<Kept> again, long now) {
        List<Kept> merged = new ArrayList<>();
        Map<Lanes, ArrayDeque<Kept>> repeats = new LinkedHashMap<>();
        for (Kept one : again) {
            if (one.home instanceof Lanes lanes && !lanes.before.merges(one.copy)) {
                repeats.computeIfAbsent(lanes, any -> new ArrayDeque<>()).push(one);
            } else {
                merged.add(one);
            }
        }
        for (int i = kept.size() - 1; i >= 0; i--) {
            Kept one = kept.get(i);
            if (!one.hadComeIn()) {
                merged.add(one);
                continue;
            }
            ArrayDeque<Kept> left = one.home instanceof Lanes lanes ? repeats.get(lanes) : null;
            while (left != null && !left.isEmpty() && left.element().turn() > one.turn()) {
                left.remove().stepInFirst(now);
            }
            one.putBack(now);
        }
        repeats.forEach((lanes, left) -> left.forEach(one -> one.stepInFirst(now)));
        merged.sort(Comparator.comparingLong(Kept::turn));
        merged.forEach(one -> one.putBack(now));
    }

    /** Takes out those that wait in these lanes and that this is true of, in the order of the lanes. */
    static List<Kept> from(Lanes lanes, Predicate<Copy> which, long now) {
        List<Kept> kept = new ArrayList<>();
        for (Copy copy : waiting(lanes, which)) {
            lanes.leave(copy, now);
            lanes.before.leaves(copy);
            kept.add(new Kept(copy, lanes));
        }
        return kept;
    }

    /** The same of all that waits there or in a window before it, aggregates undone. */
    static List<Kept> all(Lanes lanes, Predicate<Copy> which, Ledger ledger, long now) {
        List<Kept> kept = new ArrayList<>();
        for (Copy copy : waiting(lanes, which)) {
            lanes.leave(copy, now);
            lanes.before.leaves(copy);
            if (undoable(copy) != null) {
                lanes.presence().left(copy, false, now);
            }
            undo(copy, lanes, ledger, kept, now);
        }
        lanes.before.recall(which, copy -> undo(copy, lanes, ledger, kept, now), now);
        return kept;
    }

    /** One that is served for a second time has a history of its own, and comes back as it is. */
    private static @Nullable Aggregate undoable(Copy copy) {
        return copy.message instanceof Aggregate aggregate && copy.claim == null ? aggregate : null;
    }

    private static void undo(Copy copy, Lanes lanes, Ledger ledger, List<Kept> kept, long now) {
        Aggregate aggregate = undoable(copy);
        if (aggregate != null) {
            lanes.before.undo(copy, ledger, now);
            aggregate.forEachCopy(copy, part -> kept.add(new Kept(part, lanes)));
        } else {
            kept.add(new Kept(copy, lanes));
        }
    }

    private static List<Copy> waiting(Lanes lanes, Predicate<Copy> which) {
        List<Copy> waiting = new ArrayList<>();
        lanes.forEachWaiting(copy -> {
            if (which.test(copy)) {
                waiting.add(copy);
            }
        });
        return waiting;
    }
}
