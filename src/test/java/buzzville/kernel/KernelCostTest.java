package buzzville.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What the kernel promises about its own cost: no garbage, and no input that makes it crawl. */
class KernelCostTest {
    private final Simulation simulation = new Simulation();
    private long left;

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void aMillionEventsAllocateNextToNothing() {
        EventType[] hold = new EventType[1];
        hold[0] = simulation.eventType("hold", Rank.TIMER, (now, argument) -> {
            if (argument % 4 == 0) {
                simulation.cancel(hold[0].timer(now + 1_000, 1));
            }
            hold[0].in(1 + (argument * 0x9e3779b97f4a7c15L >>> 50), argument + 1);
        });
        for (int i = 0; i < 1_000; i++) {
            hold[0].in(i, i);
        }
        simulation.runUntil(1_000_000);
        long eventsBefore = simulation.events();
        long before = allocated();

        while (simulation.events() < eventsBefore + 1_000_000) {
            simulation.runUntil(simulation.now() + 100_000);
        }

        assertThat(allocated() - before).isLessThan(100_000);
    }

    @Test
    void aHundredThousandEventsAtOneInstantTakeTheirTurnsSwiftly() {
        EventType again = simulation.eventType("again", Rank.TIMER, (now, argument) -> {});
        EventType crowd = simulation.eventType("crowd", Rank.TIMER, (now, argument) -> again.in(0, argument));
        for (int i = 0; i < 100_000; i++) {
            crowd.at(1_000_000, i);
            crowd.at(1_000_000 + i % 7, i);
        }

        runWithin(Duration.ofSeconds(5));

        assertThat(simulation.events()).isEqualTo(400_000);
    }

    @Test
    void eventsThatCrowdIntoOneBucketTakeTheirTurnsSwiftly() {
        left = 1_000_000;
        EventType[] hold = new EventType[1];
        hold[0] = simulation.eventType("hold", Rank.TIMER, (now, argument) -> {
            if (left-- > 0) {
                hold[0].in(argument & 1023, argument * 0x5851f42d4c957f2dL + 0x14057b7ef767814fL >>> 1);
            }
        });
        for (int i = 0; i < 100_000; i++) {
            hold[0].at(Long.MAX_VALUE / 2 + i, i);
            hold[0].at(i % 10, i);
        }

        runWithin(Duration.ofSeconds(5));

        assertThat(simulation.events()).isEqualTo(1_200_000);
    }

    @Test
    void timersThatAreAllCancelledDoNotFillTheMemory() {
        EventType never = simulation.eventType("never", Rank.TIMER, (now, argument) -> {});
        EventType[] tick = new EventType[1];
        left = 20_000_000;
        tick[0] = simulation.eventType("tick", Rank.TIMER, (now, argument) -> {
            simulation.cancel(argument);
            if (left-- > 0) {
                tick[0].in(1, never.timer(now + (1L << 60), 0));
            }
        });
        tick[0].at(0, never.timer(1, 0));
        long before = allocated();

        runWithin(Duration.ofSeconds(10));

        assertThat(allocated() - before).isLessThan(1_000_000);
    }

    private void runWithin(Duration limit) {
        Assertions.assertTimeout(limit, () -> simulation.runUntil(Long.MAX_VALUE));
    }
}
