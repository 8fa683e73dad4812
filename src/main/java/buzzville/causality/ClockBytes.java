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
import java.util.stream.IntStream;
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

    /** {@code {"l":,"c":}}. */
    private static final int HYBRID = 11;

    static ClockBytes of(LoggedCausality causality) {
        EventLog log = causality.log();
        int entries = log.rules().entries() == 0
                ? log.processes().size()
                : log.rules().entries();
        int[] entryBytes = IntStream.range(0, entries)
                .map(entry -> LogWriter.vector(log, VectorStamp.NONE.with(entry, 1))
                                .toString()
                                .getBytes(StandardCharsets.UTF_8)
                                .length
                        - 2) // without braces, and with a comma for the digit
                .toArray();
        return new ClockBytes(
                entries,
                mean(log, event -> digits(event.stamps().local())),
                mean(log, event -> digits(event.stamps().lamport())),
                mean(log, event -> vector(event.stamps().vector(), entryBytes)),
                mean(
                        log,
                        event -> HYBRID
                                + digits(event.stamps().hybrid().time())
                                + digits(event.stamps().hybrid().count())),
                mean(log, event -> ENTRY * event.stamps().vector().size()),
                delta(causality));
    }

    /** A vector with an entry for each. */
    public int rawVector() {
        return NUMBER * vectorEntries;
    }

    /** What {@link LogWriter#vector} takes, in bytes. */
    private static int vector(VectorStamp stamp, int[] entryBytes) {
        int bytes = stamp.size() == 0 ? 2 : 1; // braces, and no comma behind the last
        for (int i = 0; i < stamp.size(); i++) {
            bytes += entryBytes[stamp.process(i)] + digits(stamp.countAt(i));
        }
        return bytes;
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
            changed += now.countAt(i) != before.count(now.process(i)) ? 1 : 0;
        }
        return changed;
    }
}
