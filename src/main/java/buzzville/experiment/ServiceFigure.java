package buzzville.experiment;

import buzzville.metric.Fate;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.Tally;
import java.util.EnumMap;
import java.util.Map;

/**
 * What befell the messages of a priority at all services together: each is counted at every service that expected it. Latencies
 * are end to end and over what was delivered, so a strategy that loses the late ones looks quick; read them beside the loss.
 */
public enum ServiceFigure {
    /** Lost over offered. */
    LOSS("loss", Yardstick.Unit.RATIO, true, 0),
    /** Lost and the sender did not hear of it, over offered. */
    LOST_SILENTLY("lost silently", Yardstick.Unit.RATIO, true, 0),
    /** Lost and the sender heard of it, over offered. */
    LOST_AND_TOLD("lost and told", Yardstick.Unit.RATIO, true, 0),
    /** Delivered over offered. What was merged, sampled or deduplicated, or is on its way still, is neither this nor lost. */
    DELIVERED("delivered", Yardstick.Unit.RATIO, false, 0),
    MEAN("mean", Yardstick.Unit.DURATION, true, 0),
    P50("p50", Yardstick.Unit.DURATION, true, 0.5),
    P95("p95", Yardstick.Unit.DURATION, true, 0.95),
    P99("p99", Yardstick.Unit.DURATION, true, 0.99);

    private final String label;
    private final Yardstick.Unit unit;
    private final boolean wantsLittle;
    private final double fraction;

    ServiceFigure(String label, Yardstick.Unit unit, boolean wantsLittle, double fraction) {
        this.label = label;
        this.unit = unit;
        this.wantsLittle = wantsLittle;
        this.fraction = fraction;
    }

    /** Its name behind that of a priority, such as {@code loss} in {@code critical loss}. */
    public String label() {
        return label;
    }

    Yardstick.Unit unit() {
        return unit;
    }

    boolean wantsLittle() {
        return wantsLittle;
    }

    /** All of them of one set of messages; NaN where there is none to take it from. */
    static Map<ServiceFigure, Double> all(Tally tally) {
        LatencyHistogram endToEnd = tally.latency(Latency.END_TO_END);
        Map<ServiceFigure, Double> all = new EnumMap<>(ServiceFigure.class);
        for (ServiceFigure figure : values()) {
            all.put(figure, figure.of(tally, endToEnd));
        }
        return all;
    }

    private double of(Tally tally, LatencyHistogram endToEnd) {
        double offered = tally.offered();
        return switch (this) {
            case LOSS -> tally.lost() / offered;
            case LOST_SILENTLY -> tally.silent() / offered;
            case LOST_AND_TOLD -> tally.told() / offered;
            case DELIVERED -> tally.count(Fate.DELIVERED) / offered;
            case MEAN -> endToEnd.mean();
            case P50, P95, P99 -> endToEnd.percentile(fraction);
        };
    }

    /**
     * The figure of several replications.
     *
     * @param pooled that of all messages together
     * @param tally these messages
     * @param values of each replication
     */
    Sample sample(double pooled, Tally tally, double[] values) {
        return switch (this) {
            case LOSS, LOST_SILENTLY, LOST_AND_TOLD, DELIVERED -> Sample.share(pooled, tally.offered(), values);
            case MEAN -> Sample.mean(values);
            case P50, P95, P99 -> Sample.percentile(fraction, pooled, tally.delivered(), values);
        };
    }
}
