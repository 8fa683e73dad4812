package buzzville.report;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Yardstick;
import buzzville.experiment.sweep.Design;
import buzzville.experiment.sweep.Importance;
import buzzville.experiment.sweep.Outcome;
import buzzville.experiment.sweep.Plan;
import buzzville.experiment.sweep.Reading;
import buzzville.experiment.sweep.Swept;
import buzzville.report.text.Amounts;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a sweep came to, in sentences. */
final class SweepWords {
    private static final int NAME = 40;
    private static final int FEW = 4;
    private static final double LITTLE = 0.005;

    private final SweepResults results;
    private final Swept swept;
    private final ReportLanguage language;
    private final Human human;
    private final Amounts amounts;
    private final YardstickWords names;

    SweepWords(SweepResults results, ReportLanguage language) {
        this.results = results;
        this.swept = results.swept();
        this.language = language;
        this.human = new Human(language);
        this.amounts = new Amounts(language, results.scenario().prices().currency());
        this.names = new YardstickWords(results.scenario(), language);
    }

    /** What people call a figure. */
    String name(String figure) {
        Yardstick yardstick = swept.figures().get(figure);
        return SafeText.line(yardstick == null ? figure : names.name(yardstick), NAME);
    }

    /** Whether there are objectives at all. */
    boolean isAnythingPromised() {
        return swept.figures().values().stream().anyMatch(figure -> figure.kind() == Yardstick.Kind.OBJECTIVE);
    }

    String say(String english, String french) {
        return language.choose(english, french);
    }

    Human human() {
        return human;
    }

    Amounts amounts() {
        return amounts;
    }

    /** What was run: how many combinations of what, how often each. */
    String settings() {
        Plan plan = swept.plan();
        int cells = plan.cells().size();
        String design = plan.design() == Design.GRID
                ? say("grid", "grille")
                : plan.design() == Design.RANDOM
                        ? say("random sample", "échantillon aléatoire")
                        : say("Latin hypercube", "hypercube latin");
        String done = swept.interrupted()
                ? say(
                        human.count(swept.outcomes().size()) + " of " + human.count(cells) + " combinations finished",
                        human.count(swept.outcomes().size()) + " combinaisons finies sur " + human.count(cells))
                : human.count(cells) + say(" combinations", " combinaisons");
        return done + " (" + design + "), " + replications() + say(", seed ", ", graine ")
                + results.scenario().seed();
    }

    private String replications() {
        int least =
                swept.outcomes().stream().mapToInt(Outcome::replications).min().orElse(0);
        int most =
                swept.outcomes().stream().mapToInt(Outcome::replications).max().orElse(0);
        String number = least == most ? human.count(least) : human.count(least) + "–" + human.count(most);
        return number
                + (most == 1
                        ? say(" replication each", " réplication chacune")
                        : say(" replications each", " réplications chacune"));
    }

    /** The figure of a cell with a mark for its verdict: {@code !} broken, {@code ?} open. */
    String figure(@Nullable Reading reading) {
        return reading == null
                ? Human.NONE
                : amounts.of(reading.yardstick().unit(), reading.estimate()) + mark(reading.verdict());
    }

    static String mark(@Nullable Verdict verdict) {
        return verdict == null || verdict == Verdict.PASS ? "" : verdict == Verdict.INCONCLUSIVE ? " ?" : " !";
    }

    /** The same where the cell shows nothing else: an asterisk if another objective is not met. */
    String figure(Outcome outcome, String name) {
        Reading reading = outcome.readings().get(name);
        boolean other =
                !outcome.passed() && (reading == null || mark(reading.verdict()).isEmpty());
        return figure(reading) + (other ? " *" : "");
    }

    /**
     * What the marks mean.
     *
     * @param alone whether cells show one figure only
     */
    String marks(boolean alone) {
        return say("! objective broken, ? left open", "! objectif rompu, ? non tranché")
                + (alone ? say(", * another one is", ", * un autre l'est") : "")
                + say(
                        "; all figures with their intervals are in " + SweepCsv.FILE,
                        " ; tous les chiffres et leurs intervalles : " + SweepCsv.FILE);
    }

    /** Which parameter matters how much for the figures that are shown, a sentence for all that are alike; of one nothing need be said. */
    List<String> importance() {
        Map<String, List<String>> figures = new LinkedHashMap<>();
        for (String figure : results.shown()) {
            Importance importance = Importance.of(swept, figure);
            if (importance.why() != null || swept.factors().size() > 1) {
                figures.computeIfAbsent(importance(importance), fresh -> new ArrayList<>())
                        .add(name(figure));
            }
        }
        return figures.entrySet().stream()
                .map(alike -> say("for ", "pour ") + several(alike.getValue()) + alike.getKey())
                .toList();
    }

    private String several(List<String> figures) {
        String some = String.join(", ", figures.subList(0, Math.min(FEW, figures.size())));
        int more = figures.size() - FEW;
        return more <= 0 ? some : some + say(" and " + more + " more", " et " + more + " de plus");
    }

    private String importance(Importance importance) {
        if (importance.why() != null) {
            return say(", importance cannot be told: ", ", l'importance est indécidable : ")
                    + because(importance.why());
        }
        List<String> parts = new ArrayList<>();
        String explains = say(" explains ", " explique ");
        List<Map.Entry<String, Double>> ranked = importance.shares().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .toList();
        for (Map.Entry<String, Double> share : ranked) {
            parts.add(SafeText.line(share.getKey(), NAME) + explains + percent(share.getValue()));
            explains = " ";
        }
        String rest = importance.rest() < LITTLE ? "" : ", " + rest(importance.rest());
        return ", " + String.join(", ", parts) + rest;
    }

    private String rest(double rest) {
        boolean single = swept.factors().size() == 1;
        if (swept.plan().design() == Design.GRID && !single) {
            return say(
                    "interactions the rest (" + percent(rest) + ")",
                    "les interactions le reste (" + percent(rest) + ")");
        }
        return single
                ? say("the rest is open (" + percent(rest) + ")", "le reste est ouvert (" + percent(rest) + ")")
                : say(
                        "the rest (" + percent(rest) + ") are interactions and what these points leave open",
                        "le reste (" + percent(rest) + ") : interactions et ce que ces points laissent ouvert");
    }

    private String percent(double share) {
        return share > 0 && share < LITTLE
                ? say("under 1%", "moins de 1 %")
                : human.percent(Math.round(100 * share) / 100.0);
    }

    private String because(Importance.Doubt why) {
        return switch (why) {
            case GAPS -> say("not every combination has a figure", "toutes les combinaisons n'ont pas de valeur");
            case NO_DIFFERENCE ->
                say(
                        "the combinations differ by no more than chance",
                        "les combinaisons ne diffèrent pas plus que par hasard");
            case TOO_FEW -> say("too few combinations", "trop peu de combinaisons");
            case INTERRUPTED -> say("the grid is not finished", "la grille n'est pas finie");
        };
    }

    /** The outcome in a sentence. */
    String outcome() {
        int all = swept.outcomes().size();
        int met = swept.passed();
        if (!isAnythingPromised()) {
            return say(
                    all + " combinations; no objectives: nothing was promised",
                    all + " combinaisons ; aucun objectif : rien n'était promis");
        }
        String strategy = swept.plan().strategies().size() == 1
                ? ""
                : say(" under ", " sous ") + SafeText.line(results.required(), NAME);
        String verdict = results.passed()
                ? say("PASS" + strategy, "TENU" + strategy)
                : say("FAIL or INCONCLUSIVE somewhere" + strategy, "ROMPU ou INDÉCIS quelque part" + strategy);
        return verdict
                + say(
                        ": every objective is met in " + met + " of " + all + " combinations",
                        " : tous les objectifs tenus dans " + met + " combinaisons sur " + all);
    }
}
