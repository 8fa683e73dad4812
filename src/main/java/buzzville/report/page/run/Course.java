package buzzville.report.page.run;

import buzzville.city.Run;
import buzzville.city.StageSeries;
import buzzville.message.Priority;
import buzzville.metric.Level;
import buzzville.metric.Span;
import buzzville.report.chart.Places;
import buzzville.report.page.Said;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.Names;
import buzzville.report.text.ReportLanguage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** Priorities and what there is to say of each, in a list. */
    Said list(Map<Priority, Function<Human, String>> facts) {
        return Said.of(language -> facts.entrySet().stream()
                .map(fact -> (Names.of(fact.getKey(), language) + " " + fact.getValue().apply(new Human(language))).strip())
                .collect(Collectors.joining(", ")));
    }

    /** Sentences after each other. */
    static Said sentences(List<Said> all) {
        return Said.of(language ->
                all.stream().map(each -> each.in(language)).filter(each -> !each.isEmpty()).collect(Collectors.joining(" ")));
    }
}
