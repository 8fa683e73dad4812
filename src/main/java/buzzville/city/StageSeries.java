package buzzville.city;

import buzzville.broker.Lane;
import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.metric.Level;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one stage developed over time.
 *
 * @param name such as {@code police}, {@code panneau[1]}, {@code broker} or {@code broker[0]}
 * @param account offered, delivered and lost per bucket; null for a partition, whose books are the broker's
 * @param lanes their lengths over time; empty for the broker as a whole
 * @param busy workers at work over time; null where there are none to count
 * @param breaker the state of its breaker over time; null without one
 * @param workers how many there are, at most; 0 when unlimited
 * @param existing how many there are over time; null where that never changes
 * @param lag how many messages it is behind over time; null where the broker keeps no journal
 * @param lags the same of each partition where its workers own them; empty elsewhere
 * @param oldest how old the oldest message is that is not done, nanoseconds at the end of each bucket, by priority; empty of a
 *     partition, and where nobody {@linkplain City#watchSeries asked}
 */
public record StageSeries(
        String name,
        @Nullable Account account,
        List<Lane> lanes,
        @Nullable Level busy,
        @Nullable Level breaker,
        int workers,
        @Nullable Level existing,
        @Nullable Level lag,
        List<Level> lags,
        Map<Priority, long[]> oldest) {}
