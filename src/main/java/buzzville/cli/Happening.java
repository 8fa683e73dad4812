package buzzville.cli;

import buzzville.city.life.ById;
import buzzville.city.life.First;
import buzzville.city.life.Found;
import buzzville.city.life.Together;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.incident.Send;
import buzzville.scenario.yaml.Suggestion;
import buzzville.wire.IncidentRegister;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the happening that somebody wants to be told of, by whatever they call it. */
final class Happening {
    private static final int MOST_NAMED = 5;
    private static final String NUMBER = "[A-Za-z]{2,8}_.*\\d.*";

    private final String wanted;
    private final First first;
    private final @Nullable ById byId;
    private final IncidentRegister numbering = new IncidentRegister();
    private final Map<Long, String> numbers = new HashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    private Happening(String wanted, Scenario scenario, @Nullable Predicate<Message> condition) {
        this.wanted = wanted;
        Instant start = scenario.startOrUsual();
        this.byId = condition == null ? new ById(wanted.toLowerCase(Locale.ROOT)) : null;
        this.first = new First(message -> {
            String number = numbering.number(
                    message, start.plusNanos(message.occurredAt).truncatedTo(ChronoUnit.MILLIS));
            if (number != null) {
                numbers.putIfAbsent(message.incident, number);
                known.add(number);
            }
            return condition == null
                    ? Numbers.hex(message.incident).startsWith(wanted.toLowerCase(Locale.ROOT))
                    : condition.test(message) || wanted.equals(number);
        });
    }

    /**
     * What to look for.
     *
     * @throws InputException if it can be nothing of the kind
     */
    static Happening of(String wanted, Scenario scenario) {
        IncidentSpec incident = scenario.incidents().get(wanted);
        if (incident != null) {
            return new Happening(wanted, scenario, made(wanted, incident));
        } else if (scenario.events().containsKey(wanted)) {
            return new Happening(
                    wanted, scenario, message -> message.kind.name().equals(wanted));
        }
        Set<String> names = new LinkedHashSet<>(scenario.incidents().keySet());
        names.addAll(scenario.events().keySet());
        String near = Suggestion.nearest(wanted, names);
        if (wanted.matches("[0-9a-fA-F]{1,16}")) {
            return new Happening(wanted, scenario, null);
        } else if (near == null && wanted.matches(NUMBER)) {
            return new Happening(wanted, scenario, message -> false);
        }
        throw new InputException(
                "buzzville: there is no incident, event or message '" + wanted + "'" + Failures.question(near),
                "  expected an incident that emits or sends" + list(causing(scenario)) + ", a type of event"
                        + list(List.copyOf(scenario.events().keySet()))
                        + ", a number of events.jsonl such as INC_20241210_001, or the id of a message");
    }

    private static Predicate<Message> made(String name, IncidentSpec incident) {
        if (incident.emit() != null) {
            String origin = "incident/" + name;
            return message -> message.origin.name().equals(origin);
        } else if (incident.send() != null) {
            Send send = incident.send();
            return message -> message.cause == 0
                    && message.occurredAt == incident.at()
                    && message.origin.name().equals(send.from())
                    && message.kind.name().equals(send.event());
        }
        throw new InputException(
                "buzzville: '%s' does '%s': no message is about it, so there is none to follow; expected an incident that emits or sends, or a type of event"
                        .formatted(name, incident.kind()),
                "  'buzzville explain RESULTS --lost' tells what was lost meanwhile");
    }

    private static List<String> causing(Scenario scenario) {
        return scenario.incidents().entrySet().stream()
                .filter(each ->
                        each.getValue().emit() != null || each.getValue().send() != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
    }

    /** What looks for it. */
    Recorder recorder() {
        return new Together(byId == null ? List.of(first) : List.of(first, byId));
    }

    /**
     * The happenings that were meant, the first one first; after the run.
     *
     * @throws InputException if there is none
     */
    List<Long> roots() {
        if (byId != null && (byId.matches() > 0 || first.roots().isEmpty())) {
            List<Found> found = new Search.ByDigits(wanted.toLowerCase(Locale.ROOT), byId).found();
            return List.of(found.get(0).incident());
        }
        List<Long> roots = first.roots();
        if (roots.isEmpty()) {
            String near = Suggestion.nearest(wanted, known);
            throw new InputException("buzzville: nothing of '" + wanted + "' happened in this run"
                    + (!wanted.matches(NUMBER) || known.isEmpty()
                            ? ""
                            : near != null
                                    ? Failures.question(near)
                                    : "; there are "
                                            + known.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                                            + (known.size() > MOST_NAMED ? ", …" : "")));
        }
        return roots;
    }

    /** Its number on the wire; null if it has none. */
    @Nullable
    String number(long root) {
        return numbers.get(root);
    }

    /** That there are others of the same name, for people. */
    List<String> others(ReportLanguage language) {
        List<Long> roots = byId == null ? first.roots() : List.of();
        if (roots.size() < 2) {
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        for (long root : roots.subList(1, Math.min(roots.size(), 1 + MOST_NAMED))) {
            String number = number(root);
            ids.add(number == null ? Numbers.hex(root) : number);
        }
        String more = roots.size() > 1 + MOST_NAMED ? ", …" : "";
        return List.of(language.choose("the first of ", "le premier de ") + roots.size() + " '" + wanted + "'"
                + language.choose("; others are ", " ; les autres sont ") + String.join(", ", ids) + more);
    }
}
