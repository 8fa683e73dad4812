package buzzville.report.clocks.export;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.report.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/** What stands above a space-time diagram: what it is of, how it is to be read, what is broken or missing, the legend. */
final class Heading {
    /** Free at the sides, pixels. */
    static final int MARGIN = 24;

    /** How wide a letter is on average, pixels: beside events, in small print, in titles. */
    static final double LETTER = 6.9;

    static final double SMALL = 5.9;
    private static final double LARGE = 11;

    private final Svg svg;
    private final DiagramWords words;
    private final double width;

    Heading(Svg svg, DiagramWords words, double width) {
        this.svg = svg;
        this.words = words;
        this.width = width;
    }

    /** Draws it. @return where it ends, pixels */
    double draw(EventLog log, List<LoggedEvent> shown) {
        double y = MARGIN + 14;
        for (String line : wrapped(words.title(), LARGE)) {
            svg.text("title", MARGIN, y, line);
            y += 22;
        }
        for (String line : wrapped(words.facts(), SMALL)) {
            svg.text("small", MARGIN, y, line);
            y += 15;
        }
        for (String line : wrapped(words.reading(), SMALL)) {
            svg.text("small", MARGIN, y, line);
            y += 15;
        }
        y = banner(words.broken(), "broken", "alarm", y);
        y = banner(words.missing(shown.size()), "missing", "note", y);
        return legend(Marks.legend(log, shown, words), y + 12);
    }

    private double banner(String text, String frame, String style, double y) {
        if (text.isEmpty()) {
            return y;
        }
        List<String> lines = wrapped(text, LETTER + 0.4);
        svg.rect(frame, MARGIN, y - 6, width - 2 * MARGIN, 18 * lines.size() + 8);
        double at = y;
        for (String line : lines) {
            at += 18;
            svg.text(style, MARGIN + 10, at - 9, line);
        }
        return at + 14;
    }

    private double legend(List<Marks.Sign> signs, double top) {
        double x = MARGIN;
        double y = top;
        for (Marks.Sign sign : signs) {
            double wide = 36 + SMALL * 1.05 * sign.text().length() + 16;
            if (x > MARGIN && x + wide > width - MARGIN) {
                x = MARGIN;
                y += 20;
            }
            svg.raw("<g class=\"sign\" transform=\"translate(" + Svg.n(x + 14) + " " + Svg.n(y - 4) + ")\">"
                    + sign.markup() + "</g>");
            svg.text("small", x + 32, y, sign.text());
            x += wide;
        }
        return y + 10;
    }

    private List<String> wrapped(String text, double letter) {
        int most = (int) ((width - 2 * MARGIN) / letter);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : SafeText.line(text).split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(SafeText.line(word, most));
        }
        lines.add(line.toString());
        return lines;
    }
}
