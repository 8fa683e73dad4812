package buzzville.city.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.city.recovery.Aftermath.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Backlogs that are told by hand, in nanoseconds. */
class RecoveryWatchTest {
    private static Window window(String incident, long from, long until) {
        return new Window(incident, from, until);
    }

    private static RecoveryWatch watch(Window... windows) {
        Map<String, List<Window>> byName = new LinkedHashMap<>();
        for (Window window : windows) {
            byName.computeIfAbsent(window.incident(), name -> new ArrayList<>()).add(window);
        }
        return new RecoveryWatch(byName, List.of(), true);
    }

    private static Aftermath of(RecoveryWatch watch, String incident, long end) {
        return Objects.requireNonNull(watch.finish(end).get(incident));
    }

    @Test
    void anIncidentWithSeveralWindowsIsAsBadAsTheWorstOfThem() {
        RecoveryWatch watch = watch(window("flaky", 10, 20), window("flaky", 50, 60));
        watch.changed(2, 12); // 2 wait from 12 to 25
        watch.changed(-2, 25);
        watch.changed(1, 40); // 1 waits just before 50
        watch.changed(6, 55); // 7 from 55 to 90
        watch.changed(-6, 90);
        Aftermath flaky = of(watch, "flaky", 100);
        assertThat(flaky.episodes().stream().map(Episode::backlogBefore)).containsExactly(0L, 1L);
        assertThat(flaky.episodes().stream().map(Episode::peakBacklog)).containsExactly(2L, 7L);
        assertThat(flaky.episodes().stream().map(Episode::detected)).containsExactly(12L, 55L);
        assertThat(flaky.episodes().stream().map(Episode::drained)).containsExactly(25L, 90L);
        assertThat(flaky.of(Figure.TIME_TO_DRAIN, null)).isEqualTo(30);
        assertThat(flaky.of(Figure.TIME_TO_DETECT, null)).isEqualTo(5);
        assertThat(flaky.of(Figure.RTO, null)).isEqualTo(40);
        assertThat(flaky.of(Figure.PEAK_BACKLOG, null)).isEqualTo(7);
        assertThat(flaky.recovered()).isTrue();
    }

    @Test
    void whatComesAndGoesWithinOneInstantNeverWaited() {
        RecoveryWatch watch = watch(window("down", 10, 20));
        watch.changed(5, 15);
        watch.changed(-4, 15);
        watch.changed(-1, 20);
        watch.changed(1, 20); // at 20 one waits still
        watch.changed(-1, 30);
        Aftermath down = of(watch, "down", 40);
        assertThat(down.of(Figure.PEAK_BACKLOG, null)).isEqualTo(1);
        assertThat(down.episodes().get(0).drained()).isEqualTo(30);
    }

    @Test
    void whatWaitedAtTheInstantOfTheFaultDidNotWaitBefore() {
        RecoveryWatch watch = watch(window("down", 10, 20));
        watch.changed(3, 10);
        watch.changed(-1, 25);
        watch.changed(-2, 31);
        Episode episode = of(watch, "down", 40).episodes().get(0);
        assertThat(episode.backlogBefore()).isZero();
        assertThat(episode.detected()).isEqualTo(10);
        assertThat(episode.drained()).isEqualTo(31);
    }

    @Test
    void whoeverSawMoreBeforeSeesNothingNow() {
        RecoveryWatch watch = watch(window("mild", 10, 20));
        watch.changed(4, 1);
        watch.changed(-4, 5);
        watch.changed(4, 12);
        watch.changed(-4, 15);
        Aftermath mild = of(watch, "mild", 40);
        assertThat(mild.of(Figure.TIME_TO_DETECT, null)).isNaN();
        assertThat(mild.of(Figure.PEAK_BACKLOG, null)).isEqualTo(4);
        assertThat(mild.of(Figure.TIME_TO_DRAIN, null)).isZero();
    }

    @Test
    void aFaultThatIsNotOverWhenTheRunEndsIsNotDrained() {
        RecoveryWatch watch = watch(window("long", 10, 100), window("never", 200, 300));
        Aftermath first = of(watch, "long", 100);
        assertThat(first.drained()).isFalse();
        assertThat(first.of(Figure.RTO, null)).isNaN();
        assertThat(of(watch, "never", 100).recovered()).isFalse();
    }

    @Test
    void spellsOfSeveralVictimsThatOverlapOrTouchAreOneWindow() {
        assertThat(Window.together(List.of(
                        window("ill", 30, 40), window("ill", 0, 10), window("ill", 10, 12), window("ill", 5, 8))))
                .containsExactly(window("ill", 0, 12), window("ill", 30, 40));
        assertThatThrownBy(() -> window("none", 5, 5)).hasMessage("expected 0 <= from < until, but found 5 and 5");
    }
}
