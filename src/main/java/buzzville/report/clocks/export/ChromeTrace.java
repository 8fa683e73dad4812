package buzzville.report.clocks.export;

import buzzville.causality.log.Circumstances;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.Party;
import buzzville.report.text.Numbers;
import buzzville.report.text.SafeText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trace in Chrome's JSON, which Perfetto and {@code chrome://tracing} show: a lifeline for each process, a slice for each event, an
 * arrow for each reception, and how wrong each clock was and might have been.
 *
 * <p>Times are true, in microseconds since the run began; viewers would turn an arrow around that went back. An arrow needs a slice at
 * both of its ends that is open at its instant, so an event, which takes no time, is given some: as much as there is until anything else
 * happens, within limits. What happens in one process at one instant is nested, the first innermost.
 */
public final class ChromeTrace {
    private static final BigDecimal WIDEST_SHARE = BigDecimal.valueOf(400);
    /** Nanoseconds that an event is given at least if there is room: it is to be seen. */
    private static final long WIDE = 10_000;
    /** Nanoseconds between the end of a slice and that of the one around it: an arrow's end stands between them. */
    private static final int STEP = 2;

    private final EventLog log;
    private final Appendable out;
    private final long[] begin;
    private final long[] at;
    private final long[] end;
    private boolean begun;

    private ChromeTrace(EventLog log, Appendable out) {
        this.log = log;
        this.out = out;
        this.begin = new long[log.events().size()];
        this.at = new long[begin.length];
        this.end = new long[begin.length];
    }

    /** Writes the file. */
    public static void write(EventLog log, Appendable out) throws IOException {
        ChromeTrace trace = new ChromeTrace(log, out);
        trace.lay();
        trace.write();
    }

    /** Gives every event its slice, so that slices of different instants never overlap, whoever's they are. */
    private void lay() {
        List<LoggedEvent> events = log.events();
        long span = events.isEmpty()
                ? 0
                : events.get(events.size() - 1).trueTime() - events.get(0).trueTime();
        long widest = Math.max(
                WIDE,
                BigDecimal.valueOf(span).divideToIntegralValue(WIDEST_SHARE).longValueExact());
        long free = 0;
        int first = 0;
        while (first < events.size()) {
            long instant = events.get(first).trueTime();
            int next = first;
            while (next < events.size() && events.get(next).trueTime() == instant) {
                next++;
            }
            int count = next - first;
            long start = Math.max(instant, free);
            long room = next == events.size() ? widest : events.get(next).trueTime() - start;
            long unit = Math.max(1, Math.min(room, widest) / ((long) STEP * count));
            for (int i = first; i < next; i++) {
                begin[i] = start;
                at[i] = start + unit * ((long) STEP * (i - first) + 1);
                end[i] = at[i] + unit;
            }
            free = end[next - 1];
            first = next;
        }
    }

    private void write() throws IOException {
        out.append("{\"displayTimeUnit\":\"ns\",\"otherData\":").append(Plain.json(about()));
        out.append(",\"traceEvents\":[");
        for (int process = 0; process < log.processes().size(); process++) {
            lifeline(process, log.processes().get(process));
        }
        int[] order = order();
        for (int index : order) {
            LoggedEvent event = log.events().get(index);
            slice(event);
            counter(event, "clock_error_ms", event.stamps().local() - event.trueTime());
            counter(event, "clock_bound_ms", event.stamps().bound());
        }
        int id = 0;
        for (Arrow arrow : Arrow.of(log)) {
            id++;
            put(end("s", id, arrow.from()));
            put(end("f", id, arrow.to()).put("bp", "e"));
        }
        out.append("\n]}\n");
    }

    /** Events by instant, those of one instant from the last to the first: who is around others has to come before them. */
    private int[] order() {
        int[] order = new int[begin.length];
        int first = 0;
        while (first < order.length) {
            int next = first;
            while (next < order.length && begin[next] == begin[first]) {
                next++;
            }
            for (int i = first; i < next; i++) {
                order[i] = next - 1 - (i - first);
            }
            first = next;
        }
        return order;
    }

    private ObjectNode about() {
        EventLog.Source source = log.source();
        ObjectNode about = Plain.object();
        about.put("buzzville", source.version()).put("scenario", source.scenario());
        about.put("strategy", source.strategy()).put("seed", source.seed()).put("replication", source.replication());
        about.put("start", Plain.date(log, 0)).put("left_out", log.leftOut());
        String broken = Plain.broken(log);
        if (!broken.isEmpty()) {
            about.put("broken", broken);
        }
        return about;
    }

    private void lifeline(int process, Party party) throws IOException {
        String name = SafeText.line(party.name());
        put(meta(process, "process_name", args -> args.put("name", name)));
        put(meta(process, "process_sort_index", args -> args.put("sort_index", process)));
        put(meta(process, "thread_name", args -> args.put("name", name)));
        String broken = Plain.broken(log);
        if (!broken.isEmpty()) {
            put(meta(process, "process_labels", args -> args.put("labels", "broken: " + broken)));
        }
    }

    private static ObjectNode meta(int process, String name, Consumer<ObjectNode> fill) {
        ObjectNode event = Plain.object().put("ph", "M").put("name", name);
        fill.accept(where(event, process).putObject("args"));
        return event;
    }

    /** A thread of its own for each process: its number is that of the process. */
    private static ObjectNode where(ObjectNode event, int process) {
        return event.put("pid", process + 1).put("tid", process + 1);
    }

    private void slice(LoggedEvent event) throws IOException {
        int index = event.id() - 1;
        ObjectNode slice = Plain.object().put("ph", "X").put("name", SafeText.line(event.what()));
        where(slice.put("cat", Plain.kind(event)), event.process());
        slice.put("ts", micros(begin[index])).put("dur", micros(end[index] - begin[index]));
        ObjectNode args = slice.putObject("args");
        args.put("event", event.id()).put("number", event.place());
        put(args, "received", String.join(", ", event.received()));
        put(args, "sent", String.join(", ", event.sent()));
        args.put("true_ns", event.trueTime());
        args.put("local", Plain.date(log, event.stamps().local()))
                .put("local_ns", event.stamps().local());
        args.put("bound_ns", event.stamps().bound())
                .put("lamport", event.stamps().lamport());
        args.put("vector", SafeText.line(Plain.vector(log, event.stamps().vector(), UnaryOperator.identity())));
        args.put("hlc", Plain.hybrid(log, event.stamps().hybrid()));
        circumstances(args, event.circumstances());
        put(args, "broken", Plain.broken(log));
        put(slice);
    }

    private static void circumstances(ObjectNode args, Circumstances more) {
        put(args, "after", numbers(more.after()));
        put(args, "hidden", numbers(more.hidden()));
        put(args, "arrived_ns", more.arrivedAt());
        put(args, "held", more.held());
        put(args, "commit_ns", more.commit());
        put(args, "visible_ns", more.visibleAt());
        put(args, "state", more.state());
        put(args, "partition", more.partition());
        put(args, "offset", more.offset());
        put(args, "forwards", more.forwards());
        put(args, "incident", more.incident());
    }

    private static String numbers(List<Integer> events) {
        return events.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static void put(ObjectNode args, String key, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            args.put(key, SafeText.line(text));
        }
    }

    private static void put(ObjectNode args, String key, long number) {
        if (number != Circumstances.NEVER) {
            args.put(key, number);
        }
    }

    private void counter(LoggedEvent event, String name, long nanos) throws IOException {
        ObjectNode counter = Plain.object().put("ph", "C").put("name", name);
        where(counter, event.process()).put("ts", micros(begin[event.id() - 1]));
        counter.putObject("args").put("ms", Numbers.millis(nanos));
        put(counter);
    }

    private ObjectNode end(String phase, int id, LoggedEvent event) {
        ObjectNode end = Plain.object().put("ph", phase).put("name", "message").put("cat", "message");
        where(end.put("id", id), event.process());
        return end.put("ts", micros(at[event.id() - 1]));
    }

    /** Microseconds, exactly. */
    private static BigDecimal micros(long nanos) {
        return Numbers.millis(nanos).movePointRight(3);
    }

    private void put(ObjectNode event) throws IOException {
        out.append(begun ? ",\n" : "\n").append(Plain.json(event));
        begun = true;
    }
}
