package buzzville.city.clock;

import buzzville.random.Identity;
import buzzville.random.Mix;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.clock.ClockLogSpec;
import buzzville.scenario.incident.Emit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What of a run is written down.
 *
 * @param processes names of producers, services or single instances, and {@code broker}; empty for all
 * @param incidents identities of the happenings that messages must be about; empty for all
 * @param events how many events are written down at most, at least 1
 * @param names of the incidents, for people
 */
public record Sampling(Set<String> processes, Set<Long> incidents, int events, List<String> names) {
    /** What stands before the name of an incident where it is a source of messages. */
    static final String PREFIX = "incident/";

    /** How much is written down where nobody says how much. */
    public static final int USUAL_EVENTS = 20_000;

    /** Everything, until it is enough. */
    public static final Sampling USUAL = new Sampling(Set.of(), Set.of(), USUAL_EVENTS);

    /** One whose incidents have no names but their identities. */
    public Sampling(Set<String> processes, Set<Long> incidents, int events) {
        this(
                processes,
                incidents,
                events,
                incidents.stream().map(HexFormat.of()::toHexDigits).sorted().toList());
    }

    public Sampling {
        processes = Set.copyOf(processes);
        incidents = Set.copyOf(incidents);
        names = List.copyOf(names);
        if (!(events >= 1)) {
            throw new IllegalArgumentException("a log has room for at least 1 event, but for " + events);
        }
    }

    /** As a scenario says. */
    static Sampling of(ClockLogSpec log, Scenario scenario) {
        Set<Long> about = new HashSet<>();
        List<String> names = log.incidents() == null ? List.of() : log.incidents();
        for (String name : names) {
            IncidentSpec incident = scenario.incidents().get(name);
            int count = incident != null && incident.deed() instanceof Emit emit ? emit.count() : 1;
            for (int i = 0; i < count; i++) {
                about.add(Identity.occurrence(Mix.hash(PREFIX + name), 0, i));
            }
        }
        return new Sampling(
                log.processes() == null ? Set.of() : Set.copyOf(log.processes()), about, log.events(), names);
    }

    /** Whether what a process does is written down. */
    boolean logs(String process) {
        int instance = process.indexOf('[');
        return processes.isEmpty()
                || processes.contains(process)
                || instance > 0 && processes.contains(process.substring(0, instance));
    }

    /** Whether what is about this happening is written down. */
    boolean isAbout(long incident) {
        return incidents.isEmpty() || incidents.contains(incident);
    }
}
