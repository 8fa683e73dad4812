package buzzville.report;

import buzzville.broker.Lane;
import buzzville.city.IncidentSummary;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code metrics.om}: the series of a run as OpenMetrics 1.0 text, each sample with the instant of the city's calendar at which
 * its bucket ended, in seconds since 1970.
 *
 * <p>Counters count from the start of the run, warm-up included, and begin with a 0 there. Of what has a level, the value at the
 * bucket's end stands beside its mean and its maximum over the bucket. Families are named {@code buzzville_…}; places, lanes,
 * priorities and reasons are labels.
 */
final class OpenMetrics {
    static final String FILE = "metrics.om";

    private static final double[] QUANTILES = {0.5, 0.99};

    private final Run run;
    private final Span span;
    private final Appendable out;
    /** Of the start, then of the end of each bucket. */
    private final List<String> times = new ArrayList<>();

    private OpenMetrics(Run run, Appendable out) {
        this.run = run;
        this.span = run.summary().span();
        this.out = out;
        Instant start = run.scenario().startOrUsual();
        BigDecimal zero = BigDecimal.valueOf(start.getEpochSecond()).add(BigDecimal.valueOf(start.getNano(), 9));
        times.add(Numbers.exact(zero));
        for (int i = 0; i < span.buckets(); i++) {
            long end = Math.min(span.to(), (i + 1) * span.bucket());
            times.add(Numbers.exact(zero.add(BigDecimal.valueOf(end, 9))));
        }
    }

    static void write(Run run, Appendable out) throws IOException {
        new OpenMetrics(run, out).write();
    }

    private void write() throws IOException {
        info();
        offered();
        accounts("delivered", "messages that were processed, or at the broker handed over", Account::deliveredSeries);
        ended("lost", "messages that were lost, by reason", true);
        ended("set_apart", "messages that were merged, left out, repetitions, or that nobody wanted, by reason", false);
        level("queue", "messages that wait in a lane", stage -> {
            List<Series> lanes = new ArrayList<>();
            for (Lane lane : stage.lanes()) {
                lanes.add(new Series(labels("place", stage.name(), "lane", lane.name()), lane.length()));
            }
            return lanes;
        });
        level("busy_workers", "workers at work", stage -> one(stage, stage.busy()));
        level("workers", "workers that exist", stage -> one(stage, stage.existing()));
        level("breaker_state", "0 closed, 1 half-open, 2 open", stage -> one(stage, stage.breaker()));
        level(
                "lag",
                "messages that wait for a service, are in its hands or are not committed",
                stage -> one(stage, stage.lag()));
        ages();
        level(
                "blocked_producers",
                "producers that wait before the broker",
                List.of(new Series("", run.blockedProducers())));
        if (run.throttledProducers() != null) {
            List<Series> throttled = List.of(new Series("", run.throttledProducers()));
            level("throttled_producers", "producers that backpressure keeps from sending", throttled);
        }
        backlog();
        incidents();
        latencies();
        out.append("# EOF\n");
    }

    /** One metric of a family. */
    private record Series(String labels, Level level) {}

    private interface OfAccount {
        Counts of(Account account, Priority priority);
    }

    private interface OfStage {
        List<Series> of(StageSeries stage);
    }

    private static List<Series> one(StageSeries stage, @Nullable Level level) {
        return level == null ? List.of() : List.of(new Series(labels("place", stage.name()), level));
    }

    private void family(String name, String type, String unit, String help) throws IOException {
        out.append("# TYPE buzzville_").append(name).append(' ').append(type).append('\n');
        if (!unit.isEmpty()) {
            out.append("# UNIT buzzville_")
                    .append(name)
                    .append(' ')
                    .append(unit)
                    .append('\n');
        }
        out.append("# HELP buzzville_")
                .append(name)
                .append(' ')
                .append(escaped(help))
                .append('\n');
    }

    private void info() throws IOException {
        family("run", "info", "", "which run this is");
        String labels = labels(
                "strategy", run.summary().strategy(),
                "seed", Long.toString(run.summary().seed()),
                "replication", Long.toString(run.summary().replication()),
                "fingerprint", Numbers.hex(run.summary().fingerprint()));
        sample("run_info", labels, "1", times.get(0));
    }

    private void offered() throws IOException {
        accounts("offered", "messages that somebody expects, by the instant of the occurrence", Account::offeredSeries);
    }

    private void accounts(String name, String help, OfAccount what) throws IOException {
        family(name, "counter", "", help);
        for (StageSeries stage : run.stages()) {
            Account account = stage.account();
            for (Priority priority : Priority.values()) {
                if (account != null && sum(account.offeredSeries(priority)) > 0) {
                    counter(
                            name,
                            labels("place", stage.name(), "priority", priority.label()),
                            what.of(account, priority));
                }
            }
        }
    }

    private void ended(String name, String help, boolean losses) throws IOException {
        boolean described = false;
        for (StageSeries stage : run.stages()) {
            Account account = stage.account();
            if (account == null) {
                continue;
            }
            for (Priority priority : Priority.values()) {
                for (Fate fate : account.fatesMet(priority)) {
                    if (fate.isLoss() == losses) {
                        if (!described) {
                            family(name, "counter", "", help);
                            described = true;
                        }
                        String labels =
                                labels("place", stage.name(), "priority", priority.label(), "reason", fate.label());
                        counter(name, labels, account.lostSeries(priority, fate));
                    }
                }
            }
        }
    }

    private void counter(String name, String labels, Counts counts) throws IOException {
        sample(name + "_total", labels, "0", times.get(0));
        long sum = 0;
        for (int i = 0; i < span.buckets(); i++) {
            sum += counts.count(i);
            sample(name + "_total", labels, Long.toString(sum), times.get(i + 1));
        }
    }

    private long sum(Counts counts) {
        long sum = 0;
        for (int i = 0; i < span.buckets(); i++) {
            sum += counts.count(i);
        }
        return sum;
    }

    private void level(String name, String help, OfStage what) throws IOException {
        List<Series> all = new ArrayList<>();
        run.stages().forEach(stage -> all.addAll(what.of(stage)));
        if (!all.isEmpty()) {
            level(name, help, all);
        }
    }

    private void level(String name, String help, List<Series> all) throws IOException {
        gauges(name, help + ", at the end of the bucket", all, level -> i -> Long.toString(level.bucketLast(i)));
        gauges(
                name + "_mean",
                help + ", on average over the bucket",
                all,
                level -> i -> Numbers.text(level.bucketMean(i)));
        gauges(
                name + "_max",
                help + ", at most within the bucket",
                all,
                level -> i -> Long.toString(level.bucketMax(i)));
    }

    private interface Reading {
        IntFunction<String> of(Level level);
    }

    private void gauges(String name, String help, List<Series> all, Reading reading) throws IOException {
        family(name, "gauge", "", help);
        for (Series series : all) {
            gauge(name, series.labels(), reading.of(series.level()));
        }
    }

    private void gauge(String name, String labels, IntFunction<String> values) throws IOException {
        for (int i = 0; i < span.buckets(); i++) {
            sample(name, labels, values.apply(i), times.get(i + 1));
        }
    }

    private void ages() throws IOException {
        if (run.stages().stream().allMatch(stage -> stage.oldest().isEmpty())) {
            return;
        }
        family(
                "oldest_age_seconds",
                "gauge",
                "seconds",
                "since the oldest message that is not done was first there to be said, at the end of the bucket, 0 if there is none");
        for (StageSeries stage : run.stages()) {
            for (Map.Entry<Priority, long[]> oldest : stage.oldest().entrySet()) {
                String labels = labels(
                        "place", stage.name(), "priority", oldest.getKey().label());
                gauge("oldest_age_seconds", labels, i -> Numbers.text(Numbers.seconds(oldest.getValue()[i])));
            }
        }
    }

    private void backlog() throws IOException {
        family("backlog", "gauge", "", "messages that wait in all lanes of the city, at the end of the bucket");
        gauge("backlog", "", i -> {
            long waiting = 0;
            for (StageSeries stage : run.stages()) {
                for (Lane lane : stage.lanes()) {
                    waiting += lane.length().bucketLast(i);
                }
            }
            return Long.toString(waiting);
        });
    }

    private void incidents() throws IOException {
        if (run.summary().incidents().isEmpty()) {
            return;
        }
        family("incident_active", "gauge", "", "1 if the incident was under way at some instant of the bucket");
        for (Map.Entry<String, IncidentSummary> entry :
                run.summary().incidents().entrySet()) {
            IncidentSummary incident = entry.getValue();
            String labels = labels("incident", entry.getKey(), "kind", incident.kind());
            gauge("incident_active", labels, i -> {
                long from = i * span.bucket();
                boolean moment = incident.from() == incident.until() && incident.from() >= from;
                boolean active = incident.from() < from + span.bucket() && (incident.until() > from || moment);
                return active ? "1" : "0";
            });
        }
    }

    /** Quantiles of what occurred in a bucket, by its end; no sample where nothing of that was delivered. */
    private void latencies() throws IOException {
        family(
                "end_to_end_latency_seconds",
                "summary",
                "seconds",
                "from the occurrence to the end of processing, over what occurred in the bucket, all subscriptions together");
        for (Priority priority : Priority.values()) {
            LatencySeries latencies = run.ledger().endToEnd(priority);
            for (int i = 0; i < span.buckets(); i++) {
                for (double quantile : QUANTILES) {
                    double nanos = latencies.percentile(i, quantile);
                    if (!Double.isNaN(nanos)) {
                        String labels = labels("priority", priority.label(), "quantile", Numbers.text(quantile));
                        String seconds = Numbers.text(Numbers.seconds(nanos));
                        sample("end_to_end_latency_seconds", labels, seconds, times.get(i + 1));
                    }
                }
            }
        }
    }

    private void sample(String name, String labels, String value, String time) throws IOException {
        out.append("buzzville_").append(name).append(labels).append(' ').append(value);
        out.append(' ').append(time).append('\n');
    }

    /** Names and values by turns. */
    private static String labels(String... pairs) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(i == 0 ? "" : ",").append(pairs[i]).append("=\"").append(escaped(pairs[i + 1]));
            text.append('"');
        }
        return text.append('}').toString();
    }

    /** As label values and help texts are escaped. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
