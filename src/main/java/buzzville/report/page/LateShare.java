package buzzville.report.page;

import buzzville.city.GuestSummary;
import buzzville.city.RunSummary;
import buzzville.city.StageSummary;
import buzzville.message.Priority;
import buzzville.metric.Latency;
import buzzville.metric.Tally;
import buzzville.report.page.CurveChart.Curve;
import java.util.ArrayList;
import java.util.List;

/**
 * Which share of the messages offered was not delivered within a time: the complementary distribution, where a lost or unfinished
 * message never arrives.
 */
public final class LateShare {
    /** The finest step of a curve, as a ratio: what lies closer to the point before cannot be told from it. */
    private static final double STEP = 1.01;

    private static final double NANOS_OF_MILLI = 1e6;

    private LateShare() {}

    /** Messages of these priorities at all services, but at those that were handed what had happened before they came. */
    public static Tally live(RunSummary summary, List<Priority> priorities) {
        Tally tally = new Tally(0, 1);
        for (StageSummary stage : summary.services().values()) {
            GuestSummary guest = stage.guest();
            if (guest == null || guest.replayed() == 0) {
                priorities.forEach(priority -> tally.add(stage.tally(priority)));
            }
        }
        return tally;
    }

    /** The curve over end-to-end latencies in milliseconds. */
    public static Curve curve(String key, Said name, String look, Tally tally) {
        List<double[]> points = new ArrayList<>();
        long[] later = {tally.offered()};
        tally.latency(Latency.END_TO_END).forEachBucket((from, count) -> {
            later[0] -= count;
            double share = (double) later[0] / tally.offered();
            double[] last = points.isEmpty() ? null : points.get(points.size() - 1);
            double ms = from / NANOS_OF_MILLI;
            if (last == null || ms >= last[0] * STEP || share * STEP <= last[1] || share == 0) {
                points.add(new double[] {ms, share});
            }
        });
        return new Curve(
                key,
                name,
                look,
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }
}
