package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Timeline.Row;
import buzzville.city.recovery.Aftermath;
import buzzville.city.recovery.Episode;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** The backlog that is counted as it changes is the one that is found by looking everywhere, in any city. */
class BacklogTest {
    private static final int CITIES = RandomCityTest.CITIES / 2;
    private static final int INSTANTS = 30;

    /** One of many kinds of cities. */
    private static String city(Random random, int seed) {
        String text = RandomCityTest.city(random, seed);
        return switch (seed % 6) {
            case 0 -> text;
            case 1 -> RandomCityTest.resilient(text, random);
            case 2 ->
                text.replace("broker:\n", "broker:\n  backpressure: \"" + RandomCityTest.backpressure(random) + "\"\n")
                        .replace("overflow: block", "overflow: block(max-wait=" + (1 + random.nextInt(30)) + "ms)");
            case 3 ->
                text.replaceAll("  (p\\d): \\{", "  $1: {retry: 'fixed(attempts=3, delay=9ms)', ")
                        .replace("overflow: block", "overflow: reject")
                        .replace(
                                "  partitions: ",
                                "  admission: 'token-bucket(90/s, burst=4, excess=delay, queue=7)'\n  partitions: ");
            case 4 ->
                text.replace(
                                "broker:\n",
                                "broker:\n  journal: {replicas: " + (1 + random.nextInt(2))
                                        + ", replication: 2ms, failover: 50ms, read-rate: 500/s, recovery: "
                                        + RandomCityTest.pick(random, "committed", "last(20)") + "}\n")
                        .replaceAll("bad: .*\n", "bad: {at: 500ms, for: 300ms, crash: broker}\n");
            default ->
                text.replaceAll("  (p\\d): \\{", "  $1: {retry: 'fixed(attempts=2, delay=9ms)', ")
                        .replaceAll(
                                "  service-time: exponential\\(500us\\)\n  threads: 2\n(  threads-of: broker\n)?", "")
                        .replaceAll("  partitions: .*\n", "  delivery: request-response(timeout=20ms, concurrency=2)\n")
                        .replaceAll("bad: .*\n", "bad: {at: 100ms, for: 300ms, outage: {network: all}}\n");
        };
    }

    @Test
    void itIsCountedAsItIsFound() {
        long most = 0;
        for (int seed = 7000; seed < 7000 + 2 * CITIES; seed++) {
            Random random = new Random(seed);
            String text = city(random, seed);
            City city = CityPlanner.plan(Timeline.scenario(text), ScenarioFile.PLAIN, 0);
            for (int i = 1; i <= INSTANTS; i++) {
                city.runUntil(2_000_000_000L * i / INSTANTS + random.nextInt(1_000_000));
                assertThat(city.backlog()).as("%s%n at step %d", text, i).isEqualTo(city.waiting());
                most = Math.max(most, city.waiting());
            }
            city.finish();
        }
        assertThat(most).isGreaterThan(50);
    }

    @Test
    void whatAnIncidentDidIsWhatItsMessagesTell() {
        for (int seed = 8000; seed < 8000 + CITIES / 2; seed++) {
            Scenario scenario = Timeline.scenario(city(new Random(seed), seed));
            Timeline timeline = Timeline.of(scenario, 0);
            for (Aftermath aftermath : timeline.summary().aftermaths().values()) {
                Episode episode = aftermath.episodes().get(0);
                long from = episode.window().from();
                long until = episode.window().until();
                long drained = episode.drained() == Episode.NEVER ? Long.MAX_VALUE : episode.drained();
                assertThat(episode.lost().all())
                        .isEqualTo(count(
                                timeline,
                                row -> row.fate() != null
                                                && row.fate().isLoss()
                                                && from <= row.endedAt()
                                                && row.endedAt() <= drained
                                        ? 1
                                        : 0));
                assertThat(episode.delayed().all())
                        .isEqualTo(count(
                                timeline,
                                row -> "delivered".equals(label(row))
                                                && row.message().occurredAt < until
                                                && until <= row.endedAt()
                                        ? 1
                                        : 0));
                assertThat(found(scenario, from)).isEqualTo(episode.backlogBefore());
                if (episode.drained() != Episode.NEVER && episode.drained() < scenario.duration()) {
                    assertThat(found(scenario, episode.drained() + 1)).isBetween(0L, episode.backlogBefore());
                    assertThat(episode.drained()).isGreaterThanOrEqualTo(until);
                    assertThat(episode.drained() == until
                                    || found(scenario, episode.drained()) > episode.backlogBefore())
                            .isTrue();
                }
            }
        }
    }

    private static String label(Row row) {
        return row.fate() == null ? "" : row.fate().label();
    }

    private static long count(Timeline timeline, ToLongFunction<Row> counts) {
        return timeline.rows().stream()
                .filter(row -> row.index() >= 0)
                .mapToLong(counts)
                .sum();
    }

    /** How many wait just before an instant. */
    private static long found(Scenario scenario, long before) {
        City city = CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0);
        city.runUntil(before);
        return city.waiting();
    }
}
