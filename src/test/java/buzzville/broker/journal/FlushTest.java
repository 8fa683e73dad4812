package buzzville.broker.journal;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.random.Streams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When what was appended is on disk, by pencil; instants are nanoseconds. */
class FlushTest {
    private static Disk disk(@Nullable Long time) {
        return new Disk(time == null ? null : chance -> time, new Streams(1, 0).draws("flush"), 0);
    }

    /** From when on each of these entries is on disk, when they are appended at these instants. */
    private static long[] onDisk(FlushPolicy policy, @Nullable Long time, long... appended) {
        Flusher flusher = policy.start(disk(time));
        for (long at : appended) {
            flusher.appended(at);
        }
        long[] there = new long[appended.length];
        for (int i = 0; i < there.length; i++) {
            there[i] = flusher.flushed().from(i);
        }
        return there;
    }

    @Test
    void aDiskDoesOneFlushAtATimeAndTheNextOneIsEverybodys() {
        Disk disk = disk(10L);
        assertThat(disk.flush(0)).isEqualTo(10);
        assertThat(disk.flush(3)).isEqualTo(20); // the next one, from 10 to 20
        assertThat(disk.flush(9)).isEqualTo(20);
        assertThat(disk.flush(12)).isEqualTo(30); // that one has begun without it
        assertThat(disk.flush(100)).isEqualTo(110);
    }

    @Test
    void everyMessageWaitsForAFlushThatBeganAfterIt() {
        assertThat(onDisk(new EveryMessage(), 4L, 0, 5, 6, 7)).containsExactly(4, 9, 13, 13);
        assertThat(onDisk(new EveryMessage(), null, 0, 5)).containsExactly(0, 5);
    }

    @Test
    void anIntervalFlushesAtItsMultiplesWhatCameBefore() {
        assertThat(onDisk(new Interval(100), null, 0, 99, 100, 250)).containsExactly(100, 100, 200, 300);
        assertThat(onDisk(new Interval(100), 30L, 50, 150)).containsExactly(130, 230);
        // a flush that takes longer than a period makes the next one late: [100, 250), [250, 400)
        assertThat(onDisk(new Interval(100), 150L, 50, 150)).containsExactly(250, 400);
    }

    @Test
    void everyThirdEntryFlushesItselfAndTheTwoBeforeIt() {
        assertThat(onDisk(new Messages(3), 5L, 1, 2, 9, 10)).containsExactly(14, 14, 14, Progress.NEVER);
    }

    @Test
    void theOperatingSystemWritesWhatIsOldEnough() {
        assertThat(onDisk(new Os(30), null, 1, 2, 2)).containsExactly(31, 32, 32);
    }

    @Test
    void aCutForgetsHowManyWereSinceTheLastFlush() {
        Flusher flusher = new Messages(3).start(disk(5L));
        for (long at = 1; at <= 5; at++) {
            flusher.appended(at); // three are flushed at 3 until 8, two are not
        }
        flusher.cut(4);
        flusher.appended(20); // the second
        assertThat(flusher.flushed().from(3)).isEqualTo(Progress.NEVER);
        flusher.appended(21); // the third
        assertThat(flusher.flushed().from(3)).isEqualTo(26);
    }
}
