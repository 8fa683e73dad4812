package buzzville.experiment.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.city.CityPlanner;
import buzzville.codec.Undecodable;
import buzzville.experiment.RunPlan;
import buzzville.experiment.RunResult;
import buzzville.experiment.Variant;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.Warmup;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is done out of what travels is the run that is done here. */
class WorkshopTest {
    @TempDir
    Path folder;

    private Path city;

    /** A city whose files lie in several folders: one that it includes, one that says nothing, and two of data. */
    @BeforeEach
    void aCity() throws IOException {
        Path scenarios = Files.createDirectories(folder.resolve("scenarios"));
        Files.createDirectories(scenarios.resolve("mine/data"));
        Files.createDirectories(scenarios.resolve("common"));
        Files.writeString(scenarios.resolve("common/silent.yaml"), "{}\n");
        Files.writeString(scenarios.resolve("common/handling.csv"), "80\n110\n130\n");
        Files.writeString(scenarios.resolve("mine/data/other.csv"), "50\n60\n");
        Files.writeString(scenarios.resolve("common/events.yaml"), """
                events: {fire: {priority: critical}}
                services:
                  guards: {subscribes: [fire], service-time: empirical(handling.csv, unit=ms)}
                """);
        city = Files.writeString(scenarios.resolve("mine/city.yaml"), """
                format: 1
                include: [../common/silent.yaml, ../common/events.yaml]
                name: In several files
                duration: 30s
                producers: {detector: {emits: fire, arrivals: poisson(8/s)}}
                services: {guards: {}}
                strategies:
                  slow: {}
                  quick: {services: {guards: {service-time: empirical(data/other.csv, unit=ms)}}}
                """);
    }

    private ScenarioFile scenarios() {
        ScenarioFile scenarios = ScenarioFile.load(city, new Problems());
        assertThat(scenarios).isNotNull();
        return scenarios;
    }

    private Baggage baggage(String... settings) throws IOException {
        ScenarioFile scenarios = scenarios();
        return Baggage.of(
                city,
                scenarios,
                Stream.of("slow", "quick")
                        .map(strategy -> scenarios.document(strategy, List.of(settings), new Problems()))
                        .toList());
    }

    private void deleteEverything() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void everyFileThatACityIsReadFromTravels() throws IOException {
        Baggage baggage = baggage();

        assertThat(baggage.main()).isEqualTo("scenarios/mine/city.yaml");
        assertThat(baggage.files())
                .extracting(Baggage.Item::place)
                .containsExactlyInAnyOrder(
                        "scenarios/mine/city.yaml",
                        "scenarios/common/silent.yaml",
                        "scenarios/common/events.yaml",
                        "scenarios/common/handling.csv",
                        "scenarios/mine/data/other.csv");
    }

    @Test
    void aFileThatASettingNamesTravelsToo() throws IOException {
        Files.writeString(city.resolveSibling("third.csv"), "10\n20\n");
        String text = Files.readString(city).replaceFirst("include: .*", "events: {fire: {priority: critical}}");
        Files.writeString(city, text.replace("guards: {}", "guards: {subscribes: [fire]}"));

        assertThat(baggage("services.guards.service-time='empirical(third.csv, unit=ms)'")
                        .files())
                .extracting(Baggage.Item::place)
                .containsExactlyInAnyOrder(
                        "scenarios/mine/city.yaml", "scenarios/mine/third.csv", "scenarios/mine/data/other.csv");
    }

    @Test
    void aRunComesOutThereAsHereThoughNoFileIsShared() throws IOException {
        List<String> settings = List.of("seed=5");
        for (String strategy : List.of("slow", "quick")) {
            aCity();
            Scenario written = scenarios().scenario(strategy, settings, new Problems());
            assertThat(written).isNotNull();
            Scenario scenario = written.underLoad(1.3).measured(new Warmup(2_000_000_000L, false));
            byte[] here = RunResult.figuresOf(
                            CityPlanner.plan(scenario, strategy, 7).finish())
                    .octets();
            Errand errand = Errand.of(new RunPlan("a", 7), new Variant("a", scenario, strategy), settings);
            byte[] baggage = baggage().octets();
            deleteEverything();

            Reply reply = Workshop.of(baggage).run(Errand.read(errand.octets()));

            assertThat(Reply.read(reply.octets()).figuresOrThrow()).isEqualTo(here);
        }
    }

    @Test
    void anotherBuildIsRefused() throws IOException {
        Baggage own = baggage();
        byte[] other = new Baggage("0.0.1 (abc)", own.main(), own.files()).octets();

        assertThatThrownBy(() -> Workshop.of(other))
                .isInstanceOf(EngineRefusal.class)
                .hasMessage("a worker has build " + Build.here()
                        + " of the program, and this is 0.0.1 (abc); give the workers the jar that is started here, and no"
                        + " other");
        assertThatThrownBy(() -> Workshop.of(Arrays.copyOf(other, other.length - 1)))
                .isInstanceOf(EngineRefusal.class)
                .hasMessageContaining("this is another (the octets end too early)");
    }

    @Test
    void whatCannotBeDoneIsAnAnswer() throws IOException {
        Workshop workshop = Workshop.of(baggage().octets());
        Errand unknown = new Errand(new RunPlan("a", 0), "no-such", List.of(), new Warmup(0, false), 1);

        assertThatThrownBy(() -> workshop.run(unknown).figuresOrThrow())
                .isInstanceOf(EngineRefusal.class)
                .hasMessageContaining("a worker cannot read the scenario that can be read here: ")
                .hasMessageContaining("has no such strategy");
        assertThatThrownBy(() -> Reply.read(
                                Reply.fault(new IllegalStateException("odd")).octets())
                        .figuresOrThrow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("odd");
        assertThat(Reply.fault(new ArithmeticException("by zero")).sentence())
                .isEqualTo("ArithmeticException (by zero)");
    }

    @Test
    void baggageStaysInItsFolder() throws IOException {
        Baggage evil = new Baggage(Build.here(), "files/a", List.of(new Baggage.Item("../../evil", new byte[1])));

        assertThatThrownBy(() -> Workshop.of(evil.octets()))
                .isInstanceOf(Undecodable.class)
                .hasMessageContaining("is outside");
    }
}
