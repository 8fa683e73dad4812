package buzzville.report.clocks.export;

import buzzville.causality.HappensBefore;
import buzzville.causality.LoggedCausality;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.report.text.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * A log for ShiViz, or for TSViz, which wants a timestamp: the expression that reads it, an empty line since there is one execution,
 * then two lines an event.
 *
 * <p>Both tools demand that the own entries of a process are 1, 2, 3 and so on, and draw arrows where a vector knows more than the one
 * before it. So the vectors are made from the messages: they are those of the log if its rules are right and each process has an
 * entry, and what those would be if they are broken or shared. A message that brings no news draws no arrow; what was heard through
 * events that are not in the log does.
 *
 * <p>TSViz refuses timestamps that go back along an arrow, so they are true time, in nanoseconds since the run began: of those since
 * 1970 a browser would lose the last digits.
 */
public final class ShiVizLog {
    /** What an object of JavaScript has by itself, so that a process of this name would seem to be there already. */
    private static final Set<String> TAKEN = Set.of(
            "constructor",
            "hasOwnProperty",
            "isPrototypeOf",
            "propertyIsEnumerable",
            "toLocaleString",
            "toString",
            "valueOf",
            "__proto__",
            "__defineGetter__",
            "__defineSetter__",
            "__lookupGetter__",
            "__lookupSetter__");

    private static final String FIELDS = "(?<kind>\\S+) (?<lamport>\\S+) (?<hybrid>\\S+) (?<local>\\S+) (?<true>\\S+) ";
    private static final String EVENT = "(?<host>\\S+) (?<clock>{.*})\\n(?<event>.*)";

    private ShiVizLog() {}

    /**
     * Writes the file.
     *
     * @param timestamps whether it is for TSViz
     * @throws IllegalArgumentException if the log is too large to know what happened before what
     */
    public static void write(EventLog log, boolean timestamps, Appendable out) throws IOException {
        HappensBefore before = new LoggedCausality(log).happensBefore();
        List<String> hosts = hosts(log);
        String broken = Plain.broken(log);
        out.append(timestamps ? "(?<timestamp>\\d+) " : "").append(FIELDS);
        out.append(broken.isEmpty() ? "" : "(?<broken>\\S+) ").append(EVENT).append("\n\n");
        for (LoggedEvent event : log.events()) {
            if (timestamps) {
                out.append(Long.toString(event.trueTime())).append(' ');
            }
            out.append(Plain.kind(event)).append(' ');
            out.append(Long.toString(event.stamps().lamport())).append(' ');
            out.append(Plain.hybrid(log, event.stamps().hybrid())).append(' ');
            out.append(Plain.date(log, event.stamps().local())).append(' ');
            out.append(Plain.date(log, event.trueTime())).append(' ');
            if (!broken.isEmpty()) {
                out.append(broken.replace(" ", "")).append(' ');
            }
            out.append(hosts.get(event.process())).append(' ');
            out.append(clock(before, event.id() - 1, hosts)).append('\n');
            out.append(Plain.deed(event)).append(broken.isEmpty() ? "" : " [broken: " + broken + "]");
            out.append('\n');
        }
    }

    private static String clock(HappensBefore before, int event, List<String> hosts) {
        StringJoiner clock = new StringJoiner(", ", "{", "}");
        for (int process = 0; process < hosts.size(); process++) {
            if (before.known(event, process) > 0) {
                clock.add(Plain.json(hosts.get(process)) + ":" + before.known(event, process));
            }
        }
        return clock.toString();
    }

    /** Names that are told apart, and that neither the expression nor the tool stumbles over. */
    private static List<String> hosts(EventLog log) {
        Set<String> used = new HashSet<>();
        List<String> hosts = new ArrayList<>();
        log.processes().forEach(party -> {
            String name = SafeText.line(party.name())
                    .codePoints()
                    .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? '_' : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String host = TAKEN.contains(name) ? name + "_" : name;
            while (!used.add(host)) {
                host += "_";
            }
            hosts.add(host);
        });
        return hosts;
    }
}
