package buzzville.report;

import buzzville.city.RunSummary;
import buzzville.experiment.Findings;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.experiment.comparison.Diagnosis;
import buzzville.experiment.comparison.Ranking.Standing;
import buzzville.report.text.Human;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Label;
import java.util.List;

/** What the page of a comparison says in one language: who won, why, every table, and how to make it again. */
final class ComparisonChapters {
    private static final int FEW_HASHES = 4;

    private final Comparison comparison;
    private final RunContext context;
    private final ReportLanguage language;
    private final Wording words;
    private final Human human;
    private final Html html;
    private final HtmlTables tables;
    private final Leaders leaders;

    /**
     * @param language that may be another than that of the context
     * @param html that it is written to
     */
    ComparisonChapters(Comparison comparison, RunContext context, ReportLanguage language, Html html) {
        this.comparison = comparison;
        this.context = context;
        this.language = language;
        this.html = html;
        this.words = new Wording(language);
        this.human = words.human();
        this.tables = new HtmlTables(findings(), words, html);
        this.leaders = new Leaders(comparison, words);
    }

    /** The first screen. */
    void top() {
        head(ResultsFolder.name(findings().scenario(), context));
        new ComparisonTop(comparison, words, html).write();
        html.element("pre class=\"command\"", context.command()).line();
    }

    /** All the tables. */
    void chapters() {
        ranking();
        OutcomeTables outcomes = new OutcomeTables(comparison, words, html, tables);
        ComparisonTables figures = new ComparisonTables(comparison, words, html, tables);
        outcomes.really();
        diagnoses();
        occurrences();
        figures.objectives();
        figures.againstBaseline();
        outcomes.pairs();
        figures.prices();
        new LossTables(comparison, words, html, tables).write();
        figures.services();
        figures.recoveries();
        figures.measures();
        breaking();
        again();
    }

    private Contender baseline() {
        return comparison.contenders().stream()
                .filter(contender -> contender.name().equals(comparison.baseline()))
                .findFirst()
                .orElse(comparison.contenders().get(0));
    }

    private Findings findings() {
        return baseline().findings();
    }

    private void head(String name) {
        RunSummary summary = findings().summary();
        html.element("h1", name).line();
        html.markup("<p class=\"facts\">")
                .text(human.count(comparison.contenders().size())
                        + words.say(" strategies compared · seed ", " stratégies comparées · graine ")
                        + summary.seed() + " · " + replications() + " · "
                        + human.duration(summary.span().to())
                        + words.say(" of simulated time", " de temps simulé")
                        + (summary.span().from() == 0
                                ? ""
                                : words.say(", measured from ", ", mesuré à partir de ")
                                        + human.duration(summary.span().from()))
                        + words.say(" · measured against ", " · mesurées par rapport à "))
                .element("strong", comparison.baseline())
                .markup("</p>\n");
        Label description = findings().scenario().description();
        if (description != null) {
            html.element("p", description.in(language.code())).line();
        }
    }

    private String replications() {
        int n = findings().replications();
        return n == 1
                ? words.say("one replication", "une réplication")
                : human.count(n) + words.say(" replications", " réplications");
    }

    private void ranking() {
        tables.title("Ranking", "Classement");
        html.markup("<div class=\"wide\"><table>\n<thead><tr>");
        tables.head(words.say("place", "place"));
        html.element("th", words.say("strategy", "stratégie"));
        tables.head(
                words.say("objectives met", "objectifs tenus"),
                words.say("left open", "indécis"),
                words.say("nobody is really better at", "personne n'est vraiment meilleur"));
        html.element("th", words.say("dominated by", "dominée par"));
        html.markup("</tr></thead>\n<tbody>\n");
        for (Standing standing : comparison.ranking().standings()) {
            html.markup("<tr>");
            tables.figure(Integer.toString(standing.place()));
            html.element("td", standing.strategy());
            int all = leaders.promises(standing);
            tables.figure(words.of(standing.met(), all));
            tables.figure(standing.open() == 0 ? "" : Integer.toString(standing.open()));
            tables.figure(words.of(standing.bestAt(), all));
            html.element("td", String.join(", ", standing.dominatedBy())).markup("</tr>\n");
        }
        tables.endTable();
        html.element(
                        "p class=\"facts\"",
                        words.say(
                                "Ranked by objectives met, then by fewest broken, then by how often a strategy is really"
                                        + " better than its equals at an objective. A dominated one has another beside it that"
                                        + " is really better at something and really worse at nothing, prices among them.",
                                "Classement : objectifs tenus, puis le moins de rompus, puis combien de fois une stratégie est"
                                        + " vraiment meilleure que ses égales à un objectif. Une stratégie dominée en a une autre à"
                                        + " côté d'elle, vraiment meilleure en quelque chose et vraiment pire en rien, prix"
                                        + " compris."))
                .line();
    }

    /** Why each came to what it came to. */
    private void diagnoses() {
        tables.title("Why", "Pourquoi");
        html.markup("<ul>\n");
        for (Contender contender : comparison.contenders()) {
            Diagnosis diagnosis = Diagnosis.of(contender.findings(), contender.first());
            html.element("li", DiagnosisWords.of(contender.name(), diagnosis, contender.findings(), language))
                    .line();
        }
        html.markup("</ul>\n");
    }

    private void occurrences() {
        tables.title("The same city for all", "La même ville pour toutes");
        html.element(
                        "p",
                        comparison.paired()
                                ? words.say(
                                        "Every strategy met the very same occurrences, replication by replication: the hash of"
                                                + " what happened whatever the strategy is the same for all, so what differs"
                                                + " below is the work of the strategies and not the luck of a day.",
                                        "Chaque stratégie a rencontré exactement les mêmes occurrences, réplication par"
                                                + " réplication : l'empreinte de ce qui arrive quoi qu'on fasse est la même"
                                                + " pour toutes ; ce qui diffère ci-dessous est donc l'œuvre des stratégies, et"
                                                + " non la chance d'un jour.")
                                : words.say(
                                        "The strategies did not meet the same occurrences. Differences have the wider intervals"
                                                + " of independent samples; the hashes are those of "
                                                + comparison.baseline() + ".",
                                        "Les stratégies n'ont pas rencontré les mêmes occurrences. Les différences ont les"
                                                + " intervalles, plus larges, d'échantillons indépendants ; les empreintes"
                                                + " sont celles de " + comparison.baseline() + "."))
                .line();
        List<String> hashes =
                comparison.occurrences().stream().map(Numbers::hex).toList();
        html.markup("<p class=\"facts\">").text(words.say("Hash of the occurrences: ", "Empreinte des occurrences : "));
        html.element("code", String.join(" ", hashes.subList(0, Math.min(FEW_HASHES, hashes.size()))));
        html.text(hashes.size() > FEW_HASHES ? " …" : "").markup("</p>\n");
    }

    private void breaking() {
        if (comparison.contenders().stream().allMatch(contender -> contender.breaking() == null)) {
            return;
        }
        tables.title("The load at which each breaks", "La charge à laquelle chacune rompt");
        html.element(
                        "p",
                        words.say(
                                "How many times as much the city may ask before an objective does not hold any more.",
                                "Combien de fois plus la ville peut demander avant qu'un objectif ne tienne plus."))
                .line();
        tables.table(words.say("strategy", "stratégie"));
        tables.head(words.say("holds at", "tient à"), words.say("breaks at", "rompt à"));
        html.element("th", words.say("what breaks first", "ce qui rompt d'abord"));
        tables.head(words.say("replications each", "réplications de chaque"));
        html.markup("</tr></thead>\n<tbody>\n");
        for (Contender contender : comparison.contenders()) {
            var breaking = contender.breaking();
            if (breaking != null) {
                html.markup("<tr>").element("td", contender.name());
                tables.figure(
                        breaking.holds() > 0
                                ? times(breaking.holds())
                                : words.say("at none tried", "à aucune essayée"));
                tables.figure(
                        Double.isInfinite(breaking.breaks())
                                ? words.say("at none tried", "à aucune essayée")
                                : times(breaking.breaks()));
                html.element("td", String.join(", ", breaking.broken()));
                tables.figure(human.count(breaking.replications()));
                html.markup("</tr>\n");
            }
        }
        tables.endTable();
    }

    private String times(double load) {
        return human.number(load) + " ×";
    }

    private void again() {
        tables.title("To make it again", "Pour la refaire");
        html.element("p", HtmlReport.capital(StopWords.of(comparison.stop(), language)) + ".")
                .line();
        html.element("pre", context.command()).line();
        html.markup("<dl>\n");
        fact(words.say("scenario file", "fichier du scénario"), context.file());
        fact(words.say("its SHA-256", "son SHA-256"), context.hash());
        fact("Buzz Ville", context.version());
        fact(
                words.say("seed, replications", "graine, réplications"),
                findings().summary().seed() + ", 0–" + (findings().replications() - 1));
        html.markup("</dl>\n<details>\n");
        html.element(
                "summary",
                words.say(
                        "The scenario as understood under the baseline, with every default",
                        "Le scénario tel que compris sous la stratégie de référence, défauts compris"));
        html.markup("\n").element("pre", context.effective()).markup("\n</details>\n");
    }

    private void fact(String term, String fact) {
        html.element("dt", term).element("dd", fact).line();
    }
}
