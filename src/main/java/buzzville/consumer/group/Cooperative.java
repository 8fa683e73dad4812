package buzzville.consumer.group;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;

/**
 * Only the partitions that change hands stand still.
 *
 * @param pause at least 0, nanoseconds
 * @param detect at least 0, nanoseconds
 */
@Doc("Only the partitions that change hands stand still.")
@Manual(
        rule =
                "Each partition has one owner, a worker who serves nothing else. When one joins, leaves or has been away for"
                        + " `detect`, as few partitions change hands as leave every worker with P/W of them, rounded down or up;"
                        + " messages of these wait for `pause`, and until what is in hand of them is finished; the others go on."
                        + " Until `detect` has passed, messages of the partitions of a worker that is away wait.",
        source = "Kafka's `cooperative-sticky` assignor (KIP-429); `session.timeout.ms` 45 s.",
        use = "Where a group changes often, or its partitions are many.",
        hurts = "The partitions of a worker that crashed wait as long as with `eager`: for its being noticed.",
        names = "Incremental rebalance, sticky assignment.",
        example = "cooperative(pause=3s, detect=45s)")
public record Cooperative(
        @Doc("How long partitions that change hands stand still.") @Default("3s") @DurationNanos
        long pause,

        @Doc("From a worker's going down to its being noticed.") @Default("45s") @DurationNanos
        long detect)
        implements RebalancePolicy {
    public Cooperative {
        Assignment.check(pause, detect);
    }

    @Override
    public boolean stopsAll() {
        return false;
    }

    @Override
    public int[] assign(int[] before, int[] members) {
        return Assignment.sticky(before, members);
    }
}
