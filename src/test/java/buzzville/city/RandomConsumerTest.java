package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.metric.RepeatTally.Count;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What guarantees promise, over random crashes; every run closes its books and keeps Little's law to the nanosecond, or fails. */
class RandomConsumerTest {
    private static final int ROUNDS = 60;

    private final SplittableRandom random = new SplittableRandom(20_241_210);

    private String city(String service) {
        return city(service, false);
    }

    private String city(String service, boolean brokerToo) {
        int zones = 2 + random.nextInt(4);
        StringBuilder names = new StringBuilder();
        for (int zone = 0; zone < zones; zone++) {
            names.append(zone == 0 ? "" : ", ").append("z").append(zone);
        }
        StringBuilder incidents = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String what = switch (random.nextInt(brokerToo ? 9 : 6)) {
                case 0 -> "crash: {workers: {s: 1}}"; // the highest number
                case 1 ->
                    "in-service: %s, outage: {services: [s]}".formatted(random.nextBoolean() ? "freeze" : "abort");
                case 2 -> "in-service: finish, outage: {workers: {s: 1}}";
                default -> "crash: {services: [s]}";
            };
            incidents.append("  i%d: {at: %dms, for: %dms, %s}\n"
                    .formatted(i, 500 + random.nextInt(15_000), 1 + random.nextInt(6_000), what));
        }
        return """
                duration: 20s
                drain: true
                seed: %d
                zones: [%s]
                events: {e: {}, f: {priority: critical, ttl: 4s}}
                producers:
                  p: {emits: e, count: 5, zones: [%s], arrivals: poisson(%d/s)}
                  q: {emits: f, count: 3, zones: [%s], arrivals: poisson(1/s)}
                broker: {partitions: zone%s}
                services:
                  s: {subscribes: [e%s], workers: %d, service-time: exponential(%dms), %s, %s}
                incidents:
                %s""".formatted(
                        random.nextInt(1_000_000),
                        names,
                        names,
                        1 + random.nextInt(4),
                        names,
                        random.nextBoolean()
                                ? ", journal: {}"
                                : ", journal: {retention: 3s, segment: 5kB, retention-check: 1s}",
                        ", f",
                        1 + random.nextInt(5),
                        10 + random.nextInt(100),
                        fetch(),
                        service,
                        incidents);
    }

    private String fetch() {
        return switch (random.nextInt(4)) {
            case 0 -> "fetch: poll(max-records=" + (1 + random.nextInt(20)) + ")";
            case 1 ->
                "fetch: \"poll(max-records=%d, min-bytes=%dB, max-wait=%dms)\""
                        .formatted(1 + random.nextInt(20), 2 + random.nextInt(1_000), 1 + random.nextInt(1_000));
            default -> "prefetch: " + (1 + random.nextInt(3));
        };
    }

    private String rebalance() {
        int pause = random.nextInt(2_000);
        int detect = random.nextInt(5_000);
        return switch (random.nextInt(3)) {
            case 0 -> "none";
            case 1 -> String.format(Locale.ROOT, "\"eager(pause=%dms, detect=%dms)\"", pause, detect);
            default -> String.format(Locale.ROOT, "\"cooperative(pause=%dms, detect=%dms)\"", pause, detect);
        };
    }

    private String commit() {
        return switch (random.nextInt(3)) {
            case 0 -> "each";
            case 1 -> "every(" + (1 + random.nextInt(3_000)) + "ms)";
            default -> "after(" + (1 + random.nextInt(50)) + ")";
        };
    }

    @Test
    void atLeastOnceLosesNothingThatAWorkerHadInHand() {
        long duplicates = 0;
        long outrun = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String city = city("commit: " + commit() + ", rebalance: " + rebalance());
            StageSummary service = Timeline.of(city).summary().services().get("s");
            assertThat(service.count(Fate.CRASHED)).as(city).isZero();
            long lost = service.count(Fate.EXPIRED) + service.count(Fate.DROPPED_OLDEST);
            assertThat(service.all().lost()).as(city).isEqualTo(lost);
            assertThat(service.all().delivered() + lost + service.all().inFlight())
                    .as(city)
                    .isEqualTo(service.all().offered());
            assertThat(service.all().inFlight()).as(city).isZero();
            duplicates += service.all().duplicated();
            outrun += service.count(Fate.DROPPED_OLDEST);
        }
        assertThat(duplicates).isPositive(); // or the plans prove nothing
        assertThat(outrun).isPositive();
    }

    @Test
    void effectivelyOnceServesEachExactlyOnce() {
        long recognised = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String city = city("commit: " + commit() + ", rebalance: " + rebalance()
                    + ", deduplicate: \"ids(memory=unlimited, persistent=true)\"");
            StageSummary service = Timeline.of(city).summary().services().get("s");
            assertThat(service.all().duplicated()).as(city).isZero();
            recognised += service.repeats().of(Count.RECOGNISED);
            assertThat(service.tally(Priority.CRITICAL).imbalance()).isZero();
        }
        assertThat(recognised).isPositive();
    }

    /** What the journal forgets cannot come again, and what comes again while nobody serves has to wait. */
    @Test
    void theBooksCloseWhoeverElseCrashes() {
        long redelivered = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String city = city("commit: " + commit() + ", rebalance: " + rebalance(), true);
            StageSummary service = Timeline.of(city).summary().services().get("s");
            assertThat(service.all().inFlight()).as(city).isZero();
            redelivered += service.repeats().of(Count.REDELIVERED);
        }
        assertThat(redelivered).isPositive();
    }

    @Test
    void atMostOnceServesNothingTwice() {
        long lost = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String city = city("acknowledge: on-receipt, rebalance: " + rebalance());
            StageSummary service = Timeline.of(city).summary().services().get("s");
            assertThat(service.all().duplicated()).as(city).isZero();
            assertThat(service.repeats().of(Count.REDELIVERED)).as(city).isZero();
            lost += service.count(Fate.CRASHED);
        }
        assertThat(lost).isPositive();
    }
}
