package buzzville.causality.log;

import java.util.List;

/**
 * What a log was told to leave out, and how many events that were. Whatever several reasons speak against counts for the first.
 *
 * @param events as many are written down at most
 * @param later that happened when so many were written down
 * @param processes whose events are written down alone; empty if everybody's are
 * @param otherProcesses events of others
 * @param incidents about which alone events are written down, by name; empty if about whatever there is
 * @param otherIncidents events about anything else
 */
public record LeftOut(
        int events,
        long later,
        List<String> processes,
        long otherProcesses,
        List<String> incidents,
        long otherIncidents) {
    public LeftOut {
        processes = List.copyOf(processes);
        incidents = List.copyOf(incidents);
    }

    /** All of them. */
    public long total() {
        return later + otherProcesses + otherIncidents;
    }
}
