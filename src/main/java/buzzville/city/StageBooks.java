package buzzville.city;

import buzzville.broker.LaneBooks;
import buzzville.broker.Lanes;
import buzzville.broker.dispatch.Bulkhead;
import buzzville.consumer.Ownership;
import buzzville.consumer.Polling;
import buzzville.consumer.fetch.FetchPolicy;
import buzzville.consumer.fetch.Poll;
import buzzville.message.Copy;
import buzzville.message.Priority;
import buzzville.message.Work;
import buzzville.metric.Fate;
import buzzville.metric.PolicyTally;
import buzzville.scenario.LaneSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.StageSpec;
import buzzville.scenario.yaml.PolicyCatalog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The books of what the policies of a stage's own lanes do, where they can do anything. */
final class StageBooks {
    private final Parts parts;
    private final String place;
    private final Map<String, PolicyTally> known = new HashMap<>();
    /** For each phase, by priority. */
    private final List<List<@Nullable PolicyTally>> overflow = new ArrayList<>();

    private final @Nullable LaneBooks books;
    private final boolean expires;

    /**
     * Has the lanes keep books, unless none of their policies can ever do anything.
     *
     * @param place the name of the stage
     * @param phases what the lanes are at first, and after each change of the scenario
     */
    StageBooks(Lanes lanes, String place, List<StageSpec> phases, Parts parts) {
        this.parts = parts;
        this.place = place;
        phases.forEach(phase -> overflow.add(tallies(phase)));
        PolicyTally expiry = phases.stream().anyMatch(phase -> hasDeadlines(phase, parts.scenario))
                ? parts.policy(place, "expiry", "ttl")
                : null;
        expires = expiry != null;
        books = known.isEmpty() && expiry == null ? null : new LaneBooks(overflow.get(0), expiry);
        if (books != null) {
            lanes.keep(books);
        }
    }

    /** Who does the work, so that what expires in a worker's hands is counted too. */
    Work before(Work work) {
        return books == null || !expires ? work : new Expiring(work, books);
    }

    /** From now on the lanes are those of another phase. */
    void keepTo(int phase) {
        if (books != null) {
            books.keepTo(overflow.get(phase));
        }
    }

    /** Which workers belong to which priorities under a stage's dispatch policy; null when all are everybody's. */
    static @Nullable Ownership ownership(StageSpec spec) {
        if (!(spec.dispatch() instanceof Bulkhead bulkhead)) {
            return null;
        }
        List<Map.Entry<String, LaneSpec>> byUrgency =
                new ArrayList<>(spec.lanesOrAll().entrySet());
        byUrgency.sort((a, b) -> urgency(a).compareTo(urgency(b)));
        List<Integer> owned = new ArrayList<>();
        Integer[] groups = new Integer[Priority.count()];
        for (Map.Entry<String, LaneSpec> lane : byUrgency) {
            StageSpec.accepts(lane.getKey(), lane.getValue())
                    .forEach(priority -> groups[priority.ordinal()] = owned.size());
            owned.add(bulkhead.workers().getOrDefault(lane.getKey(), 0));
        }
        return new Ownership(owned, Arrays.asList(groups), bulkhead.borrow());
    }

    /** How the workers before these lanes fetch; null when they are sent what they get. */
    static @Nullable Polling polling(FetchPolicy policy, Lanes lanes) {
        if (!(policy instanceof Poll poll)) {
            return null;
        }
        Polling polling = new Polling(poll, partitions -> bytes(lanes, partitions));
        if (poll.minBytes() > 1) {
            lanes.tell(polling::changed, null);
        }
        return polling;
    }

    /** How many bytes wait of some partitions: asked only where a fetch waits for more than one. */
    private static long bytes(Lanes lanes, IntPredicate partitions) {
        long[] bytes = {0};
        lanes.forEachWaiting(
                copy -> bytes[0] += partitions.test(copy.message.partition) ? copy.message.kind.size() : 0);
        return bytes[0];
    }

    private static Priority urgency(Map.Entry<String, LaneSpec> lane) {
        return StageSpec.accepts(lane.getKey(), lane.getValue()).stream()
                .min(Priority::compareTo)
                .orElseThrow();
    }

    /** The same lane under the same policy in another phase goes on in the same books. */
    private List<@Nullable PolicyTally> tallies(StageSpec spec) {
        @Nullable PolicyTally[] byPriority = new PolicyTally[Priority.count()];
        spec.lanesOrAll().forEach((name, lane) -> {
            if (lane.capacity() != Integer.MAX_VALUE || spec.sharedCapacity() != Integer.MAX_VALUE) {
                Record policy = (Record) lane.overflow();
                PolicyTally tally = known.computeIfAbsent(
                        name + " " + PolicyCatalog.nameOf(policy),
                        fresh -> parts.policy(place + "/" + name, "overflow", policy));
                StageSpec.accepts(name, lane).forEach(priority -> byPriority[priority.ordinal()] = tally);
            }
        });
        return Arrays.asList(byPriority);
    }

    private static boolean hasDeadlines(StageSpec spec, Scenario scenario) {
        return !spec.ttl().isEmpty()
                || spec.lanesOrAll().values().stream().anyMatch(lane -> lane.ttl() != null)
                || scenario.events().values().stream().anyMatch(event -> event.ttl() != null);
    }

    /** Work whose messages may expire in a worker's hands. */
    private record Expiring(Work work, LaneBooks books) implements Work {
        @Override
        public long serviceTime(Copy copy) {
            return work.serviceTime(copy);
        }

        @Override
        public Ending finished(Copy copy, long now) {
            return work.finished(copy, now);
        }

        @Override
        public void after(Copy copy, long now) {
            work.after(copy, now);
        }

        @Override
        public void lost(Copy copy, Fate fate, long now) {
            if (fate == Fate.EXPIRED) {
                books.expired(copy);
            }
            work.lost(copy, fate, now);
        }
    }
}
