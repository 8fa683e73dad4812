package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.experiment.InterruptedRun;
import buzzville.scenario.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    @TempDir
    Path folder;

    private Scenario scenario;

    @BeforeEach
    void aCity() {
        Path file = folder.resolve("city.yaml");
        Shell.run("init", file);
        scenario = Chosen.read(file, null, List.of("duration=11min"), new PrintWriter(new StringWriter()))
                .scenario();
    }

    private City city() {
        return CityPlanner.plan(scenario, "priority", 0);
    }

    @Test
    void slicesNeverChangeResults() {
        long whole = city().finish().summary().fingerprint();

        Progress progress = new Progress(null, () -> false, 1);
        assertThat(progress.finish(city(), scenario.duration()).summary().fingerprint())
                .isEqualTo(whole);
    }

    @Test
    void anInterruptionStopsARunBetweenSlices() {
        Progress progress = new Progress(null, () -> true, 1);

        assertThatThrownBy(() -> progress.finish(city(), scenario.duration())).isInstanceOf(InterruptedRun.class);
    }

    @Test
    void virtualTimeIsWrittenAsAClockShowsIt() {
        assertThat(Progress.clock(0)).isEqualTo("0:00");
        assertThat(Progress.clock(754_900_000_000L)).isEqualTo("12:34");
        assertThat(Progress.clock(3_723_000_000_000L)).isEqualTo("1:02:03");
    }
}
