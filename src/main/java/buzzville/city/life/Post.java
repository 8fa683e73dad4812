package buzzville.city.life;

import buzzville.broker.Lanes;
import buzzville.consumer.Crew;
import buzzville.consumer.Group;
import buzzville.consumer.Supervisor;
import buzzville.consumer.Workers;
import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.message.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One stage, seen by somebody who watches some of those who wait there. */
final class Post {
    private static final int LONGEST = 3;
    private static final long NEVER = -1;

    private record Kind(String priority, String event) {}

    /** One who is watched and waits. */
    private static final class Waiting {
        final Copy copy;
        final Map<Kind, Long> served = new LinkedHashMap<>();
        final List<Detail.Service> longest = new ArrayList<>();
        long breakerOpen;
        final long rebalances;

        Waiting(Copy copy, long rebalances) {
            this.copy = copy;
            this.rebalances = rebalances;
        }
    }

    final String name;
    private final List<Waiting> watched = new ArrayList<>();
    private @Nullable Lanes lanes;
    private @Nullable Workers workers;
    private @Nullable Supervisor supervisor;
    private int handing;
    /** Null where workers form no group. */
    @Nullable
    Group group;

    private long openSince = NEVER;
    /** The name of the dispatch policy. */
    String dispatch = "";

    Post(String name) {
        this.name = name;
    }

    void wired(Lanes lanes, Workers workers, @Nullable Supervisor supervisor) {
        this.lanes = lanes;
        this.workers = workers;
        this.supervisor = supervisor;
    }

    /** A watched copy comes to stand here: what it finds. */
    Detail.@Nullable Queue found(Copy copy) {
        if (lanes == null) {
            return null;
        }
        long goingOn = group == null ? 0 : group.pausing().value();
        watched.add(new Waiting(copy, rebalances() - goingOn));
        LaneView lane = lanes.lane(copy.priority());
        Map<Kind, Long> ahead = new LinkedHashMap<>();
        lanes.forEachWaiting(other -> ahead.merge(kind(other.message), 1L, Long::sum));
        return new Detail.Queue(lane.name(), lane.waiting(), lane.capacity(), lanes.waiting(), counts(ahead), crew());
    }

    /** A watched copy waits no longer: what went on meanwhile; null if it did not wait. */
    Detail.@Nullable Meanwhile left(Copy copy, long now) {
        for (int i = 0; i < watched.size(); i++) {
            Waiting one = watched.get(i);
            if (one.copy == copy) {
                watched.remove(i);
                String lane = lanes == null ? "" : lanes.lane(copy.priority()).name();
                long open = one.breakerOpen + openMeanwhile(one, now);
                long waited = now - Track.since(copy, now);
                long rebalances = rebalances() - one.rebalances;
                return new Detail.Meanwhile(
                        lane, waited, counts(one.served), one.longest, open, handing, rebalances, crew());
            }
        }
        return null;
    }

    /** Somebody is taken. */
    void took(Copy other) {
        for (Waiting one : watched) {
            if (one.copy != other) {
                one.served.merge(kind(other.message), 1L, Long::sum);
            }
        }
    }

    /** The service of somebody is over. */
    void served(Copy other, long now) {
        for (Waiting one : watched) {
            long took = now - other.startedAt;
            if (took > 0
                    && (one.longest.size() < LONGEST
                            || took > one.longest.get(LONGEST - 1).took())) {
                one.longest.add(new Detail.Service(Mention.of(other.message), took));
                one.longest.sort(Comparator.comparingLong(Detail.Service::took).reversed());
                if (one.longest.size() > LONGEST) {
                    one.longest.remove(LONGEST);
                }
            }
        }
    }

    void handing(int change) {
        handing += change;
    }

    /** The breaker before the workers opens or closes. */
    void breaker(boolean open, long now) {
        for (Waiting one : watched) {
            one.breakerOpen += open ? 0 : openMeanwhile(one, now);
        }
        openSince = !open ? NEVER : openSince == NEVER ? now : openSince;
    }

    private long openMeanwhile(Waiting one, long now) {
        return openSince == NEVER ? 0 : now - Math.max(openSince, Track.since(one.copy, now));
    }

    private long rebalances() {
        return group == null ? 0 : group.rebalances();
    }

    private @Nullable Crew crew() {
        return workers == null ? null : Crew.of(workers, supervisor);
    }

    private static Kind kind(Message message) {
        return new Kind(message.kind.priority().label(), message.kind.name());
    }

    private static List<Detail.Count> counts(Map<Kind, Long> all) {
        List<Detail.Count> counts = new ArrayList<>();
        all.forEach((kind, number) -> counts.add(new Detail.Count(kind.priority(), kind.event(), number)));
        counts.sort(Comparator.comparingLong(Detail.Count::number).reversed());
        return List.copyOf(counts);
    }
}
