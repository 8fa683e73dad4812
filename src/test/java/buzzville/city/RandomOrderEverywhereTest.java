package buzzville.city;

import static buzzville.city.RandomCityTest.pick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import buzzville.metric.TurnTally;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What orders of delivery promise, beside everything else that a service, a broker and a producer may do: a service begins with
 * messages for the first time in an order that what was sent and received before does not contradict.
 */
class RandomOrderEverywhereTest {
    private static final int CITIES = Integer.getInteger("cities", 60);
    private static final List<String> ORDERED = List.of("second", "third", "third[0]", "third[1]", "fourth", "fifth");

    /** How much there was to do for an order, so that a test that never does anything is noticed. */
    private static final class Effort {
        int cities;
        long held;
        long pairs;
        long repeated;
        long late;
        int done;
    }

    private static String hands(Random random) {
        return pick(
                random,
                "",
                "workers: 2, prefetch: %d, ".formatted(1 + random.nextInt(4)),
                "workers: 3, prefetch: %d, ".formatted(1 + random.nextInt(3)),
                "workers: 2, prefetch: 3, acknowledge: on-receipt, ",
                "workers: 2, fetch: 'poll(max-records=3, max-wait=3ms)', ",
                "workers: unlimited, ");
    }

    private static String trying(Random random) {
        return pick(
                random,
                "",
                "",
                "failure: 20%, attempts: 3, ",
                "failure: 30%, retry: 'fixed(attempts=3, delay=5ms)', ",
                "lanes: {all: {capacity: 2, overflow: block}}, ",
                "aggregation: {few: {of: [e1], with: sample(3)}}, ");
    }

    private static String city(
            Random random, int seed, String order, String broker, String producer, String incidents) {
        String guest = broker.contains("delivery")
                ? ""
                : pick(
                        random,
                        "",
                        "  fifth: {subscribes: [e0, e1, e2], order: %s, service-time: 1ms, joins: 90ms%s}\n"
                                .formatted(order, pick(random, "", ", from: earliest", ", leaves: 200ms")));
        return """
                seed: %d
                duration: 300ms
                zones: [near, far]
                clocks: {profile: adrift, offset: "uniform(-20ms, 20ms)"}
                events: {e0: {}, e1: {%s}, e2: {}, e3: {}}
                network:
                  to-broker: {latency: exponential(%dms), zones: {far: "uniform(0ms, 40ms)"}}
                  to-services: {latency: %s, loss: %s}
                broker: {%s}
                producers:
                  p: {emits: {mix: {e0: 1, e1: 1}}, count: %d, arrivals: poisson(%d/s)%s}
                  q: {emits: e1, count: 2, arrivals: poisson(20/s)%s}
                services:
                  first: {subscribes: [e0, e3], service-time: exponential(2ms), order: %s, emits: {e2: {probability: 70%%}}}
                  second: {subscribes: [e1, e2], %s%sservice-time: exponential(4ms), order: %s, emits: {e3: {on: e2, after: exponential(4ms)}}}
                  third: {subscribes: [e0, e1, e2, e3], instances: %d, %sorder: %s, service-time: exponential(3ms)}
                  fourth: {subscribes: [e1, e2, e3], order: %s}
                %s%s""".formatted(
                        seed,
                        random.nextInt(3) == 0 ? "ttl: 70ms" : "",
                        1 + random.nextInt(15),
                        pick(random, "0ms", "1ms", "exponential(3ms)", "uniform(0ms, 8ms)"),
                        pick(random, "0%", "0%", "3%"),
                        broker,
                        1 + random.nextInt(3),
                        20 + random.nextInt(80),
                        producer,
                        producer,
                        random.nextBoolean() ? order : "arrival",
                        hands(random),
                        trying(random),
                        order,
                        1 + random.nextInt(2),
                        hands(random),
                        order,
                        order,
                        guest,
                        incidents);
    }

    private static String incidents(Random random, List<String> kinds) {
        StringBuilder text = new StringBuilder("incidents:\n");
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            text.append("  i%d: {at: %dms, for: %dms, %s}\n"
                    .formatted(
                            i, random.nextInt(250), 1 + random.nextInt(60), kinds.get(random.nextInt(kinds.size()))));
        }
        return count == 0 ? "" : text.toString();
    }

    private static final List<String> AT_SERVICES = List.of(
            "outage: {services: [second]}, in-service: abort",
            "outage: {services: [second]}, in-service: freeze",
            "outage: {services: [third]}, in-service: finish",
            "outage: {workers: {second: 1}}, in-service: abort",
            "outage: {workers: {second: 1}}, in-service: freeze",
            "outage: {workers: {second: 1}}, in-service: finish",
            "outage: {workers: {third: 1}}, in-service: abort",
            "crash: {services: [second]}",
            "crash: {workers: {second: 1}}",
            "network: {to: [services], latency: exponential(5ms)}");

    private static List<String> with(String... more) {
        List<String> all = new ArrayList<>(AT_SERVICES);
        all.addAll(List.of(more));
        return all;
    }

    private static String order(Random random, int seed) {
        return List.of("fifo", "causal", "total(heartbeat=" + (2 + random.nextInt(20)) + "ms)")
                .get(seed % 3);
    }

    /** The scenario, or null if it asks for what does not go together for other reasons than an order. */
    private static @Nullable Scenario sound(String text) {
        try {
            return Timeline.scenario(text);
        } catch (IllegalArgumentException e) {
            String[] errors = String.valueOf(e.getMessage()).split("\n");
            if (Arrays.stream(errors)
                    .anyMatch(error -> error.contains(".order:")
                            && !error.contains("warning")
                            && !error.contains("has crashed goes back"))) {
                throw e;
            }
            return null;
        }
    }

    private static void check(String text, String order, boolean mayComeTwice, Effort effort) {
        Scenario scenario = sound(text);
        if (scenario == null) {
            return;
        }
        Witnessed seen = new Witnessed(scenario);
        BiPredicate<Integer, Integer> before = order.startsWith("fifo") ? seen::isBeforeBySender : seen::isBefore;
        Map<String, List<Integer>> first = new HashMap<>();
        for (String service : ORDERED) {
            List<Integer> received = seen.received.getOrDefault(service, List.of());
            Set<Integer> once = new LinkedHashSet<>(received);
            StageSummary stage = seen.run.summary().services().get(service.replaceAll("\\[.*", ""));
            if (mayComeTwice
                    && stage != null
                    && stage.turns() != null
                    && stage.turns().late() > 0) {
                effort.late += stage.turns().late();
                continue; // the one whose turn it was has been lost behind the queue, and another copy came
            }
            effort.repeated += received.size() - once.size();
            first.put(service, List.copyOf(once));
            effort.pairs += inOrder(first.get(service), before, service, text);
        }
        if (order.startsWith("total")) {
            agree(first, text);
        }
        seen.run.summary().services().forEach((name, stage) -> {
            TurnTally tally = stage.turns();
            if (text.startsWith("drain") && !text.contains("loss: 3%")) {
                assertThat(stage.all().inFlight()).as("%s: %s", name, text).isZero();
                effort.done++;
            }
            if (tally != null) {
                effort.held += tally.heldBack();
                assertThat(tally.givenUp()).as(text).isZero();
                if (!mayComeTwice) {
                    assertThat(tally.late()).as("%s: %s", name, text).isZero();
                }
            }
        });
        effort.cities++;
    }

    private static long inOrder(
            List<Integer> received, BiPredicate<Integer, Integer> before, String service, String text) {
        long pairs = 0;
        for (int late = 0; late < received.size(); late++) {
            for (int early = 0; early < late; early++) {
                pairs += before.test(received.get(early), received.get(late)) ? 1 : 0;
                if (before.test(received.get(late), received.get(early))) {
                    fail("%s: number %d before number %d in%n%s", service, early, late, text);
                }
            }
        }
        return pairs;
    }

    private static void agree(Map<String, List<Integer>> first, String text) {
        for (String one : first.keySet()) {
            for (String other : first.keySet()) {
                List<Integer> both = first.get(one).stream()
                        .filter(first.get(other)::contains)
                        .toList();
                assertThat(first.get(other).stream().filter(both::contains).toList())
                        .as("%s and %s in%n%s", one, other, text)
                        .isEqualTo(both);
            }
        }
    }

    private static void enough(Effort effort) {
        assertThat(effort.cities).isGreaterThan(CITIES / 4);
        assertThat(effort.held).isGreaterThan(10L * CITIES);
        assertThat(effort.pairs).isGreaterThan(100L * CITIES);
    }

    @Test
    void severalWorkersVaryingWaysAndOutagesKeepTheOrder() {
        Effort effort = new Effort();
        for (int seed = 0; seed < CITIES; seed++) {
            Random random = new Random(seed);
            String order = order(random, seed);
            check(
                    "drain: true\n" + city(random, seed, order, "", "", incidents(random, AT_SERVICES)),
                    order,
                    false,
                    effort);
        }
        enough(effort);
        assertThat(effort.repeated).isGreaterThan(CITIES / 2);
        assertThat(effort.done).isGreaterThan(CITIES / 4);
    }

    @Test
    void whatIsReadFromAJournalAgainKeepsTheOrder() {
        Effort effort = new Effort();
        for (int seed = 100_000; seed < 100_000 + CITIES; seed++) {
            Random random = new Random(seed);
            String order = order(random, seed);
            int replicas = 1 + random.nextInt(3);
            String journal = "%s%sjournal: {flush: %s, replicas: %d, unclean: %b, failover: %dms%s}"
                    .formatted(
                            pick(random, "", "service-time: 1ms, "),
                            pick(random, "", "partitions: zone, ", "partitions: round-robin(3), "),
                            pick(random, "os(after=30ms)", "every-message", "messages(n=4)"),
                            replicas,
                            random.nextBoolean(),
                            random.nextInt(40),
                            pick(random, "", ", read-rate: 300/s", ", flush-time: 2ms"));
            String incidents = incidents(
                    random,
                    with(
                            "crash: {broker: true, of: process}",
                            "crash: {broker: true, of: host}",
                            "crash: {nodes: [" + random.nextInt(replicas) + "], of: process}",
                            "crash: {nodes: [" + random.nextInt(replicas) + "], of: host}",
                            "outage: {broker: true}"));
            check(city(random, seed, order, journal, "", incidents), order, false, effort);
        }
        enough(effort);
        assertThat(effort.repeated).isGreaterThan(CITIES / 2);
    }

    @Test
    void whatProducersPublishAgainKeepsTheOrder() {
        Effort effort = new Effort();
        for (int seed = 200_000; seed < 200_000 + CITIES; seed++) {
            Random random = new Random(seed);
            String order = order(random, seed);
            boolean outbox = random.nextInt(3) == 0;
            String producer = outbox
                    ? ", outbox: 'outbox(timeout=20ms, idempotent=" + random.nextBoolean() + ")'"
                    : ", retry: 'fixed(attempts=" + (2 + random.nextInt(4)) + ", delay=5ms)'";
            String text = city(random, seed, order, "", producer, incidents(random, with("crash: broker")))
                    .replace("overflow: block", outbox ? "overflow: block" : "overflow: reject");
            check(text, order, outbox, effort);
        }
        enough(effort);
    }

    @Test
    void callsKeepTheOrder() {
        Effort effort = new Effort();
        for (int seed = 300_000; seed < 300_000 + CITIES; seed++) {
            Random random = new Random(seed);
            String order = order(random, seed);
            String delivery = "delivery: 'request-response(concurrency=%d%s)'"
                    .formatted(1 + random.nextInt(4), pick(random, "", ", timeout=40ms"));
            String text = city(random, seed, order, delivery, "", incidents(random, AT_SERVICES))
                    .replaceAll(", prefetch: \\d", "")
                    .replace(", acknowledge: on-receipt", "")
                    .replaceAll(", fetch: '[^']*'", "");
            check(text, order, true, effort);
        }
        assertThat(effort.pairs).isGreaterThan(100L * CITIES);
        assertThat(effort.late).isLessThan(effort.cities);
    }
}
