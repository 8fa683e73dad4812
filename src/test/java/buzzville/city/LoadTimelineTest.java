package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a load does to each kind of producer, to the nanosecond. */
class LoadTimelineTest {
    @TempDir
    Path folder;

    private static String instants(String load, String producer) {
        return column("occurred", Timeline.of(load + """
                duration: 5s
                events: {e: {}}
                producers: {p: {emits: e, %s}}
                """.formatted(producer)));
    }

    private static String column(String column, Timeline line) {
        return String.join(" ", line.table(column).lines().skip(1).toList());
    }

    @Test
    void aPeriodShrinksWithItsPhaseAndItsClockStays() {
        // own instants 0.5, 1.5, 2.5 s and so on after 1 s: at a load of 2 every 0.5 s from 1.25 s, before 3 s
        assertThat(instants("load: 2\n", "arrivals: 'every(1s, phase=500ms)', from: 1s, until: 3s"))
                .isEqualTo("1250 1750 2250 2750");
        assertThat(instants("load: 0.5\n", "arrivals: 'every(1s, phase=500ms)'"))
                .isEqualTo("1000 3000");
    }

    @Test
    void scriptsAreLeftAlone() {
        assertThat(instants("load: 2\n", "arrivals: 'at([1s, 4s])'}, q: {emits: e, arrivals: 'every(10s, phase=0s)'"))
                .isEqualTo("0 1000 4000");
    }

    @Test
    void aSurgeMultipliesWithIt() {
        // own time runs twice as fast, six times from 2 s to 3 s: it is 4 s at 2 s and 10 s at 3 s
        assertThat(column("occurred", Timeline.of("""
                        load: 2
                        duration: 5s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "every(3s, phase=0s)"}}
                        incidents: {rush: {at: 2s, for: 1s, surge: {factor: 3}}}
                        """))).isEqualTo("0 1500 2333.333333 2833.333333 4000");
    }

    @Test
    void aRecordingIsPlayedSoManyTimesAsFastAndItsWitnessesAreNot() throws IOException {
        Files.writeString(folder.resolve("day.csv"), "time,event\n1s,\n2s,\n9s,\n");
        Path file = folder.resolve("city.yaml");
        Files.writeString(file, """
                format: 1
                load: 2
                duration: 5s
                events: {e: {}}
                producers:
                  p: {emits: e, arrivals: trace(day.csv), from: 100ms, until: 4s, witnesses: {w: {after: 300ms}}}
                services: {s: {subscribes: [e]}}
                """);
        Timeline line = Timeline.of(Timeline.read(file), 0);

        // at 0.1 + 1 / 2 and 0.1 + 2 / 2 s; 0.1 + 9 / 2 s is after 'until'
        assertThat(column("occurred", line)).isEqualTo("600 1100");
        assertThat(column("published", line)).isEqualTo("900 1400");
    }
}
