package buzzville.scenario;

import buzzville.message.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the selectors of an objective name, sorted by what it is.
 *
 * @param services those that are named, or one of whose instances is
 * @param events those that are named, by name
 * @param producers those that are named, and witnesses
 */
record Selection(
        boolean broker,
        List<String> services,
        Map<String, EventSpec> events,
        List<Priority> priorities,
        List<String> producers) {
    private static final String BROKER = "broker";
    private static final List<String> PRIORITIES =
            Arrays.stream(Priority.values()).map(Priority::label).toList();
    private static final List<String> KINDS = List.of("service", "event", "producer");
    private static final Pattern INSTANCE = Pattern.compile("(.+)\\[([0-9]{1,9})]");

    /** What an objective is about, or null, with the reason told, if that is not clear. */
    static @Nullable Selection of(Objective objective, Scenario scenario, String path, Remarks remarks) {
        Selection selection = new Selection(
                objective.selectors().contains(BROKER),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>());
        boolean clear = true;
        for (String selector : objective.selectors()) {
            List<String> meanings = selection.add(selector, scenario);
            if (meanings.isEmpty() && KINDS.stream().anyMatch(kind -> remarks.isUnread(selector, kind))) {
                clear = false;
            } else if (meanings.isEmpty()) {
                remarks.known(path, selector, words(scenario), "service, event, priority or producer");
            } else if (meanings.size() > 1) {
                remarks.error(
                        path, "'" + selector + "' is " + String.join(" and ", meanings) + "; expected different names");
            }
            clear &= meanings.size() == 1;
        }
        return clear ? selection : null;
    }

    /** What a word means in an objective whatever else is called so; null if nothing. */
    static @Nullable String meaning(String word) {
        if (word.equals(BROKER)) {
            return "the broker";
        }
        return PRIORITIES.contains(word) ? "a priority" : ObjectiveParser.isWord(word) ? "a word of theirs" : null;
    }

    /** The labels of the priorities that are named, in quotes. */
    String quotedPriorities() {
        return Remarks.quoted(priorities.stream().map(Priority::label).toList());
    }

    /** Whether an event is of a priority that the objective is about. */
    boolean fits(EventSpec event) {
        return priorities.isEmpty() || priorities.contains(event.priority());
    }

    private List<String> add(String selector, Scenario scenario) {
        List<String> meanings = new ArrayList<>();
        String service = service(selector, scenario);
        if (service != null) {
            meanings.add("a service");
            services.add(service);
        }
        EventSpec event = scenario.events().get(selector);
        if (event != null) {
            meanings.add("an event");
            events.put(selector, event);
        }
        if (PRIORITIES.contains(selector)) {
            meanings.add("a priority");
            priorities.add(Priority.of(PRIORITIES.indexOf(selector)));
        }
        if (selector.equals(BROKER)) {
            meanings.add("the broker");
        }
        if (scenario.producers().containsKey(selector)) {
            meanings.add("a producer");
            producers.add(selector);
        } else if (scenario.producerOf(selector) != null) {
            meanings.add("a witness");
            producers.add(selector);
        }
        return meanings;
    }

    /** The service that is called so, or that has an instance that is: {@code panneau[1]}. */
    private static @Nullable String service(String selector, Scenario scenario) {
        if (scenario.services().containsKey(selector)) {
            return selector;
        }
        Matcher instance = INSTANCE.matcher(selector);
        ServiceSpec service = instance.matches() ? scenario.services().get(instance.group(1)) : null;
        return service != null && service.instances() > 1 && Integer.parseInt(instance.group(2)) < service.instances()
                ? instance.group(1)
                : null;
    }

    private static Collection<String> words(Scenario scenario) {
        Set<String> words = new LinkedHashSet<>(scenario.services().keySet());
        words.addAll(scenario.events().keySet());
        words.addAll(PRIORITIES);
        words.add(BROKER);
        scenario.producers().forEach((name, producer) -> {
            words.add(name);
            words.addAll(producer.witnesses().keySet());
        });
        return words;
    }
}
