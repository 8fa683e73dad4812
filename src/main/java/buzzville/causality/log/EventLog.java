package buzzville.causality.log;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The events of a run, in the order in which they happened.
 *
 * @param source where it comes from
 * @param rules how the stamps were made
 * @param processes by number, from 0
 * @param events by number less one; those of one process stand in their order, and every message is sent before it is received
 * @param leftOut how many events happened that are not in the log; what was known of them was passed on
 */
public record EventLog(Source source, ClockRules rules, List<Party> processes, List<LoggedEvent> events, long leftOut) {
    /**
     * Where a log comes from.
     *
     * @param scenario its name
     * @param strategy its name
     * @param seed of the run
     * @param replication of the run, from 0
     * @param start date and time of virtual time 0, nanoseconds since 1970-01-01T00:00:00Z
     * @param version of Buzz Ville
     * @param zone whose time of day people there read
     */
    public record Source(
            String scenario, String strategy, long seed, long replication, long start, String version, ZoneId zone) {
        /** In UTC. */
        public Source(String scenario, String strategy, long seed, long replication, long start, String version) {
            this(scenario, strategy, seed, replication, start, version, ZoneOffset.UTC);
        }
    }

    public EventLog {
        processes = List.copyOf(processes);
        events = List.copyOf(events);
    }

    /** Name of the process of an event. */
    public String who(LoggedEvent event) {
        return processes.get(event.process()).name();
    }
}
