package buzzville.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    /** The fingerprint after events given as (time, kind, argument), three kinds of the same rank being declared. */
    private static long of(long... events) {
        Simulation simulation = new Simulation();
        EventType[] types = new EventType[3];
        for (int kind = 0; kind < types.length; kind++) {
            types[kind] = simulation.eventType("kind" + kind, Rank.TIMER, (now, argument) -> {});
        }
        for (int i = 0; i < events.length; i += 3) {
            types[(int) events[i + 1]].at(events[i], events[i + 2]);
        }
        simulation.runUntil(Long.MAX_VALUE);
        return simulation.fingerprint();
    }

    @Test
    void equalRunsHaveEqualFingerprints() {
        assertThat(of(1, 0, 5, 2, 1, 6)).isEqualTo(of(1, 0, 5, 2, 1, 6));
    }

    @Test
    void timesKindsArgumentsAndOrderAllMatter() {
        Set<Long> seen = new HashSet<>();
        int runs = 0;
        for (long time = 1; time <= 8; time++) {
            for (long kind = 0; kind < 3; kind++) {
                for (long argument = -8; argument < 8; argument++) {
                    seen.add(of(time, kind, argument, 9, 0, 0));
                    runs++;
                }
            }
        }

        assertThat(seen).hasSize(runs);
    }

    @Test
    void swappingTwoEventsOfOneInstantShows() {
        assertThat(of(4, 0, 1, 4, 1, 2)).isNotEqualTo(of(4, 1, 2, 4, 0, 1));
        assertThat(of(4, 0, 1, 4, 0, 2)).isNotEqualTo(of(4, 0, 2, 4, 0, 1));
    }

    @Test
    void everyBitOfAnEventTurnsAboutHalfOfTheFingerprint() {
        for (int bit = 0; bit < 62; bit++) {
            long base = of(0, 0, 0, Long.MAX_VALUE - 1, 0, 0);
            long time = of(1L << bit, 0, 0, Long.MAX_VALUE - 1, 0, 0);
            long argument = of(0, 0, 1L << bit, Long.MAX_VALUE - 1, 0, 0);

            assertThat(Long.bitCount(base ^ time)).as("time bit %d", bit).isBetween(12, 52);
            assertThat(Long.bitCount(base ^ argument))
                    .as("argument bit %d", bit)
                    .isBetween(12, 52);
        }
    }

    @Test
    void cancelledEventsLeaveNoMark() {
        Simulation simulation = new Simulation();
        EventType type = simulation.eventType("kind", Rank.TIMER, (now, argument) -> {});
        long before = simulation.fingerprint();
        simulation.cancel(type.timer(3, 1));

        simulation.runUntil(10);

        assertThat(simulation.fingerprint()).isEqualTo(before);
    }
}
