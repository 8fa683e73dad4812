package buzzville.report;

import buzzville.city.Run;
import buzzville.city.RunSummary;
import buzzville.metric.Fate;
import buzzville.metric.SourceTally;
import buzzville.report.text.Human;
import buzzville.scenario.IncidentSpec;
import java.util.Locale;

/** The tables of a page: what became of the messages, what happened to the city, who talked. */
final class HtmlTables {
    private final Run run;
    private final RunSummary summary;
    private final RunContext context;
    private final Wording words;
    private final Human human;
    private final Html html;

    HtmlTables(Run run, RunContext context, Wording words, Html html) {
        this.run = run;
        this.summary = run.summary();
        this.context = context;
        this.words = words;
        this.human = words.human();
        this.html = html;
    }

    void ledger() {
        LedgerRows ledger = LedgerRows.of(summary);
        title("Ledger", "Comptes");
        html.element(
                        "p",
                        words.say(
                                "Every message that a service expected, and how its story ended there. Latencies run from"
                                        + " the occurrence to the end of processing, over delivered messages.",
                                "Chaque message attendu par un service, et la fin de son histoire. Les latences vont de"
                                        + " l'occurrence à la fin du traitement, sur les messages livrés."))
                .line();
        table("service", words.say("priority", "priorité"));
        head(words.say("offered", "offerts"), words.say("delivered", "livrés"));
        ledger.reasons().forEach(reason -> head(reason.label()));
        head(words.say("in flight", "en route"), "p50", "p95", "p99", "max");
        html.markup("</tr></thead>\n<tbody>\n");
        for (LedgerRows.Row row : ledger.rows()) {
            html.markup(row.first() ? "<tr class=\"first\">" : "<tr>");
            html.element("td", row.first() ? row.service() : "");
            html.element("td", words.priority(row.priority()));
            figure(human.count(row.tally().offered()));
            figure(human.count(row.tally().delivered()));
            for (Fate reason : ledger.reasons()) {
                figure(orNothing(row.tally().count(reason)));
            }
            figure(orNothing(row.tally().inFlight()));
            LedgerRows.PERCENTILES.forEach(
                    p -> figure(human.duration(row.endToEnd().percentile(p))));
            figure(
                    row.endToEnd().count() == 0
                            ? Human.NONE
                            : human.duration(row.endToEnd().max()));
            html.markup("</tr>\n");
        }
        endTable();
    }

    void incidents() {
        if (summary.incidents().isEmpty()) {
            return;
        }
        title("Incidents", "Incidents");
        table(words.say("incident", "incident"), words.say("what", "quoi"));
        head(words.say("from", "de"), words.say("until", "à"));
        html.markup("</tr></thead>\n<tbody>\n");
        summary.incidents().forEach((key, incident) -> {
            IncidentSpec spec = run.scenario().incidents().get(key);
            String label = spec == null || spec.label() == null
                    ? ""
                    : spec.label().in(context.language().code());
            html.markup("<tr>").element("td", label.isEmpty() ? key : label + " (" + key + ")");
            html.element("td", incident.kind().toLowerCase(Locale.ROOT));
            figure(human.duration(incident.from()));
            figure(incident.until() == incident.from() ? "" : human.duration(incident.until()));
            html.markup("</tr>\n");
        });
        endTable();
    }

    void producers() {
        title("Producers", "Producteurs");
        boolean suppressed = summary.producers().values().stream().anyMatch(tally -> tally.suppressed() > 0);
        boolean held = summary.producers().values().stream().anyMatch(tally -> tally.held() > 0);
        table(words.say("producer", "producteur"));
        head(words.say("occurrences", "occurrences"), words.say("published", "publiés"));
        if (suppressed) {
            head(words.say("suppressed", "supprimés"));
        }
        if (held) {
            head(words.say("held back", "retenus"), words.say("held for, on average", "retenus pendant, en moyenne"));
        }
        html.markup("</tr></thead>\n<tbody>\n");
        summary.producers().forEach((key, tally) -> {
            html.markup("<tr>").element("td", key);
            figure(human.count(tally.occurrences()));
            figure(human.count(tally.published()));
            if (suppressed) {
                figure(orNothing(tally.suppressed()));
            }
            if (held) {
                figure(orNothing(tally.held()));
                figure(tally.held() == 0 ? "" : human.duration(meanHeld(tally)));
            }
            html.markup("</tr>\n");
        });
        endTable();
    }

    private static double meanHeld(SourceTally tally) {
        return tally.heldFor().toDouble() / tally.held();
    }

    void title(String english, String french) {
        html.element("h2", words.say(english, french)).line();
    }

    /** Begins a table with these heads of words; {@link #head} adds heads of figures. */
    void table(String... heads) {
        html.markup("<div class=\"wide\"><table>\n<thead><tr>");
        for (String head : heads) {
            html.element("th", head);
        }
    }

    void head(String... heads) {
        for (String head : heads) {
            html.element("th class=\"n\"", head);
        }
    }

    private void figure(String text) {
        html.element("td class=\"n\"", text);
    }

    void endTable() {
        html.markup("</tbody>\n</table></div>\n");
    }

    private String orNothing(long count) {
        return count == 0 ? "" : human.count(count);
    }
}
