package buzzville.report.clocks.export;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * A log as a picture of one file, for print and for pages: a lifeline for each process, time from top to bottom, a mark of its own shape for
 * each kind of event with its stamps, an arrow for each reception. It has the first {@value #MOST} events and says so.
 *
 * <p>The axis shows true time, exactly, at each row; rows are further apart the longer it took, within limits, and a zigzag
 * says where that was cut short. All that is known of an event is in its title, and in the description of the whole, as text.
 */
public final class SpaceTimeSvg {
    static final int MOST = 150;

    /** Lifelines are named again after so many rows. */
    private static final int REPEATED = 30;

    private static final int MARGIN = Heading.MARGIN;
    private static final int LEAST_WIDTH = 780;
    private static final int NARROWEST = 92;
    private static final int WIDEST = 250;
    private static final double LETTER = Heading.LETTER;
    private static final double SMALL = Heading.SMALL;
    private static final int NAMED = 52;

    private final EventLog log;
    private final DiagramWords words;
    private final List<LoggedEvent> shown;
    /** By process: which column it has; -1 if nothing of it is shown. */
    private final int[] columns;

    private final List<Integer> processes = new ArrayList<>();
    private final List<Arrow> arrows;
    private final double left;
    private final double column;
    private final double width;
    private final Svg svg = new Svg();

    private SpaceTimeSvg(EventLog log, ReportLanguage language) {
        this.log = log;
        this.words = new DiagramWords(log, language);
        this.shown = log.events().subList(0, Math.min(MOST, log.events().size()));
        this.arrows = Arrow.of(log);
        this.columns = new int[log.processes().size()];
        Arrays.fill(columns, -1);
        shown.forEach(event -> columns[event.process()] = 0);
        for (int process = 0; process < columns.length; process++) {
            if (columns[process] == 0) {
                columns[process] = processes.size();
                processes.add(process);
            }
        }
        this.left = MARGIN
                + 12
                + SMALL
                        * shown.stream()
                                .mapToInt(
                                        event -> words.instant(event.trueTime()).length())
                                .max()
                                .orElse(4);
        int count = Math.max(1, processes.size());
        double wanted = shown.stream()
                                .mapToInt(event -> words.label(event).length())
                                .max()
                                .orElse(0)
                        * LETTER
                + 30;
        double even = (LEAST_WIDTH - left - MARGIN) / count;
        this.column = Math.min(WIDEST, Math.max(NARROWEST, Math.max(wanted, even)));
        this.width = Math.max(LEAST_WIDTH, left + column * count + MARGIN);
    }

    /** Writes the picture. */
    public static void write(EventLog log, ReportLanguage language, Appendable out) throws IOException {
        out.append(new SpaceTimeSvg(log, language).picture(language));
    }

    private String picture(ReportLanguage language) {
        double top = new Heading(svg, words, width).draw(log, shown) + NAMED;
        Rows rows = new Rows(log, shown, top + 26);
        double bottom = Math.max(rows.bottom(), top) + 34;
        bands(rows);
        lifelines(rows, top, bottom);
        axis(rows);
        arrows(rows);
        for (int i = 0; i < shown.size(); i++) {
            mark(shown.get(i), x(shown.get(i)), rows.height(rows.row(i)));
        }
        double height = bottom + 14;
        if (shown.isEmpty()) {
            svg.text("text", MARGIN, top, words.say("The log has no events.", "Le journal n'a pas d'événements."));
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + Svg.n(width) + "\" height=\"" + Svg.n(height)
                + "\" viewBox=\"0 0 " + Svg.n(width) + " " + Svg.n(height) + "\" role=\"img\" lang=\""
                + language.code() + "\" aria-labelledby=\"bz-title bz-desc\">\n<title id=\"bz-title\">"
                + SafeText.html(words.title()) + "</title>\n<desc id=\"bz-desc\">" + SafeText.html(description())
                + "</desc>\n" + Marks.STYLE + "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n" + svg
                + "</svg>\n";
    }

    private String description() {
        StringBuilder text = new StringBuilder(words.facts()).append('\n').append(words.reading());
        for (String line : List.of(words.broken(), words.missing(shown.size()))) {
            text.append(line.isEmpty() ? "" : "\n" + line);
        }
        shown.forEach(event -> text.append('\n').append(words.all(event)));
        return text.toString();
    }

    private double x(int process) {
        return left + 24 + columns[process] * column;
    }

    private double x(LoggedEvent event) {
        return x(event.process());
    }

    /** Behind rows of one instant: no time passes there. */
    private void bands(Rows rows) {
        int row = 0;
        while (row < rows.size()) {
            int last = row;
            while (last + 1 < rows.size() && rows.continues(last + 1)) {
                last++;
            }
            if (last > row) {
                svg.rect(
                        "instant",
                        left,
                        rows.height(row) - 12,
                        width - left - MARGIN,
                        rows.height(last) - rows.height(row) + 24);
            }
            row = last + 1;
        }
    }

    private void lifelines(Rows rows, double top, double bottom) {
        for (int process : processes) {
            svg.line("life", x(process), top, x(process), bottom - 16);
            names(process, top - 22);
            for (int row = REPEATED; row < rows.size(); row += REPEATED) {
                svg.text("again", x(process) + 4, rows.height(row) - 17, name(process, SMALL));
            }
        }
    }

    private void names(int process, double y) {
        svg.text("name", x(process) - 8, y, name(process, 7.8));
        svg.text(
                "small",
                x(process) - 8,
                y + 14,
                words.kind(log.processes().get(process).kind()));
    }

    private String name(int process, double letter) {
        return SafeText.line(log.processes().get(process).name(), (int) ((column - 8) / letter));
    }

    private void axis(Rows rows) {
        for (int row = 0; row < rows.size(); row++) {
            double y = rows.height(row);
            if (!rows.continues(row)) {
                svg.line("tick", left - 4, y, width - MARGIN, y);
                svg.text("time", left - 8, y + 3.5, words.instant(rows.instant(row)));
            }
            if (rows.isCut(row)) {
                double middle = (rows.height(row - 1) + y) / 2;
                svg.path("cut", "M" + Svg.n(left - 26) + " " + Svg.n(middle) + Marks.ZIGZAG);
            }
        }
    }

    private void arrows(Rows rows) {
        for (Arrow arrow : arrows) {
            if (arrow.to().id() <= shown.size()) {
                draw(arrow.from(), arrow.to(), "arrow", words.message(arrow), arrow.message(), rows);
            } else if (arrow.from().id() <= shown.size()) {
                stub(arrow, rows);
            }
        }
        for (LoggedEvent event : shown) {
            for (int earlier : event.circumstances().after()) {
                draw(log.events().get(earlier - 1), event, "after", "", "", rows);
            }
            for (int earlier : event.circumstances().hidden()) {
                draw(log.events().get(earlier - 1), event, "hidden", "", "", rows);
            }
        }
    }

    private double height(LoggedEvent event, Rows rows) {
        return rows.height(rows.row(event.id() - 1));
    }

    /** An arrow whose head is not in the picture: its beginning. */
    private void stub(Arrow arrow, Rows rows) {
        double x = x(arrow.from());
        double y = height(arrow.from(), rows);
        boolean back = columns[arrow.to().process()] >= 0
                && columns[arrow.to().process()] < columns[arrow.from().process()];
        svg.line("stub", x, y, x + (back ? -26 : 26), y + 16);
    }

    private void draw(LoggedEvent from, LoggedEvent to, String style, String text, String brief, Rows rows) {
        double x1 = x(from);
        double y1 = height(from, rows);
        double x2 = x(to);
        double y2 = height(to, rows);
        if (from.process() == to.process()) {
            svg.path(
                    style,
                    "M" + Svg.n(x1) + " " + Svg.n(y1) + "C" + Svg.n(x1 - 34) + " " + Svg.n(y1 + 8) + " "
                            + Svg.n(x1 - 34) + " " + Svg.n(y2 - 8) + " " + Svg.n(x2 - 8) + " " + Svg.n(y2 - 2));
            return;
        }
        double length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
        double bow = Bow.around(x1, y1, x2, y2, between(from, to, rows));
        line(style, x1, y1, x2, y2, bow);
        double room = length - 30;
        String label = SMALL * text.length() <= room ? text : SMALL * brief.length() <= room ? brief : "";
        if (!label.isEmpty()) {
            double slope = StrictMath.toDegrees(StrictMath.atan((y2 - y1) / (x2 - x1)));
            double share = processes.size() > 4 ? 0.5 : 0.55;
            svg.slanted(
                    "message",
                    x1 + share * (x2 - x1),
                    y1 + share * (y2 - y1) + 4 * bow * share * (1 - share),
                    slope,
                    label);
        }
    }

    /** A line between two marks that ends short of them, bent or straight. */
    private void line(String style, double x1, double y1, double x2, double y2, double bow) {
        double middleX = (x1 + x2) / 2;
        double middleY = (y1 + y2) / 2 + 2 * bow;
        double half = Math.sqrt((middleX - x1) * (middleX - x1) + (middleY - y1) * (middleY - y1));
        double other = Math.sqrt((x2 - middleX) * (x2 - middleX) + (y2 - middleY) * (y2 - middleY));
        double fromX = x1 + 7 * (middleX - x1) / half;
        double fromY = y1 + 7 * (middleY - y1) / half;
        double toX = x2 - 9 * (x2 - middleX) / other;
        double toY = y2 - 9 * (y2 - middleY) / other;
        if (bow == 0) {
            svg.line(style, fromX, fromY, toX, toY);
        } else {
            svg.path(
                    style,
                    "M" + Svg.n(fromX) + " " + Svg.n(fromY) + "Q" + Svg.n(middleX) + " " + Svg.n(middleY) + " "
                            + Svg.n(toX) + " " + Svg.n(toY));
        }
    }

    /** The lifelines that a line between two events crosses. */
    private List<Bow.Life> between(LoggedEvent from, LoggedEvent to, Rows rows) {
        int first = columns[from.process()];
        int last = columns[to.process()];
        List<Bow.Life> lives = new ArrayList<>();
        for (int place = Math.min(first, last) + 1; place < Math.max(first, last); place++) {
            int process = processes.get(place);
            TreeSet<Double> marks = new TreeSet<>();
            shown.stream().filter(event -> event.process() == process).forEach(event -> marks.add(height(event, rows)));
            lives.add(new Bow.Life(x(process), marks));
        }
        return lives;
    }

    private void mark(LoggedEvent event, double x, double y) {
        svg.raw("<g class=\"event\" transform=\"translate(" + Svg.n(x) + " " + Svg.n(y) + ")\">");
        svg.title(words.all(event)).raw(Marks.of(event));
        boolean below = arrows.stream()
                .anyMatch(arrow ->
                        arrow.to().id() == event.id() && columns[arrow.from().process()] > columns[event.process()]);
        svg.text("label", 10, below ? 14 : -6, words.label(event)).raw("</g>");
    }
}
