package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.codec.Undecodable;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An outcome written down and read again is the same outcome. Every city that {@link Timeline} runs in other tests is asked the
 * same; here are the shipped ones that do not take long.
 */
class SummaryCodeTest {
    private static final long SHORT = 3 * 60_000_000_000L;

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("scenarios"), 2)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml")
                            && !file.getParent().endsWith("city"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theOutcomeOfEveryShortShippedScenarioSurvives(Path file) {
        Problems problems = new Problems();
        ScenarioFile scenarios = ScenarioFile.load(file, problems);
        Scenario scenario = scenarios.scenario(scenarios.defaultStrategy(), List.of(), problems);
        if (scenario.duration() <= SHORT) {
            Figures.survive(
                    CityPlanner.plan(scenario, scenarios.defaultStrategy(), 3).finish());
        }
    }

    @Test
    void octetsThatAreCutShortOrBelongToAnotherScenarioAreRefused() {
        Scenario scenario = Timeline.scenario(RandomCityTest.city(new Random(1), 1));
        Run run = CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0).finish();
        byte[] octets = SummaryCode.octets(run.summary(), scenario);

        for (int length = 0; length < octets.length; length += 1 + octets.length / 200) {
            byte[] cut = Arrays.copyOf(octets, length);
            assertThatThrownBy(() -> SummaryCode.read(cut, scenario)).isInstanceOf(Undecodable.class);
        }
        assertThatThrownBy(() -> SummaryCode.read(Arrays.copyOf(octets, octets.length + 1), scenario))
                .isInstanceOf(Undecodable.class)
                .hasMessageContaining("left over");
    }

    @Test
    void aFieldThatIsNotWrittenIsFoundByName() {
        Scenario scenario = Timeline.scenario(RandomCityTest.city(new Random(1), 1));
        RunSummary one =
                CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0).finish().summary();
        RunSummary other =
                CityPlanner.plan(scenario, ScenarioFile.PLAIN, 1).finish().summary();

        assertThat(Figures.differences(one, one)).isEmpty();
        assertThat(Figures.differences(one, other)).anyMatch(line -> line.startsWith(".fingerprint: "));
    }
}
