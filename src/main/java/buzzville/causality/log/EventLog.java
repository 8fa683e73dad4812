package buzzville.causality.log;

import buzzville.clock.VectorStamp;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a run, in the order in which they happened.
 *
 * @param source where it comes from
 * @param rules how the stamps were made
 * @param processes by number, from 0
 * @param events by number less one; those of one process stand in their order, and every message is sent before it is received
 * @param leftOut how many events happened that are not in the log; what was known of them was passed on
 * @param why they are not; null if there are none, or nobody says
 */
public record EventLog(
        Source source,
        ClockRules rules,
        List<Party> processes,
        List<LoggedEvent> events,
        long leftOut,
        @Nullable LeftOut why) {
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

    /** One of which nobody says why events were left out. */
    public EventLog(Source source, ClockRules rules, List<Party> processes, List<LoggedEvent> events, long leftOut) {
        this(source, rules, processes, events, leftOut, null);
    }

    /**
     * The same without the processes that did nothing, for whoever has to draw them. Where processes share entries of vectors it is
     * the same with them, as it is by their numbers that they do.
     */
    public EventLog withoutIdle() {
        int[] numbers = new int[processes.size()];
        Arrays.fill(numbers, -1);
        for (LoggedEvent event : events) {
            numbers[event.process()] = 0;
            VectorStamp known = event.stamps().vector();
            for (int i = 0; i < known.size() && rules.entries() == 0; i++) {
                numbers[known.process(i)] = 0; // stamps may be wrong
            }
        }
        List<Party> active = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == 0) {
                numbers[i] = active.size();
                active.add(processes.get(i));
            }
        }
        if (active.size() == processes.size() || rules.entries() > 0) {
            return this;
        }
        return new EventLog(
                source,
                rules,
                active,
                events.stream().map(event -> event.renumbered(numbers)).toList(),
                leftOut,
                why);
    }

    /** Name of the process of an event. */
    public String who(LoggedEvent event) {
        return processes.get(event.process()).name();
    }
}
