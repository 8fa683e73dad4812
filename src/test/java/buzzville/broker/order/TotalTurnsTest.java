package buzzville.broker.order;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.clock.HybridStamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose turn it is in one order for all, one call after the other. */
class TotalTurnsTest {
    private static final int SENDERS = 3;
    private static final Comparator<Letter> BY_STAMP =
            Comparator.comparing((Letter one) -> one.mark.hybrid()).thenComparing(Letter::sender);

    private final List<String> gone = new ArrayList<>();
    private boolean full;
    private final TotalTurns<Letter> turns = new TotalTurns<>(0, List.of(0, 1), (one, late, now) -> {
        gone.add(one + (late ? " late" : ""));
        return !full;
    });

    private static HybridStamp at(long time) {
        return new HybridStamp(time, 0);
    }

    private static Letter letter(int sender, int place, long time) {
        return Letter.of(sender, place, at(time));
    }

    private List<String> come(Letter one) {
        gone.clear();
        turns.come(one, 0);
        return List.copyOf(gone);
    }

    private List<String> heard(int sender, long time, int sent) {
        gone.clear();
        turns.heard(sender, at(time), sent, 0);
        return List.copyOf(gone);
    }

    private List<String> giveUp(Letter one) {
        gone.clear();
        turns.giveUp(one, 0);
        return List.copyOf(gone);
    }

    @Test
    void aMessageWaitsUntilEverybodyHasBeenHeardOfWithAStampThatIsNoEarlier() {
        assertThat(come(letter(0, 1, 10))).isEmpty();
        assertThat(heard(1, 9, 0)).isEmpty();
        assertThat(heard(1, 10, 0)).as("no earlier will do").containsExactly("0/1");
        assertThat(come(letter(1, 1, 10)))
                .as("the same stamp, and the later sender")
                .containsExactly("1/1");
    }

    @Test
    void whatSomebodySaysCountsOnceAllIsThereThatHeHadSent() {
        Letter one = letter(0, 1, 10);
        assertThat(come(one)).isEmpty();
        assertThat(heard(1, 20, 2)).as("two are on their way").isEmpty();
        assertThat(turns.lacks(one)).containsExactly(new Lack(1, 1), new Lack(1, 2));
        assertThat(heard(1, 8, 2))
                .as("an earlier word for as many changes nothing")
                .isEmpty();
        assertThat(come(letter(1, 2, 7))).isEmpty();
        assertThat(turns.lacks(one)).containsExactly(new Lack(1, 1));
        assertThat(come(letter(1, 1, 6))).containsExactly("1/1", "1/2", "0/1");
        Letter later = letter(0, 2, 30);
        assertThat(come(later)).isEmpty();
        assertThat(turns.lacks(later)).as("any word of him").containsExactly(new Lack(1, 0));
    }

    @Test
    void anEarlierWordThatComesLaterDoesNotTakeBackALaterOne() {
        assertThat(heard(1, 20, 0)).isEmpty();
        assertThat(heard(1, 5, 0)).isEmpty();
        assertThat(come(letter(0, 1, 15))).containsExactly("0/1");
    }

    @Test
    void equalStampsGoByTheNumberOfTheSenderAndCopiesAsTheyCame() {
        Letter one = letter(1, 1, 10);
        Letter zero = letter(0, 1, 10);
        TotalTurns<Letter> three =
                new TotalTurns<>(0, List.of(0, 1, 2), (each, late, now) -> gone.add(each + (late ? " late" : "")));
        three.come(one, 0);
        three.come(one.copy(), 0);
        three.come(zero, 0);
        three.heard(2, at(10), 0, 0);
        assertThat(gone).containsExactly("0/1", "1/1", "1/1");
        three.come(zero.copy(), 0);
        assertThat(gone).as("a copy of what has gone is not late").endsWith("1/1", "0/1");
    }

    @Test
    void whatIsGivenUpIsLateOnceWhenItComesAfterAll() {
        Letter second = letter(0, 2, 20);
        assertThat(come(second)).isEmpty();
        assertThat(heard(1, 50, 0)).isEmpty();
        assertThat(giveUp(second)).containsExactly("0/2");
        assertThat(turns.isMissing(new Lack(0, 1))).isTrue();
        assertThat(turns.isMissing(new Lack(0, 2))).isFalse();
        Letter first = letter(0, 1, 10);
        full = true;
        assertThat(come(first)).as("turned away").containsExactly("0/1 late");
        full = false;
        assertThat(come(first)).as("and still late").containsExactly("0/1 late");
        assertThat(turns.isMissing(new Lack(0, 1))).isFalse();
        assertThat(come(first.copy())).containsExactly("0/1");
    }

    @Test
    void givingUpLetsGoAllThatIsEarlierAndNothingThatIsLater() {
        Letter early = letter(0, 1, 10);
        Letter middle = letter(0, 2, 20);
        Letter late = letter(0, 3, 30);
        come(late);
        come(middle);
        come(early);
        assertThat(giveUp(middle)).containsExactly("0/1", "0/2");
        assertThat(giveUp(late)).containsExactly("0/3");
        assertThat(heard(1, 40, 0)).isEmpty();
    }

    @Test
    void whatStandsElsewhereIsWaitedForUntilItComesAgainOrEnds() {
        Letter first = letter(0, 1, 10);
        Letter second = letter(1, 1, 20);
        come(first);
        turns.leave(first);
        come(second);
        assertThat(heard(0, 30, 1)).isEmpty();
        assertThat(turns.lacks(second)).containsExactly(new Lack(0, 1));
        assertThat(come(first)).containsExactly("0/1", "1/1");

        Letter third = letter(0, 2, 40);
        Letter fourth = letter(1, 2, 50);
        come(third);
        turns.leave(third);
        come(fourth);
        heard(0, 60, 2);
        gone.clear();
        turns.end(third, 0);
        assertThat(gone).containsExactly("1/2");
    }

    @Test
    void whatWasGivenUpWhileItStoodElsewhereIsLate() {
        Letter first = letter(0, 1, 10);
        Letter second = letter(1, 1, 20);
        come(first);
        turns.leave(first);
        come(second);
        assertThat(giveUp(second)).containsExactly("1/1");
        assertThat(turns.isMissing(new Lack(0, 1))).isTrue();
        assertThat(come(letter(1, 2, 30))).isEmpty();
        assertThat(heard(0, 40, 1)).as("nobody waits for it any more").containsExactly("1/2");
        assertThat(come(first)).containsExactly("0/1 late");
    }

    @Test
    void aCopyOfWhatHasGoneThatIsTurnedAwayIsNotLateWhenItComesAgain() {
        Letter one = letter(0, 1, 10);
        come(one);
        assertThat(heard(1, 20, 0)).containsExactly("0/1");
        assertThat(come(letter(0, 2, 15))).containsExactly("0/2");
        Letter copy = one.copy();
        full = true;
        assertThat(come(copy)).containsExactly("0/1");
        full = false;
        assertThat(come(copy)).containsExactly("0/1");
    }

    @Test
    void onlyThoseAreWaitedForWhoMaySendHereOrHaveDone() {
        TotalTurns<Letter> some = new TotalTurns<>(0, List.of(1, 2), (one, late, now) -> gone.add(one.toString()));
        some.come(letter(1, 1, 10), 0);
        some.heard(2, at(10), 0, 0);
        assertThat(gone).as("0 never sends here").containsExactly("1/1");
        some.come(letter(3, 1, 20), 0);
        some.heard(1, at(30), 1, 0);
        some.heard(2, at(30), 0, 0);
        assertThat(gone).as("nobody expected 3").containsExactly("1/1", "3/1");
        some.come(letter(1, 2, 40), 0);
        some.heard(2, at(50), 0, 0);
        assertThat(gone).as("from now on it is waited for").hasSize(2);
    }

    @Test
    void whatIsTurnedAwayIsWaitedForAndNothingLaterGoesBeforeIt() {
        Letter first = letter(0, 1, 10);
        come(first);
        full = true;
        assertThat(heard(1, 15, 0)).containsExactly("0/1");
        full = false;
        Letter second = letter(1, 1, 20);
        assertThat(come(second)).isEmpty();
        assertThat(heard(0, 30, 1)).as("it waits for what was turned away").isEmpty();
        assertThat(come(first)).containsExactly("0/1", "1/1");
        assertThat(come(letter(0, 2, 5))).as("earlier than what has gone").containsExactly("0/2 late");
    }

    /** Senders whose stamps ascend; letters come in any order, some never, some twice; and now and then somebody says where he is. */
    @Test
    void whatGoesIsWhatNothingEarlierCanComeBeforeAndInTheOrderOfStamps() {
        for (int seed = 0; seed < 400; seed++) {
            new Play(seed).run();
        }
    }

    private static final class Play {
        private final Random random;
        private final String name;
        private final List<Letter> toCome = new ArrayList<>();
        private final Set<Letter> waiting = new LinkedHashSet<>();
        /** By sender: places that have come or never will, with their stamps. */
        private final List<Map<Integer, HybridStamp>> came = new ArrayList<>();
        /** By sender: what he said, by how many he had sent. */
        private final List<Map<Integer, HybridStamp>> told = new ArrayList<>();

        private final TotalTurns<Letter> turns = new TotalTurns<>(0, List.of(0, 1, 2), this::go);
        private @Nullable Letter last;
        private final long[] time = new long[SENDERS];
        private final int[] sent = new int[SENDERS];

        Play(int seed) {
            random = new Random(seed);
            name = "play " + seed;
            for (int s = 0; s < SENDERS; s++) {
                came.add(new HashMap<>());
                told.add(new HashMap<>());
            }
        }

        private void run() {
            for (int i = 0; i < 30; i++) {
                int sender = random.nextInt(SENDERS);
                time[sender] += 1 + random.nextInt(4);
                toCome.add(letter(sender, ++sent[sender], time[sender]));
                while (toCome.size() > 4) {
                    deliver(toCome.remove(random.nextInt(toCome.size())));
                }
                if (random.nextInt(3) == 0) {
                    say(random.nextInt(SENDERS));
                }
                check();
            }
            while (!toCome.isEmpty()) {
                deliver(toCome.remove(0));
            }
            for (int s = 0; s < SENDERS; s++) {
                time[s] += 1_000;
                say(s);
            }
            check();
            assertThat(waiting).as(name).isEmpty();
        }

        private void say(int sender) {
            time[sender]++;
            told.get(sender)
                    .merge(sent[sender], at(time[sender]), (one, other) -> one.compareTo(other) < 0 ? other : one);
            turns.heard(sender, at(time[sender]), sent[sender], 0);
        }

        private void deliver(Letter one) {
            came.get(one.sender()).put(one.place, one.mark.hybrid());
            if (random.nextInt(6) == 0) {
                turns.skip(one.mark, 0);
                return;
            }
            for (Letter each : random.nextInt(6) == 0 ? List.of(one, one.copy()) : List.of(one)) {
                waiting.add(each);
                turns.come(each, 0);
            }
            check();
        }

        private boolean go(Letter one, boolean late, long now) {
            assertThat(waiting).as(name).contains(one);
            assertThat(late).as(name + ": nobody gives up, so nothing is late").isFalse();
            boolean again = last != null && BY_STAMP.compare(one, last) < 0;
            assertThat(again || isSettled(one))
                    .as("%s: the turn of %s", name, one)
                    .isTrue();
            waiting.remove(one);
            last = again ? last : one;
            return true;
        }

        private void check() {
            waiting.stream().min(BY_STAMP).ifPresent(first -> {
                assertThat(isSettled(first)).as("%s: %s waits", name, first).isFalse();
                assertThat(new HashSet<>(turns.lacks(first)))
                        .as("%s: what %s waits for", name, first)
                        .isNotEmpty();
            });
        }

        private boolean isSettled(Letter one) {
            for (int s = 0; s < SENDERS; s++) {
                HybridStamp heard = heard(s);
                if (heard == null || heard.compareTo(one.mark.hybrid()) < 0) {
                    return false;
                }
            }
            return true;
        }

        /** The latest stamp of those of which nothing earlier is missing. */
        private @Nullable HybridStamp heard(int sender) {
            int upTo = 0;
            HybridStamp latest = null;
            while (came.get(sender).containsKey(upTo + 1)) {
                latest = came.get(sender).get(++upTo);
            }
            for (Map.Entry<Integer, HybridStamp> word : told.get(sender).entrySet()) {
                if (word.getKey() <= upTo && (latest == null || latest.compareTo(word.getValue()) < 0)) {
                    latest = word.getValue();
                }
            }
            return latest;
        }
    }
}
