package buzzville.report.spacetime;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.Party;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Label;
import buzzville.scenario.Scenario;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people call what a log has by its id, in both languages, and when the timeline did something to the city.
 *
 * @param title of the page; null: the name of the scenario in the log
 * @param scenario whose labels are used; null if nobody has it, as with a log alone
 */
public record Captions(@Nullable Label title, @Nullable Scenario scenario) {
    /** Ids alone. */
    public static final Captions NONE = new Captions(null, null);

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Those of a scenario, with its own name as the title. */
    public static Captions of(Scenario scenario) {
        return new Captions(null, scenario);
    }

    /** What the page is called. */
    String titled(EventLog log, ReportLanguage language) {
        return title == null ? log.source().scenario() : title.in(language.code());
    }

    /** As the page has them: title, processes and events by id, and incidents with the nanoseconds of their beginning and end. */
    String json(EventLog log) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (title != null) {
            json.set("title", said(title));
        }
        ObjectNode processes = json.putObject("processes");
        ObjectNode events = json.putObject("events");
        ArrayNode incidents = json.putArray("incidents");
        if (scenario != null) {
            for (Party party : log.processes()) {
                processes(processes, party.name(), scenario);
            }
            scenario.events().forEach((name, spec) -> put(events, name, spec.label(), ""));
            scenario.incidents().forEach((name, spec) -> incident(incidents, name, spec));
        }
        return MAPPER.writeValueAsString(json);
    }

    /** An instance, such as {@code sensor[3]}, is called as all of them are, with its number. */
    private static void processes(ObjectNode processes, String name, Scenario scenario) {
        int end = name.endsWith("]") ? name.lastIndexOf('[') : -1;
        String base = end < 0 ? name : name.substring(0, end);
        String rest = end < 0 ? "" : "\u00a0" + name.substring(end + 1, name.length() - 1);
        var producer = scenario.producers().get(base);
        var service = scenario.services().get(base);
        put(processes, name, producer != null ? producer.label() : service != null ? service.label() : null, rest);
    }

    private static void put(ObjectNode object, String name, @Nullable Label label, String rest) {
        if (label != null) {
            object.putObject(name).put("fr", label.in("fr") + rest).put("en", label.in("en") + rest);
        }
    }

    private static ObjectNode said(Label label) {
        return JsonNodeFactory.instance.objectNode().put("fr", label.in("fr")).put("en", label.in("en"));
    }

    /** Only trouble that begins when the scenario says: at random and in groups it has no one time; events are in the log themselves. */
    private static void incident(ArrayNode incidents, String name, IncidentSpec spec) {
        if (spec.begins() == null || spec.group() != null || spec.send() != null || spec.emit() != null) {
            return;
        }
        ObjectNode incident = incidents.addObject().put("name", name).put("from_ns", spec.begins());
        if (spec.lasting() != null) {
            incident.put("to_ns", spec.begins() + spec.lasting());
        }
        if (spec.label() != null) {
            incident.set("label", said(spec.label()));
        }
    }
}
