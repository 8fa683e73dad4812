package buzzville.experiment;

import buzzville.scenario.Metric;
import java.util.Locale;

/**
 * A figure by which strategies are compared.
 *
 * @param name short and unique, such as the objective's name, {@code critical loss} or {@code worker-hours}
 * @param text what it is, such as the objective as written
 * @param kind what sort of figure
 * @param unit what it is measured in
 * @param wantsLittle whether less is better
 */
public record Yardstick(String name, String text, Kind kind, Unit unit, boolean wantsLittle) {
    /** Sorts of figures. */
    public enum Kind {
        OBJECTIVE,
        MEASURE,
        /** What befell the messages of a priority: lost, late. */
        SERVICE,
        /** What a fault did to the city. */
        RECOVERY,
        /** What a strategy costs. */
        PRICE;

        /** The name in files. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What figures are measured in. */
    public enum Unit {
        /** Nanoseconds; milliseconds in files. */
        DURATION,
        /** A share of 1. */
        RATIO,
        COUNT,
        /** Per second. */
        RATE,
        HOURS,
        /** In the scenario's currency. */
        MONEY;

        /** What a metric is measured in. */
        public static Unit of(Metric metric) {
            return switch (metric.quantity()) {
                case LOSS, FATE, ON_TIME, UTILIZATION, BELIEF_WRONG, HELD_BACK -> RATIO;
                case END_TO_END,
                        WAIT,
                        SOJOURN,
                        BLOCKED,
                        NETWORK,
                        ALL_HANDLED,
                        SPREAD,
                        SINCE_HAPPENING,
                        RESPONSE,
                        HELD,
                        ADDED_DELAY,
                        COMMIT_WAIT,
                        TIME_TO_DETECT,
                        TIME_TO_DRAIN,
                        RTO,
                        RPO -> DURATION;
                case QUEUE, WORKER_HOURS, OFFERED, DELIVERED, IN_FLIGHT, INVERSIONS, UPDATES_LEFT_WRONG -> COUNT;
                case MOST_HELD_BACK, GIVEN_UP, OVERTAKEN -> COUNT;
                case PEAK_BACKLOG, DELAYED, LOST, DUPLICATED, ACKNOWLEDGED_LOST, SERVED_TWICE -> COUNT;
                case THROUGHPUT -> RATE;
            };
        }
    }
}
