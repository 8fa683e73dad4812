package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.scenario.ScenarioFile;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who speaks how much in which zone, and what becomes of it, with pencil and paper. */
class SourceSeriesTest {
    private static Run run(String text, boolean asked) {
        City city = CityPlanner.plan(Timeline.scenario("series: 1s\n" + text), ScenarioFile.PLAIN, 0);
        if (asked) {
            city.watchSeries();
        }
        return city.finish();
    }

    private static SourceSeries of(Run run, String origin, String zone) {
        return run.sources().stream()
                .filter(each -> each.origin().equals(origin) && each.zone().equals(zone))
                .findFirst()
                .orElseThrow();
    }

    /** One worker and one place to wait: of p's three a second the third finds both taken; q speaks where there is room. */
    private static final String TWO_ZONES = """
            duration: 3s
            zones: {north: {}, south: {}}
            events: {e: {}, f: {}}
            producers:
              p: {emits: e, count: 3, zones: [north], arrivals: "every(1s, phase=100ms)"}
              q: {emits: f, zones: [south], arrivals: "every(1s, phase=200ms)"}
            services:
              s: {subscribes: [e], service-time: 300ms, lanes: {all: {capacity: 1, overflow: drop-newest}}}
              t: {subscribes: [f], service-time: 100ms, emits: {g: {on: f}}}
              u: {subscribes: [g]}
            """.replace("f: {}}", "f: {}, g: {}}");

    @Test
    void messagesCountWhereAndWhenTheyOccurAndEnd() {
        Run run = run(TWO_ZONES, true);

        SourceSeries north = of(run, "p", "north");
        assertThat(north.occurred()).containsExactly(3, 3, 3);
        // those of 0.1 s are done at 0.4 and 0.7 s; the third finds the lane full
        assertThat(north.delivered()).containsExactly(2, 2, 2);
        assertThat(north.lost()).containsExactly(1, 1, 1);
        SourceSeries south = of(run, "q", "south");
        assertThat(south.occurred()).containsExactly(1, 1, 1);
        assertThat(south.delivered()).containsExactly(1, 1, 1);
        assertThat(south.lost()).containsOnly(0);
        assertThat(of(run, "t", "south").occurred()).containsExactly(1, 1, 1);
    }

    @Test
    void allSendersTogetherAreTheBooksOfTheServices() {
        Run run = run(TWO_ZONES, true);

        long delivered = 0;
        long lost = 0;
        for (StageSeries stage : run.stages()) {
            Account account = stage.account();
            for (Priority priority : Priority.values()) {
                for (int i = 0; account != null && account.index() >= 0 && i < 3; i++) {
                    delivered += account.deliveredSeries(priority).count(i);
                    for (Fate fate : account.fatesMet(priority)) {
                        lost += account.lostSeries(priority, fate).count(i);
                    }
                }
            }
        }
        assertThat(run.sources().stream()
                        .flatMapToLong(each -> LongStream.of(each.delivered()))
                        .sum())
                .isEqualTo(delivered);
        assertThat(run.sources().stream()
                        .flatMapToLong(each -> LongStream.of(each.lost()))
                        .sum())
                .isEqualTo(lost)
                .isEqualTo(3);
    }

    @Test
    void askingChangesNothing() {
        Run asked = run(TWO_ZONES, true);
        Run not = run(TWO_ZONES, false);

        assertThat(asked.summary().fingerprint()).isEqualTo(not.summary().fingerprint());
        assertThat(not.sources()).isEmpty();
    }
}
