package buzzville.report.chart;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Estimate;
import buzzville.experiment.Yardstick;
import buzzville.experiment.sweep.Outcome;
import buzzville.experiment.sweep.Reading;
import buzzville.experiment.sweep.Swept;
import buzzville.report.text.Amounts;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all charts of a sweep have in common: what was varied, what is shown, the language. */
final class SweepScene {
    private static final int LONGEST_NAME = 50;
    /** From this ratio on, durations and counts are drawn by their logarithm. */
    private static final double DECADES = 30;

    private final Swept swept;
    private final Scenario scenario;
    private final List<Yardstick> figures;
    private final Function<Yardstick, String> names;
    private final ReportLanguage language;
    private final Theme theme;
    private final Human human;
    private final Amounts amounts;

    SweepScene(
            Swept swept,
            Scenario scenario,
            List<String> figures,
            Function<Yardstick, String> names,
            ReportLanguage language,
            Theme theme) {
        this.swept = swept;
        this.scenario = scenario;
        this.figures = figures.stream()
                .map(swept.figures()::get)
                .filter(Objects::nonNull)
                .toList();
        this.names = names;
        this.language = language;
        this.theme = theme;
        this.human = new Human(language);
        this.amounts = new Amounts(language, scenario.prices().currency());
    }

    Swept swept() {
        return swept;
    }

    List<Yardstick> figures() {
        return figures;
    }

    Theme theme() {
        return theme;
    }

    Human human() {
        return human;
    }

    Amounts amounts() {
        return amounts;
    }

    String say(String english, String french) {
        return language.choose(english, french);
    }

    /** What people call a figure. */
    String name(Yardstick figure) {
        return SafeText.line(names.apply(figure), LONGEST_NAME);
    }

    /** The name of a figure with what was promised of it. */
    String heading(Yardstick figure) {
        String text = figure.kind() == Yardstick.Kind.OBJECTIVE || figure.kind() == Yardstick.Kind.MEASURE
                ? SafeText.line(figure.text(), 2 * LONGEST_NAME)
                : "";
        return text.isEmpty() || text.equals(name(figure)) ? name(figure) : name(figure) + "   " + text;
    }

    @Nullable
    Reading reading(Outcome outcome, Yardstick figure) {
        return outcome.readings().get(figure.name());
    }

    /** Which sweep it is. */
    String facts() {
        List<String> facts = new ArrayList<>();
        if (scenario.name() != null) {
            facts.add(SafeText.line(scenario.name(), LONGEST_NAME));
        }
        if (swept.plan().strategies().size() == 1) {
            facts.add(say("strategy ", "stratégie ")
                    + SafeText.line(swept.plan().strategies().get(0), LONGEST_NAME));
        }
        facts.add(human.count(swept.outcomes().size()) + say(" combinations", " combinaisons"));
        int replications =
                swept.outcomes().stream().mapToInt(Outcome::replications).max().orElse(0);
        facts.add(human.count(replications) + say(" replications", " réplications"));
        facts.add(say("seed ", "graine ") + scenario.seed());
        return String.join("  ·  ", facts);
    }

    /** What was promised of a figure in every cell alike; null if nothing was. */
    @Nullable
    Objective promise(Yardstick figure) {
        List<Objective> all = swept.outcomes().stream()
                .map(outcome -> reading(outcome, figure))
                .filter(Objects::nonNull)
                .map(Reading::objective)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return all.size() == 1 ? all.get(0) : null;
    }

    static boolean isBroken(@Nullable Reading reading) {
        return reading != null && reading.verdict() != null && reading.verdict() != Verdict.PASS;
    }

    /**
     * The scale of a figure.
     *
     * @param intervals whether these have to be on it
     */
    Scale scale(Yardstick figure, boolean intervals, int ticks) {
        List<Double> all = new ArrayList<>();
        Objective promise = promise(figure);
        if (promise != null) {
            all.add(promise.value());
        }
        for (Outcome outcome : swept.outcomes()) {
            Reading reading = reading(outcome, figure);
            if (reading != null) {
                Estimate estimate = reading.estimate();
                all.add(estimate.estimate());
                if (intervals) {
                    all.add(Amounts.low(estimate));
                    all.add(Amounts.high(figure.unit(), estimate));
                }
            }
        }
        all.removeIf(value -> !Double.isFinite(value));
        double low = all.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = all.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double least = all.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> value > 0)
                .min()
                .orElse(high);
        boolean wide = low >= 0 && high / least > DECADES;
        if (wide && figure.unit() == Yardstick.Unit.DURATION) {
            return Scale.durations(least, high, low == 0, human);
        } else if (wide && figure.unit() != Yardstick.Unit.RATIO) {
            return Scale.powers(least, high, low == 0, at -> amounts.of(figure.unit(), at));
        }
        double from = low >= 0 && low < high / 2 ? 0 : low;
        boolean time = figure.unit() == Yardstick.Unit.DURATION;
        return Scale.between(from, high, ticks, time, at -> amounts.of(figure.unit(), at));
    }
}
