package buzzville.report.chart;

import buzzville.city.RunSummary;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardstick.Unit;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.experiment.comparison.Contest;
import buzzville.message.Priority;
import buzzville.metric.Tally;
import buzzville.report.text.Amounts;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.report.text.YardstickWords;
import buzzville.scenario.Scenario;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.Plot;
import org.jspecify.annotations.Nullable;

/** What all charts of one comparison have in common: the strategies in their order, how each looks, the language. */
final class Lineup {
    private static final int LONGEST_NAME = 28;
    private static final Shape SAMPLE = new Line2D.Double(-22, 0, 22, 0);
    /** Durations of which the longest is so many times the shortest have a logarithmic axis, and numbers. */
    private static final double WIDE = 40;

    private static final double WIDER = 100;

    private final Comparison comparison;
    private final ReportLanguage language;
    /** Null where nothing is drawn. */
    private final @Nullable Theme theme;

    private final Human human;
    private final Amounts amounts;
    private final YardstickWords words;

    Lineup(Comparison comparison, ReportLanguage language, @Nullable Theme theme) {
        this.comparison = comparison;
        this.language = language;
        this.theme = theme;
        this.human = new Human(language);
        this.words = new YardstickWords(scenario(), language);
        this.amounts = new Amounts(language, scenario().prices().currency());
    }

    Comparison comparison() {
        return comparison;
    }

    List<Contender> contenders() {
        return comparison.contenders();
    }

    /** The scenario of the baseline, for what it is about is the same for all. */
    Scenario scenario() {
        return baseline().findings().scenario();
    }

    Contender baseline() {
        return contenders().stream()
                .filter(contender -> contender.name().equals(comparison.baseline()))
                .findFirst()
                .orElse(contenders().get(0));
    }

    /** The first replication of the baseline, for what is the same for all. */
    Scene scene() {
        return new Scene(baseline().first(), language, theme());
    }

    ReportLanguage language() {
        return language;
    }

    Theme theme() {
        return Objects.requireNonNull(theme);
    }

    Human human() {
        return human;
    }

    Amounts amounts() {
        return amounts;
    }

    /** What people call the figures. */
    YardstickWords words() {
        return words;
    }

    String say(String english, String french) {
        return language.choose(english, french);
    }

    /** A strategy as charts call it. */
    String name(String strategy) {
        return SafeText.line(strategy, LONGEST_NAME);
    }

    /** How the {@code index}th strategy looks. */
    Look look(int index) {
        return Look.of(index);
    }

    /** The figures of one kind by which strategies are compared. */
    List<Contest> contests(Yardstick.Kind kind) {
        return comparison.contests().stream()
                .filter(contest -> contest.yardstick().kind() == kind)
                .toList();
    }

    /** The most urgent priority that messages have; null if there are none. */
    @Nullable
    Priority mostUrgent() {
        for (Priority priority : Priority.values()) {
            if (contenders().stream()
                    .anyMatch(contender -> tally(contender, priority).offered() > 0)) {
                return priority;
            }
        }
        return null;
    }

    /** What the services made of the messages of a priority, all replications together. */
    static Tally tally(Contender contender, Priority priority) {
        return Scene.tally(summary(contender), priority, service -> true);
    }

    /** The same without what was replayed to whoever joined later; of all priorities if none is given. */
    static Tally liveTally(Contender contender, @Nullable Priority priority) {
        Tally tally = new Tally(0, 1);
        for (Priority each : Priority.values()) {
            if (priority == null || each == priority) {
                tally.add(Scene.liveTally(summary(contender), each));
            }
        }
        return tally;
    }

    private static RunSummary summary(Contender contender) {
        return contender.findings().summary();
    }

    /** Strategies and what there is to say of each, in a list; of many only the first ones. */
    String each(Function<Contender, String> fact) {
        StringJoiner list = new StringJoiner(", ");
        contenders().forEach(contender -> {
            String said = fact.apply(contender);
            if (!said.isEmpty()) {
                list.add(name(contender.name()) + " " + said);
            }
        });
        return list.toString();
    }

    /** Text that is no wider than so many pixels. */
    static String fit(String text, Font font, double width) {
        String line = SafeText.line(text);
        if (Theme.width(line, font) <= width) {
            return line;
        }
        int most = line.codePointCount(0, line.length());
        String cut = line;
        while (most > 1 && Theme.width(cut, font) > width) {
            most--;
            cut = SafeText.line(line, most);
        }
        return cut;
    }

    /** The width of the widest of some texts, pixels. */
    static double widest(List<String> texts, Font font) {
        return texts.stream().mapToDouble(text -> Theme.width(text, font)).max().orElse(0);
    }

    /** The strategies as a legend. */
    LegendItemCollection legend() {
        LegendItemCollection legend = new LegendItemCollection();
        for (int i = 0; i < contenders().size(); i++) {
            Look look = look(i);
            legend.add(new LegendItem(
                    name(contenders().get(i).name()),
                    null,
                    null,
                    null,
                    true,
                    look.marker(),
                    true,
                    look.hollow() ? Color.WHITE : look.colour(),
                    true,
                    look.colour(),
                    Pencil.OUTLINE,
                    true,
                    SAMPLE,
                    look.stroke(),
                    look.colour()));
        }
        return legend;
    }

    /** An axis that shows all of these figures; NaN and what is infinite has no place on it. */
    Scale scale(Unit unit, List<Double> figures, int ticks) {
        List<Double> known = figures.stream().filter(Double::isFinite).sorted().toList();
        double least = known.isEmpty() ? 0 : known.get(0);
        double most = known.isEmpty() ? 1 : known.get(known.size() - 1);
        double positive =
                known.stream().filter(figure -> figure > 0).findFirst().orElse(1.0);
        boolean zeros = least == 0;
        if (unit == Unit.DURATION && least >= 0 && most > WIDE * positive) {
            return Scale.durations(positive, most, zeros, human);
        } else if (unit == Unit.COUNT && least >= 0 && most > WIDER * positive) {
            return Scale.powers(positive, most, zeros, figure -> amounts.of(unit, figure));
        }
        // a figure that is not far from 0 in terms of the others is better seen from there
        double low = 0 < least && least < 0.4 * most ? 0 : least;
        return Scale.between(low, most, ticks, unit == Unit.DURATION, figure -> amounts.of(unit, figure));
    }

    /**
     * A chart of this comparison.
     *
     * @param height of its plots, pixels
     */
    Drawing drawing(Scene.Words words, Plot plot, LegendItemCollection legend, int height) {
        return new Sheet(words.name(), words.title(), facts(), words.finding(), words.caption())
                .drawing(theme(), plot, legend, height);
    }

    /** Which comparison it is. */
    private String facts() {
        List<String> facts = new ArrayList<>();
        String about = Scene.about(scenario(), language);
        if (!about.isEmpty()) {
            facts.add(about);
        }
        facts.add(say("seed ", "graine ") + baseline().findings().summary().seed());
        int n = baseline().findings().replications();
        facts.add(
                n == 1
                        ? say("one replication", "une réplication")
                        : human.count(n) + say(" replications", " réplications"));
        return String.join("  ·  ", facts);
    }
}
