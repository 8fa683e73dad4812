package buzzville.report.page.run;

import buzzville.broker.Lane;
import buzzville.city.StageSeries;
import buzzville.message.Priority;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.Said;
import buzzville.report.page.TimeChart;
import buzzville.report.page.TimeChart.Line;
import buzzville.report.page.TimeChart.Panel;
import buzzville.report.page.TimeChart.Style;
import buzzville.report.page.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How many wait in the lanes of the stages with the longest queues. */
final class QueueCourse {
    private static final int MOST_PANELS = 6;
    /** A queue shorter than this share of the longest one is not shown. */
    private static final double WORTH_IT = 0.02;

    private final Course course;
    private final List<String> known = new ArrayList<>();

    private QueueCourse(Course course) {
        this.course = course;
    }

    static Optional<ChartSpec> of(Course course) {
        return new QueueCourse(course).chart();
    }

    private Optional<ChartSpec> chart() {
        List<StageSeries> queues = course.run().stages().stream()
                .filter(stage -> longest(stage) > 0)
                .sorted(Comparator.comparingLong((StageSeries stage) -> -longest(stage)))
                .toList();
        if (queues.isEmpty()) {
            return Optional.empty();
        }
        double enough = longest(queues.get(0)) * WORTH_IT;
        List<StageSeries> shown = queues.stream()
                .filter(stage -> longest(stage) >= enough)
                .limit(MOST_PANELS)
                .toList();
        Said few = queues.size() == shown.size()
                ? Said.NOTHING
                : new Said(
                        ": the longest %d of %d queues".formatted(shown.size(), queues.size()),
                        " : les %d plus longues files sur %d".formatted(shown.size(), queues.size()));
        return Optional.of(new TimeChart(
                "queues",
                new Said("Where messages wait" + few.en(), "Où les messages attendent" + few.fr()),
                finding(queues.get(0)),
                new Said(
                        "Thick: the mean of each bucket; thin: its maximum. Each panel has a scale of its own. Look for lanes that"
                                + " stand at their capacity (flat tops), and for how long a queue takes to drain.",
                        "Trait épais : moyenne de la tranche ; trait fin : son maximum. Chaque cadre a son échelle. À voir : les"
                                + " files à leur capacité (plateaux) et le temps que les files mettent à se vider."),
                shown.stream().map(this::panel).toList(),
                List.of()));
    }

    private Panel panel(StageSeries stage) {
        List<Line> lines = new ArrayList<>();
        for (Lane lane : stage.lanes()) {
            Said name = Said.of(language -> course.labels(language).lane(lane.name()));
            String key = stage.name() + "_" + lane.name();
            lines.add(new Line(key + "_mean", name, name, look(lane), Style.THICK, course.means(lane.length())));
            Said most = new Said(name.en() + ", maximum", name.fr() + ", maximum");
            lines.add(new Line(key + "_max", name, most, look(lane), Style.THIN, course.maxima(lane.length())));
        }
        return new Panel(course.place(stage), new Said("waiting", "en attente"), Unit.COUNT, false, lines);
    }

    /** That of the priority that a lane is named after; what is named otherwise has a look of its own. */
    private String look(Lane lane) {
        for (Priority priority : Priority.values()) {
            if (priority.label().equals(lane.name())) {
                return lane.name();
            }
        }
        if (!known.contains(lane.name())) {
            known.add(lane.name());
        }
        return "other-" + known.indexOf(lane.name());
    }

    private Said finding(StageSeries stage) {
        long most = longest(stage);
        for (int i = 0; i < course.buckets(); i++) {
            for (Lane lane : stage.lanes()) {
                if (lane.length().bucketMax(i) == most) {
                    return finding(stage, lane, most, i);
                }
            }
        }
        return Said.NOTHING;
    }

    private Said finding(StageSeries stage, Lane lane, long most, int when) {
        Said place = course.place(stage);
        return Said.of(language -> {
            var human = new buzzville.report.text.Human(language);
            String what = human.count(most);
            String which = course.labels(language).lane(lane.name());
            String time = human.duration(course.from(when));
            return language.choose(
                            "The longest: %s messages at %s, lane %s, at about %s.",
                            "La plus longue : %s messages, %s, file %s, vers %s.")
                    .formatted(what, place.in(language), which, time);
        });
    }

    /** The most that ever waited in one of its lanes, warm-up included. */
    private long longest(StageSeries stage) {
        return stage.lanes().stream()
                .mapToLong(lane -> (long) java.util.Arrays.stream(course.maxima(lane.length()))
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
    }
}
