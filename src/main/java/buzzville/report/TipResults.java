package buzzville.report;

import buzzville.experiment.search.Recovery;
import buzzville.experiment.search.Tipping;
import buzzville.report.chart.ThresholdPlot;
import buzzville.report.text.Human;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.TextTable;
import buzzville.scenario.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a search for a tipping point came to, as files and for people.
 *
 * @param answer what was found
 * @param tipping how it was looked for
 * @param scenario before anything was varied
 * @param strategy its name
 * @param path of the key that was varied
 */
public record TipResults(Tipping.Answer answer, Tipping tipping, Scenario scenario, String strategy, String path)
        implements SearchResults {
    private static final int COLUMNS = 100;

    @Override
    public String name() {
        return "tip";
    }

    @Override
    public ThresholdPlot plot(ReportLanguage language) {
        return SearchPlots.of(this, language);
    }

    @Override
    public String json() {
        ObjectNode json = begin(path);
        json.put("incident", tipping.incident());
        json.put("recover_within_s", Numbers.seconds(tipping.within()));
        json.put("replications", tipping.replications());
        int first = answer.threshold().first();
        if (first < 0) {
            json.putNull("tips");
        } else {
            json.put("tips", answer.at(first).value());
        }
        if (first < 0) {
            json.put("recovers", last().value());
        } else if (first == 0) {
            json.putNull("recovers");
        } else {
            json.put("recovers", answer.at(first - 1).value());
        }
        json.put("monotone", !answer.threshold().isContradicted());
        ArrayNode values = json.putArray("values");
        for (Tipping.Candidate candidate : answer.candidates()) {
            ObjectNode one = values.addObject();
            one.put("value", candidate.value());
            one.put("tips", candidate.tips());
            one.put("recovered", candidate.recovered());
            put(one, "shortest_s", candidate.shortest());
            put(one, "median_s", candidate.median());
            put(one, "longest_s", candidate.longest());
            ArrayNode runs = one.putArray("runs");
            for (Recovery recovery : candidate.recoveries()) {
                ObjectNode run = runs.addObject();
                run.put("ordinary", recovery.ordinary());
                run.put("worst", recovery.worst());
                put(run, "recovered_after_s", recovery.after());
            }
        }
        return Json.text(json);
    }

    private static void put(ObjectNode json, String key, double nanos) {
        if (Double.isFinite(nanos)) {
            json.put(key, Numbers.seconds((long) nanos));
        } else {
            json.putNull(key);
        }
    }

    /** a row for each value and replication; without a time where it never recovered. */
    @Override
    public void csv(Appendable out) throws IOException {
        out.append("value,tips,replication,ordinary,worst,recovered_after_s\n");
        CsvLines lines = new CsvLines(out);
        for (Tipping.Candidate candidate : answer.candidates()) {
            int replication = 0;
            for (Recovery recovery : candidate.recoveries()) {
                boolean back = Double.isFinite(recovery.after());
                lines.cell(candidate.value())
                        .raw(Boolean.toString(candidate.tips()))
                        .cell(replication++)
                        .cell(recovery.ordinary())
                        .cell(recovery.worst())
                        .raw(back ? Numbers.text(Numbers.seconds((long) recovery.after())) : "")
                        .end();
            }
        }
    }

    @Override
    public String table(ReportLanguage language) {
        Wording words = new Wording(language);
        Human human = words.human();
        TextTable table = new TextTable("lrrrrr", 2);
        table.head(List.of(
                "\n" + SearchWords.shortPath(path),
                words.say("recover", "revenus") + "\n" + words.say("in time", "à temps"),
                words.say("time to\nrecover", "retour\nmédian"),
                words.say("\nlongest", "\nle plus long"),
                words.say("most\nwaiting", "attente\nmaximale"),
                words.say("usually\nat most", "d'habitude\nau plus")));
        for (Tipping.Candidate candidate : answer.candidates()) {
            table.row(List.of(
                    candidate.value(),
                    words.of(candidate.recovered(), candidate.recoveries().size()),
                    time(candidate.median(), words),
                    time(candidate.longest(), words),
                    human.count(Math.round(candidate.worst())),
                    human.count(Math.round(candidate.ordinary()))));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        if (answer.threshold().isContradicted()) {
            lines.addAll(TextTable.wrapped(COLUMNS, SearchWords.contradicted(language)));
        }
        lines.add(sentence(words));
        return String.join("\n", lines) + "\n";
    }

    private static String time(double nanos, Wording words) {
        return Double.isFinite(nanos) ? words.human().duration(nanos) : words.say("never", "jamais");
    }

    private String sentence(Wording words) {
        String within = words.human().duration(tipping.within());
        int first = answer.threshold().first();
        if (first < 0) {
            return words.say(
                    "none of them tips the city: up to %s = %s it recovers within %s"
                            .formatted(path, last().value(), within),
                    "aucune valeur ne fait basculer la ville : jusqu'à %s = %s elle revient en %s"
                            .formatted(path, last().value(), within));
        }
        Tipping.Candidate tips = answer.at(first);
        String never =
                Double.isFinite(tips.median()) ? "" : words.say(", nor ever in this run", ", ni jamais dans cet essai");
        String below = first == 0
                ? words.say("nothing smaller was tried", "rien de plus petit n'a été essayé")
                : words.say(
                        "at %s it does".formatted(answer.at(first - 1).value()),
                        "avec %s elle revient".formatted(answer.at(first - 1).value()));
        return words.say(
                "%s = %s tips the city: it does not recover within %s%s; %s"
                        .formatted(path, tips.value(), within, never, below),
                "%s = %s fait basculer la ville : elle ne revient pas en %s%s ; %s"
                        .formatted(path, tips.value(), within, never, below));
    }

    private Tipping.Candidate last() {
        return answer.candidates().get(answer.candidates().size() - 1);
    }
}
