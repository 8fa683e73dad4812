package buzzville.report;

import buzzville.city.StageSummary;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.metric.Tally;
import java.util.List;
import java.util.function.ToLongFunction;

/** What each strategy lost of each priority, and for which reasons, in per cent of what was offered at all services. */
final class LossTables {
    private final Comparison comparison;
    private final Wording words;
    private final Html html;
    private final HtmlTables tables;

    LossTables(Comparison comparison, Wording words, Html html, HtmlTables tables) {
        this.comparison = comparison;
        this.words = words;
        this.html = html;
        this.tables = tables;
    }

    void write() {
        tables.title("Losses by priority", "Pertes par priorité");
        html.element(
                        "p",
                        words.say(
                                "In per cent of the messages offered at all services, all replications together; in brackets how"
                                        + " many. What was merged, sampled or recognised as a repetition is not lost.",
                                "En pour cent des messages offerts à tous les services, toutes réplications réunies ; entre"
                                        + " parenthèses, combien. Ce qui est fusionné, écarté par échantillonnage ou reconnu"
                                        + " comme doublon n'est pas perdu."))
                .line();
        for (List<Contender> part : ComparisonTables.inParts(comparison.contenders())) {
            html.markup("<div class=\"wide\"><table class=\"matrix\">\n<thead><tr>")
                    .element("th", words.say("priority, fate", "priorité, sort"));
            part.forEach(contender -> tables.head(contender.name()));
            html.markup("</tr></thead>\n<tbody>\n");
            for (Priority priority : Priority.values()) {
                priority(priority, part);
            }
            tables.endTable();
        }
    }

    private void priority(Priority priority, List<Contender> part) {
        if (comparison.contenders().stream()
                .allMatch(contender -> tally(contender, priority).offered() == 0)) {
            return;
        }
        html.markup("<tr class=\"first\"><td>")
                .element("strong", words.priority(priority) + words.say(", lost", ", perdus"))
                .markup("</td>");
        cells(priority, part, Tally::lost);
        for (Fate fate : Fate.values()) {
            boolean met = comparison.contenders().stream()
                    .anyMatch(contender -> tally(contender, priority).count(fate) > 0);
            if (met && fate != Fate.DELIVERED) {
                String apart = fate.isLoss() ? "" : words.say(" (not lost)", " (non perdus)");
                html.markup("<tr>").element("td", "– " + words.fate(fate) + apart);
                cells(priority, part, tally -> tally.count(fate));
            }
        }
    }

    private void cells(Priority priority, List<Contender> part, ToLongFunction<Tally> count) {
        for (Contender contender : part) {
            Tally tally = tally(contender, priority);
            long some = count.applyAsLong(tally);
            tables.figure(
                    tally.offered() == 0
                            ? ""
                            : some == 0
                                    ? "0"
                                    : words.human().percent((double) some / tally.offered()) + " ("
                                            + words.human().count(some) + ")");
        }
        html.markup("</tr>\n");
    }

    private static Tally tally(Contender contender, Priority priority) {
        Tally tally = new Tally(0, 1);
        for (StageSummary service : contender.findings().summary().services().values()) {
            tally.add(service.tally(priority));
        }
        return tally;
    }
}
