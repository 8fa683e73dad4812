package buzzville.report.chart;

import buzzville.city.Run;
import buzzville.experiment.Parallel;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The charts of a run. Never fails: what this Java cannot draw is left out, with a sentence that says why.
 *
 * @param pictures those that have something to show, in the order of a report
 * @param notes why some are missing; usually none
 */
public record Charts(List<Picture> pictures, List<String> notes) {
    /** No charts, because nobody wants any. */
    public static final Charts NONE = new Charts(List.of(), List.of());

    private static final List<Function<Scene, @Nullable Drawing>> ALL = List.of(
            LatencyOverTime::draw,
            Losses::draw,
            QueueLengths::draw,
            ConsumerLag::draw,
            OldestAges::draw,
            Utilisation::draw,
            Throughput::draw,
            LatencyDistribution::draw);

    /** Draws all of them, one after the other. */
    public static Charts of(Run run, ReportLanguage language) {
        return of(run, language, 1);
    }

    /**
     * Draws all of them: a chart is drawn by one thread, and none waits for another.
     *
     * @param threads how many are drawn at once, at least 1; if it is 1, by the thread that asks
     */
    public static Charts of(Run run, ReportLanguage language, int threads) {
        return of(run, language, threads, ALL);
    }

    static Charts of(Run run, ReportLanguage language, int threads, List<Function<Scene, @Nullable Drawing>> charts) {
        return each(theme -> new Scene(run, language, theme), threads, charts);
    }

    /**
     * Draws charts of one thing.
     *
     * @param <T> what all of them have in common
     */
    static <T> Charts each(Function<Theme, T> common, int threads, List<Function<T, @Nullable Drawing>> charts) {
        try {
            prepare();
            T scene = common.apply(new Theme(Fonts.plain(), Fonts.bold()));
            List<Charts> each = new ArrayList<>();
            Parallel.inOrder(
                    charts.size(), threads, index -> one(charts.get(index), scene), (index, drawn) -> each.add(drawn));
            return new Charts(
                    each.stream().flatMap(drawn -> drawn.pictures().stream()).toList(),
                    each.stream()
                            .flatMap(drawn -> drawn.notes().stream())
                            .distinct()
                            .toList());
        } catch (IOException | RuntimeException | Error e) {
            return new Charts(List.of(), List.of("no charts: " + reason(e)));
        }
    }

    /** Draws what a search for a threshold found. */
    public static Charts of(ThresholdPlot facts, ReportLanguage language) {
        try {
            prepare();
            return one(new ThresholdChart(facts, language, new Theme(Fonts.plain(), Fonts.bold())).drawing());
        } catch (IOException | RuntimeException | Error e) {
            return new Charts(List.of(), List.of("no charts: " + reason(e)));
        }
    }

    /** Draws what waits in two runs that part. */
    public static Charts of(BacklogPlot facts, ReportLanguage language) {
        try {
            prepare();
            return one(new BacklogChart(facts, language, new Theme(Fonts.plain(), Fonts.bold())).drawing());
        } catch (IOException | RuntimeException | Error e) {
            return new Charts(List.of(), List.of("no charts: " + reason(e)));
        }
    }

    /** One of them, or none when there is nothing to show. */
    private static <T> Charts one(Function<T, @Nullable Drawing> chart, T scene) {
        Drawing drawing = chart.apply(scene);
        return drawing == null ? NONE : one(drawing);
    }

    private static Charts one(Drawing drawing) {
        String svg = Rendering.svg(drawing);
        byte[] png = {};
        List<String> notes = List.of();
        try {
            png = Rendering.png(drawing);
        } catch (IOException | RuntimeException | Error e) {
            notes = List.of("no PNG: " + reason(e));
        }
        return new Charts(List.of(new Picture(drawing.name(), drawing.title(), drawing.caption(), svg, png)), notes);
    }

    private static String reason(Throwable e) {
        String message = e.getMessage();
        return "this Java cannot draw (" + (message == null ? e.getClass().getSimpleName() : message) + ")";
    }

    /**
     * Must come before any class of AWT is set up: without a screen, and without the machine's own fonts, whose absence some
     * Javas do not survive. All text is drawn with the fonts in this jar.
     */
    private static void prepare() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        if (System.getProperty("sun.awt.fontconfig") == null) {
            try {
                Path file = Files.createTempFile("buzzville", ".properties");
                file.toFile().deleteOnExit();
                Files.writeString(file, "version=1\nsequence.allfonts=default\n");
                System.setProperty("sun.awt.fontconfig", file.toString());
            } catch (IOException e) {
                // no place for it: most machines have fonts
            }
        }
    }
}
