package buzzville.report.page.run;

import buzzville.city.Run;
import buzzville.city.StageSeries;
import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.metric.Counts;
import buzzville.metric.Level;
import buzzville.metric.Span;
import buzzville.metric.Tally;
import buzzville.report.chart.Places;
import buzzville.report.page.Said;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.Names;
import buzzville.report.text.ReportLanguage;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One run, and how its charts say and count things. */
record Course(Run run) {
    private static final double NANOS_OF_MILLI = 1e6;

    Span span() {
        return run.summary().span();
    }

    int buckets() {
        return span().buckets();
    }

    /** Where a bucket begins, virtual nanoseconds. */
    long from(int bucket) {
        return bucket * span().bucket();
    }

    /** How long a bucket is, seconds; the last one may be shorter. */
    double seconds(int bucket) {
        return (Math.min(from(bucket) + span().bucket(), span().to()) - from(bucket)) / 1e9;
    }

    /** A figure of each bucket. */
    double[] each(IntToDoubleFunction figure) {
        return IntStream.range(0, buckets()).mapToDouble(figure).toArray();
    }

    double[] means(Level level) {
        return each(level::bucketMean);
    }

    double[] maxima(Level level) {
        return each(level::bucketMax);
    }

    static double millis(double nanos) {
        return nanos / NANOS_OF_MILLI;
    }

    Said priority(Priority priority) {
        return Said.of(language -> Names.of(priority, language));
    }

    Said place(StageSeries stage) {
        return Said.of(language -> Places.of(stage, run, language));
    }

    Labels labels(ReportLanguage language) {
        return new Labels(run.scenario(), language);
    }

    /** What the services made of the messages of a priority. */
    Tally tally(Priority priority) {
        Tally tally = new Tally(0, 1);
        run.summary().receivers().forEach(stage -> tally.add(stage.tally(priority)));
        return tally;
    }

    /** A figure of a priority in each bucket, over all services. */
    double[] counts(Priority priority, BiFunction<Account, Priority, @Nullable Counts> which) {
        double[] sums = new double[buckets()];
        for (StageSeries stage : run.stages()) {
            Account account = stage.account();
            Counts counts = account == null || account.index() < 0 ? null : which.apply(account, priority);
            for (int i = 0; counts != null && i < sums.length; i++) {
                sums[i] += counts.count(i);
            }
        }
        return sums;
    }

    /** The same per second. */
    double[] perSecond(double[] counts) {
        return each(i -> counts[i] / seconds(i));
    }

    /** Priorities and what there is to say of each, in a list. */
    Said list(Map<Priority, Function<Human, String>> facts) {
        return Said.of(language -> facts.entrySet().stream()
                .map(fact -> (Names.of(fact.getKey(), language) + " "
                                + fact.getValue().apply(new Human(language)))
                        .strip())
                .collect(Collectors.joining(", ")));
    }

    /** Sentences after each other. */
    static Said sentences(List<Said> all) {
        return Said.of(language -> all.stream()
                .map(each -> each.in(language))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" ")));
    }
}
