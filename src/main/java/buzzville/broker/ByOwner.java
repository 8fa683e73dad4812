package buzzville.broker;

import buzzville.broker.dispatch.DispatchPolicy;
import buzzville.broker.dispatch.Dispatcher;
import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.message.Owners;
import buzzville.message.Taker;
import buzzville.metric.Readings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Dispatches to each owner of partitions by itself: the same policy, at work on what waits of that owner's partitions, with a
 * memory of its own that begins anew when partitions change hands.
 *
 * <p>Of several owners who could be given one each the policy's rule says who goes first, which matters only where something else
 * is scarce, as the permits of a rate limit are.
 */
final class ByOwner implements Dispatcher {
    private final DispatchPolicy policy;
    private final List<Lane> lanes;
    private final Owners owners;
    private final @Nullable Desk[] deskOf;
    private List<Desk> desks = List.of();
    private @Nullable Taker taker;
    private @Nullable Desk chosen;
    private long edition = -1;

    ByOwner(DispatchPolicy policy, List<Lane> lanes, Owners owners) {
        this.policy = policy;
        this.lanes = lanes;
        this.owners = owners;
        this.deskOf = new Desk[owners.partitions()];
        lanes.forEach(lane -> lane.byPartition().tell(copy -> stood(copy, lane)));
    }

    @Override
    public void serve(Taker taker) {
        this.taker = taker;
    }

    @Override
    public @Nullable Copy next() {
        if (edition != owners.edition()) {
            share();
        }
        Copy best = null;
        for (Desk desk : desks) {
            Copy copy = desk.next();
            if (copy != null && (best == null || goesBefore(copy, best))) {
                best = copy;
                chosen = desk;
            }
        }
        return best;
    }

    private boolean goesBefore(Copy one, Copy other) {
        if (policy.ordersByDeadline() && one.deadline != other.deadline) {
            return one.deadline < other.deadline;
        }
        if (policy.ordersByUrgency() && one.priority() != other.priority()) {
            return one.priority() < other.priority();
        }
        return policy.newestFirst() == one.turn > other.turn;
    }

    private void share() {
        edition = owners.edition();
        Map<Integer, List<Integer>> shares = IntStream.range(0, owners.partitions())
                .boxed()
                .filter(partition -> owners.of(partition) != Owners.NOBODY)
                .collect(Collectors.groupingBy(owners::of, TreeMap::new, Collectors.toList()));
        Arrays.fill(deskOf, null);
        desks = new ArrayList<>();
        shares.values().forEach(share -> {
            Desk desk = new Desk(share.stream().mapToInt(partition -> partition).toArray());
            desks.add(desk);
            share.forEach(partition -> deskOf[partition] = desk);
        });
    }

    /** A copy has come to stand in a lane. */
    private void stood(Copy copy, Lane lane) {
        Desk desk = deskOf[copy.message.partition];
        if (desk != null) {
            desk.stood(lane);
        }
    }

    @Override
    public void served(LaneView lane) {
        if (chosen != null) {
            chosen.dispatcher.served(chosen.part((Lane) lane));
        }
    }

    @Override
    public void show(Readings to) {
        if (chosen != null) {
            chosen.dispatcher.show(to);
        }
    }

    /** What one owner is served from. */
    private final class Desk {
        final List<Part> parts;
        final Dispatcher dispatcher;

        Desk(int[] partitions) {
            parts = lanes.stream().map(lane -> new Part(lane, partitions)).toList();
            dispatcher = policy.start(parts);
            parts.stream().filter(part -> part.waiting() > 0).forEach(dispatcher::woke);
        }

        @Nullable
        Copy next() {
            for (Part part : parts) {
                Copy any = part.head();
                if (any != null) {
                    return taker != null && taker.readyFor(any) ? dispatcher.next() : null;
                }
            }
            return null;
        }

        void stood(Lane lane) {
            Part part = part(lane);
            if (part.waiting() == 1) {
                dispatcher.woke(part);
            }
        }

        Part part(Lane lane) {
            return parts.get(lanes.indexOf(lane));
        }
    }

    /** What waits in one lane of one owner's partitions. */
    private record Part(Lane lane, int[] partitions) implements LaneView {
        @Override
        public String name() {
            return lane.name();
        }

        @Override
        public int urgency() {
            return lane.urgency();
        }

        @Override
        public int waiting() {
            return lane.byPartition().size(partitions);
        }

        @Override
        public int capacity() {
            return lane.capacity();
        }

        @Override
        public @Nullable Copy head() {
            return lane.byPartition().head(partitions);
        }

        @Override
        public @Nullable Copy newest() {
            return lane.byPartition().newest(partitions);
        }
    }
}
