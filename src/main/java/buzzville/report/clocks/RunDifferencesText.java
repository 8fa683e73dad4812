package buzzville.report.clocks;

import buzzville.causality.diff.Aspect;
import buzzville.causality.diff.RunDifference;
import buzzville.causality.diff.RunDifferences;
import buzzville.causality.log.Circumstances;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two runs side by side: how many events differ in what, and the first that does.
 *
 * @param differences what they differ in
 */
public record RunDifferencesText(RunDifferences differences) {
    private static final int COLUMNS = 100;
    private static final int LONGEST = 40;

    /** For people. */
    public List<String> lines(ReportLanguage language) {
        ClockWords words = new ClockWords(language);
        List<String> lines = new ArrayList<>();
        words.head(differences.first()).forEach(line -> lines.add((lines.isEmpty() ? "A  " : "   ") + line));
        int heads = lines.size();
        words.head(differences.second()).forEach(line -> lines.add((lines.size() == heads ? "B  " : "   ") + line));
        lines.add("");
        lines.addAll(counts(words));
        lines.add("");
        if (differences.all().isEmpty()) {
            lines.add(words.say("the two runs are the same", "les deux déroulements sont les mêmes"));
        } else {
            lines.add(words.say("The first difference:", "La première différence :"));
            lines.addAll(first(differences.all().get(0), words));
        }
        return lines;
    }

    private List<String> counts(ClockWords words) {
        TextTable table = new TextTable("lr", 2);
        Human human = words.human();
        table.row(List.of(
                words.say("events in both", "événements dans les deux"),
                human.count(differences.match().both())));
        for (Aspect aspect : Aspect.values()) {
            int count = differences.count(aspect);
            boolean only = aspect == Aspect.ONLY_FIRST || aspect == Aspect.ONLY_SECOND;
            if (count > 0 || only) {
                String name = name(aspect, words);
                table.row(List.of(
                        only ? name : words.say("  that differ in ", "  qui diffèrent par : ") + name,
                        human.count(count)));
            }
        }
        return table.lines();
    }

    static String name(Aspect aspect, ClockWords words) {
        return switch (aspect) {
            case ONLY_FIRST -> words.say("only in A", "seulement dans A");
            case ONLY_SECOND -> words.say("only in B", "seulement dans B");
            case ORDER -> words.say("order at their process", "l'ordre chez leur processus");
            case TRUE_TIME -> words.say("true time", "temps vrai");
            case ARRIVAL -> words.say("arrival", "arrivée");
            case LOCAL_TIME -> words.say("local time", "temps local");
            case LAMPORT -> "Lamport";
            case VECTOR -> words.say("vector", "vecteur");
            case HYBRID -> words.say("hybrid clock", "horloge hybride");
            case STATE -> words.say("state", "état");
            case HELD -> words.say("messages held back", "messages retenus");
            case JOURNAL -> words.say("place in the journal", "place dans le journal");
            case COMMIT -> words.say("commit", "validation");
            case LINKS -> words.say("links beside messages", "liens hors messages");
        };
    }

    private List<String> first(RunDifference difference, ClockWords words) {
        List<String> lines = new ArrayList<>();
        lines.add("A  " + event(differences.first(), difference.first(), words));
        lines.add("B  " + event(differences.second(), difference.second(), words));
        if (difference.first() < 0 || difference.second() < 0) {
            return lines;
        }
        TextTable table = new TextTable("lll", 2);
        table.row(List.of("", "A", "B"));
        for (Aspect aspect : difference.aspects()) {
            table.row(List.of(
                    "   " + name(aspect, words),
                    value(aspect, differences.first(), difference.first(), words),
                    value(aspect, differences.second(), difference.second(), words)));
        }
        lines.addAll(table.lines());
        return lines;
    }

    private static String event(EventLog log, int index, ClockWords words) {
        if (index < 0) {
            return words.say("has no such event", "n'a pas cet événement");
        }
        LoggedEvent event = log.events().get(index);
        String messages = words.messages(event);
        return words.say("event %d, %s #%d, %s %s%s at %s s", "événement %d, %s nº %d, %s %s%s à %s s")
                .formatted(
                        event.id(),
                        words.who(log, event),
                        event.place(),
                        words.kind(event),
                        words.what(event),
                        messages.isEmpty() ? "" : " " + messages,
                        words.seconds(event.trueTime()));
    }

    private static String value(Aspect aspect, EventLog log, int index, ClockWords words) {
        LoggedEvent event = log.events().get(index);
        Circumstances more = event.circumstances();
        String text = switch (aspect) {
            case ORDER -> "#" + event.place();
            case TRUE_TIME -> words.seconds(event.trueTime()) + " s";
            case ARRIVAL -> more.arrivedAt() < 0 ? Human.NONE : words.seconds(more.arrivedAt()) + " s";
            case LOCAL_TIME ->
                words.seconds(event.stamps().local()) + " s ± "
                        + words.human().duration(event.stamps().bound());
            case LAMPORT -> Long.toString(event.stamps().lamport());
            case VECTOR -> words.vector(log, event.stamps().vector());
            case HYBRID -> words.hybrid(event.stamps().hybrid());
            case STATE -> more.state() == null ? Human.NONE : SafeText.line(more.state(), LONGEST);
            case HELD -> more.held() < 0 ? Human.NONE : Integer.toString(more.held());
            case JOURNAL -> more.partition() + "/" + more.offset();
            case COMMIT -> more.commit() < 0 ? Human.NONE : words.seconds(more.commit()) + " s";
            case LINKS -> more.after() + " " + more.hidden();
            case ONLY_FIRST, ONLY_SECOND -> Human.NONE;
        };
        return SafeText.line(text, COLUMNS);
    }

    /** The same as JSON, with every difference: {@code a} and {@code b} are numbers of events, null if it is not there. */
    public ObjectNode json() {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.set("a", ClocksJson.head(differences.first()));
        both.set("b", ClocksJson.head(differences.second()));
        both.put("both", differences.match().both());
        ObjectNode counts = both.putObject("counts");
        for (Aspect aspect : Aspect.values()) {
            counts.put(aspect.word(), differences.count(aspect));
        }
        ArrayNode all = both.putArray("differences");
        for (RunDifference difference : differences.all()) {
            ObjectNode one = all.addObject();
            one.set("a", id(one, difference.first()));
            one.set("b", id(one, difference.second()));
            ArrayNode in = one.putArray("in");
            difference.aspects().forEach(aspect -> in.add(aspect.word()));
        }
        return both;
    }

    private static JsonNode id(ObjectNode node, int index) {
        return index < 0 ? node.nullNode() : node.numberNode(index + 1);
    }
}
