package buzzville.report;

import buzzville.city.RunSummary;
import buzzville.city.StageSummary;
import buzzville.message.Priority;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.Tally;
import buzzville.theory.LaneLoad;
import buzzville.theory.LoadAnalysis;
import buzzville.theory.StageLoad;
import java.util.ArrayList;
import java.util.List;

/** What theory says of every stage, with what was simulated beside it. Waits in nanoseconds; NaN where there is none. */
final class TheoryRows {
    /**
     * One stage.
     *
     * @param load what theory says
     * @param rate messages a second that were offered to one instance; NaN for one of several partitions, whose messages are in
     *     the books of the whole broker
     * @param utilization that was simulated
     * @param meanWait that was simulated
     * @param loss share that was lost
     * @param lanes simulated mean waits by lane
     */
    record Row(StageLoad load, double rate, double utilization, double meanWait, double loss, List<Double> lanes) {
        /** Nanoseconds; shares of less than a microsecond say nothing. */
        private static final double LEAST = 1000;

        /** By how much the simulated wait differs from the expected one, as a share of that. */
        double deviation() {
            return deviation(meanWait, load.measured().meanWait());
        }

        static double deviation(double simulated, double expected) {
            return expected >= LEAST ? simulated / expected - 1 : Double.NaN;
        }
    }

    private final RunSummary summary;
    private final LoadAnalysis analysis;
    private final List<Row> rows = new ArrayList<>();

    private TheoryRows(LoadAnalysis analysis, RunSummary summary) {
        this.summary = summary;
        this.analysis = analysis;
    }

    static TheoryRows of(LoadAnalysis analysis, RunSummary summary) {
        TheoryRows rows = new TheoryRows(analysis, summary);
        for (StageLoad load : rows.analysis.stages()) {
            rows.rows.add(load.isBroker() ? rows.partition(load) : rows.service(load));
        }
        return rows;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    List<Row> partitions() {
        return rows.stream().filter(row -> row.load().isBroker()).toList();
    }

    /** The expected mean wait at the broker, whichever partition messages go to; NaN unless there is one for each. */
    double brokerWait() {
        double sum = 0;
        double rate = 0;
        for (StageLoad load : analysis.partitions()) {
            sum += load.rate() == 0 ? 0 : load.rate() * load.measured().meanWait();
            rate += load.rate();
        }
        return sum / rate;
    }

    /** The simulated one. */
    double simulatedBrokerWait() {
        return summary.broker().all().latency(Latency.WAIT).mean();
    }

    private Row partition(StageLoad load) {
        if (analysis.partitions().size() > 1) {
            StageSummary own = summary.partitions().get(load.partition());
            return new Row(load, Double.NaN, own.utilization(), Double.NaN, Double.NaN, none(load));
        }
        int shared = summary.partitions().size();
        return row(load, summary.broker(), summary.broker().seconds() / shared);
    }

    private Row service(StageLoad load) {
        StageSummary stage = summary.services().get(load.name());
        if (stage == null) {
            throw new IllegalStateException("no figures of '" + load.name() + "'");
        }
        return row(load, stage, stage.seconds());
    }

    private static Row row(StageLoad load, StageSummary stage, double seconds) {
        Tally all = stage.all();
        List<Double> lanes = new ArrayList<>();
        for (LaneLoad lane : load.lanes()) {
            double sum = 0;
            double count = 0;
            for (Priority priority : lane.priorities()) {
                LatencyHistogram wait = stage.tally(priority).latency(Latency.WAIT);
                sum += wait.count() == 0 ? 0 : wait.mean() * wait.count();
                count += wait.count();
            }
            lanes.add(sum / count);
        }
        return new Row(
                load,
                all.offered() / seconds,
                stage.utilization(),
                all.latency(Latency.WAIT).mean(),
                (double) all.lost() / all.offered(),
                lanes);
    }

    private static List<Double> none(StageLoad load) {
        return load.lanes().stream().map(lane -> Double.NaN).toList();
    }
}
