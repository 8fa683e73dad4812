package buzzville.report;

import buzzville.city.Judgement.Verdict;
import buzzville.city.ScalingSummary;
import buzzville.experiment.Findings;
import buzzville.experiment.Promise;
import buzzville.experiment.search.Sizing;
import buzzville.experiment.search.Threshold;
import buzzville.report.chart.ThresholdPlot;
import buzzville.report.text.Human;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a search for the least sufficient value came to, as files and for people.
 *
 * @param answer what was found
 * @param sizing how it was looked for
 * @param scenario before anything was varied
 * @param strategy its name
 * @param path of the key that was varied
 */
public record SizeResults(Sizing.Answer answer, Sizing sizing, Scenario scenario, String strategy, String path)
        implements SearchResults {
    private static final int COLUMNS = 100;
    private static final int NAME = 30;

    @Override
    public String name() {
        return "size";
    }

    @Override
    public ThresholdPlot plot(ReportLanguage language) {
        return SearchPlots.of(this, language);
    }

    @Override
    public String json() {
        ObjectNode json = begin(path);
        Threshold threshold = answer.threshold();
        if (threshold.first() < 0) {
            json.putNull("least");
        } else {
            json.put("least", answer.at(threshold.first()).value());
        }
        json.put("monotone", !threshold.isContradicted());
        Json.put(json, "confidence", sizing.confidence());
        Json.put(json, "confidence_of_a_look", sizing.confidenceOfALook());
        ArrayNode values = json.putArray("values");
        for (Sizing.Candidate candidate : answer.candidates()) {
            ObjectNode one = values.addObject();
            one.put("value", candidate.value());
            one.put("verdict", candidate.verdict().label());
            one.put("replications", candidate.findings().replications());
            Json.put(one, "worker_hours", workerHours(candidate.findings()));
            ObjectNode objectives = one.putObject("objectives");
            candidate.findings().promises().forEach((name, promise) -> put(objectives.putObject(name), name, promise));
        }
        return Json.text(json);
    }

    private void put(ObjectNode json, String name, Promise promise) {
        Figure figure = Figure.of(objective(name).metric());
        json.put("text", promise.text());
        json.put("verdict", promise.verdict().label());
        Json.put(json, "estimate", figure.inFiles(promise.actual().estimate()));
        Json.put(json, "low", figure.inFiles(promise.actual().low()));
        Json.put(json, "high", figure.inFiles(promise.actual().high()));
        json.put("n", promise.actual().n());
        json.put("unit", figure.unit());
        json.put("where", promise.where());
    }

    /** a row for each value and objective. */
    @Override
    public void csv(Appendable out) throws IOException {
        out.append("value,replications,worker_hours,objective,text,verdict,estimate,low,high,n,unit,where\n");
        CsvLines lines = new CsvLines(out);
        for (Sizing.Candidate candidate : answer.candidates()) {
            for (String name : candidate.findings().promises().keySet()) {
                Promise promise =
                        Objects.requireNonNull(candidate.findings().promises().get(name));
                Figure figure = Figure.of(objective(name).metric());
                lines.cell(candidate.value())
                        .cell(candidate.findings().replications())
                        .raw(Numbers.text(workerHours(candidate.findings())))
                        .cell(name)
                        .cell(promise.text())
                        .raw(promise.verdict().label())
                        .raw(Numbers.text(figure.inFiles(promise.actual().estimate())))
                        .raw(Numbers.text(figure.inFiles(promise.actual().low())))
                        .raw(Numbers.text(figure.inFiles(promise.actual().high())))
                        .cell(promise.actual().n())
                        .raw(figure.unit())
                        .cell(promise.where())
                        .end();
            }
        }
    }

    @Override
    public String table(ReportLanguage language) {
        Wording words = new Wording(language);
        TextTable table = new TextTable("llrrll", 2);
        table.head(List.of(
                SearchWords.shortPath(path),
                words.say("verdict", "verdict"),
                words.say("runs", "essais"),
                words.say("worker-hours", "heures d'agents"),
                words.say("objective", "objectif"),
                words.say("figure [interval]", "valeur [intervalle]")));
        for (Sizing.Candidate candidate : answer.candidates()) {
            String shown = candidate.verdict() == Verdict.PASS ? binding() : candidate.binding();
            Promise promise =
                    Objects.requireNonNull(candidate.findings().promises().get(shown));
            Objective objective = objective(shown);
            String figure = words.actual(objective, promise.actual().estimate());
            String remark = promise.remark() != null
                            && !Double.isFinite(promise.actual().low())
                    ? words.remark(promise, words.labels(scenario))
                    : words.interval(objective, promise.actual());
            table.row(List.of(
                    candidate.value(),
                    words.verdict(candidate.verdict()),
                    words.human().count(candidate.findings().replications()),
                    words.human().number(workerHours(candidate.findings())),
                    SafeText.line(shown, NAME),
                    (figure + " " + remark).strip()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        if (answer.threshold().isContradicted()) {
            lines.addAll(TextTable.wrapped(COLUMNS, SearchWords.contradicted(language)));
        }
        lines.add(sentence(words));
        return String.join("\n", lines) + "\n";
    }

    private String sentence(Wording words) {
        Human human = words.human();
        String sure = human.percent(sizing.confidence());
        int first = answer.threshold().first();
        if (first < 0) {
            Sizing.Candidate last = answer.candidates().get(answer.candidates().size() - 1);
            return words.say(
                    "none of them is enough: at %s = %s '%s' is not met with %s confidence"
                            .formatted(path, last.value(), last.binding(), sure),
                    "aucune valeur ne suffit : avec %s = %s, « %s » n'est pas tenu avec une confiance de %s"
                            .formatted(path, last.value(), last.binding(), sure));
        }
        StringJoiner sentence = new StringJoiner(words.say("; ", " ; "));
        sentence.add(words.say(
                "%s = %s is the least at which every objective holds, with %s confidence"
                        .formatted(path, answer.at(first).value(), sure),
                "%s = %s est la plus petite valeur qui tient tous les objectifs, avec une confiance de %s"
                        .formatted(path, answer.at(first).value(), sure)));
        if (first > 0) {
            Sizing.Candidate below = answer.at(first - 1);
            String what = below.verdict() == Verdict.INCONCLUSIVE
                    ? words.say("is left open", "n'est pas tranché")
                    : words.say("fails", "est rompu");
            sentence.add(words.say(
                    "at %s, '%s' %s".formatted(below.value(), below.binding(), what),
                    "avec %s, « %s » %s".formatted(below.value(), below.binding(), what)));
        } else {
            sentence.add(words.say("nothing less was tried", "rien de moins n'a été essayé"));
        }
        return sentence.toString();
    }

    /** The objective that decides: the first that is not met just below the answer, or at the greatest value. */
    public String binding() {
        int first = answer.threshold().first();
        List<Sizing.Candidate> tried = answer.candidates();
        String name = first > 0
                ? answer.at(first - 1).binding()
                : tried.get(tried.size() - 1).binding();
        return name.isEmpty() ? scenario.objectives().keySet().iterator().next() : name;
    }

    /** What is promised by this name. */
    public Objective objective(String name) {
        return Objects.requireNonNull(scenario.objectives().get(name));
    }

    /** The hours of all workers that are counted, in a run. */
    private static double workerHours(Findings findings) {
        return findings.summary().scaling().values().stream()
                .mapToDouble(ScalingSummary::workerHours)
                .sum();
    }
}
