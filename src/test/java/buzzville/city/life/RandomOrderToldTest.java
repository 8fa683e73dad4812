package buzzville.city.life;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Timeline;
import buzzville.metric.Fate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told of messages that were held back for the sake of order, in many small cities: nothing of their time is missing or told twice. */
class RandomOrderToldTest {
    private static final int CITIES = 30;
    private static final List<String> ORDERS = List.of(
            "fifo", "causal", "causal(patience=15ms)", "total(heartbeat=5ms)", "total(heartbeat=5ms, patience=20ms)");

    private static String city(Random random, int seed) {
        String order = ORDERS.get(seed % ORDERS.size());
        return """
                duration: 200ms
                seed: %d
                events: {e0: {}, e1: {%s}, e2: {}}
                network: {to-broker: {latency: exponential(%dms), loss: %d%%}, to-services: 1ms}
                producers:
                  p: {emits: {mix: {e0: 1, e1: 1}}, count: %d, arrivals: poisson(60/s)}
                  q: {emits: e1, arrivals: poisson(40/s)}
                services:
                  first: {subscribes: [e0], service-time: exponential(2ms), emits: {e2: {probability: 70%%}}}
                  second: {subscribes: [e0, e1, e2], workers: %d, service-time: exponential(1ms), prefetch: %d, order: '%s'}
                  third: {subscribes: [e1, e2], service-time: 500us, order: '%s'}
                incidents:
                  doubled: {at: 40ms, for: 100ms, network: {between: [producers, broker], duplicate: %d%%}}
                """.formatted(
                        seed,
                        random.nextBoolean() ? "ttl: 60ms" : "",
                        1 + random.nextInt(15),
                        random.nextInt(2) * 5,
                        1 + random.nextInt(3),
                        1 + random.nextInt(3),
                        1 + random.nextInt(2),
                        order,
                        order,
                        1 + random.nextInt(40));
    }

    @Test
    void theLegsOfAMessageAddUpToItsEndToEndLatency() {
        int heldBack = 0;
        Set<Fate> fates = EnumSet.noneOf(Fate.class);
        for (int seed = 0; seed < CITIES; seed++) {
            Watched watched = Watched.of(Timeline.scenario(city(new Random(seed), seed)), message -> true)
                    .isTrue();
            for (Life life : watched.lives()) {
                for (Branch branch : life.branches()) {
                    long sum = branch.stretches().stream()
                            .mapToLong(stretch -> stretch.until() - stretch.from())
                            .sum();
                    assertThat(sum)
                            .as("city %s, %s at %s", seed, life.self(), branch.subscription())
                            .isEqualTo(branch.at() - life.self().occurredAt());
                    heldBack += branch.stretches().stream().anyMatch(stretch -> stretch.phase() == Phase.ORDER) ? 1 : 0;
                    if (branch.fate() != null) {
                        fates.add(branch.fate());
                    }
                }
            }
        }
        assertThat(heldBack).as("messages that were held back").isGreaterThan(500);
        assertThat(fates).contains(Fate.DELIVERED, Fate.EXPIRED, Fate.NETWORK);
    }
}
