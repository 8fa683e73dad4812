package buzzville.scenario;

import buzzville.metric.Fate;
import org.jspecify.annotations.Nullable;

/**
 * What an objective asks about.
 *
 * @param quantity what is measured
 * @param statistic which figure of it, for latencies and queues
 * @param percentile a fraction above 0 and at most 1 when the statistic is a percentile
 * @param deadline nanoseconds when the quantity is on-time
 * @param fate which ending when the quantity is one fate
 */
public record Metric(
        Quantity quantity,
        Statistic statistic,
        double percentile,
        long deadline,
        @Nullable Fate fate) {
    /** What is measured. */
    public enum Quantity {
        LOSS,
        FATE,
        ON_TIME,
        END_TO_END,
        WAIT,
        SOJOURN,
        BLOCKED,
        NETWORK,
        ALL_HANDLED,
        SPREAD,
        SINCE_HAPPENING,
        INVERSIONS,
        HELD_BACK,
        MOST_HELD_BACK,
        ADDED_DELAY,
        GIVEN_UP,
        OVERTAKEN,
        COMMIT_WAIT,
        RESPONSE,
        HELD,
        BELIEF_WRONG,
        UPDATES_LEFT_WRONG,
        QUEUE,
        UTILIZATION,
        WORKER_HOURS,
        TIME_TO_DETECT,
        TIME_TO_DRAIN,
        RTO,
        RPO,
        PEAK_BACKLOG,
        DELAYED,
        LOST,
        DUPLICATED,
        ACKNOWLEDGED_LOST,
        /** Duplicated, as long as no incident is named. */
        SERVED_TWICE,
        OFFERED,
        DELIVERED,
        IN_FLIGHT,
        THROUGHPUT
    }

    /** Which figure of a quantity that has several. */
    public enum Statistic {
        NONE,
        MEAN,
        MAX,
        PERCENTILE
    }

    /** Whether it is a latency of messages at a subscription. */
    public boolean isLatency() {
        return switch (quantity) {
            case END_TO_END, WAIT, SOJOURN, BLOCKED, NETWORK, SINCE_HAPPENING -> true;
            default -> false;
        };
    }

    /** Whether its figure is a duration. */
    public boolean isDuration() {
        return isLatency()
                || isOverSubscriptions()
                || isTimeOfRecovery()
                || quantity == Quantity.ADDED_DELAY
                || quantity == Quantity.COMMIT_WAIT
                || quantity == Quantity.RESPONSE
                || quantity == Quantity.HELD;
    }

    /** Whether it is about an event at all of its subscriptions together. */
    public boolean isOverSubscriptions() {
        return quantity == Quantity.ALL_HANDLED || quantity == Quantity.SPREAD;
    }

    /** Whether it is about a service and traffic lights. */
    public boolean isAboutLights() {
        return switch (quantity) {
            case RESPONSE, HELD, BELIEF_WRONG, UPDATES_LEFT_WRONG -> true;
            default -> false;
        };
    }

    /** Whether it is about what keeping an order, or waiting for timestamps, costs. */
    public boolean isAboutOrder() {
        return switch (quantity) {
            case HELD_BACK, MOST_HELD_BACK, ADDED_DELAY, GIVEN_UP, OVERTAKEN, COMMIT_WAIT -> true;
            default -> false;
        };
    }

    /** Whether it is about what an incident did to the whole city. */
    public boolean isAboutRecovery() {
        return switch (quantity) {
            case PEAK_BACKLOG, DELAYED, LOST, DUPLICATED -> true;
            default -> isTimeOfRecovery();
        };
    }

    private boolean isTimeOfRecovery() {
        return switch (quantity) {
            case TIME_TO_DETECT, TIME_TO_DRAIN, RTO, RPO -> true;
            default -> false;
        };
    }

    /** Whether it is about a stage over time and not about messages. */
    public boolean isLevel() {
        return quantity == Quantity.QUEUE || quantity == Quantity.UTILIZATION || quantity == Quantity.WORKER_HOURS;
    }

    static Metric of(Quantity quantity) {
        return new Metric(quantity, Statistic.NONE, 0, 0, null);
    }
}
