package buzzville.report;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Promise;
import buzzville.experiment.search.Sizing;
import buzzville.experiment.search.Tipping;
import buzzville.report.chart.ThresholdPlot;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.scenario.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the charts of searches for a threshold are to show. */
final class SearchPlots {
    private static final Pattern VALUE = Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?) *(.*)");
    private static final int NAME = 70;

    private SearchPlots() {}

    /** The figure that decides, against the parameter. */
    static ThresholdPlot of(SizeResults found, ReportLanguage language) {
        Wording words = new Wording(language);
        String name = found.binding();
        Objective objective = found.objective(name);
        Figure figure = Figure.of(objective.metric());
        List<Sizing.Candidate> tried = found.answer().candidates();
        Axis axis = Axis.of(
                found.path(), tried.stream().map(Sizing.Candidate::value).toList());
        List<ThresholdPlot.Point> points = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            Promise promise =
                    Objects.requireNonNull(tried.get(i).findings().promises().get(name));
            points.add(new ThresholdPlot.Point(
                    tried.get(i).value(),
                    axis.at(i),
                    promise.actual().estimate(),
                    promise.actual().low(),
                    promise.actual().high(),
                    tried.get(i).verdict() == Verdict.PASS));
        }
        int first = found.answer().threshold().first();
        String sure = words.human().percent(found.sizing().confidence());
        return new ThresholdPlot(
                "size",
                words.say("How much is enough", "Combien suffit"),
                facts(found, words),
                found.sentence(language),
                words.say(
                        "A dot for each value that was tried, with the interval on which it was judged.",
                        "Un point par valeur essayée, avec l'intervalle sur lequel elle est jugée."),
                axis.label(),
                SafeText.line(name, NAME),
                figure == Figure.DURATION
                        ? ThresholdPlot.Kind.DURATION
                        : figure == Figure.RATIO ? ThresholdPlot.Kind.RATIO : ThresholdPlot.Kind.NUMBER,
                points,
                objective.value(),
                words.say("promised: ", "promis : ") + SafeText.line(objective.text(), NAME),
                first < 0 ? Double.NaN : axis.at(index(found, first)),
                first < 0 ? "" : words.say("enough from here on", "suffit à partir d'ici"),
                words.say("all objectives hold, " + sure + " sure", "tous les objectifs sont tenus, sûr à " + sure),
                words.say("not so", "pas tous, ou pas sûr"));
    }

    private static int index(SizeResults found, int first) {
        return found.answer().candidates().indexOf(found.answer().at(first));
    }

    /** The time to recover, against the size of the incident. */
    static ThresholdPlot of(TipResults found, ReportLanguage language) {
        Wording words = new Wording(language);
        Human human = words.human();
        List<Tipping.Candidate> tried = found.answer().candidates();
        Axis axis = Axis.of(
                found.path(), tried.stream().map(Tipping.Candidate::value).toList());
        List<ThresholdPlot.Point> points = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            Tipping.Candidate one = tried.get(i);
            points.add(new ThresholdPlot.Point(
                    one.value(), axis.at(i), one.median(), one.shortest(), one.longest(), !one.tips()));
        }
        int first = found.answer().threshold().first();
        int place = first < 0 ? -1 : tried.indexOf(found.answer().at(first));
        return new ThresholdPlot(
                "tip",
                words.say("How long the city takes to come back", "Combien de temps la ville met à revenir"),
                facts(found, words),
                found.sentence(language),
                words.say(
                        "The middle one of the replications, from the shortest to the longest.",
                        "La réplication médiane, de la plus courte à la plus longue."),
                axis.label(),
                words.say("time to recover", "temps de retour"),
                ThresholdPlot.Kind.DURATION,
                points,
                found.tipping().within(),
                words.say("time it has: ", "temps accordé : ")
                        + human.duration(found.tipping().within()),
                place < 0 ? Double.NaN : axis.at(place),
                place < 0 ? "" : words.say("tips", "bascule"),
                words.say("recovers in time", "revient à temps"),
                words.say("does not", "ne revient pas à temps"));
    }

    private static String facts(SearchResults found, Wording words) {
        String name = found.scenario().name();
        String what = name == null ? "" : SafeText.line(name, NAME) + " · ";
        return what + words.say("strategy ", "stratégie ") + SafeText.line(found.strategy(), NAME) + " · "
                + words.say("seed ", "graine ") + found.scenario().seed();
    }

    /**
     * Where values stand: at their numbers if all of them have one unit, else one after the other.
     *
     * @param label of the axis
     */
    private record Axis(String label, List<Double> places) {
        static Axis of(String path, List<String> values) {
            List<Double> places = new ArrayList<>();
            String unit = null;
            for (String value : values) {
                Matcher number = VALUE.matcher(value);
                if (!number.matches() || unit != null && !unit.equals(number.group(2))) {
                    return new Axis(path, List.of());
                }
                unit = number.group(2);
                places.add(Double.parseDouble(number.group(1)));
            }
            return new Axis(unit == null || unit.isEmpty() ? path : path + " (" + unit + ")", places);
        }

        double at(int index) {
            return places.isEmpty() ? index + 1 : places.get(index);
        }
    }
}
