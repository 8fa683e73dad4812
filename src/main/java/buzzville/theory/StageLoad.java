package buzzville.theory;

import java.util.List;

/**
 * What one stage is asked for: a partition of the broker, or each instance of a service.
 *
 * @param group the service, or {@code broker}
 * @param name its own, such as {@code police} or {@code broker[0]}
 * @param partition its number if it is one of the broker's; -1 for a service
 * @param instances how many there are alike
 * @param servers workers or threads of each, the fewest if that changes; infinite for unlimited ones
 * @param most workers of each if it scales as far as it may
 * @param service mean time that one is busy with a message, seconds, over the measured interval
 * @param offered messages a second that it expects, over the measured interval, lost ones included
 * @param rate of these, messages a second that reach it, repetitions included
 * @param rho mean load over the measured interval; NaN where workers are unlimited
 * @param utilization the share of time that a worker works; less than the load where trips through the network keep it waiting
 * @param peak the highest load of any time
 * @param lanes the most urgent first
 * @param measured what to expect over the measured interval, if it is all alike
 * @param busiest what to expect at the busiest time, if that lasted
 */
public record StageLoad(
        String group,
        String name,
        int partition,
        int instances,
        double servers,
        double most,
        double service,
        double offered,
        double rate,
        double rho,
        double utilization,
        double peak,
        List<LaneLoad> lanes,
        Expectation measured,
        Expectation busiest) {
    /** Whether any of its lanes is asked for more than it can do at some time. */
    public boolean isUnstable() {
        return lanes.stream().anyMatch(LaneLoad::isUnstable);
    }

    /** How many times as much as now the movable producers may say until the load of some lane reaches 1. */
    public double stable() {
        return lanes.stream().mapToDouble(LaneLoad::stable).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** Whether it belongs to the broker. */
    public boolean isBroker() {
        return partition >= 0;
    }
}
