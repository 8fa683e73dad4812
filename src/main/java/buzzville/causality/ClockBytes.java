package buzzville.causality;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogWriter;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.VectorStamp;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * How many bytes the stamps of an event take, on average.
 *
 * @param vectorEntries how many entries a vector has
 * @param physical as JSON in the log; 8 as a number
 * @param lamport as JSON in the log; 8 as a number
 * @param vector as JSON in the log; 8 an entry as numbers
 * @param hybrid as JSON in the log; 8 packed into one number
 * @param sparse a vector as a map of what is not 0, {@value #ENTRY} an entry
 * @param delta what a message carries of a vector if only those entries are sent that have changed since its sender last sent to the
 *     same receiver (M. Singhal and A. Kshemkalyani, "An efficient implementation of vector clocks", Information Processing
 *     Letters 43, 1992), {@value #ENTRY} an entry; needs messages that do not overtake each other. NaN if none was received
 */
public record ClockBytes(
        int vectorEntries, double physical, double lamport, double vector, double hybrid, double sparse, double delta) {
    /** A number in binary. */
    public static final int NUMBER = 8;

    /** An entry on its own: its number in 4 bytes, and how many events. */
    public static final int ENTRY = 12;

    static ClockBytes of(LoggedCausality causality) {
        EventLog log = causality.log();
        int entries = log.rules().entries() == 0
                ? log.processes().size()
                : log.rules().entries();
        return new ClockBytes(
                entries,
                mean(log, event -> digits(event.stamps().local())),
                mean(log, event -> digits(event.stamps().lamport())),
                mean(
                        log,
                        event -> LogWriter.vector(log, event.stamps().vector())
                                .toString()
                                .getBytes(StandardCharsets.UTF_8)
                                .length),
                mean(
                        log,
                        event -> LogWriter.hybrid(event.stamps().hybrid())
                                .toString()
                                .length()),
                mean(log, event -> ENTRY * event.stamps().vector().size()),
                delta(causality));
    }

    /** A vector with an entry for each. */
    public int rawVector() {
        return NUMBER * vectorEntries;
    }

    private static int digits(long number) {
        return Long.toString(number).length();
    }

    private static double mean(EventLog log, ToIntFunction<LoggedEvent> bytes) {
        return log.events().stream().mapToInt(bytes).average().orElse(Double.NaN);
    }

    private static double delta(LoggedCausality causality) {
        Map<String, Set<Integer>> receivers = new HashMap<>();
        for (LoggedEvent event : causality.log().events()) {
            for (String message : event.received()) {
                receivers.computeIfAbsent(message, key -> new LinkedHashSet<>()).add(event.process());
            }
        }
        Function<LoggedEvent, Stream<Integer>> to = event -> event.sent().stream()
                .flatMap(message -> receivers.getOrDefault(message, Set.of()).stream())
                .sorted(Comparator.naturalOrder());
        Map<Long, VectorStamp> last = new HashMap<>();
        long messages = 0;
        long changed = 0;
        for (LoggedEvent event : causality.log().events()) {
            for (int receiver : to.apply(event).toList()) {
                long pair = ((long) event.process() << Integer.SIZE) + receiver;
                VectorStamp now = event.stamps().vector();
                VectorStamp before = last.put(pair, now);
                messages++;
                changed += changed(before == null ? VectorStamp.NONE : before, now);
            }
        }
        return (double) (ENTRY * changed) / messages;
    }

    private static int changed(VectorStamp before, VectorStamp now) {
        int changed = 0;
        for (int i = 0; i < now.size(); i++) {
            changed += now.count(now.process(i)) != before.count(now.process(i)) ? 1 : 0;
        }
        return changed;
    }
}
