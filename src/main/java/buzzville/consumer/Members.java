package buzzville.consumer;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to a group, by worker's number: those who are there, those among them who have gone down and are not missed yet, and
 * those who have been missed and may join again.
 */
final class Members {
    /** Told that somebody has been away for too long, before he is expelled. */
    interface Missed {
        void missed(int worker, long now);
    }

    private final Simulation simulation;
    private final long detect;
    private final EventType session;
    private final BitSet members = new BitSet();
    private final BitSet away = new BitSet();
    private final BitSet crashed = new BitSet();
    private final BitSet expelled = new BitSet();
    private final Map<Integer, Long> sessions = new HashMap<>();

    /** @param detect from a worker's going down to its being missed, nanoseconds */
    Members(Simulation simulation, String name, int workers, long detect, Missed missed) {
        this.simulation = simulation;
        this.detect = detect;
        this.session = simulation.eventType(name + "/session", Rank.TIMER, (now, worker) -> {
            sessions.remove((int) worker);
            missed.missed((int) worker, now);
        });
        members.set(0, workers);
    }

    boolean has(int worker) {
        return members.get(worker);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Whether it belongs to the group and is down. */
    boolean isAway(int worker) {
        return away.get(worker);
    }

    /** Whether it has been missed, and has not joined again. */
    boolean isExpelled(int worker) {
        return expelled.get(worker);
    }

    /** One more than the highest number that anybody has who belongs to the group or was missed. */
    int end() {
        return Math.max(members.length(), expelled.length());
    }

    /** The numbers of those who belong to it, ascending. */
    int[] toArray() {
        return members.stream().toArray();
    }

    /** Shows the number of each who is down, while nobody else is expelled but the one that is shown. */
    void forEachAway(LongConsumer visitor) {
        for (int worker = away.nextSetBit(0); worker >= 0; worker = away.nextSetBit(worker + 1)) {
            visitor.accept(worker);
        }
    }

    /** A member goes down. */
    void leaves(int worker, boolean crash, long now) {
        if (crash) {
            crashed.set(worker);
        }
        if (!away.get(worker)) {
            away.set(worker);
            sessions.put(worker, session.timer(now + detect, worker));
        }
    }

    /** A member that was down is up before anybody has missed it. @return whether it is another process, which has to join */
    boolean returns(int worker) {
        stays(worker);
        boolean joins = crashed.get(worker);
        crashed.clear(worker);
        return joins;
    }

    private void stays(int worker) {
        away.clear(worker);
        @Nullable Long timer = sessions.remove(worker);
        if (timer != null) {
            simulation.cancel(timer);
        }
    }

    /** It belongs to the group. */
    void join(int worker) {
        expelled.clear(worker);
        members.set(worker);
    }

    /** It may join when it is up. */
    void waitFor(int worker) {
        expelled.set(worker);
    }

    /** It goes for good, or does not come back. @return whether it belonged to the group */
    boolean resign(int worker) {
        expelled.clear(worker);
        boolean was = members.get(worker);
        stays(worker);
        members.clear(worker);
        return was;
    }

    /** It has been away for too long. */
    void expel(int worker) {
        stays(worker);
        crashed.clear(worker);
        members.clear(worker);
        expelled.set(worker);
    }
}
