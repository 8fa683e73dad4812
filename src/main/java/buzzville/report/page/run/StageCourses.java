package buzzville.report.page.run;

import buzzville.city.StageSeries;
import buzzville.metric.Level;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.Said;
import buzzville.report.page.TimeChart;
import buzzville.report.page.TimeChart.Line;
import buzzville.report.page.TimeChart.Panel;
import buzzville.report.page.TimeChart.Style;
import buzzville.report.page.Unit;
import buzzville.report.text.Human;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One line for each of the stages that had most of something: how busy they were, how far behind, how old their oldest message. */
final class StageCourses {
    private static final int MOST_LINES = 8;
    /** Less than this share of the most is not shown. */
    private static final double WORTH_IT = 0.02;

    /** The share of its workers at work from which on a stage counts as fully busy. */
    private static final double FULL = 0.99;

    private StageCourses() {}

    /** A stage, its figures, and what it is ranked by. */
    private record Ranked(StageSeries stage, double[] values, double rank) {
        double most() {
            return max(values);
        }
    }

    static Optional<ChartSpec> utilisation(Course course) {
        List<Ranked> ranked = ranked(
                course,
                stage -> {
                    Level busy = stage.busy();
                    return busy == null || stage.workers() == 0 || busy.mean() == 0 ? null : busy(course, stage, busy);
                },
                // full time first, and then the busiest
                values -> course.buckets() * (double) full(values)
                        + Arrays.stream(values).sum());
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        Ranked first = ranked.get(0);
        double seconds = full(first.values) * course.span().bucket() / 1e9;
        Said place = course.place(first.stage);
        Said finding = Said.of(language -> full(first.values) == 0
                ? language.choose("Nobody is fully busy.", "Personne n'est occupé à plein.")
                : language.choose(
                                "Longest at its limit: %s, fully busy for %s in all.",
                                "Le plus longtemps à plein : %s, occupé à 100 %% pendant %s en tout.")
                        .formatted(place.in(language), new Human(language).duration(seconds * 1e9)));
        return Optional.of(chart(
                course,
                ranked,
                "utilisation",
                new Said("How busy the workers are", "Occupation des agents"),
                finding,
                new Said(
                        "Workers at work, as a share of those that there are; the mean of each bucket. First comes who was at its limit"
                                + " for longest. At 100% a stage has no more to give, and its queue grows.",
                        "Agents au travail, en part de ceux qui existent ; moyenne de chaque tranche. D'abord qui est resté à plein le"
                                + " plus longtemps. À 100 % un étage n'a plus de réserve et sa file grandit."),
                new Said("busy workers / workers", "agents occupés / agents"),
                Unit.SHARE));
    }

    private static double[] busy(Course course, StageSeries stage, Level busy) {
        Level existing = stage.existing();
        return course.each(i -> {
            double workers = existing == null ? stage.workers() : existing.bucketMean(i);
            return workers == 0 ? 0 : busy.bucketMean(i) / workers;
        });
    }

    private static long full(double[] values) {
        return Arrays.stream(values).filter(value -> value >= FULL).count();
    }

    static Optional<ChartSpec> lag(Course course) {
        List<Ranked> ranked =
                ranked(course, stage -> stage.lag() == null ? null : course.maxima(stage.lag()), StageCourses::max);
        return ranked.isEmpty()
                ? Optional.empty()
                : Optional.of(chart(
                        course,
                        ranked,
                        "lag",
                        new Said("How far services are behind the log", "Retard des services sur le journal"),
                        worst(
                                course,
                                ranked.get(0),
                                new Said(
                                        "Furthest behind: %s, by %s, at about %s.",
                                        "Le plus en retard : %s, de %s, vers %s."),
                                Unit.COUNT),
                        new Said(
                                "Lag: messages in the log that wait for the service, are in its hands or are not committed; the maximum"
                                        + " of each bucket. A sawtooth is commits; a slope is a service that cannot keep up or is"
                                        + " away; how steeply it falls afterwards is how fast it catches up.",
                                "Retard : messages du journal qui attendent le service, sont entre ses mains ou ne sont pas validés ;"
                                        + " maximum de chaque tranche. Des dents de scie : des validations ; une pente : un service"
                                        + " dépassé ou absent ; la pente de la descente est sa vitesse de rattrapage."),
                        new Said("messages behind", "messages de retard"),
                        Unit.COUNT));
    }

    static Optional<ChartSpec> age(Course course) {
        List<Ranked> ranked = ranked(
                course,
                stage -> stage.oldest().isEmpty()
                        ? null
                        : course.each(i -> Course.millis(stage.oldest().values().stream()
                                .mapToLong(ages -> ages[i])
                                .max()
                                .orElse(0))),
                StageCourses::max);
        return ranked.isEmpty()
                ? Optional.empty()
                : Optional.of(chart(
                        course,
                        ranked,
                        "age",
                        new Said(
                                "How old the oldest message is that is not done",
                                "Âge du plus ancien message non traité"),
                        worst(
                                course,
                                ranked.get(0),
                                new Said("The oldest: at %s, %s, at about %s.", "Le plus ancien : %s, %s, vers %s."),
                                Unit.MS),
                        new Said(
                                "At the end of each bucket, how long ago the oldest message that a service has neither done nor lost was first"
                                        + " there to be said, even if it could not leave. A line that rises by a second a second is a"
                                        + " message that nobody touches.",
                                "À la fin de chaque tranche, depuis combien de temps le plus ancien message qu'un service n'a ni traité ni"
                                        + " perdu était à dire, même s'il ne pouvait partir. Une ligne qui monte d'une seconde par seconde"
                                        + " est un message que personne ne touche."),
                        new Said("age of the oldest", "âge du plus ancien"),
                        Unit.MS));
    }

    private static Said worst(Course course, Ranked first, Said sentence, Unit unit) {
        int when = IntStream.range(0, first.values.length)
                .filter(i -> first.values[i] == first.most())
                .findFirst()
                .orElse(0);
        Said place = course.place(first.stage);
        return Said.of(language -> {
            Human human = new Human(language);
            String most =
                    unit == Unit.MS ? human.duration(first.most() * 1e6) : human.number(first.most()) + " messages";
            return sentence.in(language).formatted(place.in(language), most, human.duration(course.from(when)));
        });
    }

    private static List<Ranked> ranked(
            Course course, Function<StageSeries, double @Nullable []> figures, Function<double[], Double> rank) {
        List<Ranked> all = new ArrayList<>();
        for (StageSeries stage : course.run().stages()) {
            double[] values = figures.apply(stage);
            if (values != null && max(values) > 0) {
                all.add(new Ranked(stage, values, rank.apply(values)));
            }
        }
        all.sort(Comparator.comparingDouble(each -> -each.rank)); // stable
        return all;
    }

    private static ChartSpec chart(
            Course course,
            List<Ranked> ranked,
            String id,
            Said title,
            Said finding,
            Said caption,
            Said axis,
            Unit unit) {
        double enough = ranked.stream().mapToDouble(Ranked::most).max().orElse(0) * WORTH_IT;
        List<Ranked> shown = ranked.stream()
                .filter(each -> each.most() >= enough)
                .limit(MOST_LINES)
                .toList();
        Said few = shown.size() == ranked.size()
                ? Said.NOTHING
                : new Said(
                        ": %d of %d".formatted(shown.size(), ranked.size()),
                        " : %d sur %d".formatted(shown.size(), ranked.size()));
        List<Line> lines = IntStream.range(0, shown.size())
                .mapToObj(i -> {
                    Ranked each = shown.get(i);
                    Said name = course.place(each.stage);
                    String key = each.stage.name() + "_" + id + (unit == Unit.MS ? "_ms" : "");
                    return new Line(key, name, name, "other-" + i, Style.THICK, each.values);
                })
                .toList();
        return new TimeChart(
                id,
                new Said(title.en() + few.en(), title.fr() + few.fr()),
                finding,
                caption,
                List.of(new Panel(Said.NOTHING, axis, unit, false, lines)),
                List.of());
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}
