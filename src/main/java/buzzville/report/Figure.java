package buzzville.report;

import buzzville.experiment.Yardstick;
import buzzville.report.text.Numbers;
import buzzville.scenario.Metric;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a figure is measured in. */
enum Figure {
    /** Nanoseconds in a run, milliseconds in files. */
    DURATION("ms"),
    /** A fraction of 1. */
    RATIO("ratio"),
    COUNT("count"),
    /** Per second. */
    RATE("per_second"),
    HOURS("hours"),
    /** In the scenario's currency. */
    MONEY("money");

    private final String unit;

    Figure(String unit) {
        this.unit = unit;
    }

    static Figure of(Metric metric) {
        return of(Yardstick.Unit.of(metric));
    }

    static Figure of(Yardstick.Unit unit) {
        return switch (unit) {
            case DURATION -> DURATION;
            case RATIO -> RATIO;
            case COUNT -> COUNT;
            case RATE -> RATE;
            case HOURS -> HOURS;
            case MONEY -> MONEY;
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
