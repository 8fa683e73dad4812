package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Fate;
import buzzville.metric.PolicyTally.Deed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random little cities, with lanes, deadlines, failures and outages, behind each admission policy that follows a queue: the run
 * itself fails unless its ledgers close and Little's law holds.
 */
class GuardedSwarmTest {
    private static final int BATCHES = Integer.getInteger("guarded.batches", 2);
    private static final int CASES = 20;
    private static final String ALL = "message entered dispatched started ended worker attempts fate";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "codel(target=2ms, interval=5ms)",
                "codel-timeout(normal=8ms, overloaded=2ms)",
                "dagor(queuing=2ms, window=5ms, requests=6, alpha=30%, beta=20%, users=4)",
                "aimd-limit(initial=3, min=1, max=6, backoff=0.5, timeout=8ms)",
                "vegas-limit(initial=3, max=8, probe=2)",
                "gradient2-limit(initial=3, min=2, max=8, queue=1)",
                "{kind: codel, target: 1ms, interval: 4ms}, {kind: aimd-limit, initial: 4, min: 1}"
                        + ", {kind: codel-timeout, normal: 9ms, overloaded: 3ms}"
            })
    void everyMessageEndsOnceAndTheSameTwice(String policy) {
        long shed = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            int first = 1 + batch * CASES;
            boolean whole = batch > 0; // the others are cut short
            List<SwarmCase> cases = IntStream.range(first, first + CASES)
                    .mapToObj(seed -> SwarmCase.draw(seed, whole))
                    .toList();
            String text = SwarmCase.yaml(cases)
                    .replace("    lanes:\n", "    admission: [%s]\n    lanes:\n".formatted(quoted(policy)))
                    .replace("dispatch: lifo", "dispatch: {kind: adaptive-lifo, backlog: 2}");
            Timeline once = Timeline.of(text);
            assertThat(Timeline.of(text).table(ALL)).isEqualTo(once.table(ALL));
            long lost =
                    once.rows().stream().filter(row -> row.fate() == Fate.SHED).count();
            assertThat(counted(once)).isEqualTo(lost);
            shed += lost;
        }
        assertThat(shed).isPositive();
    }

    private static String quoted(String policy) {
        return policy.startsWith("{") ? policy : "'" + policy + "'";
    }

    /** What the policies say that they turned away. */
    private static long counted(Timeline timeline) {
        long sum = 0;
        for (PolicySummary policy : timeline.summary().policies()) {
            for (int priority = 0; policy.family().equals("admission") && priority < 4; priority++) {
                sum += policy.tally().count(Deed.REJECTED, priority)
                        + policy.tally().count(Deed.DROPPED, priority);
            }
        }
        return sum;
    }
}
