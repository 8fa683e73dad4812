package buzzville.consumer;

import buzzville.message.Owners;
import buzzville.message.Way;
import org.jspecify.annotations.Nullable;

/**
 * What a pool of workers is asked to be.
 *
 * @param workers how many, at least 1; {@link #UNLIMITED} when every message finds one
 * @param prefetch most messages dispatched to one worker and not yet acknowledged, at least 1
 * @param instant whether work takes no time at all and so needs no event
 * @param acknowledgeOnReceipt whether a message is acknowledged when it reaches the worker, and not when it is processed
 * @param scaled whether their number may change, for which they keep a {@link Staff}
 * @param interruptible whether they may {@linkplain Workers#goDown go down}, for which each service must be cancellable
 * @param inOrder whether they begin with messages in the order in which these are dispatched, all together
 * @param ownership which workers belong to which priorities, or null when all are everybody's
 * @param owners which workers own which partitions, or null when that does not matter
 * @param polling how they fetch, or null when the broker pushes; then the prefetch says nothing
 * @param there the way from the queue to the workers
 * @param back the way of acknowledgements
 */
public record WorkerRules(
        int workers,
        int prefetch,
        boolean instant,
        boolean acknowledgeOnReceipt,
        boolean scaled,
        boolean interruptible,
        boolean inOrder,
        @Nullable Ownership ownership,
        @Nullable Owners owners,
        @Nullable Polling polling,
        Way there,
        Way back) {
    public static final int UNLIMITED = Integer.MAX_VALUE;
}
