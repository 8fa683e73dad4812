package buzzville.report;

import buzzville.experiment.Findings;
import buzzville.metric.CommitTally;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.TurnTally;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tables of what it cost to receive in an order, and to publish when timestamps are past. */
final class OrderTables {
    private static final int NAME = 22;

    private final Wording words;
    private final Human human;
    private final Labels labels;
    private final double runs;
    private final Map<String, TurnTally> turns = new LinkedHashMap<>();
    /** By producer or service, as people call it. */
    private final Map<String, CommitTally> commits = new LinkedHashMap<>();

    OrderTables(Findings findings, Wording words) {
        this.words = words;
        this.human = words.human();
        this.labels = words.labels(findings.scenario());
        this.runs = findings.replications();
        findings.summary().producers().forEach((name, producer) -> {
            if (producer.commits() != null) {
                commits.put(labels.producer(name), producer.commits());
            }
        });
        findings.summary().services().forEach((name, stage) -> {
            if (stage.turns() != null) {
                turns.put(name, stage.turns());
            }
            if (stage.commits() != null) {
                commits.put(labels.service(name), stage.commits());
            }
        });
    }

    /** For a terminal. */
    List<String> lines(UnaryOperator<String> bold) {
        List<String> lines = new ArrayList<>();
        if (!turns.isEmpty()) {
            TextTable table = new TextTable("lrrrrrrrr", 2);
            table.head(List.of(
                    words.say("in order", "en ordre"),
                    words.say("handed\nover", "remis"),
                    words.say("held\nback", "retenus"),
                    words.say("most\nat once", "au plus\nà la fois"),
                    words.say("added\nmean", "délai\nmoyen"),
                    words.say("added\nmax", "délai\nmax"),
                    words.say("given\nup", "sans plus\nattendre"),
                    words.say("late", "trop\ntard"),
                    words.say("heart-\nbeats", "batte-\nments")));
            turns.forEach((name, tally) -> table.row(row(SafeText.line(labels.service(name), NAME), figures(tally))));
            lines.addAll(table.lines());
            lines.set(0, bold.apply(lines.get(0)));
            lines.set(1, bold.apply(lines.get(1)));
        }
        if (!commits.isEmpty()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            int first = lines.size();
            TextTable table = new TextTable("lrrr", 2);
            table.head(List.of(
                    words.say("commit wait", "attente avant d'être vu"),
                    "messages",
                    words.say("mean", "moyenne"),
                    words.say("max", "max")));
            commits.forEach((name, tally) -> table.row(row(SafeText.line(name, NAME), figures(tally))));
            lines.addAll(table.lines());
            lines.set(first, bold.apply(lines.get(first)));
        }
        return lines;
    }

    private static List<String> row(String name, List<String> figures) {
        List<String> row = new ArrayList<>(List.of(name));
        row.addAll(figures);
        return row;
    }

    private List<String> figures(TurnTally tally) {
        return List.of(
                mean(tally.delays().count()),
                mean(tally.heldBack()),
                human.count(tally.most()),
                average(tally.delays()),
                longest(tally.delays()),
                mean(tally.givenUp()),
                mean(tally.late()),
                mean(tally.heartbeats()));
    }

    private List<String> figures(CommitTally tally) {
        return List.of(mean(tally.waits().count()), average(tally.waits()), longest(tally.waits()));
    }

    private String mean(long sum) {
        return human.number(sum / runs);
    }

    private String average(LatencyHistogram times) {
        return times.count() == 0 ? human.count(0) : human.duration(times.mean());
    }

    private String longest(LatencyHistogram times) {
        return times.count() == 0 ? human.count(0) : human.duration(times.max());
    }

    /** For the page. */
    void write(Html html, HtmlTables tables) {
        if (!turns.isEmpty()) {
            tables.title("Order of delivery", "Ordre de remise");
            html.element(
                            "p",
                            words.say(
                                    "What came too early was held back until its turn came. 'Given up': handed over when"
                                            + " patience was over, although something was missing; 'late': what was"
                                            + " missing came after that.",
                                    "Ce qui venait trop tôt a été retenu jusqu'à son tour. « Sans plus attendre » : remis à bout"
                                            + " de patience, alors qu'il manquait quelque chose ; « trop tard » : ce qui manquait"
                                            + " est venu ensuite."))
                    .line();
            tables.table("service");
            tables.head(words.say("handed over", "remis"), words.say("held back", "retenus"));
            tables.head(words.say("most at once", "au plus à la fois"));
            tables.head(words.say("added delay, mean", "délai ajouté, moyen"), "max");
            tables.head(words.say("given up", "sans plus attendre"), words.say("late", "trop tard"));
            tables.head(words.say("heartbeats", "battements"));
            html.markup("</tr></thead>\n<tbody>\n");
            turns.forEach((name, tally) -> {
                html.markup("<tr>").element("td", labels.service(name));
                figures(tally).forEach(tables::figure);
                html.markup("</tr>\n");
            });
            tables.endTable();
        }
        if (!commits.isEmpty()) {
            tables.title("Commit wait", "Attente avant d'être vu");
            html.element(
                            "p",
                            words.say(
                                    "Messages stay with their sender until their timestamps are past for certain.",
                                    "Les messages restent chez leur émetteur jusqu'à ce que leur horodatage soit passé à coup"
                                            + " sûr."))
                    .line();
            tables.table(words.say("sender", "émetteur"));
            tables.head("messages", words.say("mean", "moyenne"), "max");
            html.markup("</tr></thead>\n<tbody>\n");
            commits.forEach((name, tally) -> {
                html.markup("<tr>").element("td", name);
                figures(tally).forEach(tables::figure);
                html.markup("</tr>\n");
            });
            tables.endTable();
        }
    }
}
