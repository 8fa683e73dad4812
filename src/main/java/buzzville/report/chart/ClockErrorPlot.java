package buzzville.report.chart;

import buzzville.causality.ProcessClock;
import buzzville.causality.log.LoggedEvent;
import buzzville.report.text.SafeText;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jspecify.annotations.Nullable;

/** How wrong the clock of each process was over time, and how wrong it said it might be: a panel for each of the worst. */
final class ClockErrorPlot {
    private static final int MOST_PANELS = 6;
    private static final int PANEL = 110;
    private static final int HEAD = 26;
    private static final int GAP = 14;
    private static final int FOOT = 30;
    private static final int LEFT = 110;
    private static final int RIGHT = 30;
    private static final int MOST_TICKS = 4;
    private static final int MOST_POINTS = 1_200;
    private static final int LONGEST = 40;
    private static final Color BAND = new Color(0x0072B2);
    private static final Color LINE = new Color(0xD55E00);
    private static final Shape DOT = new Ellipse2D.Double(-2.6, -2.6, 5.2, 5.2);
    private static final Stroke STROKE = new BasicStroke(1.8f);
    private static final double LIGHT = 0.75;

    private final ClockScene scene;
    private final List<ProcessClock> worst;

    private ClockErrorPlot(ClockScene scene) {
        this.scene = scene;
        this.worst = scene.figures().physical().stream()
                .sorted(Comparator.comparingLong(ProcessClock::maxError)
                        .reversed()
                        .thenComparing(
                                Comparator.comparingLong(ProcessClock::maxBound).reversed()))
                .limit(MOST_PANELS)
                .toList();
    }

    static @Nullable Drawing draw(ClockScene scene) {
        ClockErrorPlot plot = new ClockErrorPlot(scene);
        if (plot.worst.isEmpty()) {
            return null;
        }
        LegendItemCollection legend = new LegendItemCollection();
        legend.add(Lines.line(
                scene.say("error: local minus true time", "erreur : heure locale moins temps vrai"), LINE, STROKE));
        legend.add(Lines.box(
                scene.say("within the bound that it claims", "dans la borne annoncée"), Theme.lighter(BAND, LIGHT)));
        int left = scene.figures().physical().size() - plot.worst.size();
        String more = left == 0
                ? ""
                : scene.say(" The %s others were less wrong.", " Les %s autres se trompaient moins.")
                        .formatted(scene.human().count(left));
        Sheet sheet = new Sheet(
                "clock-errors",
                scene.say("How wrong clocks were", "De combien les horloges se trompaient"),
                scene.facts(),
                scene.say("Greatest error %s, greatest bound %s.", "Plus grande erreur %s, plus grande borne %s.")
                                .formatted(
                                        scene.human().duration(scene.figures().maxError()),
                                        scene.human().duration(scene.figures().maxBound()))
                        + more
                        + scene.untilFull(),
                scene.say(
                        "At the events of each process, the scale of each panel its own. Nobody in the city sees the error: a"
                                + " process knows its bound only.",
                        "Aux événements de chaque processus, chaque cadre à son échelle. Personne dans la ville ne voit l'erreur :"
                                + " un processus ne connaît que sa borne."));
        int height = plot.worst.size() * (HEAD + PANEL + GAP) + FOOT;
        return scene.drawing(sheet, new Board(scene.theme(), legend, plot::draw), legend, height);
    }

    private void draw(Pencil pencil, Rectangle2D area) {
        List<LoggedEvent> events = scene.log().events();
        long end = Math.max(1, events.get(events.size() - 1).trueTime());
        Ruler across = new Ruler(Scale.time(end, scene.human()), area.getX() + LEFT, area.getMaxX() - RIGHT);
        double y = area.getY();
        for (ProcessClock clock : worst) {
            panel(pencil, clock, across, area.getX(), y + HEAD);
            y += HEAD + PANEL + GAP;
        }
        pencil.below(across, y - GAP + 4);
    }

    private void panel(Pencil pencil, ProcessClock clock, Ruler across, double x, double top) {
        Theme theme = scene.theme();
        List<LoggedEvent> own = scene.log().events().stream()
                .filter(event -> event.process() == clock.process())
                .toList();
        double most = Math.max(1, Math.max(clock.maxError(), clock.maxBound()));
        Ruler up = new Ruler(Scale.between(-most, most, MOST_TICKS, true, scene::signed), top + PANEL, top);
        String name = SafeText.line(clock.name(scene.log()), LONGEST);
        String trend = Double.isFinite(clock.trend())
                ? "   " + scene.say("trend of error ", "tendance de l'erreur ")
                        + scene.human().number(clock.trend()) + " ppm"
                : "";
        pencil.text(name + trend, x + 4, top - HEAD / 2.0, theme.heading(), Theme.INK);
        pencil.beside(up, across.from(), across.to());
        pencil.gridAcross(across, top, top + PANEL);
        List<LoggedEvent> shown = thinned(own);
        band(pencil, shown, across, up);
        Path2D path = new Path2D.Double();
        for (LoggedEvent event : shown) {
            double px = across.at(event.trueTime());
            double py = up.within(ProcessClock.error(event));
            if (path.getCurrentPoint() == null) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
            if (shown.size() < MOST_POINTS / 10) {
                pencil.mark(DOT, false, px, py, LINE);
            }
        }
        pencil.path(path, LINE, STROKE);
    }

    private static void band(Pencil pencil, List<LoggedEvent> shown, Ruler across, Ruler up) {
        Path2D band = new Path2D.Double();
        for (int i = 0; i < 2 * shown.size(); i++) {
            // forwards along the upper bound, back along the lower
            boolean back = i >= shown.size();
            LoggedEvent event = shown.get(back ? 2 * shown.size() - 1 - i : i);
            double x = across.at(event.trueTime());
            double y = up.within((back ? -1 : 1) * event.stamps().bound());
            if (i == 0) {
                band.moveTo(x, y);
            } else {
                band.lineTo(x, y);
            }
        }
        band.closePath();
        pencil.fill(band, Theme.lighter(BAND, LIGHT));
    }

    /** Of very many events those that a line would show: of each of many short times, the extremes. */
    private static List<LoggedEvent> thinned(List<LoggedEvent> own) {
        if (own.size() <= MOST_POINTS) {
            return own;
        }
        List<LoggedEvent> kept = new ArrayList<>();
        int groups = MOST_POINTS / 2;
        for (int group = 0; group < groups; group++) {
            List<LoggedEvent> some =
                    own.subList((int) ((long) group * own.size() / groups), (int) ((group + 1L) * own.size() / groups));
            Comparator<LoggedEvent> byError = Comparator.comparingLong(ProcessClock::error);
            LoggedEvent least = some.stream().min(byError).orElseThrow();
            LoggedEvent greatest = some.stream().max(byError).orElseThrow();
            kept.add(least.id() < greatest.id() ? least : greatest);
            if (least.id() != greatest.id()) {
                kept.add(least.id() < greatest.id() ? greatest : least);
            }
        }
        return kept;
    }
}
