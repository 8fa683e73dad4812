package buzzville.broker.delivery;

import buzzville.unit.CountOrUnlimited;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;

/**
 * Producers call each service that expects an event, one after the other in file order, and wait for the answer, at most for
 * the timeout; what happens meanwhile at the same instance waits its turn.
 *
 * <p>With n services, latency l each way and service time s, unloaded, the k-th is done k·(l + s) + (k - 1)·l after the
 * occurrence, so the spread between first and last is (n - 1)·(2·l + s), and one instance can report at most once every
 * n·(2·l + s). Birrell and Nelson, "Implementing Remote Procedure Calls", ACM TOCS 2(1), 1984.
 *
 * @param timeout longest wait for an answer, nanoseconds
 * @param concurrency how many messages an instance may be calling for at a time
 */
@Doc("Producers call each service in turn and wait for its answer.")
@Manual(
        rule =
                "For each service that expects the event, in file order: send a request, which travels the ways to the broker and"
                        + " to the service and waits in the service's lanes; wait for the answer, which travels back, but not longer than"
                        + " `timeout`; go on to the next. n idle services at latency l with service time s: the last is done after"
                        + " n(l + s) + (n − 1)l, (n − 1)(2l + s) after the first.",
        source =
                "Birrell and Nelson, Implementing Remote Procedure Calls, ACM TOCS 2(1), 1984; the baseline that event-driven"
                        + " architecture is compared with.",
        use = "One caller, one service, and an answer that the caller needs before it can go on.",
        hurts =
                "Several services for one event: the last hears of it after all others have finished, and a slow or dead one holds"
                        + " up everybody behind it by the timeout. A request whose caller gave up is served all the same, for nothing.",
        names =
                "RPC, synchronous call. `timeout` is the deadline of gRPC; `concurrency` the size of a client's thread or"
                        + " connection pool. Not RabbitMQ's RPC over queues, whose requests are published.")
public record RequestResponse(
        @Doc("Longest wait for an answer; one that comes at this very instant is too late.")
        @Default("2s")
        @DurationNanos
        long timeout,

        @Doc("For how many messages one instance may be calling at a time.") @Default("1") @CountOrUnlimited
        int concurrency)
        implements DeliveryPolicy {
    private static final long LONGEST = 86_400_000_000_000L;

    public RequestResponse {
        if (!(0 < timeout && timeout <= LONGEST)) {
            throw new IllegalArgumentException("timeout must be longer than 0s and at most 24h");
        }
        if (!(1 <= concurrency)) {
            throw new IllegalArgumentException("concurrency must be at least 1, but is " + concurrency);
        }
    }

    @Override
    public boolean calls() {
        return true;
    }
}
