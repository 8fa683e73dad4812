package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Priority;
import buzzville.scenario.ScenarioFile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How old the oldest message is that a service has not done, with pencil and paper. */
class OldestAgesTest {
    private static final long S = 1_000_000_000L;

    private static Run run(String text, boolean asked) {
        City city = CityPlanner.plan(Timeline.scenario("series: 1s\n" + text), ScenarioFile.PLAIN, 0);
        if (asked) {
            city.watchSeries();
        }
        return city.finish();
    }

    private static Map<Priority, long[]> oldest(Run run, String stage) {
        return run.stages().stream()
                .filter(each -> each.name().equals(stage))
                .findFirst()
                .orElseThrow()
                .oldest();
    }

    private static final String DOWN = """
            duration: 8s
            events: {e: {priority: high}}
            producers: {p: {emits: e, arrivals: "every(1s, phase=500ms)"}}
            services: {s: {subscribes: [e], service-time: 250ms}}
            incidents: {down: {at: 2s, for: 3s, outage: {services: [s]}}}
            """;

    @Test
    void whileAServiceIsDownTheOldestGrowsOlderByASecondASecond() {
        // those of 2.5, 3.5 and 4.5 s wait until 5 s and are done at 5.25, 5.5 and 5.75 s, that of 5.5 s at 6 s, as the
        // bucket ends
        assertThat(oldest(run(DOWN, true), "s"))
                .containsOnlyKeys(Priority.HIGH)
                .hasEntrySatisfying(
                        Priority.HIGH,
                        ages -> assertThat(ages).containsExactly(0, 0, S / 2, 3 * S / 2, 5 * S / 2, S / 2, 0, 0));
    }

    @Test
    void askingChangesNothing() {
        Run asked = run(DOWN, true);
        Run not = run(DOWN, false);
        assertThat(asked.summary().fingerprint()).isEqualTo(not.summary().fingerprint());
        assertThat(oldest(not, "s")).isEmpty();
    }

    @Test
    void whatIsStillThereAtTheEndHasGrownOldToo() {
        Run run = run(DOWN.replace("for: 3s, ", ""), true);
        assertThat(oldest(run, "s").get(Priority.HIGH))
                .containsExactly(0, 0, S / 2, 3 * S / 2, 5 * S / 2, 7 * S / 2, 9 * S / 2, 11 * S / 2);
    }

    @Test
    void whatIsHeldBackAtItsSourceGrowsOldAndWhatNobodyHasNoticedDoesNot() {
        // the broker is down from 1.2 to 4.2 s: the outbox sends that of 1.5 s again until it is taken, and the others
        // wait behind it
        Run held = run("""
                duration: 6s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([1500ms, 2500ms])", outbox: "outbox(timeout=500ms, in-flight=1)"}}
                services: {s: {subscribes: [e], service-time: 1ms}}
                incidents: {down: {at: 1200ms, for: 3s, crash: broker}}
                """, true);
        // attempts at 1.5, 2, ..., 4, 4.5 s, which is taken at once; then the other one
        assertThat(oldest(held, "s").get(Priority.NORMAL)).containsExactly(0, S / 2, 3 * S / 2, 5 * S / 2, 0, 0);

        Run unnoticed = run("""
                duration: 6s
                events: {e: {}}
                producers:
                  p: {emits: e, arrivals: "at([500ms, 4500ms])", witnesses: {caller: 3s}}
                services: {s: {subscribes: [e], service-time: 1200ms}}
                """, true);
        // called at 3.5 s and done at 4.7 s: half a second old at 4 s; the other call would come at 7.5 s
        assertThat(oldest(unnoticed, "s").get(Priority.NORMAL)).containsExactly(0, 0, 0, S / 2, 0, 0);
    }
}
