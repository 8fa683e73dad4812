package buzzville.broker.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.message.Copy;
import org.junit.jupiter.api.Test;

/** The moving level of admission on small histograms, by hand. */
class DagorTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;

    private final Stand stand = new Stand();
    private long now;

    /** One window of ten messages: four critical, three high, two normal, one info; each admitted one waits this long. */
    private String window(Admission door, long wait) {
        StringBuilder admitted = new StringBuilder();
        for (int priority : new int[] {0, 1, 2, 3, 0, 1, 2, 0, 1, 0}) {
            Copy copy = stand.copy(priority);
            if (door.admit(copy, now) != Admission.SHED) {
                admitted.append("chni".charAt(priority));
                copy.queuedAt = now - wait;
                door.serve(copy, now);
            }
            now += 100 * MS;
        }
        return admitted.toString();
    }

    private static Dagor byPriority(int requests) {
        return new Dagor(20 * MS, SECOND, requests, 0.2, 0.1, 1);
    }

    @Test
    void theLevelSinksByAlphaOfTheAdmittedAndRisesByBetaOfAll() {
        Admission door = byPriority(2000).start(stand);
        assertThat(window(door, 20 * MS)).isEqualTo("chnichnchc"); // 20 ms is not more than 20 ms
        assertThat(window(door, 21 * MS)).isEqualTo("chnichnchc");
        // 10 admitted, 8 expected: without info 9, without normal 7
        assertThat(window(door, 21 * MS)).isEqualTo("chchchc");
        // 7 admitted, 5.6 expected: without high 4
        assertThat(window(door, 0)).isEqualTo("cccc");
        // 4 admitted of 10, 5 expected: with high 7
        assertThat(window(door, 0)).isEqualTo("chchchc");
        // 7 admitted, 8 expected: with normal 9
        assertThat(window(door, 0)).isEqualTo("chnchnchc");
        // 9 admitted, 10 expected: with info 10
        assertThat(window(door, 0)).isEqualTo("chnichnchc");
    }

    @Test
    void aDoorThatLetsNobodyInOpensAgain() {
        Admission door = byPriority(2000).start(stand);
        assertThat(window(door, SECOND)).isEqualTo("chnichnchc");
        assertThat(window(door, SECOND)).isEqualTo("chchchc");
        assertThat(window(door, SECOND)).isEqualTo("cccc");
        // 4 admitted, 3.2 expected: nobody; then 0 admitted, 1 expected: critical
        assertThat(window(door, SECOND)).isEmpty();
        assertThat(window(door, SECOND)).isEqualTo("cccc");
        assertThat(stand.tally().figures()).containsEntry("windows", 4L).containsEntry("overloaded-windows", 3L);
    }

    @Test
    void whileSomebodyWaitsAndNobodysTurnComesTheLevelStays() {
        Admission door = byPriority(2000).start(stand);
        window(door, 21 * MS);
        for (int i = 0; i < 10; i++) {
            assertThat(door.admit(stand.copy(3), now)).isEqualTo(Admission.SHED); // the level is at high
            now += 100 * MS;
        }
        stand.waiting = 1; // nothing is known of the wait of those that are still there
        assertThat(door.admit(stand.copy(2), now)).isEqualTo(Admission.SHED);
        stand.waiting = 0;
        now += SECOND;
        assertThat(door.admit(stand.copy(2), now)).isEqualTo(now);
    }

    @Test
    void aWindowEndsWithSoManyMessagesToo() {
        Admission door = byPriority(4).start(stand);
        for (int i = 0; i < 4; i++) {
            Copy copy = stand.copy(3);
            assertThat(door.admit(copy, i)).isEqualTo(i);
            copy.queuedAt = i - 30 * MS;
            door.serve(copy, i);
        }
        // the fourth closed the first window before its turn: three waits of 30 ms, 4 admitted, 3.2 expected
        assertThat(door.admit(stand.copy(3), 5)).isEqualTo(Admission.SHED);
        assertThat(door.admit(stand.copy(2), 5)).isEqualTo(5);
    }

    @Test
    void usersAreOrderedWithinAPriorityAndAnewEachHour() {
        Dagor policy = new Dagor(20 * MS, SECOND, 2000, 0.05, 0.01, 4);
        int[] count = new int[4];
        int moved = 0;
        for (int instance = 0; instance < 400; instance++) {
            Copy copy = stand.copy(1, instance);
            int user = policy.user(copy.message, 0);
            count[user]++;
            assertThat(policy.user(copy.message, 3_599 * SECOND)).isEqualTo(user);
            moved += policy.user(copy.message, 3_600 * SECOND) == user ? 0 : 1;
        }
        // binomial: 100 with a deviation of 8.7 in each class; 300 of 400 change theirs, with the same deviation
        for (int each : count) {
            assertThat(each).isBetween(60, 140);
        }
        assertThat(moved).isBetween(260, 340);
    }

    @Test
    void theLevelMovesByUserWithinAPriority() {
        // 20 messages of one priority, 5 in each of 4 classes; 20 % less than 20 is 16: without class 3 there are 15
        Dagor policy = new Dagor(20 * MS, SECOND, 2000, 0.2, 0.1, 4);
        Admission door = policy.start(stand);
        int[] of = new int[4];
        int[] instances = new int[20];
        for (int instance = 0, found = 0; found < 20; instance++) {
            int user = policy.user(stand.copy(1, instance).message, 0);
            if (of[user] < 5) {
                of[user]++;
                instances[found++] = instance;
            }
        }
        for (int instance : instances) {
            Copy copy = stand.copy(1, instance);
            assertThat(door.admit(copy, 0)).isZero();
            copy.queuedAt = -21 * MS;
            door.serve(copy, 0);
        }
        for (int instance : instances) {
            Copy copy = stand.copy(1, instance);
            boolean shed = door.admit(copy, SECOND) == Admission.SHED;
            assertThat(shed).isEqualTo(policy.user(copy.message, SECOND) == 3);
        }
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Dagor(0, 1, 1, 0.1, 0.1, 1)).hasMessageContaining("queuing");
        assertThatThrownBy(() -> new Dagor(1, 0, 1, 0.1, 0.1, 1)).hasMessageContaining("window");
        assertThatThrownBy(() -> new Dagor(1, 1, 0, 0.1, 0.1, 1)).hasMessageContaining("requests");
        assertThatThrownBy(() -> new Dagor(1, 1, 1, 1, 0.1, 1)).hasMessageContaining("alpha");
        assertThatThrownBy(() -> new Dagor(1, 1, 1, 0.1, Double.NaN, 1)).hasMessageContaining("beta");
        assertThatThrownBy(() -> new Dagor(1, 1, 1, 0.1, 0.1, 0)).hasMessageContaining("users");
    }
}
