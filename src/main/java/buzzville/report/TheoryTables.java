package buzzville.report;

import buzzville.city.RunSummary;
import buzzville.city.StageSummary;
import buzzville.report.text.Human;
import buzzville.theory.Formula;
import buzzville.theory.Hindrance;
import java.util.List;

/** Tables of a page that set theory beside simulation, and show Little's law. */
final class TheoryTables {
    private final TheoryRows theory;
    private final RunSummary summary;
    private final Wording words;
    private final LoadWords load;
    private final Human human;
    private final Html html;
    private final HtmlTables tables;

    TheoryTables(TheoryRows theory, RunSummary summary, Wording words, LoadWords load, Html html, HtmlTables tables) {
        this.theory = theory;
        this.summary = summary;
        this.words = words;
        this.load = load;
        this.human = words.human();
        this.html = html;
        this.tables = tables;
    }

    void write() {
        if (theory.rows().isEmpty()) {
            return;
        }
        tables.title("Theory beside simulation", "La théorie à côté de la simulation");
        html.element(
                        "p",
                        words.say(
                                "What arithmetic alone says of each instance over the measured interval (check --load says more)."
                                        + " Mean waits stand where a formula holds; ≈ marks an approximation.",
                                "Ce que le calcul seul dit de chaque instance sur l'intervalle mesuré (check --load en dit plus)."
                                        + " L'attente moyenne figure là où une formule vaut ; ≈ marque une approximation."))
                .line();
        tables.table(words.say("stage", "étage"));
        tables.head(words.say("offered/s", "offerts/s"), words.say("simulated", "simulé"));
        tables.head(words.say("load", "charge"), words.say("workers busy", "agents occupés"));
        html.element("th", words.say("formula", "formule"));
        tables.head(words.say("wait", "attente"), words.say("simulated", "simulée"), words.say("deviation", "écart"));
        html.markup("</tr></thead>\n<tbody>\n");
        theory.rows().forEach(this::row);
        tables.endTable();
        little();
    }

    private void row(TheoryRows.Row row) {
        html.markup("<tr>");
        tables.named(load.stage(row.load()), row.load().name());
        tables.figure(human.number(row.load().offered()));
        tables.figure(Double.isNaN(row.rate()) ? "" : human.number(row.rate()));
        tables.figure(percent(row.load().rho()));
        tables.figure(percent(row.utilization()));
        Formula formula = row.load().measured().formula();
        Hindrance hindrance = row.load().measured().hindrance();
        if (formula == null) {
            html.element("td", hindrance == null ? "" : "– " + load.hindrance(hindrance));
            tables.figure("");
        } else {
            html.element("td", load.named(formula));
            tables.figure(load.mean(formula, row.load().measured().meanWait()));
        }
        tables.figure(human.duration(row.meanWait()));
        tables.figure(formula == null || Double.isNaN(row.deviation()) ? "" : signed(row.deviation()));
        html.markup("</tr>\n");
    }

    private String percent(double share) {
        return Double.isNaN(share) ? "" : human.percent(share);
    }

    private String signed(double share) {
        return (share < 0 ? "−" : "+") + human.percent(Math.abs(share));
    }

    private void little() {
        tables.title("Little's law", "La loi de Little");
        html.element(
                        "p",
                        words.say(
                                "From the first instant to the last, of each instance: the mean number present, waiting or worked on, is"
                                        + " the rate at which they enter times the mean time that they stay. Every run checks it to the"
                                        + " nanosecond.",
                                "Du premier au dernier instant, par instance : le nombre moyen de présents, en attente ou en service, est"
                                        + " le débit des entrées fois la durée moyenne de présence. Chaque essai le vérifie à la"
                                        + " nanoseconde."))
                .line();
        tables.table(words.say("stage", "étage"));
        tables.head(words.say("number L", "nombre L"), words.say("rate λ", "débit λ"), words.say("time W", "durée W"));
        html.markup("</tr></thead>\n<tbody>\n");
        summary.services().forEach((name, stage) -> little(tables.labels().service(name), name, stage));
        List<StageSummary> partitions = summary.partitions();
        for (int i = 0; i < partitions.size(); i++) {
            String name = partitions.size() == 1 ? "broker" : "broker[" + i + "]";
            little(name, name, partitions.get(i));
        }
        tables.endTable();
    }

    private void little(String label, String name, StageSummary stage) {
        if (stage.entriesPerSecond() > 0) {
            html.markup("<tr>");
            tables.named(label, name);
            tables.figure(human.number(stage.meanPresent()));
            tables.figure(human.rate(stage.entriesPerSecond()));
            tables.figure(human.duration(stage.meanPresence()));
            html.markup("</tr>\n");
        }
    }
}
