package buzzville.report;

import buzzville.city.GuestSummary;
import buzzville.city.RunSummary;
import buzzville.experiment.Findings;
import buzzville.experiment.SingleRun;
import buzzville.message.Attendance;
import buzzville.metric.Fate;
import buzzville.metric.SourceTally;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.Numbers;
import java.util.List;

/** The tables of a page: what became of the messages, what happened to the city, who talked. */
final class HtmlTables {
    private static final int MOST_RUNS = 200;

    private final Findings findings;
    private final RunSummary summary;
    private final Wording words;
    private final Human human;
    private final Html html;
    private final Labels labels;

    HtmlTables(Findings findings, Wording words, Html html) {
        this.findings = findings;
        this.summary = findings.summary();
        this.words = words;
        this.labels = words.labels(findings.scenario());
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
        ledger.reasons().forEach(reason -> head(words.fate(reason)));
        boolean told = ledger.rows().stream().anyMatch(row -> row.tally().told() > 0);
        if (told) {
            head(words.say("lost and told", "perdus, averti"), words.say("lost in silence", "perdus en silence"));
        }
        head(words.say("in flight", "en route"));
        boolean confirmed = ledger.rows().stream().anyMatch(row -> row.tally().confirmations() > 0);
        if (confirmed) {
            head(words.say("only confirmed", "confirmations"));
        }
        head("p50", "p95", "p99", "max");
        html.markup("</tr></thead>\n<tbody>\n");
        for (LedgerRows.Row row : ledger.rows()) {
            html.markup(row.first() ? "<tr class=\"first\">" : "<tr>");
            named(row.first() ? labels.service(row.service()) : "", row.first() ? row.service() : "");
            html.element("td", words.priority(row.priority()));
            figure(human.count(row.tally().offered()));
            figure(human.count(row.tally().delivered()));
            for (Fate reason : ledger.reasons()) {
                figure(orNothing(row.tally().count(reason)));
            }
            if (told) {
                figure(orNothing(row.tally().told()));
                figure(orNothing(row.tally().silent()));
            }
            figure(orNothing(row.tally().inFlight()));
            if (confirmed) {
                figure(orNothing(row.tally().confirmations()));
            }
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

    /** Services that joined during the run or left before its end, if there are any. */
    void guests() {
        if (summary.services().values().stream().allMatch(stage -> stage.guest() == null)) {
            return;
        }
        title("Services that came or went", "Services arrivés ou partis en cours de route");
        html.element(
                        "p",
                        words.say(
                                "No producer knows of them. The broker hands over so many messages more, and keeps what one"
                                        + " that wants everything has not been handed yet. A replayed message was routed"
                                        + " before its service was there, or while it still read: its latency runs from the"
                                        + " occurrence all the same.",
                                "Aucun producteur ne les connaît. Le courtier remet autant de messages de plus, et garde ce"
                                        + " qu'un service qui veut tout n'a pas encore reçu. Un message rejoué avait été"
                                        + " routé avant l'arrivée du service, ou pendant sa lecture ; sa latence court"
                                        + " quand même depuis l'occurrence."))
                .line();
        table("service");
        head(words.say("joined", "arrivé"), words.say("left", "parti"), words.say("handed over", "remis"));
        head(words.say("of them replayed", "dont rejoués"), words.say("too old to be kept", "trop vieux, non gardés"));
        head(words.say("live, each second", "en direct, par seconde"), words.say("kept at most", "gardés au plus"));
        html.markup("</tr></thead>\n<tbody>\n");
        summary.services().forEach((name, stage) -> {
            GuestSummary guest = stage.guest();
            if (guest != null) {
                guest(name, guest);
            }
        });
        endTable();
    }

    /** A cell with what people call something, and its name in the scenario and in other files where that is another. */
    void named(String label, String name) {
        named("", label, name);
    }

    /** @param before stands before both, such as a dash or a word */
    void named(String before, String label, String name) {
        html.markup("<td>").text(before + label);
        if (!label.equals(name)) {
            html.markup(" ").element("span class=\"id\"", name);
        }
        html.markup("</td>");
    }

    /** What people call things of the scenario. */
    Labels labels() {
        return labels;
    }

    private void guest(String name, GuestSummary guest) {
        html.markup("<tr>");
        named(labels.service(name), name);
        figure(human.duration(guest.joins()));
        figure(guest.leaves() == Attendance.FOR_EVER ? "" : human.duration(guest.leaves()));
        figure(human.count(guest.handed()));
        figure(orNothing(guest.replayed()));
        figure(orNothing(guest.tooOld()));
        figure(human.rate(guest.livePerSecond()));
        figure(guest.mostKept() == 0 ? "" : human.count(guest.mostKept()) + " (" + bytes(guest.mostKeptBytes()) + ")");
        html.markup("</tr>\n");
    }

    private String bytes(long bytes) {
        return bytes < 1000
                ? human.count(bytes) + words.say(" B", " o")
                : bytes < 1_000_000
                        ? human.number(bytes / 1e3) + words.say(" kB", " ko")
                        : human.number(bytes / 1e6) + words.say(" MB", " Mo");
    }

    void incidents() {
        if (summary.incidents().isEmpty()) {
            return;
        }
        title("Incidents", "Incidents");
        table(words.say("incident", "incident"), words.say("what", "quoi"));
        head(words.say("from", "de"), words.say("until", "à"));
        html.element("th", words.say("hits", "touche"));
        html.markup("</tr></thead>\n<tbody>\n");
        summary.incidents().forEach((key, incident) -> {
            html.markup("<tr>");
            named(labels.incident(key), key);
            html.element("td", words.incident(incident.kind()));
            figure(human.duration(incident.from()));
            figure(incident.until() == incident.from() ? "" : human.duration(incident.until()));
            touched(Touched.of(incident.touches(), findings.scenario(), words));
            html.markup("</tr>\n");
        });
        endTable();
    }

    private void touched(Touched touched) {
        if (touched.isShort()) {
            html.markup("<td><details>").element("summary", touched.inShort());
            html.text(touched.inFull()).markup("</details></td>");
        } else {
            html.element("td", touched.inShort());
        }
    }

    void producers() {
        title("Producers", "Producteurs");
        boolean suppressed = summary.producers().values().stream().anyMatch(tally -> tally.suppressed() > 0);
        boolean witnessed = summary.producers().values().stream()
                .anyMatch(tally -> !tally.witnesses().isEmpty());
        boolean held = summary.producers().values().stream().anyMatch(tally -> tally.held() > 0);
        table(words.say("producer", "producteur"));
        head(words.say("occurrences", "occurrences"), words.say("published", "publiés"));
        if (suppressed) {
            head(words.say("suppressed", "supprimés"));
        }
        if (witnessed) {
            head(words.say("unnoticed", "inaperçus"));
        }
        if (held) {
            head(words.say("held back", "retenus"), words.say("held for, on average", "retenus pendant, en moyenne"));
        }
        html.markup("</tr></thead>\n<tbody>\n");
        summary.producers().forEach((key, tally) -> {
            html.markup("<tr>");
            named(labels.producer(key), key);
            producer(tally, human.count(tally.occurrences()), suppressed, witnessed, held);
            tally.witnesses().forEach((name, witness) -> {
                html.markup("<tr>");
                named("– ", labels.witness(key, name), name);
                producer(witness, "", suppressed, witnessed, held);
            });
        });
        endTable();
    }

    private void producer(SourceTally tally, String occurrences, boolean suppressed, boolean witnessed, boolean held) {
        figure(occurrences);
        figure(human.count(tally.published()));
        if (suppressed) {
            figure(orNothing(tally.suppressed()));
        }
        if (witnessed) {
            figure(orNothing(tally.unnoticed()));
        }
        if (held) {
            figure(orNothing(tally.held()));
            figure(tally.held() == 0 ? "" : human.duration(meanHeld(tally)));
        }
        html.markup("</tr>\n");
    }

    /** The single runs, where there are several: the first ones if there are very many. */
    void runs() {
        if (findings.replications() == 1) {
            return;
        }
        title("Single runs", "Les essais un à un");
        List<SingleRun> shown = findings.runs().subList(0, Math.min(MOST_RUNS, findings.replications()));
        String more = shown.size() == findings.replications()
                ? ""
                : words.say(
                        "The first " + MOST_RUNS + "; the others stand under runs/ too. ",
                        "Les " + MOST_RUNS + " premiers ; les autres sont aussi sous runs/. ");
        html.element(
                        "p",
                        more
                                + words.say(
                                        "Messages are those of all services together. Each run has its summary under runs/.",
                                        "Les messages sont ceux de tous les services. Le détail de chaque essai est sous"
                                                + " runs/."))
                .line();
        table(words.say("replication", "réplication"), words.say("fingerprint", "empreinte"));
        head(words.say("events run", "événements simulés"), words.say("occurrences", "occurrences"));
        head(words.say("offered", "offerts"), words.say("delivered", "livrés"), words.say("lost", "perdus"), "p99");
        html.element("th", words.say("objectives not met", "objectifs non atteints"))
                .markup("</tr></thead>\n<tbody>\n");
        for (SingleRun run : shown) {
            html.markup("<tr>").element("td", Long.toString(run.replication()));
            html.element("td", Numbers.hex(run.fingerprint()));
            figure(human.count(run.events()));
            figure(human.count(run.occurrences()));
            figure(human.count(run.offered()));
            figure(human.count(run.delivered()));
            figure(orNothing(run.lost()));
            figure(human.duration(run.p99()));
            html.element("td", String.join(", ", run.broken())).markup("</tr>\n");
        }
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

    void figure(String text) {
        html.element("td class=\"n\"", text);
    }

    void endTable() {
        html.markup("</tbody>\n</table></div>\n");
    }

    private String orNothing(long count) {
        return count == 0 ? "" : human.count(count);
    }
}
