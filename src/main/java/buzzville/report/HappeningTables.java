package buzzville.report;

import buzzville.city.RunSummary;
import buzzville.metric.ArrivalOrder;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.Tally;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import org.jspecify.annotations.Nullable;

/** The tables of a page about what lies behind messages: how long ago it happened, and in which order it was heard of. */
final class HappeningTables {
    private final RunSummary summary;
    private final Wording words;
    private final Human human;
    private final Html html;
    private final HtmlTables tables;
    private final Labels labels;

    HappeningTables(RunSummary summary, Wording words, Html html, HtmlTables tables) {
        this.summary = summary;
        this.words = words;
        this.human = words.human();
        this.html = html;
        this.tables = tables;
        this.labels = tables.labels();
    }

    /** How long after the happening at the root of it all each effect reached half of its addressees, nearly all and the last. */
    void sinceHappening() {
        if (summary.events().values().stream().noneMatch(event -> isDelivered(event.sinceHappening()))) {
            return;
        }
        tables.title("Since the happening", "Depuis le fait");
        html.element(
                        "p",
                        words.say(
                                "From the happening that lies behind an effect, however many others lie between, to the end"
                                        + " of processing; over all deliveries of its type, and over all that a service was delivered.",
                                "Du fait qui est à l'origine d'un effet, à travers tous les intermédiaires, à la fin du"
                                        + " traitement ; sur toutes les livraisons de ce type, et sur tout ce qu'un service a reçu."))
                .line();
        tables.table(words.say("event, and where", "événement, et où"));
        tables.head(words.say("deliveries", "livraisons"), "p50", "p99", words.say("the last", "le dernier"));
        html.markup("</tr></thead>\n<tbody>\n");
        summary.events().forEach((name, event) -> {
            LatencyHistogram since = event.sinceHappening();
            if (since != null) {
                row("", labels.event(name), name, since);
            }
        });
        summary.services().forEach((name, stage) -> {
            Tally all = stage.all();
            if (all.tracesBack()) {
                row(words.say("at: ", "chez : "), labels.service(name), name, all.latency(Latency.SINCE_HAPPENING));
            }
        });
        tables.endTable();
    }

    private void row(String at, String label, String name, LatencyHistogram since) {
        if (since.count() > 0) {
            html.markup(at.isEmpty() ? "<tr class=\"first\">" : "<tr>");
            tables.named(at, label, name);
            tables.figure(human.count(since.count()));
            tables.figure(human.duration(since.percentile(0.5)));
            tables.figure(human.duration(since.percentile(0.99)));
            tables.figure(human.duration(since.max()));
            html.markup("</tr>\n");
        }
    }

    /** In which order messages arrived where somebody looked. */
    void orders() {
        if (summary.services().values().stream().noneMatch(stage -> stage.order() != null)) {
            return;
        }
        tables.title("Order of arrival", "Ordre d'arrivée");
        html.element(
                        "p",
                        words.say(
                                "Arrivals at a service against the order of the occurrences. A message is out of order if one"
                                        + " that occurred later was there before it; two such messages are an inversion.",
                                "Les arrivées à un service face à l'ordre des occurrences. Un message est en désordre si un"
                                        + " autre, survenu plus tard, l'a devancé ; deux tels messages font une inversion."))
                .line();
        tables.table("service");
        tables.head(words.say("arrivals", "arrivées"), words.say("out of order", "en désordre"));
        tables.head("inversions", words.say("largest displacement", "plus grand décalage"));
        html.markup("</tr></thead>\n<tbody>\n");
        summary.services().forEach((name, stage) -> {
            ArrivalOrder order = stage.order();
            if (order != null) {
                html.markup("<tr>").element("td", labels.service(name));
                tables.figure(human.count(order.arrivals()));
                tables.figure(human.count(order.outOfOrder()));
                tables.figure(human.count(order.inversions()));
                tables.figure(human.duration(order.maxDisplacement()));
                html.markup("</tr>\n");
            }
        });
        tables.endTable();
    }

    private static boolean isDelivered(@Nullable LatencyHistogram since) {
        return since != null && since.count() > 0;
    }
}
