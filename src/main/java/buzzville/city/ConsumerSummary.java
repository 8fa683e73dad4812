package buzzville.city;

import buzzville.consumer.Consumption;
import buzzville.consumer.Group;
import buzzville.metric.Level;
import buzzville.metric.Sum128;

/**
 * How a service read in the measured interval: how far it was behind, and what its group's rebalances cost. Merges exactly.
 *
 * @param keepsLag whether the broker keeps a journal that it can be behind
 * @param owns whether its workers own partitions
 */
public record ConsumerSummary(
        boolean keepsLag,
        Sum128 lag,
        long maxLag,
        Sum128 time,
        boolean owns,
        long rebalances,
        long moved,
        Sum128 paused) {
    static ConsumerSummary of(Consumption consumption, long length) {
        Level lag = consumption.lag();
        Group group = consumption.group();
        Sum128 area = new Sum128();
        Sum128 time = new Sum128();
        Sum128 paused = new Sum128();
        time.add(length);
        if (lag != null) {
            area.add(lag.area());
        }
        if (group != null) {
            paused.add(group.pausing().area());
        }
        return new ConsumerSummary(
                lag != null,
                area,
                lag == null ? 0 : lag.max(),
                time,
                group != null,
                group == null ? 0 : group.rebalances(),
                group == null ? 0 : group.moved(),
                paused);
    }

    ConsumerSummary with(ConsumerSummary more) {
        return new ConsumerSummary(
                keepsLag || more.keepsLag,
                sum(lag, more.lag),
                Math.max(maxLag, more.maxLag),
                sum(time, more.time),
                owns || more.owns,
                rebalances + more.rebalances,
                moved + more.moved,
                sum(paused, more.paused));
    }

    private static Sum128 sum(Sum128 one, Sum128 other) {
        Sum128 sum = new Sum128();
        sum.add(one);
        sum.add(other);
        return sum;
    }

    /** Time average of the number of messages that it was behind, of one instance. */
    public double meanLag() {
        return lag.toDouble() / time.toDouble();
    }

    /** For how long something stood still because partitions changed hands, nanoseconds, all instances together. */
    public double pausedNanos() {
        return paused.toDouble();
    }
}
