package buzzville.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogicalClocksTest {
    @Test
    void aCounterIsAheadOfAllThatItHeard() {
        LamportClock clock = new LamportClock(LamportClock.Rule.MAX);
        for (int i = 0; i < 4; i++) {
            clock.tick();
        }

        clock.hear(7);
        assertThat(clock.tick()).isEqualTo(8);
        clock.hear(3);
        assertThat(clock.tick()).isEqualTo(9);
    }

    @Test
    void theLiteralRuleGoesBack() {
        LamportClock clock = new LamportClock(LamportClock.Rule.RECEIVED_ONLY);
        for (int i = 0; i < 10; i++) {
            clock.tick();
        }

        clock.hear(3);

        assertThat(clock.tick()).isEqualTo(4);
    }

    @Test
    void theBriefsChainAndItsTwin() {
        VectorClock light = new VectorClock(VectorClock.Rule.MAX, 0);
        VectorClock accident = new VectorClock(VectorClock.Rule.MAX, 1);
        VectorClock weather = new VectorClock(VectorClock.Rule.MAX, 2);
        VectorStamp first = light.tick();
        accident.hear(first);
        VectorStamp second = accident.tick();
        weather.hear(second);
        VectorStamp third = weather.tick();

        assertThat(List.of(first, second, third))
                .containsExactly(VectorStamp.of(1, 0, 0), VectorStamp.of(1, 1, 0), VectorStamp.of(1, 1, 1));
        assertThat(first.compare(second)).isEqualTo(Relation.BEFORE);
        assertThat(third.compare(first)).isEqualTo(Relation.AFTER);

        // the twin: two that know nothing of each other, and one that hears both
        VectorClock alone = new VectorClock(VectorClock.Rule.MAX, 1);
        VectorStamp apart = alone.tick();
        VectorClock both = new VectorClock(VectorClock.Rule.MAX, 2);
        both.hear(first);
        both.hear(apart);
        assertThat(both.tick()).isEqualTo(VectorStamp.of(1, 1, 1));
        assertThat(first.compare(apart)).isEqualTo(Relation.CONCURRENT);
    }

    @Test
    void whatIsNotThereIsZero() {
        VectorStamp some = VectorStamp.of(0, 2);

        assertThat(some.compare(VectorStamp.of(0, 2, 0))).isEqualTo(Relation.SAME);
        assertThat(some.compare(VectorStamp.of(0, 2, 1))).isEqualTo(Relation.BEFORE);
        assertThat(some.compare(VectorStamp.of(1))).isEqualTo(Relation.CONCURRENT);
        assertThat(VectorStamp.NONE.compare(some)).isEqualTo(Relation.BEFORE);
        assertThat(some.count(7)).isZero();
    }

    @Test
    void comparingSparseVectorsIsComparingDenseOnes() {
        Random chance = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            int[] a = chance.ints(1 + chance.nextInt(5), 0, 3).toArray();
            int[] b = chance.ints(1 + chance.nextInt(5), 0, 3).toArray();
            boolean less = false;
            boolean more = false;
            int[] most = new int[5];
            for (int i = 0; i < 5; i++) {
                int x = i < a.length ? a[i] : 0;
                int y = i < b.length ? b[i] : 0;
                less |= x < y;
                more |= x > y;
                most[i] = Math.max(x, y);
            }
            Relation expected =
                    less ? more ? Relation.CONCURRENT : Relation.BEFORE : more ? Relation.AFTER : Relation.SAME;
            assertThat(VectorStamp.of(a).compare(VectorStamp.of(b))).isEqualTo(expected);
            assertThat(VectorStamp.of(a).merge(VectorStamp.of(b))).isEqualTo(VectorStamp.of(most));
        }
    }

    @Test
    void copyingForgetsWhatTheProcessKnew() {
        VectorClock clock = new VectorClock(VectorClock.Rule.COPY, 1);
        clock.hear(VectorStamp.of(0, 0, 5));
        clock.tick();
        clock.hear(VectorStamp.of(1));

        assertThat(clock.tick()).isEqualTo(VectorStamp.of(1, 1));
    }

    @Test
    void hybridStampsFollowTheirRules() {
        HybridClock clock = new HybridClock(HybridClock.Rule.COUNT);

        assertThat(clock.tick(10)).isEqualTo(new HybridStamp(10, 0));
        assertThat(clock.tick(10)).isEqualTo(new HybridStamp(10, 1));
        assertThat(clock.tick(9)).isEqualTo(new HybridStamp(10, 2));
        clock.hear(new HybridStamp(10, 7));
        assertThat(clock.tick(10)).isEqualTo(new HybridStamp(10, 8));
        clock.hear(new HybridStamp(12, 3));
        assertThat(clock.tick(11)).isEqualTo(new HybridStamp(12, 4));
        clock.hear(new HybridStamp(5, 99));
        assertThat(clock.tick(11)).isEqualTo(new HybridStamp(12, 5));
        assertThat(clock.tick(13)).isEqualTo(new HybridStamp(13, 0));
    }

    @Test
    void resettingTheCountGivesTwoEventsOneStamp() {
        HybridClock clock = new HybridClock(HybridClock.Rule.RESET);

        assertThat(clock.tick(10)).isEqualTo(clock.tick(10));
    }

    /** Random exchanges between processes, with happened-before by transitive closure of what was sent and received. */
    @Test
    void clocksSayOfAllPairsWhatTheyPromise() {
        for (int seed = 0; seed < 300; seed++) {
            Random chance = new Random(seed);
            int processes = 2 + chance.nextInt(4);
            List<LamportClock> lamports = new ArrayList<>();
            List<VectorClock> vectors = new ArrayList<>();
            List<HybridClock> hybrids = new ArrayList<>();
            for (int p = 0; p < processes; p++) {
                lamports.add(new LamportClock(LamportClock.Rule.MAX));
                vectors.add(new VectorClock(VectorClock.Rule.MAX, p));
                hybrids.add(new HybridClock(HybridClock.Rule.COUNT));
            }
            int events = 40;
            boolean[][] before = new boolean[events][events];
            int[] last = new int[processes];
            Arrays.fill(last, -1);
            long[] lamport = new long[events];
            VectorStamp[] vector = new VectorStamp[events];
            HybridStamp[] hybrid = new HybridStamp[events];
            long now = 0;
            for (int e = 0; e < events; e++) {
                int p = chance.nextInt(processes);
                if (last[p] >= 0) {
                    follow(before, last[p], e);
                }
                for (int heard = chance.nextInt(3); heard > 0 && e > 0; heard--) {
                    int from = chance.nextInt(e);
                    lamports.get(p).hear(lamport[from]);
                    vectors.get(p).hear(vector[from]);
                    hybrids.get(p).hear(hybrid[from]);
                    follow(before, from, e);
                }
                now += chance.nextInt(3);
                long local = now + p * 5L - 10;
                lamport[e] = lamports.get(p).tick();
                vector[e] = vectors.get(p).tick();
                hybrid[e] = hybrids.get(p).tick(local);
                assertThat(hybrid[e].time()).isGreaterThanOrEqualTo(local);
                // clocks differ by at most 5 (processes - 1)
                assertThat(hybrid[e].time() - local).isLessThanOrEqualTo(5L * (processes - 1));
                last[p] = e;
            }
            for (int a = 0; a < events; a++) {
                for (int b = a + 1; b < events; b++) {
                    Relation relation = before[a][b] ? Relation.BEFORE : Relation.CONCURRENT;
                    assertThat(vector[a].compare(vector[b])).isEqualTo(relation);
                    assertThat(vector[b].compare(vector[a])).isEqualTo(relation.reversed());
                    if (before[a][b]) {
                        assertThat(lamport[a]).isLessThan(lamport[b]);
                        assertThat(hybrid[a]).isLessThan(hybrid[b]);
                    }
                }
            }
        }
    }

    private static void follow(boolean[][] before, int cause, int effect) {
        before[cause][effect] = true;
        for (int a = 0; a < cause; a++) {
            before[a][effect] |= before[a][cause];
        }
    }
}
