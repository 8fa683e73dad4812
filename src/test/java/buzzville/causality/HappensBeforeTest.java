package buzzville.causality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.clock.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HappensBeforeTest {
    private static final int[] NOTHING = {};

    @Test
    void aChainIsOrderedAndItsTwinHasOneConcurrentPair() {
        // light, accident that heard of it, weather that heard of that
        HappensBefore chain = HappensBefore.of(3, new int[] {0, 1, 2}, List.of(NOTHING, new int[] {0}, new int[] {1}));
        assertThat(chain.ordered()).isEqualTo(3);
        assertThat(chain.concurrent()).isZero();
        assertThat(chain.relation(0, 2)).isEqualTo(Relation.BEFORE);

        HappensBefore twin = HappensBefore.of(3, new int[] {0, 1, 2}, List.of(NOTHING, NOTHING, new int[] {0, 1}));
        assertThat(twin.ordered()).isEqualTo(2);
        assertThat(twin.concurrent()).isEqualTo(1);
        assertThat(twin.relation(1, 0)).isEqualTo(Relation.CONCURRENT);
    }

    @Test
    void aBrokerThatTakesPartMakesFalseCausality() {
        // ten senders and ten receivers, and a broker that passes everything on in order: 2k events of interest each
        // way
        for (int k : new int[] {3, 10}) {
            List<int[]> direct = new ArrayList<>();
            int[] whose = new int[2 * k];
            for (int i = 0; i < k; i++) {
                whose[2 * i] = 2 * i;
                whose[2 * i + 1] = 2 * i + 1;
                direct.add(NOTHING);
                direct.add(new int[] {2 * i});
            }
            assertThat(HappensBefore.of(2 * k, whose, direct).ordered()).isEqualTo(k);

            // with the broker's own event in the middle of each chain, counted among senders and receivers only
            int[] with = new int[3 * k];
            List<int[]> heard = new ArrayList<>();
            for (int i = 0; i < k; i++) {
                with[3 * i] = i;
                with[3 * i + 1] = 2 * k;
                with[3 * i + 2] = k + i;
                heard.add(NOTHING);
                heard.add(new int[] {3 * i});
                heard.add(new int[] {3 * i + 1});
            }
            HappensBefore through = HappensBefore.of(2 * k + 1, with, heard);
            long ordered = 0;
            for (int a = 0; a < 3 * k; a++) {
                for (int b = 0; b < 3 * k; b++) {
                    ordered += a % 3 != 1 && b % 3 != 1 && through.before(a, b) ? 1 : 0;
                }
            }
            assertThat(ordered).isEqualTo(k + (long) k * (k - 1) / 2);
        }
    }

    @Test
    void messagesThatWaitForEachOtherAreNoHistory() {
        assertThatThrownBy(() -> HappensBefore.of(2, new int[] {0, 1}, List.of(new int[] {1}, new int[] {0})))
                .hasMessageContaining("2 of 2 wait for each other's messages");
    }

    @Test
    void countsAgreeWithLookingAtAllPairs() {
        for (int seed = 0; seed < 300; seed++) {
            Random chance = new Random(seed);
            int events = 1 + chance.nextInt(seed % 10 == 0 ? 200 : 40);
            int processes = 1 + chance.nextInt(seed % 3 == 0 ? 100 : 5); // more than a block of knowledge holds
            int[] process = chance.ints(events, 0, processes).toArray();
            List<int[]> heard = new ArrayList<>();
            boolean[][] before = new boolean[events][events];
            for (int e = 0; e < events; e++) {
                int[] from =
                        e == 0 ? NOTHING : chance.ints(chance.nextInt(3), 0, e).toArray();
                heard.add(from);
                for (int a = e - 1; a >= 0; a--) {
                    if (process[a] == process[e]) {
                        follow(before, a, e);
                        break;
                    }
                }
                for (int send : from) {
                    follow(before, send, e);
                }
            }
            HappensBefore causality = HappensBefore.of(processes, process, heard);
            long[] trueTime = chance.longs(events, 0, 20).toArray();
            long[] stamp = chance.longs(events, 0, 20).toArray();
            int[] position = Inversions.positions(events, Comparator.comparingLong(e -> stamp[e]));
            long ordered = 0;
            long causal = 0;
            long real = 0;
            for (int a = 0; a < events; a++) {
                for (int b = 0; b < events; b++) {
                    assertThat(causality.before(a, b)).isEqualTo(before[a][b]);
                    ordered += before[a][b] ? 1 : 0;
                    causal += before[a][b] && position[a] > position[b] ? 1 : 0;
                    real += trueTime[a] < trueTime[b] && position[a] > position[b] ? 1 : 0;
                }
            }
            assertThat(causality.ordered()).isEqualTo(ordered);
            assertThat(causality.concurrent()).isEqualTo((long) events * (events - 1) / 2 - ordered);
            assertThat(Inversions.of(causality, position, trueTime)).isEqualTo(new Inversions(causal, real));
        }
    }

    @Test
    void theOrderOfAnEventDoesNotDependOnWhereItStandsInTheLog() {
        // the receiver's events come first in the log
        HappensBefore causality =
                HappensBefore.of(2, new int[] {1, 1, 0, 0}, List.of(new int[] {2}, new int[] {3}, NOTHING, NOTHING));

        assertThat(IntStream.of(2, 3).allMatch(send -> causality.before(send, 1)))
                .isTrue();
        assertThat(causality.relation(0, 3)).isEqualTo(Relation.CONCURRENT);
    }

    private static void follow(boolean[][] before, int cause, int effect) {
        before[cause][effect] = true;
        for (int a = 0; a < before.length; a++) {
            before[a][effect] |= before[a][cause];
        }
    }

    @Test
    void processesThatDoNothingTakeNoRoom() {
        int events = 30_000;
        int[] process = new int[events];
        List<int[]> heard = new ArrayList<>();
        for (int event = 0; event < events; event++) {
            process[event] = 9_000 + event % 3;
            heard.add(event < 2 ? NOTHING : new int[] {event - 2});
        }
        // 300 million numbers if everybody had one
        HappensBefore causality = HappensBefore.of(10_000, process, heard);
        assertThat(causality.known(events - 1, 9_000 + (events - 1) % 3)).isEqualTo(10_000);
        assertThat(causality.known(events - 1, 17)).isZero();
        // each event knows of all before it but the last
        assertThat(causality.concurrent()).isEqualTo(events - 1);
    }
}
