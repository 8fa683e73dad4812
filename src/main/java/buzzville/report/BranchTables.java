package buzzville.report;

import buzzville.experiment.Findings;
import buzzville.experiment.branch.Branching;
import buzzville.experiment.branch.Side;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What another choice changed, as a chapter of the page. */
final class BranchTables {
    private final BranchFacts facts;
    private final Wording words;
    private final Html html;
    private final HtmlTables tables;
    private final BranchWords sentences;

    BranchTables(BranchFacts facts, Wording words, Html html, HtmlTables tables) {
        this.facts = facts;
        this.words = words;
        this.html = html;
        this.tables = tables;
        this.sentences = new BranchWords(facts, words);
    }

    void write() {
        tables.title("What the choice changed", "Ce que la décision a changé");
        sentences.head().forEach(line -> html.element("p", capital(line)).line());
        html.element("p", words.say("Taken from the run in ", "Reprise de l'exécution dans ") + facts.of() + ".")
                .line();
        sentences.divergence().forEach(line -> html.element("p", capital(line)).line());
        rows();
        objectives();
        prices();
    }

    private void rows() {
        html.element(
                        "p",
                        words.say(
                                "Messages that occurred from the instant on, without the choice and with it.",
                                "Messages survenus à partir de cet instant, sans la décision et avec elle."))
                .line();
        tables.table(words.say("service", "service"), words.say("priority", "priorité"), "");
        tables.head(words.say("offered", "offerts"), words.say("lost", "perdus"), "p50", "p95", "p99", "max");
        html.markup("</tr></thead>\n<tbody>\n");
        for (Branching.Row row : facts.result().rows()) {
            row(row, false);
            row(row, true);
            if (facts.result().after().replications() > 1) {
                html.markup("<tr><td></td><td></td>").element("td", words.say("difference", "différence"));
                html.markup("<td></td>");
                for (Side side : row.sides()) {
                    tables.figure(sentences.real(side));
                }
                html.markup("</tr>\n");
            }
        }
        tables.endTable();
    }

    private void row(Branching.Row row, boolean with) {
        html.markup(with ? "<tr>" : "<tr class=\"first\">")
                .element("td", with ? "" : sentences.service(row.who().service()));
        html.element("td", with ? "" : words.priority(row.who().priority()));
        html.element("td", with ? words.say("with", "avec") : words.say("without", "sans"));
        tables.figure(words.human().count(with ? row.offered() : row.offeredWithout()));
        row.sides().forEach(side -> tables.figure(sentences.figure(side, with)));
        html.markup("</tr>\n");
    }

    private void objectives() {
        Findings before = facts.result().before();
        Findings after = facts.result().after();
        Set<String> names = new LinkedHashSet<>(after.promises().keySet());
        names.addAll(before.promises().keySet());
        if (names.isEmpty()) {
            return;
        }
        tables.table(words.say("objective", "objectif"), words.say("without", "sans"), words.say("with", "avec"));
        html.markup("</tr></thead>\n<tbody>\n");
        for (String name : names) {
            html.markup("<tr>").element("td", name);
            html.element(
                    "td",
                    sentences.verdict(
                            before.promises().get(name),
                            before.scenario().objectives().get(name)));
            html.element(
                    "td",
                    sentences.verdict(
                            after.promises().get(name),
                            after.scenario().objectives().get(name)));
            html.markup("</tr>\n");
        }
        tables.endTable();
    }

    private void prices() {
        List<List<String>> rows = sentences.prices();
        if (rows.isEmpty()) {
            return;
        }
        tables.table(words.say("workers", "agents"));
        tables.head(
                words.say("hours without", "heures sans"),
                words.say("hours with", "heures avec"),
                words.say("cost without", "coût sans"),
                words.say("cost with", "coût avec"));
        html.markup("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.markup("<tr>").element("td", row.get(0));
            row.subList(1, row.size()).forEach(tables::figure);
            html.markup("</tr>\n");
        }
        tables.endTable();
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
    }
}
