package buzzville.report.page.run;

import buzzville.city.Run;
import buzzville.fault.Spell;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.Said;
import buzzville.report.page.Timeline;
import buzzville.report.page.Timeline.Happening;
import buzzville.report.page.city.CityMapPlot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The charts of a run that have something to show, in the order of a report.
 *
 * @param timeline that they share
 * @param panels what others show: the map of the city, and where messages were listened to the stories of the slowest
 */
public record RunCharts(Timeline timeline, List<ChartSpec> charts, Map<String, JsonNode> panels) {
    private static final List<Function<Course, Optional<ChartSpec>>> ALL = List.of(
            LatencyCourse::of,
            LossCourse::of,
            LedgerBars::of,
            QueueCourse::of,
            StageCourses::lag,
            StageCourses::age,
            StageCourses::utilisation,
            ThroughputCourse::of,
            DistributionCurves::of,
            HopBars::of);

    private static final Set<String> STANDSTILLS = Set.of("OUTAGE", "CRASH");

    /** Those of one run. */
    public static RunCharts of(Run run) {
        return of(run, null);
    }

    /**
     * Those of one run.
     *
     * @param slow what listened to it; null if nothing did
     */
    public static RunCharts of(Run run, @Nullable SlowMessages slow) {
        Course course = new Course(run);
        List<ChartSpec> charts = new ArrayList<>();
        ALL.forEach(chart -> chart.apply(course).ifPresent(charts::add));
        Map<String, JsonNode> panels = new LinkedHashMap<>();
        panels.put("city", CityMapPlot.of(run).json());
        Stories stories = slow == null ? null : new Stories(course, slow);
        if (stories != null && stories.any()) {
            panels.put("stories", stories.panel());
            charts.replaceAll(chart -> chart.id().equals(LatencyCourse.ID) ? stories.marked(chart) : chart);
        }
        return new RunCharts(timeline(run), charts, panels);
    }

    /** The time of a run, and what happened in it. */
    public static Timeline timeline(Run run) {
        Course course = new Course(run);
        return new Timeline(course.span(), happenings(course));
    }

    private static List<Happening> happenings(Course course) {
        List<Happening> all = new ArrayList<>();
        course.run().summary().incidents().forEach((name, incident) -> {
            List<long[]> times = together(incident.spells(), course);
            if (!times.isEmpty()) {
                all.add(new Happening(
                        name,
                        Said.of(language -> course.labels(language).incident(name)),
                        STANDSTILLS.contains(incident.kind().toUpperCase(Locale.ROOT)),
                        times));
            }
        });
        all.sort(Comparator.comparingLong(happening -> happening.times().get(0)[0]));
        return all;
    }

    /** When somebody has the fault, whoever it is. */
    private static List<long[]> together(List<Spell> spells, Course course) {
        List<Spell> sorted = new ArrayList<>(spells);
        long end = course.span().to();
        sorted.removeIf(spell -> spell.from() > end);
        sorted.sort(Comparator.comparingLong(Spell::from));
        List<long[]> all = new ArrayList<>();
        for (Spell spell : sorted) {
            long until = Math.min(end, spell.until());
            long[] last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last != null && spell.from() <= last[1] && last[1] > last[0]) {
                last[1] = Math.max(last[1], until);
            } else {
                all.add(new long[] {spell.from(), until});
            }
        }
        return all;
    }
}
