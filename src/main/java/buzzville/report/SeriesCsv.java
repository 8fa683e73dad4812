package buzzville.report;

import buzzville.broker.Lane;
import buzzville.city.Run;
import buzzville.city.StageSeries;
import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.metric.Counts;
import buzzville.metric.Fate;
import buzzville.metric.LatencySeries;
import buzzville.metric.Level;
import buzzville.metric.Span;
import buzzville.report.text.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code series.csv}: how the run developed, one figure a line.
 *
 * <p>Columns: {@code time_s} (where the bucket begins, seconds; buckets cover the warm-up too), {@code scope} (a service or
 * its instance such as {@code panneau[1]}, {@code broker}, a partition such as {@code broker[0]}, or {@code all}),
 * {@code kind}, {@code name}, {@code priority}, {@code statistic}, {@code value}:
 *
 * <ul>
 *   <li>{@code queue}: waiting in the lane {@code name}; {@code mean}, {@code max} and {@code last} of the bucket
 *   <li>{@code busy}: workers at work; the same three
 *   <li>{@code breaker}: the state of a service's breaker, 0 closed, 1 half-open, 2 open; the same three
 *   <li>{@code lag}: messages that wait for a service, are in its hands or are not committed, where the broker keeps a
 *       journal; the same three, and of each partition, its number as {@code name}, where workers own them
 *   <li>{@code oldest_age_ms}: how long ago the oldest message that a service has not done was first there to be said, by priority: when it
 *       occurred, or when whoever reports it had noticed; {@code last}, 0 where there is none
 *   <li>{@code blocked_producers}: instances that wait before the broker; the same three
 *   <li>{@code throttled_producers}: instances whose last message backpressure did not let go at once; the same three, where
 *       there is backpressure
 *   <li>{@code offered} by occurrence, {@code delivered} by the end of processing, {@code lost} by the loss with the
 *       reason as {@code name}, {@code merged}, {@code sampled}, {@code deduplicated} and {@code unrouted} likewise;
 *       {@code count}, and {@code per_second} for the first two
 *   <li>{@code end_to_end_ms} over all subscriptions, of what occurred in the bucket; {@code p50} and {@code p99}, no
 *       line where nothing was delivered
 * </ul>
 */
final class SeriesCsv {
    private final Run run;
    private final Span span;
    private final CsvLines lines;
    private final List<String> times = new ArrayList<>();

    private SeriesCsv(Run run, Appendable out) {
        this.run = run;
        this.span = run.summary().span();
        this.lines = new CsvLines(out);
        for (int i = 0; i < span.buckets(); i++) {
            times.add(Numbers.text(Numbers.seconds(i * span.bucket())));
        }
    }

    static void write(Run run, Appendable out) throws IOException {
        out.append("time_s,scope,kind,name,priority,statistic,value\n");
        new SeriesCsv(run, out).write();
    }

    private void write() throws IOException {
        for (StageSeries stage : run.stages()) {
            for (Lane lane : stage.lanes()) {
                level(stage.name(), "queue", lane.name(), lane.length());
            }
            if (stage.busy() != null) {
                level(stage.name(), "busy", "", stage.busy());
            }
            if (stage.breaker() != null) {
                level(stage.name(), "breaker", "", stage.breaker());
            }
            if (stage.existing() != null) {
                level(stage.name(), "workers", "", stage.existing());
            }
            if (stage.lag() != null) {
                level(stage.name(), "lag", "", stage.lag());
            }
            for (int partition = 0; partition < stage.lags().size(); partition++) {
                level(
                        stage.name(),
                        "lag",
                        Integer.toString(partition),
                        stage.lags().get(partition));
            }
            for (Map.Entry<Priority, long[]> oldest : stage.oldest().entrySet()) {
                for (int i = 0; i < times.size(); i++) {
                    String age = Numbers.text(Numbers.millis(oldest.getValue()[i]));
                    line(i, stage.name(), "oldest_age_ms", "", oldest.getKey().label(), "last", age);
                }
            }
            if (stage.account() != null) {
                account(stage.name(), stage.account());
            }
        }
        level("broker", "blocked_producers", "", run.blockedProducers());
        if (run.throttledProducers() != null) {
            level("broker", "throttled_producers", "", run.throttledProducers());
        }
        for (Priority priority : Priority.values()) {
            LatencySeries latencies = run.ledger().endToEnd(priority);
            percentile(priority, "p50", latencies, 0.5);
            percentile(priority, "p99", latencies, 0.99);
        }
    }

    private void level(String scope, String kind, String name, Level level) throws IOException {
        for (int i = 0; i < times.size(); i++) {
            line(i, scope, kind, name, "", "mean", Numbers.text(level.bucketMean(i)));
            line(i, scope, kind, name, "", "max", Long.toString(level.bucketMax(i)));
            line(i, scope, kind, name, "", "last", Long.toString(level.bucketLast(i)));
        }
    }

    private void account(String scope, Account account) throws IOException {
        for (Priority priority : Priority.values()) {
            Counts offered = account.offeredSeries(priority);
            if (sum(offered) == 0) {
                continue;
            }
            counts(scope, "offered", "", priority, offered, true);
            counts(scope, "delivered", "", priority, account.deliveredSeries(priority), true);
            for (Fate fate : account.fatesMet(priority)) {
                Counts counts = account.lostSeries(priority, fate);
                if (fate.isLoss()) {
                    counts(scope, "lost", fate.label(), priority, counts, false);
                } else {
                    counts(scope, fate.label(), "", priority, counts, false);
                }
            }
        }
    }

    private void counts(String scope, String kind, String name, Priority priority, Counts counts, boolean rate)
            throws IOException {
        for (int i = 0; i < times.size(); i++) {
            long count = counts.count(i);
            line(i, scope, kind, name, priority.label(), "count", Long.toString(count));
            if (rate) {
                long from = i * span.bucket();
                double seconds = (Math.min(from + span.bucket(), span.to()) - from) / 1e9;
                line(i, scope, kind, name, priority.label(), "per_second", Numbers.text(count / seconds));
            }
        }
    }

    private void percentile(Priority priority, String statistic, LatencySeries latencies, double fraction)
            throws IOException {
        for (int i = 0; i < times.size(); i++) {
            double nanos = latencies.percentile(i, fraction);
            if (!Double.isNaN(nanos)) {
                String millis = Numbers.text(Numbers.millis(nanos));
                line(i, "all", "end_to_end_ms", "", priority.label(), statistic, millis);
            }
        }
    }

    private long sum(Counts counts) {
        long sum = 0;
        for (int i = 0; i < times.size(); i++) {
            sum += counts.count(i);
        }
        return sum;
    }

    private void line(
            int bucket, String scope, String kind, String name, String priority, String statistic, String value)
            throws IOException {
        lines.raw(times.get(bucket)).cell(scope).raw(kind).cell(name);
        lines.raw(priority).raw(statistic).raw(value).end();
    }
}
