package buzzville.report.spacetime;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.Party;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Label;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people call what a log has by its id, in both languages, and when the timeline did something to the city.
 *
 * @param title of the page; null: the name of the scenario in the log
 * @param processes by id of a producer or service
 * @param events by id
 * @param incidents in the order of the scenario
 */
public record Captions(
        @Nullable Label title, Map<String, Label> processes, Map<String, Label> events, List<Trouble> incidents) {
    /** Ids alone. */
    public static final Captions NONE = new Captions(null, Map.of(), Map.of(), List.of());

    private static final String FROM = "from_ns";
    private static final String TO = "to_ns";

    /**
     * Something that the timeline does to the city.
     *
     * @param name its id
     * @param label what people call it; null if nobody says
     * @param from virtual nanoseconds at which it begins
     * @param to at which it ends; null if it does not last
     */
    public record Trouble(
            String name,
            @Nullable Label label,
            long from,
            @Nullable Long to) {}

    public Captions {
        processes = Map.copyOf(processes);
        events = Map.copyOf(events);
        incidents = List.copyOf(incidents);
    }

    /** Those of a scenario under another title. */
    public Captions(@Nullable Label title, Scenario scenario) {
        this(title, processes(scenario), events(scenario), troubles(scenario));
    }

    /** Those of a scenario, with its own name as the title. */
    public static Captions of(Scenario scenario) {
        return new Captions(null, scenario);
    }

    private static Map<String, Label> processes(Scenario scenario) {
        Map<String, Label> labels = new LinkedHashMap<>();
        scenario.producers().forEach((name, spec) -> put(labels, name, spec.label()));
        scenario.services().forEach((name, spec) -> put(labels, name, spec.label()));
        return labels;
    }

    private static Map<String, Label> events(Scenario scenario) {
        Map<String, Label> labels = new LinkedHashMap<>();
        scenario.events().forEach((name, spec) -> put(labels, name, spec.label()));
        return labels;
    }

    private static void put(Map<String, Label> labels, String name, @Nullable Label label) {
        if (label != null) {
            labels.put(name, label);
        }
    }

    /** Only trouble that begins when the scenario says: at random and in groups it has no one time; events are in the log themselves. */
    private static List<Trouble> troubles(Scenario scenario) {
        List<Trouble> troubles = new ArrayList<>();
        scenario.incidents().forEach((name, spec) -> {
            if (spec.begins() != null && spec.group() == null && spec.send() == null && spec.emit() == null) {
                troubles.add(new Trouble(name, spec.label(), spec.begins(), end(spec)));
            }
        });
        return troubles;
    }

    private static @Nullable Long end(IncidentSpec spec) {
        Long begins = spec.begins();
        Long lasting = spec.lasting();
        return begins == null || lasting == null ? null : Long.valueOf(begins + lasting);
    }

    /** As {@link #read} reads them, processes in the order of ids. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        labels(json.putObject("processes"), processes);
        labels(json.putObject("events"), events);
        incidents(json.putArray("incidents"));
        return json;
    }

    private static void labels(ObjectNode json, Map<String, Label> labels) {
        new TreeMap<>(labels).forEach((name, label) -> json.set(name, said(label, "")));
    }

    /** What {@link #json} wrote; what is not as it writes it is taken for absent. */
    public static Captions read(JsonNode json) {
        List<Trouble> incidents = new ArrayList<>();
        for (JsonNode one : json.path("incidents")) {
            if (one.path("name").isString() && one.path(FROM).canConvertToLong()) {
                Long to = one.path(TO).canConvertToLong() ? one.path(TO).asLong() : null;
                incidents.add(new Trouble(
                        one.path("name").asString(),
                        label(one.path("label")),
                        one.path(FROM).asLong(),
                        to));
            }
        }
        return new Captions(null, read(json, "processes"), read(json, "events"), incidents);
    }

    private static Map<String, Label> read(JsonNode json, String key) {
        Map<String, Label> labels = new LinkedHashMap<>();
        json.path(key).properties().forEach(entry -> put(labels, entry.getKey(), label(entry.getValue())));
        return labels;
    }

    private static @Nullable Label label(JsonNode said) {
        String fr = said.path("fr").asString("");
        String en = said.path("en").asString("");
        return fr.isEmpty() || en.isEmpty() ? null : new Label(null, fr, en);
    }

    /** What the page is called. */
    String titled(EventLog log, ReportLanguage language) {
        return title == null ? log.source().scenario() : title.in(language.code());
    }

    /** As the page has them: title, processes and events by id, and incidents with the nanoseconds of their beginning and end. */
    ObjectNode json(EventLog log) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (title != null) {
            json.set("title", said(title, ""));
        }
        ObjectNode called = json.putObject("processes");
        log.processes().forEach(party -> process(called, party));
        labels(json.putObject("events"), events);
        incidents(json.putArray("incidents"));
        return json;
    }

    /** An instance, such as {@code sensor[3]}, is called as all of them are, with its number. */
    private void process(ObjectNode called, Party party) {
        String name = party.name();
        int end = name.endsWith("]") ? name.lastIndexOf('[') : -1;
        Label label = processes.get(end < 0 ? name : name.substring(0, end));
        if (label != null) {
            called.set(name, said(label, end < 0 ? "" : "\u00a0" + name.substring(end + 1, name.length() - 1)));
        }
    }

    private void incidents(ArrayNode json) {
        for (Trouble trouble : incidents) {
            ObjectNode one = json.addObject().put("name", trouble.name()).put(FROM, trouble.from());
            if (trouble.to() != null) {
                one.put(TO, trouble.to());
            }
            if (trouble.label() != null) {
                one.set("label", said(trouble.label(), ""));
            }
        }
    }

    private static ObjectNode said(Label label, String rest) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("fr", label.in("fr") + rest)
                .put("en", label.in("en") + rest);
    }
}
