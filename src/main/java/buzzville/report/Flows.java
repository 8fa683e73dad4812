package buzzville.report;

import buzzville.message.KeyRule;
import buzzville.producer.Trace;
import buzzville.random.Constant;
import buzzville.random.Distribution;
import buzzville.report.text.Human;
import buzzville.report.text.Names;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.scenario.EventSpec;
import buzzville.scenario.Label;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who gets what, read off a scenario: for each type of event who reports it and what they detect, how it is treated, and who
 * gets it and what they do. As a Markdown table for people, or as JSON.
 */
public final class Flows {
    private static final String NOTHING = Human.NONE;

    /**
     * Somebody at one end of an event.
     *
     * @param kind producer, incident or service
     * @param name in the scenario
     * @param label what people call it; its name if it has no label
     * @param does what it detects, or does with the event; empty if the scenario does not say
     * @param emits what it publishes for the event
     */
    public record Party(String kind, String name, String label, String does, List<String> emits) {}

    /** One type of event with its two ends, in file order. */
    public record Flow(String event, EventSpec spec, List<Party> producers, List<Party> consumers) {}

    private final Scenario scenario;
    private final ReportLanguage language;
    private final Human human;
    private final List<Flow> flows = new ArrayList<>();

    private Flows(Scenario scenario, ReportLanguage language) {
        this.scenario = scenario;
        this.language = language;
        this.human = new Human(language);
        scenario.events()
                .forEach((event, spec) -> flows.add(new Flow(event, spec, producers(event), consumers(event))));
    }

    /** The flows of a scenario as it is under one of its strategies. */
    public static Flows of(Scenario scenario, ReportLanguage language) {
        return new Flows(scenario, language);
    }

    public List<Flow> flows() {
        return List.copyOf(flows);
    }

    /** A Markdown table, a row for each type of event. */
    public String table() {
        StringBuilder table = new StringBuilder();
        row(
                table,
                List.of(
                        say("Event", "Événement"),
                        say("Priority", "Priorité"),
                        say("Time to live", "Durée de vie"),
                        say("Key", "Clé"),
                        say("Producers", "Producteurs"),
                        say("Consumers", "Consommateurs"),
                        say("What producers detect", "Rôle du producteur"),
                        say("What consumers do", "Actions des consommateurs")));
        table.append("|---".repeat(8)).append("|\n");
        for (Flow flow : flows) {
            row(
                    table,
                    List.of(
                            label(flow.spec().label(), flow.event()),
                            Names.of(flow.spec().priority(), language),
                            timeToLive(flow.spec().ttl()),
                            key(flow.spec().key()),
                            each(flow.producers(), Party::label),
                            each(flow.consumers(), Party::label),
                            each(flow.producers(), Flows::deeds),
                            each(flow.consumers(), Flows::deeds)));
        }
        return table.toString();
    }

    /** The same with names as the scenario has them. */
    public String json() {
        ObjectNode json = Json.object();
        ArrayNode events = json.putArray("events");
        for (Flow flow : flows) {
            ObjectNode event = events.addObject();
            event.put("event", flow.event());
            event.put("label", label(flow.spec().label(), flow.event()));
            event.put("description", text(flow.spec().description()));
            event.put("priority", flow.spec().priority().label());
            Distribution ttl = flow.spec().ttl();
            Json.put(event, "ttl_mean_ms", ttl == null ? null : Numbers.millis(ttl.mean()));
            event.put("key", flow.spec().key().name().toLowerCase(Locale.ROOT));
            parties(event.putArray("producers"), flow.producers(), "detects");
            parties(event.putArray("consumers"), flow.consumers(), "does");
        }
        return Json.text(json);
    }

    private static void parties(ArrayNode array, List<Party> parties, String verb) {
        for (Party party : parties) {
            ObjectNode json = array.addObject();
            json.put("kind", party.kind());
            json.put("name", party.name());
            json.put("label", party.label());
            json.put(verb, party.does());
            ArrayNode emits = json.putArray("emits");
            party.emits().forEach(emits::add);
        }
    }

    private List<Party> producers(String event) {
        List<Party> producers = new ArrayList<>();
        scenario.producers().forEach((name, spec) -> {
            if (reports(spec, event)) {
                producers.add(new Party("producer", name, label(spec.label(), name), text(spec.detects()), List.of()));
            }
        });
        scenario.incidents().forEach((name, spec) -> {
            if (spec.emit() != null && spec.emit().event().equals(event)) {
                producers.add(new Party("incident", name, label(spec.label(), name), "", List.of()));
            }
        });
        scenario.services().forEach((name, spec) -> {
            if (spec.emits().containsKey(event)) {
                String after = String.join(
                        ", ",
                        Objects.requireNonNull(spec.emits().get(event)).triggers(spec.subscribes()).stream()
                                .map(this::eventLabel)
                                .toList());
                producers.add(new Party(
                        "service", name, label(spec.label(), name), say("after ", "après ") + after, List.of()));
            }
        });
        return producers;
    }

    private static boolean reports(ProducerSpec spec, String event) {
        if (!(spec.arrivals() instanceof Trace trace)) {
            return spec.emits().weights().containsKey(event);
        }
        boolean usual = spec.emits().weights().containsKey(event);
        return trace.rows().stream()
                .anyMatch(row -> row.event().isEmpty() ? usual : row.event().equals(event));
    }

    private List<Party> consumers(String event) {
        List<Party> consumers = new ArrayList<>();
        scenario.services().forEach((name, spec) -> {
            if (gets(spec, event)) {
                List<String> effects = spec.emits().entrySet().stream()
                        .filter(effect ->
                                effect.getValue().triggers(spec.subscribes()).contains(event))
                        .map(effect -> effect.getKey())
                        .toList();
                String label = label(spec.label(), name) + attendance(spec);
                consumers.add(new Party("service", name, label, does(spec, effects), effects));
            }
        });
        return consumers;
    }

    private boolean gets(ServiceSpec spec, String event) {
        EventSpec found = scenario.events().get(event);
        return spec.subscribes().contains(event)
                && (spec.priorities() == null
                        || found != null && spec.priorities().contains(found.priority()));
    }

    /** The description, or else what can be told without one. */
    private String does(ServiceSpec spec, List<String> effects) {
        String text = text(spec.description());
        return !text.isEmpty() || effects.isEmpty()
                ? text
                : say("publishes ", "publie ")
                        + String.join(
                                ", ", effects.stream().map(this::eventLabel).toList());
    }

    private String attendance(ServiceSpec spec) {
        String joins = spec.joins() == null || spec.joins() == 0
                ? ""
                : say("joins at ", "arrive à ") + human.duration(spec.joins());
        String leaves = spec.leaves() == null ? "" : say("leaves at ", "part à ") + human.duration(spec.leaves());
        String both = joins + (joins.isEmpty() || leaves.isEmpty() ? "" : ", ") + leaves;
        return both.isEmpty() ? "" : " (" + both + ")";
    }

    private String timeToLive(@Nullable Distribution ttl) {
        if (ttl == null) {
            return NOTHING;
        }
        return ttl instanceof Constant
                ? human.duration(ttl.mean())
                : human.duration(ttl.mean()) + say(" on average", " en moyenne");
    }

    private String key(KeyRule key) {
        return switch (key) {
            case NONE -> NOTHING;
            case ZONE -> "zone";
            case PRODUCER -> say("producer", "producteur");
            case INSTANCE -> "instance";
            case EVENT -> say("event", "événement");
        };
    }

    private String eventLabel(String event) {
        EventSpec spec = scenario.events().get(event);
        return label(spec == null ? null : spec.label(), event);
    }

    private static String each(List<Party> parties, Function<Party, String> what) {
        return parties.isEmpty()
                ? NOTHING
                : String.join(" ; ", parties.stream().map(what).toList());
    }

    private static String deeds(Party party) {
        return party.does().isEmpty() ? NOTHING : party.does();
    }

    private static void row(StringBuilder table, List<String> cells) {
        for (String cell : cells) {
            table.append("| ")
                    .append(SafeText.line(cell).replace("\\", "\\\\").replace("|", "\\|"))
                    .append(' ');
        }
        table.append("|\n");
    }

    private String label(@Nullable Label label, String name) {
        String text = text(label);
        return text.isEmpty() ? name : text;
    }

    private String text(@Nullable Label label) {
        return label == null ? "" : label.in(language.code()).strip();
    }

    private String say(String english, String french) {
        return language.choose(english, french);
    }
}
