package buzzville.report;

import buzzville.experiment.Estimate;
import buzzville.experiment.Promise;
import buzzville.experiment.Yardstick;
import buzzville.experiment.comparison.Contest;
import buzzville.report.chart.Scale;
import buzzville.report.text.Amounts;
import buzzville.report.text.Human;
import buzzville.report.text.Numbers;
import buzzville.report.text.SafeText;
import buzzville.scenario.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The column of a scoreboard that is a picture: a strategy's figure, its interval and what was promised, over one axis with a scale. */
final class ScoreDots {
    private static final double WIDTH = 190;
    private static final double EDGE = 12;
    private static final double HEIGHT = 26;
    private static final double MIDDLE = HEIGHT / 2;
    private static final int MOST_TICKS = 5;
    /** Labels this far apart can be told apart. */
    private static final double APART = 42;
    /** Durations of which the longest is so many times the shortest have a logarithmic axis. */
    private static final double WIDE = 40;

    private final Contest contest;
    private final @Nullable Objective objective;
    private final Amounts amounts;
    private final Html html;
    private final Scale scale;
    private final double low;
    private final double high;

    /** @param objective what was promised; null if nothing was */
    ScoreDots(Contest contest, @Nullable Objective objective, Amounts amounts, Human human, Html html) {
        this.contest = contest;
        this.objective = objective;
        this.amounts = amounts;
        this.html = html;
        List<Double> all = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        for (Estimate estimate : contest.estimates().values()) {
            add(all, estimate.estimate());
            add(ends, Amounts.low(estimate));
            add(ends, Amounts.high(unit(), estimate));
        }
        if (objective != null) {
            add(all, objective.value());
        }
        double least = all.stream().mapToDouble(value -> value).min().orElse(0);
        double most = all.stream().mapToDouble(value -> value).max().orElse(1);
        boolean wide = unit() == Yardstick.Unit.DURATION && least > 0 && most > WIDE * least;
        // an interval may be many times as long as figures are apart, and would squash them; what does not fit has an
        // arrow
        double reach = most - least;
        for (double end : ends) {
            boolean fits =
                    wide ? end >= least / WIDE && end <= most * WIDE : end >= least - reach && end <= most + reach;
            least = fits ? Math.min(least, end) : least;
            most = fits ? Math.max(most, end) : most;
        }
        this.scale = wide
                ? Scale.durations(least, most, false, human)
                : Scale.between(
                        least, most, MOST_TICKS, unit() == Yardstick.Unit.DURATION, value -> amounts.of(unit(), value));
        this.low = wide ? scale.low() : least - (most - least) / 20;
        this.high = wide ? scale.high() : most + (most - least) / 20;
    }

    private static void add(List<Double> all, double value) {
        if (Double.isFinite(value)) {
            all.add(value);
        }
    }

    private Yardstick.Unit unit() {
        return contest.yardstick().unit();
    }

    /** Where a figure lies in the picture, also if that is outside. */
    private double x(double value) {
        return across(scale.at(value));
    }

    private double across(double at) {
        return EDGE + (high == low ? 0.5 : (at - low) / (high - low)) * (WIDTH - 2 * EDGE);
    }

    private static boolean isInside(double x) {
        return x >= EDGE - 0.01 && x <= WIDTH - EDGE + 0.01;
    }

    /** The scale, for the head of the column. */
    void head() {
        html.markup("<svg class=\"scale\" viewBox=\"0 0 190 18\" width=\"190\" height=\"18\" aria-hidden=\"true\">");
        for (Scale.Tick tick : labelled()) {
            String x = number(across(tick.at()));
            html.markup("<path class=\"rail\" d=\"M" + x + " 14V18\"/><text x=\"" + x + "\" y=\"11\">");
            html.markup(SafeText.html(tick.label()) + "</text>");
        }
        html.markup("</svg>");
    }

    /** Ticks within the picture, so many that their labels stand apart. */
    private List<Scale.Tick> labelled() {
        List<Scale.Tick> inside = scale.ticks().stream()
                .filter(tick -> isInside(across(tick.at())))
                .toList();
        int step = 1;
        while (inside.size() > step
                && across(inside.get(step).at()) - across(inside.get(0).at()) < APART) {
            step++;
        }
        List<Scale.Tick> some = new ArrayList<>();
        // from the end, where the best often is
        for (int i = inside.size() - 1; i >= 0; i -= step) {
            some.add(inside.get(i));
        }
        return some;
    }

    /** One strategy. */
    void cell(String strategy, @Nullable Promise promise) {
        Estimate estimate = Objects.requireNonNull(contest.estimates().get(strategy));
        String look = ComparisonTop.look(promise);
        html.markup("<svg class=\"dot " + look + "\" viewBox=\"0 0 190 26\" width=\"190\" height=\"26\""
                + " aria-hidden=\"true\">");
        for (Scale.Tick tick : labelled()) {
            html.markup("<path class=\"rail\" d=\"M" + number(across(tick.at())) + " 0V26\"/>");
        }
        if (objective != null && isInside(x(objective.value()))) {
            html.markup("<path class=\"asked\" d=\"M" + number(x(objective.value())) + " 1V25\"/>");
        }
        if (Double.isFinite(estimate.low()) && Double.isFinite(estimate.high())) {
            range(x(Amounts.low(estimate)), x(Amounts.high(unit(), estimate)));
        }
        if (Double.isFinite(estimate.estimate())) {
            String x = number(x(estimate.estimate()));
            html.markup(
                    look.equals("fail")
                            ? "<path class=\"mark\" d=\"M" + x + " 13m-5-5l10 10m0-10l-10 10\"/>"
                            : "<circle class=\"mark\" cx=\"" + x + "\" cy=\"13\" r=\"6\"/>");
        }
        html.markup("</svg><span class=\"figure\">");
        html.element("b", amounts.of(unit(), estimate));
        html.element("span class=\"asked\"", amounts.interval(unit(), estimate));
        html.markup("</span>");
    }

    /** An interval, with an arrow where it goes on. */
    private void range(double from, double to) {
        double begin = Math.max(from, EDGE);
        double end = Math.min(to, WIDTH - EDGE);
        html.markup("<path class=\"range\" d=\"M" + number(begin) + " " + number(MIDDLE) + "H" + number(end) + "\"/>");
        if (from < EDGE - 0.01) {
            html.markup("<path class=\"on\" d=\"M2 13l8-5v10z\"/>");
        }
        if (to > WIDTH - EDGE + 0.01) {
            html.markup("<path class=\"on\" d=\"M188 13l-8-5v10z\"/>");
        }
    }

    /** To a tenth of a pixel. */
    static String number(double value) {
        return Numbers.text(Math.round(value * 10) / 10.0);
    }
}
