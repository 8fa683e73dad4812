package buzzville.report.chart;

import buzzville.city.Run;
import buzzville.fault.Spell;
import buzzville.metric.Span;
import buzzville.report.text.Labels;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/**
 * What happened to the city, as a strip above the charts over time: a bar for what lasted, a mark for what was over at once,
 * each with its name beside, inside or above it and never across another. Incidents stand there, and alarms that come by the clock. Thin lines carry their edges down into the plots.
 */
final class IncidentStrip {
    /** Height of a row in pixels. */
    static final int ROW = 19;

    private static final int LONGEST = 44;
    /** Rows; incidents that find no place in them are counted in a sentence. */
    private static final int MOST_ROWS = 14;

    private static final double BAR = 15;
    private static final double MARK = 5;
    /** Width of a bar in pixels below which it is a mark. */
    private static final double SHORTEST = 4;

    private static final double SPACE = 6;
    /** Times of one incident that are so few pixels apart look like one. */
    private static final double NEAR = 2;

    private static final Set<String> STANDSTILLS = Set.of("OUTAGE", "CRASH");
    private static final Color MILD = new Color(0xD0D4DA);
    private static final Color HARD = new Color(0x4A4F57);
    private static final Color TINT = new Color(20, 40, 80, 14);
    private static final Color EDGE = new Color(0xB9BEC6);
    private static final Color FAINT = new Color(0xE2E5EA);
    /** More bars than this, and their edges would be a lattice over the plots. */
    private static final int LATTICE = 24;

    private static final BasicStroke THIN = new BasicStroke(1);
    private static final BasicStroke DOTS =
            new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 10, new float[] {2, 3}, 0);

    private final List<Bar> bars = new ArrayList<>();
    private final double end;
    private final double width;
    private final Font font;
    private final String more;
    private int rows;

    /** Where the name of a bar stands. */
    private enum Side {
        INSIDE,
        RIGHT,
        LEFT,
        ABOVE
    }

    /** Which time of an incident its name stands at, and where there. */
    private record Title(int at, Side side) {}

    /** Something that happened to the city, once or several times. */
    private record Happening(String name, List<Spell> times, Color fill) {
        long from() {
            return times.get(0).from();
        }
    }

    /** One time of an incident, or the warm-up; row -1 if it finds no place, and no name if another one of it has that. */
    private record Bar(String name, double from, double until, boolean isMoment, Color fill, int row, Side side) {}

    /**
     * Gives each incident its place.
     *
     * @param width of the plots in pixels
     */
    IncidentStrip(Run run, ReportLanguage language, Theme theme, double width) {
        Span span = run.summary().span();
        this.end = span.to();
        this.width = width;
        this.font = theme.small();
        double[] taken = new double[MOST_ROWS];
        java.util.Arrays.fill(taken, Double.NEGATIVE_INFINITY);
        int left = 0;
        if (span.from() > 0) {
            String by = run.scenario().warmup().search() == null ? "" : " (MSER-5)";
            String name = language.choose("warm-up" + by + ", not measured", "mise en route" + by + ", non mesurée");
            add(new Happening(name, List.of(new Spell("", 0, span.from())), Color.WHITE), taken);
        }
        for (Happening happening : happenings(run, new Labels(run.scenario(), language))) {
            left += add(happening, taken) ? 0 : 1;
        }
        this.more = left == 0
                ? ""
                : language.choose(
                        "and " + left + " more, in the table of incidents", "et " + left + " autres, dans le tableau");
        rows += left == 0 ? 0 : 1;
    }

    /** Incidents, and alarms that the clock brings, by when they begin. */
    private List<Happening> happenings(Run run, Labels labels) {
        List<Happening> all = new ArrayList<>();
        run.summary().incidents().forEach((name, incident) -> {
            Color fill = STANDSTILLS.contains(incident.kind().toUpperCase(Locale.ROOT)) ? HARD : MILD;
            List<Spell> times = together(incident.spells());
            if (!times.isEmpty()) {
                all.add(new Happening(SafeText.line(labels.incident(name), LONGEST), times, fill));
            }
        });
        Alarm.of(run.scenario(), labels)
                .forEach(alarm -> all.add(new Happening(
                        SafeText.line(alarm.label(), LONGEST), List.of(new Spell("", alarm.at(), alarm.at())), MILD)));
        all.sort(Comparator.comparingLong(Happening::from));
        return all;
    }

    /** When somebody has the fault, whoever it is; what is too close to be told apart is one time. */
    private List<Spell> together(List<Spell> spells) {
        List<Spell> sorted = new ArrayList<>(spells);
        sorted.removeIf(spell -> spell.from() > end);
        sorted.sort(Comparator.comparingLong(Spell::from));
        List<Spell> all = new ArrayList<>();
        for (Spell spell : sorted) {
            Spell last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last != null && pixel(spell.from()) - pixel(last.until()) < NEAR) {
                all.set(all.size() - 1, new Spell("", last.from(), Math.max(last.until(), spell.until())));
            } else {
                all.add(spell);
            }
        }
        return all;
    }

    /** Puts all times of a happening into one row, with its name where there is room. @return whether it fits */
    private boolean add(Happening happening, double[] taken) {
        List<Spell> times = happening.times();
        if (happening.from() > end) {
            return true;
        }
        double first = left(times.get(0));
        double last = right(times.get(times.size() - 1));
        double text = Theme.width(happening.name(), font) + 2 * SPACE;
        Title title = title(times, text);
        double begin = title.side() == Side.LEFT ? first - text : first;
        double finish = title.side() == Side.RIGHT && title.at() == times.size() - 1 ? last + text : last;
        int above = title.side() == Side.ABOVE ? 1 : 0;
        int row = above;
        while (row < MOST_ROWS && (taken[row] > begin || taken[row - above] > begin)) {
            row++;
        }
        if (row < MOST_ROWS) {
            taken[row - above] = first + text;
            taken[row] = finish + SPACE / 2;
            rows = Math.max(rows, row + 1);
        }
        for (int i = 0; i < times.size(); i++) {
            Spell time = times.get(i);
            bars.add(new Bar(
                    i == title.at() ? happening.name() : "",
                    time.from(),
                    Math.min(end, time.until()),
                    isMoment(time),
                    happening.fill(),
                    row < MOST_ROWS ? row : -1,
                    title.side()));
        }
        return row < MOST_ROWS;
    }

    /** Beside the last or the first time, else inside one or between two, else in a row of its own above them. */
    private Title title(List<Spell> times, double text) {
        int last = times.size() - 1;
        if (times.size() == 1 && right(times.get(0)) - left(times.get(0)) >= text) {
            return new Title(0, Side.INSIDE);
        } else if (right(times.get(last)) + text <= width) {
            return new Title(last, Side.RIGHT);
        } else if (left(times.get(0)) >= text) {
            return new Title(0, Side.LEFT);
        }
        for (int i = 0; i <= last; i++) {
            if (right(times.get(i)) - left(times.get(i)) >= text) {
                return new Title(i, Side.INSIDE);
            } else if (i < last && left(times.get(i + 1)) - right(times.get(i)) >= text) {
                return new Title(i, Side.RIGHT);
            }
        }
        return new Title(0, left(times.get(0)) + text <= width ? Side.ABOVE : Side.RIGHT);
    }

    private double left(Spell time) {
        return pixel(time.from()) - (isMoment(time) ? MARK : 0);
    }

    private double right(Spell time) {
        return isMoment(time) ? pixel(time.from()) + MARK : pixel(Math.min(end, time.until()));
    }

    private boolean isMoment(Spell time) {
        return pixel(Math.min(end, time.until())) - pixel(time.from()) < SHORTEST;
    }

    private double pixel(double time) {
        return time / end * width;
    }

    /** Rows of the strip; 0 when nothing happened. */
    int rows() {
        return rows;
    }

    /** Draws the strip into a plot of its own. */
    void draw(XYPlot plot) {
        shade(plot, false);
        plot.addAnnotation(new Sketch((g2, area, across, up) -> draw(g2, area, across)), false);
    }

    private void draw(Graphics2D g2, Rectangle2D area, DoubleUnaryOperator across) {
        g2.setFont(font);
        double pitch = area.getHeight() / rows;
        for (Bar bar : bars) {
            if (bar.row() >= 0) {
                double middle = area.getY() + (bar.row() + 0.5) * pitch;
                draw(g2, bar, across.applyAsDouble(bar.from()), across.applyAsDouble(bar.until()), middle, pitch);
            }
        }
        if (!more.isEmpty()) {
            g2.setPaint(Theme.GREY);
            g2.drawString(more, (float) area.getX(), (float) (area.getMaxY() - pitch / 2 + 5));
        }
    }

    private void draw(Graphics2D g2, Bar bar, double from, double until, double middle, double pitch) {
        double last = until;
        double first = from;
        if (bar.isMoment()) {
            first = from - MARK;
            last = from + MARK;
            g2.setPaint(Theme.INK);
            g2.fill(diamond(from, middle));
        } else {
            Rectangle2D box = new Rectangle2D.Double(from, middle - BAR / 2, Math.max(1.5, until - from), BAR);
            g2.setPaint(bar.fill());
            g2.fill(box);
            g2.setStroke(THIN);
            g2.setPaint(bar.fill().equals(HARD) ? HARD : Theme.GREY);
            g2.draw(box);
        }
        double x = switch (bar.side()) {
            case INSIDE -> first + SPACE;
            case RIGHT -> last + SPACE * 0.7;
            case LEFT -> first - SPACE * 0.7 - Theme.width(bar.name(), font);
            case ABOVE -> first;
        };
        double line = bar.side() == Side.ABOVE ? middle - pitch : middle;
        g2.setPaint(bar.side() == Side.INSIDE && bar.fill().equals(HARD) ? Color.WHITE : Theme.INK);
        g2.drawString(bar.name(), (float) x, (float) (line + 4.6));
    }

    private static Path2D diamond(double x, double y) {
        Path2D path = new Path2D.Double();
        path.moveTo(x, y - MARK);
        path.lineTo(x + MARK, y);
        path.lineTo(x, y + MARK);
        path.lineTo(x - MARK, y);
        path.closePath();
        return path;
    }

    /** Tints a plot while something lasts, alike for one incident and for many, and marks their edges. */
    void shade(XYPlot plot) {
        shade(plot, true);
    }

    private void shade(XYPlot plot, boolean tint) {
        double tinted = Double.NEGATIVE_INFINITY;
        List<Bar> inOrder =
                new ArrayList<>(bars); // the times of one incident stand together, those of others in between
        inOrder.sort(Comparator.comparingDouble(Bar::from));
        for (Bar bar : inOrder) {
            if (tint && bar.until() > tinted && !bar.isMoment()) {
                IntervalMarker marker = new IntervalMarker(Math.max(bar.from(), tinted), bar.until());
                marker.setPaint(TINT);
                marker.setOutlinePaint(null);
                marker.setAlpha(1);
                plot.addDomainMarker(marker, Layer.BACKGROUND);
                tinted = bar.until();
            }
        }
        Color edge = bars.size() > LATTICE ? FAINT : EDGE;
        for (Bar bar : bars) {
            if (bar.isMoment()) {
                plot.addDomainMarker(new ValueMarker(bar.from(), Theme.GREY, DOTS), Layer.BACKGROUND);
            } else {
                plot.addDomainMarker(new ValueMarker(bar.from(), edge, THIN), Layer.BACKGROUND);
                plot.addDomainMarker(new ValueMarker(bar.until(), edge, THIN), Layer.BACKGROUND);
            }
        }
    }
}
