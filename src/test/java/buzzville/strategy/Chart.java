package buzzville.strategy;

import buzzville.message.Priority;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** What a policy does to the surge, drawn: latencies above, what was lost or merged below. All have the same scales. */
final class Chart {
    /** Half a second, nanoseconds. */
    static final long BUCKET = 500_000_000;

    private static final double LEFT = 48;
    private static final double RIGHT = 668;
    private static final double TOP = 26;
    private static final double MIDDLE = 146;
    private static final double UPPER = 164;
    private static final double BOTTOM = 224;
    private static final double LEAST = 0.005;
    private static final double MOST = 20;
    /** Messages per half second at the upper edge of the lower part. */
    private static final double MOST_LOST = 100;

    private final StringBuilder svg = new StringBuilder();
    private final Surge surge;

    private Chart(Surge surge) {
        this.surge = surge;
    }

    /** @param title what it shows, in words */
    static String of(Surge surge, String title) {
        Chart chart = new Chart(surge);
        chart.write(title);
        return chart.svg.toString();
    }

    private void write(String title) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 680 246\" role=\"img\""
                + " font-family=\"sans-serif\" font-size=\"11\" fill=\"#444\">\n");
        svg.append("<title>")
                .append(title.replace("&", "&amp;").replace("<", "&lt;"))
                .append("</title>\n");
        svg.append("<rect width=\"680\" height=\"246\" fill=\"#fff\"/>\n");
        rectangle(x(10), TOP, x(20), MIDDLE, "#f3f0e6");
        rectangle(x(10), UPPER, x(20), BOTTOM, "#f3f0e6");
        axes();
        legend();
        bars();
        for (int i = Surge.PRIORITIES.size() - 1; i >= 0; i--) {
            line(Surge.PRIORITIES.get(i));
        }
        svg.append("</svg>\n");
    }

    private void axes() {
        String[] names = {"10 ms", "100 ms", "1 s", "10 s"};
        for (int i = 0; i < names.length; i++) {
            double y = y(0.01 * StrictMath.pow(10, i));
            stroke(LEFT, y, RIGHT, y, "#ddd");
            text(LEFT - 5, y + 4, "end", "", names[i]);
        }
        stroke(LEFT, BOTTOM, RIGHT, BOTTOM, "#999");
        stroke(LEFT, UPPER, RIGHT, UPPER, "#ddd");
        text(LEFT - 5, UPPER + 4, "end", "", "200/s");
        text(LEFT - 5, BOTTOM + 4, "end", "", "0");
        for (int second = 0; second <= 25; second += 5) {
            text(x(2 * second), BOTTOM + 15, "middle", "", second + " s");
        }
    }

    private void legend() {
        text(LEFT, 14, "start", "", "mean latency of what is delivered:");
        double at = LEFT + 192;
        for (Priority priority : Surge.PRIORITIES) {
            text(at, 14, "start", colour(priority), priority.label());
            at += 54;
        }
        text(LEFT + 392, 14, "start", "", "below:");
        text(LEFT + 430, 14, "start", "#b8860b", "lost, told");
        text(LEFT + 490, 14, "start", "#222", "lost, silent");
        text(LEFT + 560, 14, "start", "#7a9cc6", "merged");
    }

    private void line(Priority priority) {
        StringBuilder points = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < surge.buckets(); i++) {
            double latency = surge.latency(priority, i);
            if (Double.isNaN(latency)) {
                open = false;
            } else {
                points.append(open ? "L" : "M")
                        .append(number(x(i + 0.5)))
                        .append(' ')
                        .append(number(y(latency)));
                open = true;
            }
        }
        svg.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linecap=\"round\"/>\n"
                .formatted(points, colour(priority), priority == Priority.CRITICAL ? "2.6" : "1.8"));
    }

    private void bars() {
        double[] base = new double[surge.buckets()];
        bars(base, surge::silent, "#222");
        bars(base, surge::told, "#daa520");
        bars(base, surge::merged, "#a9c1de");
    }

    /** One path for all bars of a kind, each upon the ones before. */
    private void bars(double[] base, IntToDoubleFunction heights, String colour) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < base.length; i++) {
            double height = heights.applyAsDouble(i);
            if (height > 0) {
                double from = BOTTOM - (BOTTOM - UPPER) * Math.min(1, base[i] / MOST_LOST);
                double to = BOTTOM - (BOTTOM - UPPER) * Math.min(1, (base[i] + height) / MOST_LOST);
                path.append("M%s %sH%sV%sH%sZ"
                        .formatted(number(x(i) + 1), number(from), number(x(i + 1) - 1), number(to), number(x(i) + 1)));
                base[i] += height;
            }
        }
        if (path.length() > 0) {
            svg.append("<path d=\"%s\" fill=\"%s\"/>\n".formatted(path, colour));
        }
    }

    private void rectangle(double x, double y, double right, double bottom, String colour) {
        svg.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n"
                .formatted(number(x), number(y), number(right - x), number(bottom - y), colour));
    }

    private void stroke(double x, double y, double right, double bottom, String colour) {
        svg.append("<path d=\"M%s %sL%s %s\" stroke=\"%s\"/>\n"
                .formatted(number(x), number(y), number(right), number(bottom), colour));
    }

    private void text(double x, double y, String anchor, String colour, String text) {
        svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\"%s>%s</text>\n"
                .formatted(
                        number(x),
                        number(y),
                        anchor,
                        colour.isEmpty() ? "" : " font-weight=\"bold\" fill=\"" + colour + "\"",
                        text));
    }

    private static String colour(Priority priority) {
        return switch (priority) {
            case CRITICAL -> "#d55e00";
            case HIGH -> "#e69f00";
            case NORMAL -> "#0072b2";
            case INFO -> "#009e73";
        };
    }

    private static double x(double bucket) {
        return LEFT + (RIGHT - LEFT) * bucket / 50;
    }

    private static double y(double seconds) {
        double share = StrictMath.log(Math.max(LEAST, Math.min(MOST, seconds)) / LEAST) / StrictMath.log(MOST / LEAST);
        return MIDDLE - (MIDDLE - TOP) * share;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
    }
}
