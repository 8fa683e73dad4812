package buzzville.broker;

import buzzville.broker.overflow.FullLane;
import buzzville.kernel.Simulation;
import buzzville.message.Copy;
import buzzville.metric.Fate;
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
        if (patience == null && lanes.stream().anyMatch(lane -> lane.rules().overflow().givesUp())) {
            patience = new Expiries(simulation, name + "/give-up", this::giveUp);
        }
    }

    private void giveUp(Copy copy, long now) {
        lanes.forEach(lane -> lane.held.remove(copy));
        count--;
        losses.lost(copy, Fate.REJECTED, now);
        release(copy, now);
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** @param until when it gives up, or {@link FullLane#FOREVER} */
    void add(Copy copy, Lane lane, long until) {
        copy.turn = ++turns;
        lane.held.add(copy);
        count++;
        if (until != FullLane.FOREVER && patience != null) {
            patience.awaitAt(copy, until);
        }
    }

    /** Loses all that stand here now; a feeder that is released may offer its next at once. */
    void loseAll(Fate fate, long now) {
        for (Lane lane : lanes) {
            for (int n = lane.held.size(); n > 0; n--) {
                Copy copy = remove(lane);
                losses.lost(copy, fate, now);
                release(copy, now);
            }
        }
    }

    private Copy remove(Lane lane) {
        Copy copy = lane.held.remove();
        count--;
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
    Copy take(BiPredicate<Copy, Lane> room) {
        Lane longest = null;
        for (Lane lane : lanes) {
            Copy first = lane.held.peek();
            if (first != null
                    && room.test(first, lane)
                    && (longest == null || first.turn < longest.held.element().turn)) {
                longest = lane;
            }
        }
        return longest == null ? null : remove(longest);
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
