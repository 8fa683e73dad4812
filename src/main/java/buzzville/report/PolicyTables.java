package buzzville.report;

import buzzville.city.RunSummary;
import buzzville.message.Priority;
import buzzville.metric.PolicyTally;
import buzzville.metric.PolicyTally.Deed;
import buzzville.report.text.Human;
import java.util.List;

/** The table of a page that says what each policy did, by place and priority. */
final class PolicyTables {
    private final RunSummary summary;
    private final PolicyRows rows;
    private final Wording words;
    private final Human human;
    private final Html html;
    private final HtmlTables tables;

    PolicyTables(RunSummary summary, Wording words, Html html, HtmlTables tables) {
        this.summary = summary;
        this.rows = PolicyRows.of(summary);
        this.words = words;
        this.human = words.human();
        this.html = html;
        this.tables = tables;
    }

    /** Nothing where no policy did anything. */
    void write() {
        if (rows.isEmpty()) {
            return;
        }
        tables.title("Policies", "Politiques");
        html.element(
                        "p",
                        words.say(
                                "What each policy did to the messages that it met; one that comes again counts again. Of what is"
                                        + " rejected the sender hears; what is dropped vanishes silently.",
                                "Ce que chaque politique a fait des messages rencontrés ; qui revient compte à nouveau."
                                        + " L'émetteur est averti d'un refus ; ce qui est jeté disparaît en silence."))
                .line();
        List<Deed> deeds = List.of(Deed.values()).stream().filter(rows::any).toList();
        boolean figures =
                rows.all().stream().anyMatch(entry -> !entry.tally().figures().isEmpty());
        tables.table(
                words.say("at", "chez"),
                words.say("family", "famille"),
                words.say("policy", "politique"),
                words.say("priority", "priorité"));
        deeds.forEach(deed -> tables.head(words.deed(deed).replace('\n', ' ').strip()));
        if (rows.anyBlocked()) {
            tables.head(
                    words.say("made to wait", "mis en attente"),
                    words.say("on average", "en moyenne"),
                    words.say("in all", "en tout"));
        }
        if (figures) {
            html.element("th", words.say("besides", "en outre"));
        }
        html.markup("</tr></thead>\n<tbody>\n");
        for (PolicyRows.Entry entry : rows.all()) {
            write(entry, deeds, figures);
        }
        tables.endTable();
    }

    private void write(PolicyRows.Entry entry, List<Deed> deeds, boolean figures) {
        List<Priority> priorities = entry.priorities();
        for (int i = 0; i < Math.max(1, priorities.size()); i++) {
            html.markup(entry.first() && i == 0 ? "<tr class=\"first\">" : "<tr>");
            place(entry.first() && i == 0 ? entry.whose() : "", entry.lane());
            html.element("td", i == 0 ? words.family(entry.family()) : "");
            html.element("td", i == 0 ? entry.name() : "");
            html.element("td", priorities.isEmpty() ? "" : words.priority(priorities.get(i)));
            row(entry.tally(), priorities.isEmpty() ? -1 : priorities.get(i).ordinal(), deeds);
            if (figures) {
                html.element("td", i == 0 ? besides(entry.tally()) : "");
            }
            html.markup("</tr>\n");
        }
    }

    private void place(String place, String lane) {
        String label = summary.services().containsKey(place)
                ? tables.labels().service(place)
                : tables.labels().producer(place);
        tables.named(label + (place.isEmpty() ? "" : lane), place + (place.isEmpty() ? "" : lane));
    }

    /** @param priority ordinal, or -1 where there are only figures of its own */
    private void row(PolicyTally tally, int priority, List<Deed> deeds) {
        deeds.forEach(deed -> tables.figure(priority < 0 ? "" : orNothing(tally.count(deed, priority))));
        if (rows.anyBlocked()) {
            long count = priority < 0 ? 0 : tally.blocked(priority);
            double time = count == 0 ? 0 : tally.blockedFor(priority).toDouble();
            tables.figure(orNothing(count));
            tables.figure(count == 0 ? "" : human.duration(time / count));
            tables.figure(count == 0 ? "" : human.duration(time));
        }
    }

    private String besides(PolicyTally tally) {
        return String.join(
                ", ",
                tally.figures().entrySet().stream()
                        .map(figure -> figure.getKey() + " " + human.count(figure.getValue()))
                        .toList());
    }

    private String orNothing(long count) {
        return count == 0 ? "" : human.count(count);
    }
}
