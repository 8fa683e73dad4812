package buzzville.report.clocks.export;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.RandomLogs;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChromeTraceTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static JsonNode trace(EventLog log) throws IOException {
        return MAPPER.readTree(Logs.text(ChromeTrace::write, log));
    }

    /** An arrow as the viewer understands it: from which event to which. */
    private record Flow(int from, int to) {}

    /** Goes through a trace as a viewer does: slices open and close by thread, arrows bind to what is open. */
    private static final class Viewer {
        final List<Flow> flows = new ArrayList<>();
        final Map<Integer, JsonNode> slices = new HashMap<>();
        final Map<String, Integer> counters = new HashMap<>();
        private final Map<Integer, Deque<JsonNode>> open = new HashMap<>();
        private final Map<Integer, Integer> begun = new HashMap<>();
        private final Set<Integer> ended = new HashSet<>();

        Viewer(JsonNode trace) {
            List<JsonNode> events = new ArrayList<>();
            trace.get("traceEvents").forEach(events::add);
            events.removeIf(event -> event.get("ph").asString().equals("M"));
            events.sort(Comparator.comparingLong(event -> nanos(event.get("ts")))); // stable
            events.forEach(this::see);
            assertThat(ended).isEqualTo(begun.keySet());
        }

        static long nanos(JsonNode micros) {
            return micros.decimalValue().movePointRight(3).longValueExact();
        }

        private static long end(JsonNode slice) {
            return nanos(slice.get("ts")) + nanos(slice.get("dur"));
        }

        private void see(JsonNode event) {
            int thread = event.get("tid").asInt();
            long now = nanos(event.get("ts"));
            Deque<JsonNode> stack = open.computeIfAbsent(thread, any -> new ArrayDeque<>());
            while (!stack.isEmpty() && end(stack.peek()) <= now) {
                stack.pop();
            }
            switch (event.get("ph").asString()) {
                case "X" -> {
                    assertThat(nanos(event.get("dur"))).isPositive();
                    assertThat(stack.isEmpty() || end(event) <= end(stack.peek()))
                            .isTrue();
                    stack.push(event);
                    slices.put(event.get("args").get("event").asInt(), event);
                }
                case "s" -> {
                    assertThat(begun.put(event.get("id").asInt(), bound(event, stack)))
                            .isNull();
                }
                case "f" -> {
                    assertThat(event.get("bp").asString()).isEqualTo("e");
                    int id = event.get("id").asInt();
                    assertThat(begun).containsKey(id);
                    assertThat(ended.add(id)).isTrue();
                    flows.add(new Flow(begun.get(id), bound(event, stack)));
                }
                case "C" -> counters.merge(event.get("name").asString(), 1, Integer::sum);
                default -> throw new AssertionError(event.toString());
            }
        }

        private static int bound(JsonNode end, Deque<JsonNode> stack) {
            assertThat(end.get("name").asString()).isEqualTo("message");
            assertThat(end.get("cat").asString()).isEqualTo("message");
            assertThat(end.get("id").isInt()).isTrue();
            assertThat(stack).isNotEmpty();
            assertThat(nanos(end.get("ts"))).isGreaterThan(nanos(stack.peek().get("ts")));
            return stack.peek().get("args").get("event").asInt();
        }
    }

    /** Every reception of which the log has the sending. */
    private static List<Flow> receptions(EventLog log) {
        List<Flow> receptions = new ArrayList<>();
        for (LoggedEvent to : log.events()) {
            for (String message : to.received()) {
                for (LoggedEvent from : log.events()) {
                    if (from.sent().contains(message)) {
                        receptions.add(new Flow(from.id(), to.id()));
                    }
                }
            }
        }
        return receptions;
    }

    @Test
    void everyReceptionIsAnArrowBetweenTheSlicesOfItsEvents() throws IOException {
        for (EventLog log : List.of(
                Logs.chain(),
                Logs.fan(),
                Logs.overtaking(),
                Logs.hostile(1),
                RandomLogs.of(2, ClockRules.TEXTBOOK, 3, 300, 0.2),
                RandomLogs.of(3, Logs.rules(LamportClock.Rule.MAX, VectorClock.Rule.MAX, 2), 20, 300, 0))) {
            Viewer viewer = new Viewer(trace(log));

            assertThat(viewer.flows).containsExactlyInAnyOrderElementsOf(receptions(log));
            assertThat(viewer.slices).hasSameSizeAs(log.events());
            assertThat(viewer.counters)
                    .isEqualTo(Map.of(
                            "clock_error_ms", log.events().size(),
                            "clock_bound_ms", log.events().size()));
            for (LoggedEvent event : log.events()) {
                JsonNode slice = viewer.slices.get(event.id());
                assertThat(Viewer.nanos(slice.get("ts"))).isEqualTo(event.trueTime());
                assertThat(slice.get("tid").asInt()).isEqualTo(event.process() + 1);
            }
        }
    }

    @Test
    void arrowsHoldWhereEverythingHappensAtOnceAndInstantsAreANanosecondApart() throws IOException {
        EventLog log = Logs.instantly(50);
        Viewer viewer = new Viewer(trace(log));

        assertThat(viewer.flows).containsExactlyInAnyOrderElementsOf(receptions(log));
        // 8 events an instant take 16 ns, and there is 1 ns: the last of 50 instants stands 49 * 15 ns late, and says
        // so
        LoggedEvent last = log.events().get(log.events().size() - 1);
        JsonNode slice = viewer.slices.get(last.id());
        assertThat(Viewer.nanos(slice.get("ts"))).isEqualTo(49 + 49 * 15);
        assertThat(slice.get("args").get("true_ns").asLong()).isEqualTo(49);
    }

    @Test
    void aSliceHasTheStampsAndTheCountersHowWrongTheClockWas() throws IOException {
        JsonNode trace = trace(Logs.chain());
        Viewer viewer = new Viewer(trace);
        JsonNode light = viewer.slices.get(1);

        assertThat(light.get("name").asString()).isEqualTo("feu_rouge");
        assertThat(light.get("cat").asString()).isEqualTo("send");
        assertThat(light.get("ts").asInt()).isEqualTo(10_000_000);
        assertThat(light.get("args").get("lamport").asInt()).isEqualTo(101);
        assertThat(light.get("args").get("local").asString()).isEqualTo("2024-12-10T14:32:11.200Z");
        assertThat(viewer.slices.get(3).get("args").get("vector").asString()).isEqualTo("feu=1;accident=1;meteo=1");
        assertThat(trace.get("displayTimeUnit").asString()).isEqualTo("ns");
        assertThat(trace.get("otherData").get("seed").asInt()).isEqualTo(42);
        List<JsonNode> all = new ArrayList<>();
        trace.get("traceEvents").forEach(all::add);
        // 1.2 s fast
        assertThat(all.stream()
                        .filter(event -> event.get("name").asString().equals("clock_error_ms"))
                        .map(event -> event.get("args").get("ms").asInt()))
                .containsExactly(1200, 0, 0);
        assertThat(all.stream()
                        .filter(event -> event.get("name").asString().equals("process_name"))
                        .map(event -> event.get("args").get("name").asString()))
                .containsExactly("feu", "accident", "meteo");
    }

    @Test
    void brokenRulesAreNamedOnEveryLifelineAndEvent() throws IOException {
        EventLog log = RandomLogs.of(1, Logs.rules(LamportClock.Rule.NO_MERGE, VectorClock.Rule.MAX, 0), 3, 30, 0);
        JsonNode trace = trace(log);

        assertThat(trace.get("otherData").get("broken").asString()).isEqualTo("lamport: no-merge");
        assertThat(new Viewer(trace).slices.values())
                .allMatch(slice -> slice.get("args").get("broken").asString().equals("lamport: no-merge"));
        assertThat(trace.toString()).contains("\"labels\":\"broken: lamport: no-merge\"");
    }

    @Test
    void aLogWithoutEventsIsATraceWithoutSlices() throws IOException {
        EventLog none = Logs.chronicle(ClockRules.TEXTBOOK).log(Logs.SOURCE);

        assertThat(new Viewer(trace(none)).slices).isEmpty();
    }
}
