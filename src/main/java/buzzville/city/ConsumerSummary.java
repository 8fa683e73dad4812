package buzzville.city;

import buzzville.consumer.Behind;
import buzzville.consumer.Consumption;
import buzzville.consumer.Group;
import buzzville.consumer.Tenure;
import buzzville.metric.Level;
import buzzville.metric.Sum128;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a service read in the measured interval: how far it was behind, and what its group's rebalances cost. Merges exactly.
 *
 * @param keepsLag whether the broker keeps a journal that it can be behind
 * @param partitions how far it was behind with each partition; empty where its workers own none
 * @param owns whether its workers own partitions
 * @param tenures who owned what from when on, by instance; of several runs that of the first
 */
public record ConsumerSummary(
        boolean keepsLag,
        Sum128 lag,
        long maxLag,
        Sum128 time,
        List<PartitionLag> partitions,
        boolean owns,
        long rebalances,
        long moved,
        Sum128 paused,
        Map<String, List<Tenure>> tenures) {
    /** How far it was behind with one partition. */
    public record PartitionLag(Sum128 lag, long max) {
        PartitionLag with(PartitionLag more) {
            return new PartitionLag(sum(lag, more.lag), Math.max(max, more.max));
        }
    }

    static ConsumerSummary of(String name, Consumption consumption, long length) {
        Behind lag = consumption.lag();
        Group group = consumption.group();
        Sum128 area = new Sum128();
        Sum128 time = new Sum128();
        Sum128 paused = new Sum128();
        time.add(length);
        if (lag != null) {
            area.add(lag.all().area());
        }
        if (group != null) {
            paused.add(group.pausing().area());
        }
        return new ConsumerSummary(
                lag != null,
                area,
                lag == null ? 0 : lag.all().max(),
                time,
                lag == null
                        ? List.of()
                        : lag.partitions().stream().map(ConsumerSummary::of).toList(),
                group != null,
                group == null ? 0 : group.rebalances(),
                group == null ? 0 : group.moved(),
                paused,
                group == null ? Map.of() : Map.of(name, List.copyOf(group.tenures())));
    }

    private static PartitionLag of(Level lag) {
        Sum128 area = new Sum128();
        area.add(lag.area());
        return new PartitionLag(area, lag.max());
    }

    ConsumerSummary with(ConsumerSummary more) {
        Map<String, List<Tenure>> all = new LinkedHashMap<>(tenures);
        more.tenures.forEach(all::putIfAbsent);
        List<PartitionLag> lags = new ArrayList<>(partitions);
        for (int partition = 0; partition < more.partitions.size(); partition++) {
            PartitionLag one = more.partitions.get(partition);
            if (partition < partitions.size()) {
                lags.set(partition, lags.get(partition).with(one));
            } else {
                lags.add(one);
            }
        }
        return new ConsumerSummary(
                keepsLag || more.keepsLag,
                sum(lag, more.lag),
                Math.max(maxLag, more.maxLag),
                sum(time, more.time),
                lags,
                owns || more.owns,
                rebalances + more.rebalances,
                moved + more.moved,
                sum(paused, more.paused),
                all);
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

    /** The same of one partition. */
    public double meanLag(int partition) {
        return partitions.get(partition).lag().toDouble() / time.toDouble();
    }

    /** For how long something stood still because partitions changed hands, nanoseconds, all instances together. */
    public double pausedNanos() {
        return paused.toDouble();
    }
}
