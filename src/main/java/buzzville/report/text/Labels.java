package buzzville.report.text;

import buzzville.message.Priority;
import buzzville.scenario.EventSpec;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Label;
import buzzville.scenario.ObjectiveSpec;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import buzzville.scenario.WitnessSpec;
import buzzville.scenario.ZoneSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What people call the parts of a scenario, in their language: the label that it gives them, or its name for them where there
 * is none. Two services with one label are called by their names, or nobody could tell them apart; so are two producers or two objectives.
 */
public final class Labels {
    private final Scenario scenario;
    private final ReportLanguage language;

    public Labels(Scenario scenario, ReportLanguage language) {
        this.scenario = scenario;
        this.language = language;
    }

    /** A service, or one of its instances such as {@code panneau[1]}. */
    public String service(String name) {
        int bracket = name.endsWith("]") && !scenario.services().containsKey(name) ? name.lastIndexOf('[') : -1;
        String whole = bracket < 0 ? name : name.substring(0, bracket);
        return unlike(whole, scenario.services(), ServiceSpec::label) + name.substring(whole.length());
    }

    public String producer(String name) {
        return unlike(name, scenario.producers(), ProducerSpec::label);
    }

    /** Whoever notices what happens at a producer. */
    public String witness(String producer, String name) {
        ProducerSpec spec = scenario.producers().get(producer);
        WitnessSpec witness = spec == null ? null : spec.witnesses().get(name);
        return or(witness == null ? null : witness.label(), name);
    }

    /** An objective; by its name where another one is called the same. */
    public String objective(String name) {
        return unlike(name, scenario.promises(), ObjectiveSpec::label);
    }

    /** An objective's name and what is promised where people call it something else, else what is promised. */
    public String asked(String name, String text) {
        return objective(name).equals(name) ? text : name + language.choose(": ", "\u00a0: ") + text;
    }

    public String event(String name) {
        EventSpec event = scenario.events().get(name);
        return or(event == null ? null : event.label(), name);
    }

    /** An incident, a group of faults, or one of its faults such as {@code flicker/1}. */
    public String incident(String name) {
        IncidentSpec incident = scenario.incidents().get(name);
        int slash = incident == null ? name.lastIndexOf('/') : -1;
        if (slash > 0) {
            return incident(name.substring(0, slash)) + name.substring(slash);
        }
        return or(incident == null ? null : incident.label(), name);
    }

    public String zone(String name) {
        ZoneSpec zone = scenario.zones().get(name);
        return or(zone == null ? null : zone.label(), name);
    }

    /** A lane by the priority that it is named after, and {@code all} in the language of the reader. */
    public String lane(String name) {
        for (Priority priority : Priority.values()) {
            if (priority.label().equals(name)) {
                return Names.of(priority, language);
            }
        }
        return name.equals("all") ? language.choose(name, "toutes") : name;
    }

    private String or(@Nullable Label label, String name) {
        String text = label == null ? "" : label.in(language.code()).strip();
        return text.isEmpty() ? name : text;
    }

    private <T> String unlike(String name, Map<String, T> all, Function<T, @Nullable Label> label) {
        T part = all.get(name);
        if (part == null) {
            return name;
        }
        String text = or(label.apply(part), name);
        Collection<T> parts = all.values();
        List<String> texts = parts.stream()
                .map(label)
                .filter(Objects::nonNull)
                .map(each -> or(each, ""))
                .filter(text::equals)
                .toList();
        return texts.size() > 1 ? name : text;
    }
}
