package buzzville.report;

import buzzville.city.EventSummary;
import buzzville.city.RunSummary;
import buzzville.city.StageSummary;
import buzzville.message.Priority;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.report.text.Human;

/** Tables of a page that set two figures side by side: the first and the last to hear of an event, and two ways to measure. */
final class TogetherTables {
    private static final double[] FRACTIONS = {0.5, 0.99};

    private final RunSummary summary;
    private final Wording words;
    private final Human human;
    private final Html html;
    private final HtmlTables tables;

    TogetherTables(RunSummary summary, Wording words, Html html, HtmlTables tables) {
        this.summary = summary;
        this.words = words;
        this.human = words.human();
        this.html = html;
        this.tables = tables;
    }

    /** How far from simultaneous those were who expected the same; nothing where nobody shares an event. */
    void spread() {
        if (summary.events().values().stream()
                .allMatch(event -> event.handled().spread().count() == 0)) {
            return;
        }
        tables.title("The first and the last to hear of it", "Le premier averti et le dernier");
        html.element(
                        "p",
                        words.say(
                                "Of events that several services expect, where all of them delivered: from the occurrence to the last,"
                                        + " and from the first service to the last.",
                                "Pour les événements que plusieurs services attendent et ont tous reçus : de l'occurrence au dernier,"
                                        + " et du premier service au dernier."))
                .line();
        tables.table(words.say("event", "événement"), words.say("priority", "priorité"));
        tables.head(words.say("by all", "par tous"));
        heads(words.say("the last", "le dernier"));
        heads(words.say("spread", "écart"));
        html.markup("</tr></thead>\n<tbody>\n");
        summary.events().forEach(this::spread);
        tables.endTable();
    }

    private void spread(String name, EventSummary event) {
        LatencyHistogram spread = event.handled().spread();
        if (spread.count() == 0) {
            return;
        }
        html.markup("<tr>");
        tables.named(tables.labels().event(name), name);
        html.element("td", words.priority(event.priority()));
        tables.figure(human.count(spread.count()));
        figures(event.handled().latency());
        figures(spread);
        html.markup("</tr>\n");
    }

    /** What a meter would have shown that begins at publishing; nothing without backpressure. */
    void fromPublishing() {
        if (summary.services().values().stream().allMatch(service -> service.fromPublishing(null) == null)) {
            return;
        }
        tables.title("Late by two meters", "Le retard selon deux compteurs");
        html.element(
                        "p",
                        words.say(
                                "Backpressure keeps messages where they come from. End-to-end counts that time; a meter that begins at"
                                        + " publishing sees neither that nor how long it took to notice.",
                                "La contre-pression retient les messages à leur source. De bout en bout, ce temps compte ; un compteur"
                                        + " qui commence à la publication n'en voit rien, ni du temps passé à s'apercevoir du fait."))
                .line();
        tables.table(words.say("service", "service"), words.say("priority", "priorité"));
        heads(words.say("end to end", "de bout en bout"));
        heads(words.say("from publishing", "depuis la publication"));
        html.markup("</tr></thead>\n<tbody>\n");
        summary.services().forEach(this::fromPublishing);
        tables.endTable();
    }

    private void fromPublishing(String name, StageSummary service) {
        boolean first = true;
        for (Priority priority : Priority.values()) {
            LatencyHistogram naive = service.fromPublishing(priority);
            if (naive != null && naive.count() > 0) {
                html.markup(first ? "<tr class=\"first\">" : "<tr>");
                tables.named(first ? tables.labels().service(name) : "", first ? name : "");
                html.element("td", words.priority(priority));
                figures(service.tally(priority).latency(Latency.END_TO_END));
                figures(naive);
                html.markup("</tr>\n");
                first = false;
            }
        }
    }

    private void heads(String what) {
        tables.head(what + " p50", "p99", "max");
    }

    private void figures(LatencyHistogram histogram) {
        for (double fraction : FRACTIONS) {
            tables.figure(human.duration(histogram.percentile(fraction)));
        }
        tables.figure(human.duration(histogram.max()));
    }
}
