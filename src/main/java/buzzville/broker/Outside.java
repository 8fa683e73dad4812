package buzzville.broker;

import buzzville.broker.overflow.FullLane;
import buzzville.kernel.Simulation;
import buzzville.message.Copy;
import buzzville.message.LengthWatcher;
import buzzville.metric.Fate;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Those that full lanes of one stage hold back: in the order in which they came, and some not for ever. */
final class Outside {
    private final Simulation simulation;
    private final String name;
    /** All that there ever were. */
    private final List<Lane> lanes;

    private final Losses losses;
    /** Null where everybody waits for ever. */
    private @Nullable Expiries patience;

    private @Nullable LengthWatcher watcher;
    /** Whether nobody stands here for somebody of another partition. */
    private boolean parted;

    private int count;
    private long turns;

    Outside(Simulation simulation, String name, List<Lane> lanes, Losses losses) {
        this.simulation = simulation;
        this.name = name;
        this.lanes = lanes;
        this.losses = losses;
        look();
    }

    /** The lanes have new rules. */
    void look() {
        if (patience == null
                && lanes.stream().anyMatch(lane -> lane.rules().overflow().givesUp())) {
            patience = new Expiries(simulation, name + "/give-up", this::giveUp);
        }
    }

    private void giveUp(Copy copy, long now) {
        lanes.forEach(lane -> lane.held.remove(copy));
        change(-1, now);
        losses.lost(copy, Fate.REJECTED, now);
        release(copy, now);
    }

    /** Who may take a message depends on its partition; before anything happens. */
    void share() {
        parted = true;
    }

    /** Whether nobody stands before this lane who would have to go before this copy. */
    boolean letsPass(Copy copy, Lane lane) {
        return lane.held.isEmpty()
                || parted && lane.held.stream().noneMatch(held -> held.message.partition == copy.message.partition);
    }

    /** Tells somebody of every change of how many stand here. */
    void tell(@Nullable LengthWatcher more) {
        watcher = more == null ? watcher : LengthWatcher.both(watcher, more);
    }

    private void change(int change, long now) {
        count += change;
        if (watcher != null) {
            watcher.changed(change, now);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** @param until when it gives up, or {@link FullLane#FOREVER} */
    void add(Copy copy, Lane lane, long until, long now) {
        copy.turn = ++turns;
        lane.held.add(copy);
        change(1, now);
        if (until != FullLane.FOREVER && patience != null) {
            patience.awaitAt(copy, until);
        }
    }

    /** Loses all that stand here now; a feeder that is released may offer its next at once. */
    void loseAll(Fate fate, long now) {
        for (Lane lane : lanes) {
            for (int n = lane.held.size(); n > 0; n--) {
                Copy copy = remove(lane.held.element(), lane, now);
                losses.lost(copy, fate, now);
                release(copy, now);
            }
        }
    }

    private Copy remove(Copy copy, Lane lane, long now) {
        lane.held.remove(copy);
        change(-1, now);
        if (copy.expiryTicket != -1 && patience != null) {
            patience.forget(copy);
        }
        return copy;
    }

    /**
     * Takes away the one that has waited longest among those for whom there is room; null if there is none.
     *
     * @param room whether there is for one of them, given the lane before which it stands
     */
    @Nullable
    Copy take(BiPredicate<Copy, Lane> room, long now) {
        Lane before = null;
        Copy longest = null;
        for (Lane lane : lanes) {
            Copy first = first(lane, room);
            if (first != null && (longest == null || first.turn < longest.turn)) {
                longest = first;
                before = lane;
            }
        }
        return longest == null || before == null ? null : remove(longest, before, now);
    }

    /** The first before a lane, or of its partition, if there is room for it. */
    private @Nullable Copy first(Lane lane, BiPredicate<Copy, Lane> room) {
        if (!parted) {
            Copy first = lane.held.peek();
            return first != null && room.test(first, lane) ? first : null;
        }
        BitSet asked = new BitSet();
        for (Copy copy : lane.held) {
            if (!asked.get(copy.message.partition) && room.test(copy, lane)) {
                return copy;
            }
            asked.set(copy.message.partition);
        }
        return null;
    }

    /** Tells whoever feeds a copy that it is held back no longer. */
    static void release(Copy copy, long now) {
        if (copy.feeder == null) {
            throw new IllegalStateException(
                    "a lane held back a message of '" + copy.message.origin.name() + "' that nobody feeds");
        }
        copy.feeder.released(copy, now);
    }
}
