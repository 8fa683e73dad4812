package buzzville.scenario;

import buzzville.scenario.yaml.Language;
import buzzville.scenario.yaml.Mapping;
import buzzville.scenario.yaml.Position;
import buzzville.scenario.yaml.Positions;
import buzzville.scenario.yaml.Problem;
import buzzville.scenario.yaml.Problems;
import buzzville.scenario.yaml.Unread;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows a scenario through the changes on its timeline, one after the other: each makes a whole scenario, which has to be sound
 * and one that a running city can become.
 */
final class Changing {
    /** Reads and checks a whole document; null if something could not be read. */
    interface Reader {
        @Nullable
        Scenario read(Mapping whole, Problems found);
    }

    private final Language<Scenario> language;
    private final Reader reader;
    private final Problems problems;
    private final Map<String, Scenario> afters = new HashMap<>();

    Changing(Language<Scenario> language, Reader reader, Problems problems) {
        this.language = language;
        this.reader = reader;
        this.problems = problems;
    }

    /**
     * The scenario with what the changes say about the timeline and what is promised, and each with what it leads to.
     *
     * @param whole the document that says it
     * @param known problems of that document
     * @return null if a change is wrong
     */
    @Nullable
    Scenario through(Mapping whole, Scenario scenario, Problems known) {
        Mapping document = whole;
        Scenario now = scenario;
        Problems plain = known;
        for (String next = next(now); next != null; next = next(now)) {
            IncidentSpec incident = incident(now, next);
            Change change = incident.change();
            if (change == null) {
                throw new IllegalStateException("'" + next + "' is no change");
            }
            String place = Remarks.path("incidents", next, "change");
            Problems found = new Problems();
            Mapping patched = language.patch(document, change.patch(), found);
            Scenario after = reader.read(patched, found);
            Predicate<Position> written = new Positions(document).within(place);
            for (Problem problem : found.all()) {
                if (!plain.contains(problem)) {
                    problems.add(blamed(problem, place, change, written));
                }
            }
            if (after == null || problems.hasErrors()) {
                return null;
            }
            problems.locate(document);
            new ChangeCheck(now, after, incident.at(), place, new Remarks(problems, new Unread())).run();
            if (problems.hasErrors()) {
                return null;
            }
            afters.put(next, after);
            document = patched;
            now = after;
            plain = found;
        }
        return afters.isEmpty() ? scenario : scenario.following(understood(now.incidents()), now);
    }

    private Problem blamed(Problem problem, String place, Change change, Predicate<Position> written) {
        return written.test(problem.position()) ? problem.under(place) : language.blame(problem, change.patch(), place);
    }

    /** The earliest change that has not been made yet, the first in the file among those at one instant; null if all have. */
    private @Nullable String next(Scenario scenario) {
        String next = null;
        for (Map.Entry<String, IncidentSpec> each : scenario.incidents().entrySet()) {
            boolean due = each.getValue().change() != null && !afters.containsKey(each.getKey());
            if (due
                    && (next == null
                            || each.getValue().at() < incident(scenario, next).at())) {
                next = each.getKey();
            }
        }
        return next;
    }

    private static IncidentSpec incident(Scenario scenario, String name) {
        IncidentSpec incident = scenario.incidents().get(name);
        if (incident == null) {
            throw new IllegalStateException("no incident '" + name + "'");
        }
        return incident;
    }

    private Map<String, IncidentSpec> understood(Map<String, IncidentSpec> incidents) {
        Map<String, IncidentSpec> understood = new LinkedHashMap<>();
        incidents.forEach((name, incident) -> {
            Scenario after = afters.get(name);
            understood.put(name, after == null ? incident : incident.leadingTo(after));
        });
        return understood;
    }
}
