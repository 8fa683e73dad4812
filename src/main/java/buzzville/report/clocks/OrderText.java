package buzzville.report.clocks;

import buzzville.causality.OrderFigures;
import buzzville.causality.Ordering;
import buzzville.causality.Scope;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events in an order, and how right that is. By vectors they stand in levels, since what one level holds has no order.
 *
 * @param log whose they are
 * @param scope which of them
 * @param order what it is by
 * @param limit how many are shown, from the first on
 */
public record OrderText(EventLog log, Scope scope, Ordering order, int limit) {
    /** A place in the order (of vectors, the level), and in the scope. */
    private record Placed(int place, int index, LoggedEvent event) {}

    private List<Placed> placed() {
        List<Placed> placed = new ArrayList<>();
        if (order == Ordering.VECTOR) {
            int[] levels = scope.levels();
            IntStream.range(0, scope.size())
                    .boxed()
                    .sorted((a, b) -> levels[a] != levels[b]
                            ? Integer.compare(levels[a], levels[b])
                            : Integer.compare(
                                    scope.event(a).id(), scope.event(b).id()))
                    .forEach(i -> placed.add(new Placed(levels[i], i, scope.event(i))));
            return placed;
        }
        for (int i : scope.sorted(order)) {
            placed.add(new Placed(placed.size() + 1, i, scope.event(i)));
        }
        return placed;
    }

    /** For people. */
    public List<String> lines(ReportLanguage language) {
        ClockWords words = new ClockWords(language);
        Human human = words.human();
        List<String> lines = new ArrayList<>(words.head(log));
        String at = scope.observer() < 0
                ? words.say("all events", "tous les événements")
                : words.say("the events that sent what %s received", "les événements qui ont envoyé ce que %s a reçu")
                        .formatted(log.processes().get(scope.observer()).name());
        lines.add(String.format(Locale.ROOT, words.say("%s, by %s", "%s, par %s"), at, words.order(order)));
        lines.add("");
        TextTable table = new TextTable("rrlllll", 2);
        boolean levels = order == Ordering.VECTOR;
        table.row(List.of(
                levels ? words.say("level", "niveau") : "",
                words.say("event", "événement"),
                words.say("process", "processus"),
                words.say("kind", "genre"),
                words.say("what", "quoi"),
                words.say("messages", "messages"),
                words.order(order)));
        List<Placed> placed = placed();
        for (Placed one : placed.subList(0, Math.min(limit, placed.size()))) {
            LoggedEvent event = one.event();
            table.row(List.of(
                    human.count(one.place()),
                    Integer.toString(event.id()),
                    words.who(log, event),
                    words.kind(event),
                    words.what(event),
                    words.messages(event),
                    key(one, words)));
        }
        lines.addAll(table.lines());
        if (placed.size() > limit) {
            String more = human.count(placed.size() - limit);
            lines.add(words.say(
                    "and " + more + " more; --limit shows them", "et " + more + " autres ; --limit les montre"));
        }
        lines.add("");
        lines.addAll(figures(words));
        return lines;
    }

    private List<String> figures(ClockWords words) {
        OrderFigures figures = OrderFigures.of(scope, order);
        Human human = words.human();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                words.say(
                        "pairs: %s; causal inversions: %s; real-time inversions: %s",
                        "paires : %s ; inversions causales : %s ; inversions en temps réel : %s"),
                human.count(figures.pairs()),
                human.count(figures.causal()),
                human.count(figures.real())));
        if (order == Ordering.VECTOR) {
            lines.add(words.say(
                    "pairs without an order: " + human.count(figures.unordered())
                            + "; what stands in one level is concurrent",
                    "paires sans ordre : " + human.count(figures.unordered())
                            + " ; ce qui est d'un même niveau est concurrent"));
            if (figures.events() < scope.size()) {
                String some = human.count(figures.events());
                lines.add(words.say(
                        "counted for " + some + " events, evenly chosen",
                        "compté pour " + some + " événements, pris à intervalles égaux"));
            }
        } else if (figures.ties() > 0) {
            lines.add(equals(words, human.count(figures.ties())));
        }
        return lines;
    }

    private String equals(ClockWords words, String ties) {
        return switch (order) {
            case PHYSICAL, LAMPORT, VECTOR, HLC ->
                words.say(
                        "pairs that are equal, and stand by number of the process: " + ties,
                        "paires égales, rangées par numéro de processus : " + ties);
            case ARRIVAL, DELIVERY, COMMIT, TRUE ->
                words.say(
                        "pairs that are equal, and stand as things happened: " + ties,
                        "paires égales, rangées comme les choses se sont passées : " + ties);
        };
    }

    private String key(Placed one, ClockWords words) {
        LoggedEvent event = one.event();
        return switch (order) {
            case ARRIVAL -> words.seconds(scope.arrival(one.index())) + " s";
            case DELIVERY -> "";
            case PHYSICAL ->
                words.seconds(event.stamps().local()) + " s ± "
                        + words.human().duration(event.stamps().bound());
            case LAMPORT -> Long.toString(event.stamps().lamport());
            case VECTOR -> words.vector(log, event.stamps().vector());
            case HLC -> words.hybrid(event.stamps().hybrid());
            case COMMIT -> words.seconds(event.circumstances().commit()) + " s";
            case TRUE -> words.seconds(event.trueTime()) + " s";
        };
    }

    /** The same as JSON; every event, whatever the limit. */
    public ObjectNode json() {
        ObjectNode json = ClocksJson.head(log);
        json.put("by", order.word());
        if (scope.observer() >= 0) {
            json.put("at", log.processes().get(scope.observer()).name());
        }
        ClocksJson.put(json.putObject("figures"), OrderFigures.of(scope, order));
        ArrayNode events = json.putArray("order");
        for (Placed one : placed()) {
            events.addObject()
                    .put(order == Ordering.VECTOR ? "level" : "place", one.place())
                    .put("event", one.event().id())
                    .put("process", log.who(one.event()));
        }
        return json;
    }
}
