package buzzville.report;

import buzzville.city.Judgement.Verdict;
import buzzville.city.RunSummary;
import buzzville.city.anomaly.AnomalyLog;
import buzzville.experiment.Findings;
import buzzville.experiment.Promise;
import buzzville.report.page.Said;
import buzzville.report.text.Human;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Label;
import buzzville.scenario.Objective;
import org.jspecify.annotations.Nullable;

/** What the page of a run says in one language: what was asked and what came of it, the tables, how to run it again. */
final class RunChapters {
    private final Findings findings;
    private final RunSummary summary;
    private final RunContext context;
    private final String name;
    private final @Nullable Said diagram;
    private final @Nullable BranchChapter branch;
    private final AnomalyLog anomalies;
    private final ReportLanguage language;
    private final Wording words;
    private final Human human;
    private final TheoryRows theory;
    private final Html html;
    private final HtmlTables tables;

    /**
     * @param theory what arithmetic says of the scenario, which is the same in every language
     * @param language that may be another than that of the context
     * @param html that it is written to
     */
    RunChapters(HtmlReport.Story story, TheoryRows theory, ReportLanguage language, Html html) {
        this.theory = theory;
        this.findings = story.findings();
        this.summary = findings.summary();
        this.context = story.context();
        this.name = story.name();
        this.diagram = story.diagram();
        this.branch = story.branch();
        this.anomalies = story.anomalies();
        this.language = language;
        this.words = new Wording(language);
        this.human = words.human();
        this.html = html;
        this.tables = new HtmlTables(findings, words, html);
    }

    /** What fits on the first screen beside a picture. */
    void top() {
        head();
        promises();
        html.element("pre class=\"command\"", context.command()).line();
    }

    /** What another choice changed, if the run was taken from another one. */
    void branch() {
        if (branch != null) {
            new BranchTables(branch.facts(), words, html, tables).write();
        }
    }

    /** All the tables. */
    void chapters() {
        objectives();
        new MeasureTables(findings, words).write(html, tables);
        new AnomalyTables(anomalies, findings.scenario(), words, html, tables).write(alone());
        tables.ledger();
        new PolicyTables(summary, words, html, tables).write();
        TogetherTables together = new TogetherTables(summary, words, html, tables);
        together.fromPublishing();
        together.spread();
        tables.guests();
        tables.incidents();
        new RecoveryTables(findings, words).write(html, tables);
        new DurabilityTables(findings, words).write(html, tables);
        new ConsumerTables(findings, words).write(html, tables);
        tables.producers();
        HappeningTables happenings = new HappeningTables(summary, words, html, tables);
        happenings.sinceHappening();
        happenings.orders();
        new OrderTables(findings, words).write(html, tables);
        new LightTables(summary, words, html, tables).write();
        new TheoryTables(theory, summary, words, new LoadWords(findings.scenario(), language), html, tables).write();
        tables.runs();
        story();
    }

    /** From when on the strategy that is named is not all that is true. */
    private String decided() {
        BranchFacts facts = branch == null ? null : branch.facts();
        if (facts == null || facts.name().isEmpty()) {
            return "";
        }
        String from = words.human().duration(facts.at());
        return facts.strategy() == null
                ? words.say(" · from " + from + " on another choice", " · autre décision à partir de " + from)
                : words.say(" · from " + from + " on ", " · dès " + from + " ") + facts.strategy();
    }

    private void head() {
        html.element("h1", name).line();
        html.markup("<p class=\"facts\">")
                .text(words.say("strategy ", "stratégie "))
                .element("strong", summary.strategy())
                .text(" · " + words.say("seed ", "graine ") + summary.seed() + " · ")
                .text(measured())
                .text(decided())
                .markup("</p>\n");
        if (isPooled()) {
            html.element(
                            "p",
                            words.say(
                                            "%s. Ledgers and tables are of all their messages together.",
                                            "%s. Comptes et tableaux portent sur tous leurs messages.")
                                    .formatted(HtmlReport.capital(words.pooled(findings))))
                    .line();
        }
        for (String note : WarmupWords.notes(findings.scenario(), language)) {
            html.element("p class=\"facts\"", HtmlReport.capital(note)).line();
        }
        Label description = findings.scenario().description();
        if (description != null) {
            html.element("p", description.in(language.code())).line();
        }
        String colour = findings.promises().isEmpty() ? "" : findings.passed() ? " pass" : isOpen() ? " open" : " fail";
        html.element("p class=\"verdict" + colour + "\"", HtmlReport.capital(words.outcome(findings)));
        html.line();
    }

    private String measured() {
        String to = human.duration(summary.span().to());
        return summary.span().from() == 0
                ? words.say(to + " of simulated time", to + " de temps simulé")
                : words.say(
                        to + " of simulated time, measured from "
                                + human.duration(summary.span().from()),
                        to + " de temps simulé, mesuré à partir de "
                                + human.duration(summary.span().from()));
    }

    /** Each promise in a line or two. */
    private void promises() {
        html.markup("<ul class=\"promises\">\n");
        findings.promises().forEach((key, promise) -> {
            Objective objective = findings.scenario().objectives().get(key);
            if (objective != null) {
                promise(key, objective, promise);
            }
        });
        html.markup("</ul>\n");
    }

    private void promise(String key, Objective objective, Promise promise) {
        html.markup("<li>").element("span class=\"said " + look(promise) + "\"", words.verdict(promise.verdict()));
        html.markup("<span>")
                .text(tables.labels().objective(key))
                .element("span class=\"asked\"", tables.labels().asked(key, promise.text()))
                .markup("</span>");
        html.markup("<span class=\"actual\">")
                .text(words.actual(objective, promise.actual().estimate()));
        if (isPooled()) {
            html.element("span", words.interval(objective, promise.actual()));
        }
        html.markup("</span></li>\n");
    }

    private static String look(Promise promise) {
        return promise.verdict() == Verdict.PASS ? "pass" : promise.verdict() == Verdict.INCONCLUSIVE ? "open" : "fail";
    }

    private void objectives() {
        if (findings.promises().isEmpty()) {
            return;
        }
        tables.title("Objectives", "Objectifs");
        tables.table(
                words.say("verdict", "verdict"), words.say("objective", "objectif"), words.say("asked", "demandé"));
        html.markup("<th class=\"n\">").text(words.say("actual", "obtenu")).markup("</th>");
        if (isPooled()) {
            html.element("th class=\"n\"", words.say("95 % interval", "intervalle à 95 %"));
        }
        html.element("th", words.say("remark", "remarque")).markup("</tr></thead>\n<tbody>\n");
        findings.promises().forEach((key, promise) -> {
            Objective objective = findings.scenario().objectives().get(key);
            if (objective != null) {
                html.markup("<tr>").element("td class=\"" + look(promise) + "\"", words.verdict(promise.verdict()));
                html.element("td", tables.labels().objective(key));
                html.element("td", tables.labels().asked(key, promise.text()));
                html.element(
                        "td class=\"n\"",
                        words.actual(objective, promise.actual().estimate()));
                if (isPooled()) {
                    html.element("td class=\"n\"", words.interval(objective, promise.actual()));
                }
                html.element("td", words.remark(promise, tables.labels())).markup("</tr>\n");
            }
        });
        tables.endTable();
        if (isPooled()) {
            html.element(
                            "p class=\"facts\"",
                            words.say(
                                    "An interval holds the true figure 95 times in 100. An objective is met or not if all of"
                                            + " its interval lies on one side of what was asked, and open if it lies on both.",
                                    "Un intervalle contient la vraie valeur 95 fois sur 100. Un objectif est tenu ou rompu si"
                                            + " son intervalle est tout entier d'un côté de ce qui est demandé, indécis s'il"
                                            + " est des deux côtés."))
                    .line();
        }
        html.element(
                        "p class=\"facts\"",
                        words.say(
                                "For an objective a lost or unfinished message is later than any other, so a percentile here"
                                        + " may be above the one in the ledger.",
                                "Pour un objectif, un message perdu ou inachevé est plus tardif que tout autre : un"
                                        + " percentile peut donc dépasser celui des comptes."))
                .line();
    }

    /** Which of several replications something is shown of. */
    private String alone() {
        long drawn = findings.runs().get(0).replication();
        return isPooled() ? words.say("Replication " + drawn + " alone. ", "Réplication " + drawn + " seule. ") : "";
    }

    private void story() {
        if (diagram != null) {
            tables.title("What one message set off", "Ce qu'un message a entraîné");
            boolean same = language == context.language();
            html.element(
                            "p",
                            words.say(
                                    "A Mermaid diagram, as sequence.mmd has it" + (same ? "" : " in French")
                                            + ". Times run from the occurrence of the first"
                                            + " message; messages that are alike share an arrow.",
                                    "Un diagramme Mermaid, le même que sequence.mmd"
                                            + (same ? "" : ", qui est en anglais")
                                            + ". Les temps courent depuis l'occurrence"
                                            + " du premier message ; des messages semblables partagent une flèche."))
                    .line();
            html.markup("<pre class=\"mermaid\"><code>")
                    .text(diagram.in(language))
                    .markup("</code></pre>\n");
        }
    }

    /** How to run it again, and what exactly it was. */
    void again() {
        tables.title("To run it again", "Pour la refaire");
        html.element("pre", context.command()).line();
        html.markup("<dl>\n");
        fact(words.say("scenario file", "fichier du scénario"), context.file());
        fact(words.say("its SHA-256", "son SHA-256"), context.hash());
        fact("Buzz Ville", context.version());
        fact(words.say("strategy", "stratégie"), summary.strategy());
        if (isPooled()) {
            fact(words.say("seed, replications", "graine, réplications"), summary.seed() + ", 0–" + lastReplication());
            fact(words.say("events run", "événements simulés"), human.count(summary.kernelEvents()));
        } else {
            fact(words.say("seed, replication", "graine, réplication"), summary.seed() + ", " + summary.replication());
            fact(words.say("events run", "événements simulés"), human.count(summary.kernelEvents()));
            fact(words.say("fingerprint", "empreinte"), Numbers.hex(summary.fingerprint()));
            fact(
                    words.say("hash of the occurrences", "empreinte des occurrences"),
                    Numbers.hex(summary.occurrencesHash()));
        }
        html.markup("</dl>\n");
    }

    /** Whether nothing is broken and something inconclusive. */
    private boolean isOpen() {
        return findings.promises().values().stream()
                .allMatch(promise -> promise.verdict() == Verdict.PASS || promise.verdict() == Verdict.INCONCLUSIVE);
    }

    private boolean isPooled() {
        return findings.replications() > 1;
    }

    private int lastReplication() {
        return findings.replications() - 1;
    }

    private void fact(String term, String fact) {
        html.element("dt", term).element("dd", fact).line();
    }
}
