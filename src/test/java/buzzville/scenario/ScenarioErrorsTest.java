package buzzville.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.yaml.Problem;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wrong scenarios and exactly what is said about them. A case is {@code === a sentence}, the scenario, {@code ---} and the
 * lines that {@code check} prints, none if it is sound; each case includes {@code city.yaml}, and all of its strategies are
 * read.
 */
class ScenarioErrorsTest {
    private static final Path FOLDER = Path.of("src/test/resources/buzzville/scenario/errors");
    private static final List<String> TABLES = List.of(
            "language",
            "names",
            "producers",
            "stages",
            "backpressure",
            "flows",
            "incidents",
            "faults",
            "objectives",
            "happenings",
            "calendar",
            "lights",
            "delivery",
            "aggregation",
            "resilience",
            "scaling",
            "journal",
            "profiles",
            "outbox",
            "precision",
            "load",
            "clocks");
    private static final int LEAST_CASES = 100;

    @TempDir
    Path folder;

    private record Case(String sentence, String yaml, List<String> lines) {}

    @TestFactory
    Stream<DynamicTest> everyMistakeIsToldInOneLine() throws IOException {
        for (String file : List.of("city.yaml", "film.csv", "wrong.csv", "wrong.jsonl", "torn.csv")) {
            Files.copy(FOLDER.resolve(file), folder.resolve(file));
        }
        List<Case> cases = new ArrayList<>();
        for (String table : TABLES) {
            cases.addAll(cases(Files.readString(FOLDER.resolve(table + ".txt"), StandardCharsets.UTF_8)));
        }
        assertThat(cases).hasSizeGreaterThan(LEAST_CASES);
        return cases.stream()
                .map(wrong -> DynamicTest.dynamicTest(
                        wrong.sentence(),
                        () -> assertThat(check(wrong.yaml() + "include: [city.yaml]\n"))
                                .containsExactlyElementsOf(wrong.lines())));
    }

    @Test
    void theExampleOfTheContractIsSoundBesideTheShippedCityUnderEachOfItsStrategies() throws IOException {
        Files.createDirectory(folder.resolve("city"));
        try (Stream<Path> files = Files.list(Path.of("scenarios/city"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve("city").resolve(file.getFileName()));
            }
        }
        assertThat(check(DesignExample.SCENARIO))
                .containsExactly(
                        "wrong.yaml:14:3: warning: producers.capteur_collision: takes the place of the witness of"
                                + " 'rue' that has this name; what happens at 'rue' is still reported by 'appel_urgence'");
    }

    @Test
    void aProducerReplacesAnIncludedWitnessOfItsNameAndOtherArrivalsAnIncludedProfile() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), """
                format: 1
                duration: 1min
                events: {a: {}}
                services: {s: {subscribes: [a]}}
                producers:
                  two: {emits: a, arrivals: never, witnesses: {sensor: {}, call: {}}}
                  one: {emits: a, arrivals: never, witnesses: {eye: {}}}
                  day: {emits: a, arrivals: poisson(1/s), profile: 'day(times=[06:00], factors=[100%])'}
                  other: {emits: a, arrivals: poisson(1/s), profile: 'day(times=[06:00], factors=[100%])'}
                start: 2024-12-10T00:00:00Z
                """);
        Path file = Files.writeString(folder.resolve("main.yaml"), """
                include: [base.yaml]
                producers:
                  sensor: {emits: a, arrivals: every(1s)}
                  day: {arrivals: every(1s)}
                  other: {arrivals: poisson(2/s)}
                """);
        Problems problems = new Problems();
        Scenario scenario = ScenarioFile.load(file, problems).scenario(ScenarioFile.PLAIN, List.of(), problems);

        assertThat(problems.lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("warning: producers.sensor: takes the place");
        assertThat(scenario.producers().get("two").witnesses()).containsOnlyKeys("call");
        assertThat(scenario.producers().get("day").profile()).isNull();
        assertThat(scenario.producers().get("other").profile()).isNotNull();

        // nobody would watch any more, so it is a mistake as within one file
        assertThat(check("include: [base.yaml]\nproducers: {eye: {emits: a, arrivals: every(1s)}}\n"))
                .containsExactly("base.yaml:7:48: producers.one.witnesses.eye: 'eye' is the name of a producer already;"
                        + " expected one of its own");
        assertThat(check("""
                format: 1
                duration: 1min
                events: {a: {}}
                services: {s: {subscribes: [a]}}
                producers:
                  two: {emits: a, arrivals: every(9s), witnesses: {sensor: {}, call: {}}}
                  sensor: {emits: a, arrivals: every(1s)}
                """))
                .containsExactly("wrong.yaml:6:52: producers.two.witnesses.sensor: 'sensor' is the name of a producer"
                        + " already; expected one of its own");
    }

    @Test
    void theMistakesOfARecordingAreToldInTheOrderOfItsLinesAndOnlyThose() throws IOException {
        String sound = """
                {
                  "type": "inconnu",
                  "producteur": "moi",
                  "timestamp": "2024-12-10T12:00:00.000Z",
                  "priorite": "info"
                }
                """;
        Files.writeString(folder.resolve("film.json"), sound.replace("info", "infos") + sound + "{\n".repeat(30));

        List<String> told = check("""
                format: 1
                duration: 1min
                events: {a: {}}
                services: {s: {subscribes: [a]}}
                producers: {film: {emits: a, arrivals: trace(film.json)}}
                """);

        String at = "wrong.yaml:5:40: producers.film.arrivals: film.json:";
        assertThat(told).hasSize(21);
        assertThat(told.get(0)).startsWith(at + "5: priorite: must be one of");
        assertThat(told.get(1)).startsWith(at + "7: type: unknown event 'inconnu'");
        assertThat(told.get(2)).startsWith(at + "13: the message is not JSON");
        assertThat(told.get(19)).startsWith(at + "30: the message is not JSON");
        assertThat(told.get(20))
                .isEqualTo("wrong.yaml:5:40: producers.film.arrivals: and 12 more mistakes in 'film.json'");
    }

    @Test
    void alternativesReplaceEachOtherWhateverMergesOneOverTheOther() throws IOException {
        String city =
                "format: 1\nduration: 1s\nevents: {a: {label: A}, b: {}, c: {}}\nservices: {s: {subscribes: [a, b, c]}}\n"
                        + "producers: {p: {emits: a, arrivals: every(1s)}, q: {emits: {mix: {a: 1, b: 9}}, arrivals: every(1s)}}\n";
        Files.writeString(folder.resolve("base.yaml"), city);
        Path file = Files.writeString(folder.resolve("main.yaml"), """
                include: [base.yaml]
                events: {a: {label: {fr: Un}}}
                producers: {p: {emits: {mix: {b: 2}}}, q: {emits: c}}
                strategies:
                  none: {}
                  more: {producers: {p: {emits: {mix: {c: 3}}}, q: {emits: {mix: {c: 1}}}}, events: {a: {label: {en: One}}}}
                """);

        assertThat(emissions(file, "none")).isEqualTo("{b=2.0} {c=1.0}");
        assertThat(emissions(file, "more")).isEqualTo("{b=2.0, c=3.0} {c=1.0}");
        assertThat(emissions(file, "none", "producers.p.emits=a", "producers.q.emits.mix={b: 4}"))
                .isEqualTo("{a=1.0} {b=4.0}");
        Label label = read(file, "more").events().get("a").label();
        assertThat(label).isEqualTo(new Label(null, "Un", "One"));
    }

    private static String emissions(Path file, String strategy, String... settings) {
        Map<String, ProducerSpec> producers = read(file, strategy, settings).producers();
        return producers.get("p").emits().weights() + " "
                + producers.get("q").emits().weights();
    }

    private static Scenario read(Path file, String strategy, String... settings) {
        Problems problems = new Problems();
        Scenario scenario = ScenarioFile.load(file, problems).scenario(strategy, List.of(settings), problems);
        assertThat(problems.lines()).isEmpty();
        return scenario;
    }

    @Test
    void thereAreNoMoreProducersThanPlacesInTheOrderOfArrivals() throws IOException {
        StringBuilder yaml =
                new StringBuilder("format: 1\nduration: 1s\nevents: {e: {}}\nservices: {s: {subscribes: [e]}}\n");
        yaml.append("producers:\n");
        for (int i = 0; i < 8191; i++) {
            yaml.append("  p").append(i).append(": {emits: e, arrivals: every(1s)}\n");
        }
        assertThat(check(yaml.toString())).isEmpty();

        yaml.append("  one-more: {emits: e, arrivals: every(1s)}\n");
        assertThat(check(yaml.toString()))
                .containsExactly(
                        "wrong.yaml:5:1: producers: expected at most 8191 producers, but found 8192; one producer"
                                + " may have many instances ('count')");
    }

    /** A check that compared mistakes with each other would take minutes. */
    @Test
    @Timeout(60)
    void tenThousandMistakesTakeHardlyLongerThanTen() throws IOException {
        Files.copy(FOLDER.resolve("city.yaml"), folder.resolve("city.yaml"));
        StringBuilder yaml = new StringBuilder("strategies: {a: {}, b: {seed: 2}}\nincidents:\n");
        for (int i = 0; i < 10_000; i++) {
            yaml.append("  i").append(i).append(": {at: 1s, emit: e").append(i).append("}\n");
        }

        assertThat(check(yaml + "include: [city.yaml]\n")).hasSize(10_000);
    }

    private static List<Case> cases(String table) {
        List<Case> cases = new ArrayList<>();
        for (String text : table.split("(?m)^=== ")) {
            if (!text.isBlank()) {
                String[] parts = text.split("(?m)^---$", 2);
                String[] head = parts[0].split("\n", 2);
                cases.add(new Case(head[0], head[1], parts[1].strip().lines().toList()));
            }
        }
        return cases;
    }

    /** What is printed about a scenario, under all of its strategies together. */
    private List<String> check(String yaml) throws IOException {
        Path file = folder.resolve("wrong.yaml");
        Files.writeString(file, yaml);
        Problems problems = new Problems();
        ScenarioFile read = ScenarioFile.load(file, problems);
        if (read != null) {
            for (String strategy : read.strategies()) {
                Scenario scenario = read.scenario(strategy, List.of(), problems);
                assertThat(scenario == null).isEqualTo(problems.hasErrors());
            }
        }
        String here = folder.toString().replace('\\', '/') + "/";
        return problems.all().stream()
                .map(Problem::toString)
                .map(line -> line.replace(here, ""))
                .toList();
    }
}
