package buzzville.report;

import buzzville.report.text.Numbers;
import buzzville.scenario.Metric;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the figure of an objective is measured in. */
enum Figure {
    /** Nanoseconds in a run, milliseconds in files. */
    DURATION("ms"),
    /** A fraction of 1. */
    RATIO("ratio"),
    COUNT("count"),
    /** Per second. */
    RATE("per_second");

    private final String unit;

    Figure(String unit) {
        this.unit = unit;
    }

    static Figure of(Metric metric) {
        return switch (metric.quantity()) {
            case LOSS, FATE, ON_TIME, UTILIZATION, BELIEF_WRONG -> RATIO;
            case END_TO_END, WAIT, SOJOURN, BLOCKED, NETWORK, ALL_HANDLED, SPREAD, SINCE_HAPPENING, RESPONSE, HELD ->
                DURATION;
            case QUEUE, WORKER_HOURS, OFFERED, DELIVERED, IN_FLIGHT, INVERSIONS, UPDATES_LEFT_WRONG -> COUNT;
            case THROUGHPUT -> RATE;
        };
    }

    /** The unit in files. */
    String unit() {
        return unit;
    }

    /** The figure in the unit of files; null without data. */
    @Nullable
    BigDecimal inFiles(double value) {
        return this == DURATION ? Numbers.millis(value) : Numbers.figure(value);
    }
}
