package buzzville.report.clocks;

import buzzville.causality.Comparison;
import buzzville.causality.Comparison.Step;
import buzzville.causality.Comparison.Verdict;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.Relation;
import buzzville.clock.VectorStamp;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two events side by side: what messages prove, and what each clock tells who has nothing but the stamps.
 *
 * @param log whose they are
 */
public record ComparisonText(EventLog log, Comparison comparison) {
    private static final int COLUMNS = 100;
    private static final int MOST_ENTRIES = 30;

    /** For people. */
    public List<String> lines(ReportLanguage language) {
        ClockWords words = new ClockWords(language);
        List<String> lines = new ArrayList<>(words.head(log));
        lines.add("");
        lines.add("A  " + event(comparison.first(), words));
        lines.add("B  " + event(comparison.second(), words));
        lines.add("");
        lines.addAll(proof(words));
        lines.add("");
        TextTable table = new TextTable("lll", 2);
        table.row(List.of(words.say("clock", "horloge"), "A ? B", words.say("because", "parce que")));
        table.row(List.of(words.say("physical", "physique"), words.verdict(comparison.physical()), physical(words)));
        table.row(List.of("Lamport", words.verdict(comparison.lamport()), lamport(words)));
        table.row(List.of(words.clock("hlc"), words.verdict(comparison.hybrid()), hybrid(words)));
        table.row(List.of(words.clock("vector"), words.verdict(comparison.vector()), vector(words)));
        lines.addAll(table.lines());
        lines.addAll(entries(words));
        lines.add("");
        lines.add(words.say(
                        "true time, which nobody in the city knows: A at %s s, B at %s s",
                        "temps vrai, que personne dans la ville ne connaît : A à %s s, B à %s s")
                .formatted(
                        words.seconds(comparison.first().trueTime()),
                        words.seconds(comparison.second().trueTime())));
        return lines;
    }

    private String event(LoggedEvent event, ClockWords words) {
        String messages = words.messages(event);
        return "%d  %s #%d, %s %s%s"
                .formatted(
                        event.id(),
                        words.who(log, event),
                        event.place(),
                        words.kind(event),
                        words.what(event),
                        messages.isEmpty() ? "" : " " + messages);
    }

    private List<String> proof(ClockWords words) {
        List<String> lines = new ArrayList<>();
        Relation relation = comparison.relation();
        switch (relation) {
            case BEFORE -> lines.add(words.say("A -> B: A may have influenced B", "A -> B : A a pu influencer B"));
            case AFTER -> lines.add(words.say("A <- B: B may have influenced A", "A <- B : B a pu influencer A"));
            case SAME -> lines.add(words.say("A and B are one event", "A et B sont un seul événement"));
            case CONCURRENT ->
                lines.add(
                        words.say(
                                "A || B: no path of messages leads from one to the other; that says nothing of when they happened",
                                "A || B : aucun chemin de messages ne mène de l'un à l'autre ; cela ne dit pas quand ils ont eu lieu"));
        }
        for (Step step : comparison.path()) {
            String way = lines.size() == 1 ? "  " : "  -> ";
            String by = lines.size() == 1
                    ? ""
                    : step.message() == null
                            ? words.say("then ", "puis ")
                            : words.say("by ", "par ") + step.message() + ": ";
            lines.add(way + by + event(step.event(), words));
        }
        hidden(comparison.first(), comparison.second(), "A", "B", words, lines);
        hidden(comparison.second(), comparison.first(), "B", "A", words, lines);
        return lines;
    }

    private static void hidden(
            LoggedEvent cause, LoggedEvent effect, String one, String other, ClockWords words, List<String> lines) {
        if (effect.circumstances().hidden().contains(cause.id())) {
            lines.addAll(TextTable.wrapped(
                    COLUMNS,
                    words.say(
                            one + " did bring about " + other
                                    + ", by a channel of which no clock knows, such as a telephone",
                            one + " a bien provoqué " + other
                                    + ", par un canal qu'aucune horloge ne connaît, comme un téléphone")));
        }
    }

    private String physical(ClockWords words) {
        return words.say("%s s ± %s and %s s ± %s", "%s s ± %s et %s s ± %s")
                        .formatted(
                                words.seconds(comparison.first().stamps().local()),
                                words.human()
                                        .duration(comparison.first().stamps().bound()),
                                words.seconds(comparison.second().stamps().local()),
                                words.human()
                                        .duration(comparison.second().stamps().bound()))
                + (comparison.physical() == Verdict.UNDECIDABLE
                        ? words.say(": no further apart than both bounds", " : pas plus éloignés que les deux bornes")
                        : "");
    }

    private String lamport(ClockWords words) {
        long a = comparison.first().stamps().lamport();
        long b = comparison.second().stamps().lamport();
        return a + sign(Long.compare(a, b)) + b + line(comparison.lamport(), words);
    }

    private String hybrid(ClockWords words) {
        int order = comparison
                .first()
                .stamps()
                .hybrid()
                .compareTo(comparison.second().stamps().hybrid());
        return words.hybrid(comparison.first().stamps().hybrid())
                + sign(order)
                + words.hybrid(comparison.second().stamps().hybrid())
                + line(comparison.hybrid(), words);
    }

    private static String sign(int order) {
        return order < 0 ? " < " : order > 0 ? " > " : " = ";
    }

    private static String line(Verdict verdict, ClockWords words) {
        return switch (verdict) {
            case NOT_AFTER ->
                words.say(
                        ": B was not before A; more it does not say",
                        " : B n'était pas avant A ; c'est tout ce qu'on en tire");
            case NOT_BEFORE ->
                words.say(
                        ": A was not before B; more it does not say",
                        " : A n'était pas avant B ; c'est tout ce qu'on en tire");
            case CONCURRENT ->
                words.say(
                        ": if one were before the other, it would be less",
                        " : si l'un était avant l'autre, il serait plus petit");
            case BEFORE, AFTER -> words.say(": of one process", " : d'un même processus");
            default -> "";
        };
    }

    private String vector(ClockWords words) {
        return switch (comparison.vector()) {
            case BEFORE, NOT_AFTER ->
                words.say("no entry of A is above B's", "aucune entrée de A ne dépasse celle de B");
            case AFTER, NOT_BEFORE ->
                words.say("no entry of B is above A's", "aucune entrée de B ne dépasse celle de A");
            case SAME -> "";
            default ->
                comparison
                                .first()
                                .stamps()
                                .vector()
                                .equals(comparison.second().stamps().vector())
                        ? words.say("equal, and two events", "égaux, pour deux événements")
                        : words.say("each is above the other somewhere", "chacun dépasse l'autre quelque part");
        };
    }

    private List<String> entries(ClockWords words) {
        VectorStamp a = comparison.first().stamps().vector();
        VectorStamp b = comparison.second().stamps().vector();
        TreeSet<Integer> all = new TreeSet<>();
        for (int i = 0; i < a.size(); i++) {
            all.add(a.process(i));
        }
        for (int i = 0; i < b.size(); i++) {
            all.add(b.process(i));
        }
        TextTable table = new TextTable("lrlr", 1);
        all.stream().limit(MOST_ENTRIES).forEach(entry -> {
            String name =
                    log.rules().entries() == 0 ? log.processes().get(entry).name() : Integer.toString(entry);
            table.row(List.of(
                    "    " + name,
                    Integer.toString(a.count(entry)),
                    sign(Integer.compare(a.count(entry), b.count(entry))).strip(),
                    Integer.toString(b.count(entry))));
        });
        List<String> lines = new ArrayList<>(table.lines());
        if (all.size() > MOST_ENTRIES) {
            String more = words.human().count(all.size() - MOST_ENTRIES);
            lines.add(words.say("    and " + more + " entries more", "    et " + more + " entrées de plus"));
        }
        return lines;
    }

    /** The same as JSON. */
    public ObjectNode json() {
        ObjectNode json = ClocksJson.head(log);
        json.put("a", comparison.first().id());
        json.put("b", comparison.second().id());
        json.put("messages", new ClockWords(ReportLanguage.EN).relation(comparison.relation()));
        json.putObject("clocks")
                .put("physical", comparison.physical().sign())
                .put("lamport", comparison.lamport().sign())
                .put("hlc", comparison.hybrid().sign())
                .put("vector", comparison.vector().sign());
        ArrayNode path = json.putArray("path");
        for (Step step : comparison.path()) {
            path.addObject().put("event", step.event().id()).put("message", step.message());
        }
        return json;
    }
}
