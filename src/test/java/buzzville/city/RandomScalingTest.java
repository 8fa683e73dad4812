package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A random city whose services scale, by any policy, through outages of all or some of their workers. */
class RandomScalingTest {
    @Test
    void runsTheSameTwiceItsBooksCloseAndNobodyIsBusyWhoDoesNotExist() {
        for (int seed = 6000; seed < 6000 + RandomCityTest.CITIES; seed++) {
            Random random = new Random(seed);
            String text = scaled(RandomCityTest.city(random, seed), random);
            Timeline once = Timeline.of(text);
            Timeline twice = Timeline.of(text);
            assertThat(twice.table(RandomCityTest.ALL)).as(text).isEqualTo(once.table(RandomCityTest.ALL));
            assertThat(twice.run().evaluations()).isEqualTo(once.run().evaluations());
            RandomCityTest.countedOnce(text, once);
            for (StageSeries stage : once.run().stages()) {
                if (stage.existing() != null && stage.busy() != null) {
                    for (int i = 0; i < once.summary().span().buckets(); i++) {
                        assertThat(stage.busy().bucketMean(i))
                                .as(text)
                                .isLessThanOrEqualTo(stage.existing().bucketMean(i));
                    }
                }
            }
        }
    }

    private static String scaled(String text, Random random) {
        return text.replace("    subscribes: [e0, e1, e2]\n", "    subscribes: [e0, e1, e2]\n" + scaling(random))
                .replace("t: {subscribes", "t: {" + scaling(random).strip() + ", subscribes")
                .replace(
                        "  rush:",
                        "  some: {at: " + random.nextInt(1500) + "ms, for: 300ms, in-service: "
                                + RandomCityTest.pick(random, "finish", "freeze", "abort")
                                + ", outage: {workers: {s: 1, t: 2}}}\n  rush:");
    }

    private static String scaling(Random random) {
        String policy = RandomCityTest.pick(
                random,
                "threshold, up: 3, down: 1, step: 2, max: 6, cooldown: " + random.nextInt(90) + "ms",
                "target-utilization, target: 50%%, max: 7, down-stabilization: %dms, up-period: 40ms, down-period: 40ms"
                        .formatted(random.nextInt(200)),
                "lag, threshold: 2, min: %d, max: 5, cooldown: 60ms, cap: none, down-stabilization: %dms"
                        .formatted(random.nextInt(2), random.nextInt(100)));
        String startUp = RandomCityTest.pick(random, "", ", start-up: 25ms", ", start-up: exponential(30ms)");
        return "    scaling: {kind: %s, every: %dms, rebalance: %dms%s}\n"
                .formatted(policy, 5 + random.nextInt(60), random.nextInt(3) * random.nextInt(30), startUp);
    }
}
