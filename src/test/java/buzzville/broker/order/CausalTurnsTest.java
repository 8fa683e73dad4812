package buzzville.broker.order;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.clock.VectorStamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whose turn it is in order of causality and of senders, one call after the other, against the promise in its plainest form: sets of
 * what need not be waited for, looked through from the beginning each time.
 */
class CausalTurnsTest {
    private static final int SENDERS = 4;

    private final List<String> gone = new ArrayList<>();
    private final CausalTurns<Letter> turns = new CausalTurns<>(0, true, (one, late, now) -> {
        gone.add(one + (late ? " late" : ""));
        return true;
    });

    private static Letter letter(int sender, int place, int... known) {
        return Letter.of(sender, place, VectorStamp.of(known));
    }

    private List<String> come(Letter one) {
        gone.clear();
        turns.come(one, 0);
        return List.copyOf(gone);
    }

    @Test
    void whatOneMessageSetsFreeGoesInTheOrderInWhichItCame() {
        // 1/1 waits for 0/2, and 2/1, which came after it, for 0/1 only; 0/2 is there
        assertThat(come(letter(1, 1, 2, 1))).isEmpty();
        assertThat(come(letter(2, 1, 1, 0, 1))).isEmpty();
        assertThat(come(letter(0, 2, 2))).isEmpty();
        // 0/1 is skipped: at that instant nobody waits for 0/1 any more, and 2/1 may go; then 0/2, which frees 1/1
        gone.clear();
        turns.skip(letter(0, 1, 1).mark, 0);
        assertThat(gone).containsExactly("2/1", "0/2", "1/1");
    }

    @Test
    void ofThoseThatOneInstantSetsFreeTheFirstToComeIsTheFirstToGo() {
        assertThat(come(letter(1, 1, 2, 1))).isEmpty();
        assertThat(come(letter(2, 1, 1, 0, 1))).isEmpty();
        turns.skip(letter(0, 2, 2).mark, 0);
        gone.clear();
        turns.skip(letter(0, 1, 1).mark, 0);
        // 0/1 and 0/2 are settled at once: both are free, and 1/1 came before 2/1
        assertThat(gone).containsExactly("1/1", "2/1");
    }

    @Test
    void aSecondCopyWaitsWithTheFirstAndGoesAfterItAndIsNotLate() {
        Letter second = letter(0, 2, 2);
        Letter again = second.copy();
        assertThat(come(second)).isEmpty();
        assertThat(come(again)).isEmpty();
        assertThat(turns.lacks(second)).containsExactly(new Lack(0, 1));
        assertThat(come(letter(0, 1, 1))).containsExactly("0/1", "0/2", "0/2");
        assertThat(come(second.copy())).containsExactly("0/2");
    }

    @Test
    void whatWasGivenUpIsLateOnceAndNotASecondTime() {
        Letter third = letter(0, 3, 3);
        assertThat(come(third)).isEmpty();
        gone.clear();
        turns.giveUp(third, 0);
        assertThat(gone).containsExactly("0/3");
        assertThat(turns.isMissing(new Lack(0, 1))).isTrue();
        assertThat(turns.isMissing(new Lack(0, 3))).isFalse();
        Letter first = letter(0, 1, 1);
        assertThat(come(first)).containsExactly("0/1 late");
        assertThat(turns.isMissing(new Lack(0, 1))).isFalse();
        assertThat(come(first.copy())).containsExactly("0/1");
        assertThat(come(letter(0, 4, 4))).as("it has gone only once").containsExactly("0/4");
    }

    @Test
    void aCopyOfWhatHasEndedPassesWhateverTheFirstWasWaitingFor() {
        Letter first = letter(1, 1, 1, 1);
        assertThat(come(first)).isEmpty();
        turns.end(first, 0);
        assertThat(come(first.copy())).containsExactly("1/1");
    }

    @Test
    void whereTheSecondCopyIsLostTheFirstIsStillThere() {
        Letter first = letter(0, 2, 2);
        Letter second = first.copy();
        Letter third = letter(0, 3, 3);
        come(first);
        come(second);
        come(third);
        turns.forget(second);
        assertThat(turns.lacks(third)).containsExactly(new Lack(0, 1));
    }

    @Test
    void whatIsLostWhileItIsAboutToGoDoesNotGo() {
        List<Letter> lost = new ArrayList<>();
        List<CausalTurns<Letter>> itself = new ArrayList<>();
        CausalTurns<Letter> crashing = new CausalTurns<>(0, true, (one, late, now) -> {
            gone.add(one.toString());
            lost.forEach(other -> itself.get(0).forget(other));
            return true;
        });
        itself.add(crashing);
        Letter second = letter(2, 1, 1, 0, 1);
        crashing.come(letter(1, 1, 1, 1), 0);
        crashing.come(second, 0);
        lost.add(second);
        crashing.skip(letter(0, 1, 1).mark, 0);
        assertThat(gone).containsExactly("1/1");
    }

    @Test
    void whatNeverComesIsNotGivenUpAsWell() {
        Letter third = letter(0, 3, 3);
        assertThat(come(third)).isEmpty();
        turns.skip(letter(0, 2, 2).mark, 0);
        turns.giveUp(third, 0);
        assertThat(turns.isMissing(new Lack(0, 1))).isTrue();
        assertThat(turns.isMissing(new Lack(0, 2))).isFalse();
    }

    @Test
    void whatIsTurnedAwayAndLateIsStillLateWhenItComesAgain() {
        boolean[] full = {false};
        CausalTurns<Letter> strict = new CausalTurns<>(0, true, (one, late, now) -> {
            gone.add(one + (late ? " late" : ""));
            return !full[0];
        });
        Letter second = letter(0, 2, 2);
        strict.come(second, 0);
        strict.giveUp(second, 0);
        gone.clear();
        full[0] = true;
        Letter first = letter(0, 1, 1);
        strict.come(first, 0);
        full[0] = false;
        strict.come(first, 0);
        strict.come(first.copy(), 0);
        assertThat(gone).containsExactly("0/1 late", "0/1 late", "0/1");
    }

    @Test
    void inOrderOfSendersNobodyWaitsForAnotherSenderNorGivesHimUp() {
        CausalTurns<Letter> fifo =
                new CausalTurns<>(0, false, (one, late, now) -> gone.add(one + (late ? " late" : "")));
        fifo.come(letter(1, 1, 5, 1), 0);
        Letter third = letter(1, 3, 5, 3);
        fifo.come(third, 0);
        assertThat(fifo.lacks(third)).containsExactly(new Lack(1, 2));
        fifo.giveUp(third, 0);
        assertThat(fifo.isMissing(new Lack(0, 1))).isFalse();
        fifo.come(letter(0, 1, 1), 0);
        assertThat(gone).containsExactly("1/1", "1/3", "0/1");
    }

    /** What senders know who hear of each other, and messages that are lost, doubled, refused, given up, ended and skipped on the way. */
    @Test
    void itIsTheTurnOfWhatWaitsForNothingAndOfNothingElse() {
        for (int seed = 0; seed < 500; seed++) {
            new Play(seed, seed % 3 > 0).run();
        }
    }

    private static final class Play {
        private final Random random;
        private final boolean causal;
        private final String name;
        private final List<Set<Integer>> settled = new ArrayList<>();
        private final List<Set<Integer>> missing = new ArrayList<>();
        private final Set<Letter> waiting = new LinkedHashSet<>();
        private final List<Letter> toCome = new ArrayList<>();
        private final CausalTurns<Letter> turns;
        private int refusals;

        Play(int seed, boolean causal) {
            this.random = new Random(seed);
            this.causal = causal;
            this.name = "play " + seed;
            this.turns = new CausalTurns<>(0, causal, this::go);
            for (int s = 0; s < SENDERS; s++) {
                settled.add(new TreeSet<>());
                missing.add(new TreeSet<>());
            }
            send();
        }

        private void send() {
            int[][] known = new int[SENDERS][SENDERS];
            for (int i = 0; i < 14; i++) {
                int sender = random.nextInt(SENDERS);
                known[sender][sender]++;
                toCome.add(letter(sender, known[sender][sender], known[sender]));
                Letter heard = toCome.get(random.nextInt(toCome.size()));
                int who = random.nextInt(SENDERS);
                for (int s = 0; s < SENDERS; s++) {
                    known[who][s] = Math.max(known[who][s], heard.known().count(s));
                }
            }
        }

        private void run() {
            while (!toCome.isEmpty()) {
                Letter one = toCome.remove(random.nextInt(Math.min(5, toCome.size())));
                switch (random.nextInt(12)) {
                    case 0 -> {
                        settled.get(one.sender()).add(one.place);
                        turns.skip(one.mark, 0);
                    }
                    case 1 -> {
                        // lost on its way, and nobody is told
                    }
                    case 2 -> {
                        come(one);
                        come(one.copy());
                    }
                    default -> come(one);
                }
                check();
                interfere();
                check();
            }
            while (!waiting.isEmpty()) {
                giveUp(waiting.iterator().next());
                check();
                while (!toCome.isEmpty()) {
                    come(toCome.remove(0));
                    check();
                }
            }
        }

        private void come(Letter one) {
            waiting.add(one);
            turns.come(one, 0);
        }

        private void interfere() {
            if (waiting.isEmpty()) {
                return;
            }
            Letter one = new ArrayList<>(waiting).get(random.nextInt(waiting.size()));
            boolean alone = waiting.stream().filter(other -> isSame(one, other)).count() == 1;
            switch (random.nextInt(16)) {
                case 0 -> giveUp(one);
                case 1 -> {
                    if (alone) {
                        waiting.remove(one);
                        settled.get(one.sender()).add(one.place);
                        turns.end(one, 0);
                    }
                }
                case 2 -> {
                    if (alone) { // it comes again, from a journal
                        waiting.remove(one);
                        turns.leave(one);
                        toCome.add(0, one);
                    }
                }
                case 3 -> {
                    if (alone) {
                        waiting.remove(one);
                        turns.forget(one);
                        turns.look(0);
                    }
                }
                default -> {}
            }
        }

        private void giveUp(Letter one) {
            for (int s = 0; s < SENDERS; s++) {
                int upTo =
                        s == one.sender() ? one.place - 1 : causal ? one.known().count(s) : 0;
                for (int place = 1; place <= upTo; place++) {
                    if (!settled.get(s).contains(place) && !isHere(s, place)) {
                        settled.get(s).add(place);
                        missing.get(s).add(place);
                    }
                }
            }
            int before = refusals;
            turns.giveUp(one, 0);
            if (refusals == before) { // else it waits for what comes again
                assertThat(waiting).as(name).doesNotContain(one);
            }
        }

        private boolean go(Letter one, boolean late, long now) {
            assertThat(waiting).as(name + ": it is there").contains(one);
            assertThat(isFree(one)).as("%s: the turn of %s", name, one).isTrue();
            assertThat(late)
                    .as("%s: whether %s is late", name, one)
                    .isEqualTo(missing.get(one.sender()).contains(one.place));
            waiting.remove(one);
            if (random.nextInt(9) == 0 && waiting.stream().noneMatch(other -> isSame(one, other))) {
                toCome.add(0, one); // turned away, and tried again
                refusals++;
                return false;
            }
            missing.get(one.sender()).remove(one.place);
            settled.get(one.sender()).add(one.place);
            return true;
        }

        private void check() {
            for (Letter one : waiting) {
                assertThat(isFree(one))
                        .as("%s: %s waits for something", name, one)
                        .isFalse();
                assertThat(new HashSet<>(turns.lacks(one)))
                        .as("%s: what %s waits for", name, one)
                        .isEqualTo(lacks(one));
            }
            for (int s = 0; s < SENDERS; s++) {
                for (int place = 1; place < 15; place++) {
                    assertThat(turns.isMissing(new Lack(s, place)))
                            .as("%s: whether %s/%s is missing", name, s, place)
                            .isEqualTo(missing.get(s).contains(place));
                }
            }
        }

        private Set<Lack> lacks(Letter one) {
            Set<Lack> lacks = new HashSet<>();
            for (int s = 0; s < SENDERS; s++) {
                int upTo =
                        s == one.sender() ? one.place - 1 : causal ? one.known().count(s) : 0;
                for (int place = 1; place <= upTo; place++) {
                    if (!settled.get(s).contains(place) && !isHere(s, place)) {
                        lacks.add(new Lack(s, place));
                    }
                }
            }
            return lacks;
        }

        private boolean isHere(int sender, int place) {
            return waiting.stream().anyMatch(one -> one.sender() == sender && one.place == place);
        }

        private static boolean isSame(Letter one, Letter other) {
            return one.sender() == other.sender() && one.place == other.place;
        }

        /** Up to where nothing of a sender need be waited for. */
        private int upTo(int sender) {
            int place = 0;
            while (settled.get(sender).contains(place + 1)) {
                place++;
            }
            return place;
        }

        private boolean isFree(Letter one) {
            if (one.place <= upTo(one.sender())) {
                return true;
            }
            boolean free = one.place == upTo(one.sender()) + 1;
            for (int s = 0; causal && s < SENDERS; s++) {
                free &= s == one.sender() || one.known().count(s) <= upTo(s);
            }
            return free;
        }
    }
}
