package buzzville.consumer.fetch;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import buzzville.unit.SizeBytes;

/**
 * Each worker asks for messages and works on what it got, partition by partition; its next request leaves when it begins with the
 * answer to the one before.
 *
 * @param maxRecords from 1 to 1,000,000
 * @param minBytes at least 1, bytes
 * @param maxWait above 0, nanoseconds
 */
@Doc("Workers fetch portions and work them off partition by partition.")
@Manual(
        rule =
                "One fetch is under way for each worker. At the broker it stands until `min-bytes` wait, or `max-wait` is over and"
                        + " anything waits; it takes up to `max-records` along. A worker begins with an answer when it is through with"
                        + " the one before, and at that moment sends the next fetch; network both ways, so up to two answers are in hand.",
        source =
                "Apache Kafka 4.3.1: `max.poll.records`, `fetch.min.bytes`, `fetch.max.wait.ms`; one fetch in flight per node.",
        use = "High rates: the round trip is paid once for many messages, and hidden behind the work on those before.",
        hurts =
                "What has been fetched knows no priority: an alarm behind a full portion waits for all of it, and for the one before.",
        names = "Kafka's poll loop, long polling.",
        example = "poll(max-records=500, min-bytes=1B, max-wait=500ms)")
public record Poll(
        @Doc("Most messages in one answer.") @Default("500") int maxRecords,

        @Doc("A fetch is answered when so much waits.") @Default("1B") @SizeBytes
        long minBytes,

        @Doc("Or when it has stood so long and anything waits.") @Default("500ms") @DurationNanos
        long maxWait)
        implements FetchPolicy {
    public Poll {
        if (!(1 <= maxRecords && maxRecords <= 1_000_000)) {
            throw new IllegalArgumentException("max-records must be from 1 to 1000000, but is " + maxRecords);
        }
        if (!(minBytes >= 1)) {
            throw new IllegalArgumentException("min-bytes must be at least 1B");
        }
        if (!(maxWait > 0)) {
            throw new IllegalArgumentException("max-wait must be longer than 0s");
        }
    }
}
