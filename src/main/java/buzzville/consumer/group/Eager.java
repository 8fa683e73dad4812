package buzzville.consumer.group;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;

/**
 * Everybody stops, and all partitions are given out anew.
 *
 * @param pause at least 0, nanoseconds
 * @param detect at least 0, nanoseconds
 */
@Doc("Everybody stops, and all partitions are given out anew.")
@Manual(
        rule =
                "Each partition has one owner, a worker who serves nothing else. When one joins, leaves or has been away for"
                        + " `detect`, nothing is dispatched to anybody for `pause`, and until all have finished what they have in"
                        + " hand. Until `detect` has passed, messages of the partitions of a worker that is away wait. A change"
                        + " during the pause begins it anew.",
        source = "Kafka's classic protocol with the `range` or `roundrobin` assignor; `session.timeout.ms` 45 s,"
                + " `group.initial.rebalance.delay.ms` 3 s.",
        use = "As Kafka does it where nobody has chosen otherwise.",
        hurts = "Every change stops the whole group, also those whose partitions stay where they are.",
        names = "Stop-the-world rebalance.",
        example = "eager(pause=3s, detect=45s)")
public record Eager(
        @Doc("How long nobody gets anything.") @Default("3s") @DurationNanos
        long pause,

        @Doc("From a worker's going down to its being noticed.") @Default("45s") @DurationNanos
        long detect,

        @Doc("How partitions are given out: in runs, or in turn.") @Default("range")
        Assignment assignment)
        implements RebalancePolicy {
    public Eager {
        Assignment.check(pause, detect);
    }

    @Override
    public boolean stopsAll() {
        return true;
    }

    @Override
    public int[] assign(int[] before, int[] members) {
        return assignment.of(before.length, members);
    }
}
