package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import buzzville.city.Witnessed.End;
import buzzville.metric.Fate;
import buzzville.metric.TurnTally;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/**
 * What orders of delivery promise, in many small cities, checked against what was sent and received and nothing else. The run itself
 * fails unless ledgers close and Little's law holds.
 */
class RandomOrderTest {
    private static final int CITIES = Integer.getInteger("cities", 40);

    /** Services that tell each other, with messages that overtake each other on the way to the broker. */
    private static String city(Random random, int seed, String order, int loss, String more) {
        return """
                duration: 300ms
                seed: %d
                zones: [near, far]
                events: {e0: {}, e1: {%s}, e2: {}, e3: {}}
                network:
                  to-broker: {latency: exponential(%dms), loss: %d%%, zones: {far: "uniform(0ms, 60ms)"}}
                  to-services: 1ms
                producers:
                  p: {emits: {mix: {e0: 1, e1: 1}}, count: %d, arrivals: poisson(%d/s)}
                  q: {emits: e1, count: 2, arrivals: poisson(20/s)}
                services:
                  first: {subscribes: [e0, e3], service-time: exponential(2ms), %semits: {e2: {probability: 70%%}}}
                  second: {subscribes: [e1, e2], workers: 3, service-time: 1ms, order: %s, emits: {e3: {on: e2, after: exponential(4ms)}}}
                  third: {subscribes: [e0, e1, e2, e3], instances: %d, order: %s, service-time: %s, prefetch: %d}
                  fourth: {subscribes: [e1, e2, e3], order: %s}
                %s""".formatted(
                        seed,
                        loss > 0 && random.nextBoolean() ? "ttl: 70ms" : "",
                        1 + random.nextInt(20),
                        loss,
                        1 + random.nextInt(3),
                        20 + random.nextInt(80),
                        random.nextBoolean() ? "order: " + order + ", " : "",
                        order,
                        1 + random.nextInt(2),
                        order,
                        random.nextBoolean() ? "exponential(1ms)" : "200us",
                        1 + random.nextInt(2),
                        order,
                        more);
    }

    private static final List<String> ORDERED = List.of("second", "third", "third[0]", "third[1]", "fourth");

    @Test
    void causalDeliveryNeverContradictsWhatHappenedBefore() {
        for (int seed = 0; seed < CITIES; seed++) {
            Random random = new Random(seed);
            Witnessed seen = new Witnessed(Timeline.scenario(city(random, seed, "causal", seed % 2 * 4, "")));
            inOrder(seen, seen::isBefore, seed);
        }
    }

    @Test
    void fifoDeliveryNeverContradictsTheOrderOfOneSender() {
        for (int seed = 10_000; seed < 10_000 + CITIES; seed++) {
            Random random = new Random(seed);
            Witnessed seen = new Witnessed(Timeline.scenario(city(random, seed, "fifo", seed % 2 * 4, "")));
            inOrder(seen, seen::isBeforeBySender, seed);
        }
    }

    private static void inOrder(Witnessed seen, BiPredicate<Integer, Integer> before, int seed) {
        for (String service : ORDERED) {
            List<Integer> received = seen.received.getOrDefault(service, List.of());
            for (int late = 0; late < received.size(); late++) {
                for (int early = 0; early < late; early++) {
                    if (before.test(received.get(late), received.get(early))) {
                        fail(
                                "city %d, %s: the message received as number %d before that received as %d",
                                seed, service, early, late);
                    }
                }
            }
        }
    }

    @Test
    void aMessageIsHeldBackExactlyAsLongAsSomethingIsMissingThatHappenedBeforeIt() {
        int held = 0;
        int blocked = 0;
        for (int seed = 20_000; seed < 20_000 + CITIES; seed++) {
            Random random = new Random(seed);
            boolean causal = seed % 3 > 0;
            Witnessed seen = new Witnessed(
                    Timeline.scenario(city(random, seed, causal ? "causal" : "fifo", seed % 2 * 3, incidents(random))));
            BiPredicate<Integer, Integer> before = causal ? seen::isBefore : seen::isBeforeBySender;
            for (String service : ORDERED) {
                Map<Integer, End> ends = seen.ends.getOrDefault(service, Map.of());
                for (End end : ends.values()) {
                    long due = due(seen, service, end, before, ends);
                    held += due > end.copy().offeredAt ? 1 : 0;
                    blocked += due == NEVER ? 1 : 0;
                    if (left(end) != leaves(end, due)) {
                        fail("city %d, %s: message %d, %s", seed, service, end.message(), end.fate());
                    }
                }
            }
        }
        assertThat(held).isGreaterThan(CITIES);
        assertThat(blocked).isGreaterThan(CITIES / 10);
    }

    private static final long NEVER = Long.MAX_VALUE;

    /** When all has come, or ended here, that should be there before it. */
    private static long due(
            Witnessed seen, String service, End end, BiPredicate<Integer, Integer> before, Map<Integer, End> ends) {
        long due = end.copy().offeredAt;
        for (int other = 0; other < seen.messages.size(); other++) {
            if (before.test(other, end.message()) && seen.goesTo(other, service)) {
                End there = ends.get(other);
                boolean crashed = there != null && there.fate() == Fate.CRASHED && there.copy().enteredAt == -1;
                due = Math.max(due, there == null || crashed ? NEVER : left(there));
            }
        }
        return due;
    }

    /** When it was held back no longer, whatever became of it then. */
    private static long left(End end) {
        return end.copy().enteredAt != -1 ? end.copy().enteredAt : end.fate() == null ? NEVER : end.at();
    }

    private static long leaves(End end, long due) {
        boolean endedHere = end.copy().enteredAt == -1 && end.fate() != null;
        return endedHere ? Math.min(end.at(), due) : due;
    }

    private static String incidents(Random random) {
        return random.nextInt(3) > 0
                ? ""
                : "incidents:\n  bad: {at: %dms, for: %dms, %s}\n"
                        .formatted(
                                random.nextInt(200),
                                1 + random.nextInt(60),
                                RandomCityTest.pick(
                                        random,
                                        "crash: broker",
                                        "outage: {broker: true}",
                                        "outage: {network: to-broker}",
                                        "outage: {services: [third]}"));
    }

    @Test
    void allWhoReceiveInTotalOrderReceiveInTheSame() {
        int common = 0;
        for (int seed = 30_000; seed < 30_000 + CITIES; seed++) {
            Random random = new Random(seed);
            // clocks that differ by more than messages need: only what is heard keeps causes before effects
            String clocks = "clocks: {profile: adrift, offset: \"uniform(-60ms, 60ms)\"}\n";
            String order = "total(heartbeat=" + (1 + random.nextInt(40)) + "ms)";
            Witnessed seen = new Witnessed(Timeline.scenario(clocks + city(random, seed, order, seed % 2, "")));
            inOrder(seen, seen::isBefore, seed);
            for (String one : ORDERED) {
                for (String other : ORDERED) {
                    List<Integer> first = seen.received.getOrDefault(one, List.of());
                    List<Integer> second = seen.received.getOrDefault(other, List.of());
                    List<Integer> both = first.stream().filter(second::contains).toList();
                    assertThat(second.stream().filter(both::contains).toList())
                            .as("city %d, %s and %s", seed, one, other)
                            .isEqualTo(both);
                    common += one.equals(other) ? 0 : both.size();
                }
            }
        }
        assertThat(common).isGreaterThan(10 * CITIES);
    }

    @Test
    void withPatienceNothingIsHeldBackForLongerAndWhatIsWrongIsCounted() {
        long givenUp = 0;
        long late = 0;
        for (int seed = 40_000; seed < 40_000 + CITIES; seed++) {
            Random random = new Random(seed);
            String order = RandomCityTest.pick(
                    random, "fifo(patience=9ms)", "causal(patience=9ms)", "total(heartbeat=20ms, patience=9ms)");
            String text = (random.nextBoolean() ? "drain: true\n" : "")
                    + city(random, seed, order, seed % 2 * 5, incidents(random));
            Witnessed seen = new Witnessed(Timeline.scenario(text));
            for (StageSummary stage : seen.run.summary().services().values()) {
                TurnTally tally = stage.turns();
                if (tally != null) {
                    assertThat(tally.delays().max()).as(text).isLessThanOrEqualTo(9_000_000);
                    givenUp += tally.givenUp();
                    late += tally.late();
                }
            }
            BiPredicate<Integer, Integer> before = order.startsWith("fifo") ? seen::isBeforeBySender : seen::isBefore;
            for (String service : ORDERED) {
                StageSummary stage = seen.run.summary().services().get(service.replaceAll("\\[.*", ""));
                if (stage != null && stage.turns().late() == 0) {
                    wrong(seen.received.getOrDefault(service, List.of()), before, text);
                }
            }
        }
        assertThat(givenUp).isGreaterThan(CITIES);
        assertThat(late).isGreaterThan(CITIES / 10);
    }

    private static void wrong(List<Integer> received, BiPredicate<Integer, Integer> before, String text) {
        for (int late = 0; late < received.size(); late++) {
            for (int early = 0; early < late; early++) {
                if (before.test(received.get(late), received.get(early))) {
                    fail(text);
                }
            }
        }
    }
}
