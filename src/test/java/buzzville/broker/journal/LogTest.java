package buzzville.broker.journal;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.random.Draws;
import buzzville.random.Sampler;
import buzzville.random.Streams;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where copies of a log stand, and what crashes leave of them, by pencil; instants are nanoseconds. */
class LogTest {
    private static final Draws DRAWS = new Streams(1, 0).draws("journal");

    /** Followers have an entry 7 after their leader; whoever is back reads 1e9/s, which is one in 1. */
    private static Log log(int partition, int replicas, FlushPolicy flush, boolean unclean, Takeover takeover) {
        Sampler seven = chance -> 7;
        return new Log(
                new JournalRules(
                        Acks.ALL,
                        flush,
                        null,
                        DRAWS,
                        replicas,
                        2,
                        seven,
                        DRAWS,
                        30,
                        0,
                        unclean,
                        takeover,
                        new Committed(),
                        1e9),
                new Links(replicas),
                partition);
    }

    private static Log log(int replicas) {
        return log(0, replicas, new Os(1000), false, Takeover.SERVE);
    }

    private static Log.Election noticed(Log log, int node, long now) {
        return Objects.requireNonNull(log.noticed(node, now));
    }

    @Test
    void partitionsAreLedByTheirNumberModuloTheReplicas() {
        assertThat(log(0, 3, new Os(0), false, Takeover.SERVE).writer()).isZero();
        assertThat(log(4, 3, new Os(0), false, Takeover.SERVE).writer()).isOne();
    }

    @Test
    void anEntryIsVisibleWhenTheLastInSyncReplicaHasIt() {
        Log log = log(3);
        assertThat(log.append(1, 100)).isZero();
        assertThat(log.append(2, 101)).isOne();

        assertThat(log.writtenAt(0)).isEqualTo(100);
        assertThat(log.visibleAt(0)).isEqualTo(107);
        assertThat(log.visibleAt(1)).isEqualTo(108);
        assertThat(log.end()).isEqualTo(2);
    }

    @Test
    void aDeadFollowerHoldsEverythingUpUntilItIsNoticed() {
        Log log = log(3);
        log.append(1, 100);
        assertThat(log.crash(2, false, 103)).isFalse();
        assertThat(log.visibleAt(0)).isEqualTo(Progress.NEVER);
        assertThat(log.inSync()).isEqualTo(3);
        assertThat(log.noticed(2, 110)).isNull(); // the leader is there
        assertThat(log.inSync()).isEqualTo(2);
        assertThat(log.visibleAt(0)).isEqualTo(107);
        assertThat(log.enoughInSync()).isTrue();
        log.crash(1, false, 120);
        log.noticed(1, 130);
        assertThat(log.enoughInSync()).isFalse();
    }

    @Test
    void theNextInSyncReplicaLeadsWithWhatHadReachedIt() {
        Log log = log(3);
        log.append(1, 100); // there at 107
        log.append(2, 104); // at 111, which is too late
        assertThat(log.crash(0, false, 110)).isTrue();
        assertThat(log.takes()).isFalse();
        Log.Election election = noticed(log, 0, 120);

        assertThat(election).isEqualTo(new Log.Election(1, 1, 2, false));
        assertThat(log.writer()).isOne();
        assertThat(log.end()).isOne();
        assertThat(log.append(3, 125)).isOne();
        assertThat(log.visibleAt(1)).isEqualTo(132);
    }

    @Test
    void aProcessLeavesWhatItHadWrittenAndAHostWhatIsOnDisk() {
        Log process = log(0, 1, new Interval(100), false, Takeover.SERVE);
        Log host = log(0, 1, new Interval(100), false, Takeover.SERVE);
        for (Log log : new Log[] {process, host}) {
            log.append(1, 50); // on disk at 100
            log.append(2, 150); // at 200
            log.crash(0, log == host, 180);
            log.noticed(0, 181);
            log.restart(0);
            assertThat(log.elect(190)).isNotNull();
        }
        assertThat(process.end()).isEqualTo(2);
        assertThat(host.end()).isOne();
    }

    @Test
    void theLastInSyncReplicaIsWaitedForUnlessUncleanElectionsAreAllowed() {
        for (boolean unclean : new boolean[] {false, true}) {
            Log log = log(0, 2, new Os(1000), unclean, Takeover.SERVE);
            log.append(1, 100); // node 1 has it at 107
            log.crash(1, false, 110);
            log.noticed(1, 115);
            log.append(2, 120); // node 0 alone
            log.restart(1);
            log.crash(0, false, 130);
            Log.Election election = log.noticed(0, 140);
            if (unclean) {
                assertThat(election).isEqualTo(new Log.Election(1, 1, 2, true));
                assertThat(log.uncleanElections()).isOne();
            } else {
                assertThat(election).isNull();
                log.restart(0);
                assertThat(log.elect(150)).isEqualTo(new Log.Election(0, 2, 2, false));
            }
        }
    }

    @Test
    void whoeverIsBackIsInSyncWhenItHasCopiedWhatItLacks() {
        Log log = log(2);
        log.append(1, 100);
        log.crash(1, false, 110);
        log.noticed(1, 110);
        for (int i = 0; i < 5; i++) {
            log.append(2 + i, 120 + i);
        }
        log.restart(1);
        assertThat(log.catchUp(1, 200)).isEqualTo(205); // five entries
        log.joined(1, 204);
        assertThat(log.inSync()).isOne();
        log.joined(1, 205);
        assertThat(log.inSync()).isEqualTo(2);
    }

    @Test
    void aStandbyOnlyRecordsAndHandsOver() {
        Log log = log(0, 2, new Os(1000), false, Takeover.RECORD);
        log.append(1, 100);
        log.crash(0, false, 110);
        noticed(log, 0, 110);
        assertThat(log.takes()).isTrue();
        assertThat(log.serves()).isFalse();
        log.append(2, 120);
        log.restart(0);
        long there = log.catchUp(0, 130);
        log.joined(0, there);
        assertThat(log.handOver()).isTrue();
        assertThat(log.serves()).isTrue();
        assertThat(log.writer()).isZero();
        assertThat(log.end()).isEqualTo(2);
    }

    @Test
    void safeIsWhatACrashOfAllHostsWouldLeaveEverywhere() {
        Log log = log(0, 2, new Interval(100), false, Takeover.SERVE);
        log.append(1, 50); // on disk at 100 here, and there (reached at 57)
        log.append(2, 95); // here at 100; it reaches the other at 102, on disk at 200
        assertThat(log.safe(99)).isZero();
        assertThat(log.safe(100)).isOne();
        assertThat(log.safe(199)).isOne();
        assertThat(log.safe(200)).isEqualTo(2);
    }
}
