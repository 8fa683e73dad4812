package buzzville.report;

import buzzville.city.JournalSummary;
import buzzville.experiment.Findings;
import buzzville.metric.JournalTally;
import buzzville.metric.OutboxTally;
import buzzville.metric.OutboxTally.Count;
import buzzville.metric.SourceTally;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What producers keep and what the broker writes down, for a terminal and for the page; nothing where nobody does either. Of
 * several replications, means.
 */
final class DurabilityTables {
    private static final int COLUMNS = 100;
    private static final int NAME = 22;
    private static final double MEGABYTE = 1e6;

    private final Wording words;
    private final Human human;
    private final Labels labels;
    private final @Nullable JournalSummary journal;
    private final Map<String, OutboxTally> outboxes = new LinkedHashMap<>();
    private final double runs;

    DurabilityTables(Findings findings, Wording words) {
        this.words = words;
        this.human = words.human();
        this.labels = words.labels(findings.scenario());
        this.journal = findings.summary().journal();
        this.runs = findings.replications();
        for (Map.Entry<String, SourceTally> producer :
                findings.summary().producers().entrySet()) {
            OutboxTally outbox = producer.getValue().outbox();
            if (outbox != null) {
                outboxes.put(producer.getKey(), outbox);
            }
        }
    }

    /** For a terminal. */
    List<String> lines(UnaryOperator<String> bold) {
        List<String> lines = new ArrayList<>();
        if (outboxes.values().stream().anyMatch(DurabilityTables::isSomething)) {
            TextTable table = new TextTable("lrrrrrrrr", 2);
            table.head(List.of(
                    "outbox",
                    words.say("acknow-\nledged", "acquittés"),
                    words.say("sent\nagain", "renvoyés"),
                    words.say("timeouts", "délais\npassés"),
                    words.say("given\nup", "aban-\ndonnés"),
                    words.say("twice\nthere", "en\ndouble"),
                    words.say("repeats\ndropped", "doublons\nécartés"),
                    words.say("buffer\nmax", "tampon\nmax"),
                    words.say("waiting", "en\nattente")));
            outboxes.forEach((name, tally) -> {
                if (isSomething(tally)) {
                    table.row(row(name, tally));
                }
            });
            lines.addAll(table.lines());
            lines.set(0, bold.apply(lines.get(0)));
            lines.set(1, bold.apply(lines.get(1)));
        }
        if (journal != null) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(TextTable.wrapped(COLUMNS, sentence(journal)));
        }
        return lines;
    }

    private List<String> row(String name, OutboxTally tally) {
        List<String> row = new ArrayList<>();
        row.add(SafeText.line(labels.producer(name), NAME));
        row.addAll(figures(tally));
        return row;
    }

    /** Whether anybody kept anything in it, or tried to. */
    private static boolean isSomething(OutboxTally tally) {
        return tally.mostBuffered() > 0 || Stream.of(Count.values()).anyMatch(count -> tally.count(count) > 0);
    }

    private List<String> figures(OutboxTally tally) {
        return List.of(
                mean(tally.count(Count.ACKNOWLEDGED)),
                mean(tally.count(Count.RETRIED)),
                mean(tally.count(Count.TIMEOUTS)),
                mean(tally.count(Count.GIVEN_UP)),
                mean(tally.count(Count.DUPLICATES_MADE)),
                mean(tally.count(Count.REPEATS_DROPPED)),
                human.count(tally.mostBuffered()),
                mean(tally.waiting()));
    }

    private String mean(long sum) {
        return human.number(sum / runs);
    }

    private String of(JournalSummary summary, JournalTally.Count count) {
        return mean(summary.tally().count(count));
    }

    private String sentence(JournalSummary summary) {
        String bytes = human.number(summary.bytesPerDay() / MEGABYTE);
        String main = words.say(
                        "journal: %s appended (%s MB a day), %s acknowledged, %s of these lost; %s read again, %s delivered"
                                + " again, %s cut off, %s refused",
                        "journal : %s écrits (%s Mo par jour), %s acquittés, dont %s perdus ; %s relus, %s livrés à nouveau,"
                                + " %s coupés, %s refusés")
                .formatted(
                        of(summary, JournalTally.Count.APPENDED),
                        bytes,
                        of(summary, JournalTally.Count.ACKNOWLEDGED),
                        of(summary, JournalTally.Count.ACKNOWLEDGED_LOST),
                        of(summary, JournalTally.Count.REPLAYED),
                        of(summary, JournalTally.Count.REDELIVERED),
                        of(summary, JournalTally.Count.TRUNCATED),
                        of(summary, JournalTally.Count.REFUSED));
        String all = summary.shrinks() == 0
                ? main
                : main
                        + words.say("; replicas left the in-sync set %s times", " ; %s sorties de l'ensemble synchrone")
                                .formatted(mean(summary.shrinks()));
        return summary.elections() == 0
                ? all
                : all
                        + words.say("; elections: %s, unclean: %s", " ; élections : %s, dont non sûres : %s")
                                .formatted(mean(summary.elections()), mean(summary.uncleanElections()));
    }

    /** For the page. */
    void write(Html html, HtmlTables tables) {
        if (outboxes.isEmpty() && journal == null) {
            return;
        }
        tables.title("What is kept until it is safe", "Ce qui est gardé jusqu'à être en sûreté");
        if (!outboxes.isEmpty()) {
            tables.table(words.say("outbox", "boîte d'envoi"));
            tables.head(words.say("acknowledged", "acquittés"), words.say("sent again", "renvoyés"));
            tables.head(words.say("timeouts", "délais passés"), words.say("given up", "abandonnés"));
            tables.head(words.say("twice there", "en double"), words.say("repeats dropped", "doublons écartés"));
            tables.head(
                    words.say("buffer at most", "tampon au plus"),
                    words.say("waiting at the end", "en attente à la fin"));
            html.markup("</tr></thead>\n<tbody>\n");
            outboxes.forEach((name, tally) -> {
                html.markup("<tr>");
                tables.named(labels.producer(name), name);
                figures(tally).forEach(tables::figure);
                html.markup("</tr>\n");
            });
            tables.endTable();
        }
        if (journal != null) {
            html.element("p class=\"facts\"", sentence(journal) + ".").line();
        }
    }
}
