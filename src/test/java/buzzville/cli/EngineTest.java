package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Studies whose runs an engine does give the results of one machine. What Spark does with them is tested beside its driver. */
class EngineTest {
    @TempDir
    Path folder;

    private Path city;

    @BeforeEach
    void aCity() throws IOException {
        city = Studies.city(folder, "10s");
    }

    static Stream<Arguments> studies() {
        return Stream.of(
                Arguments.of("run", List.of("--strategy", "lanes", "--replications", "5", "--trace")),
                Arguments.of("run", List.of("--precision", "20%", "--at-most", "20", "--seed", "9")),
                Arguments.of("compare", List.of("--replications", "4", "--no-charts")),
                Arguments.of(
                        "compare",
                        List.of("--replications", "2", "--no-charts", "--no-breaking-load", "--set", "warmup=mser-5")),
                Arguments.of(
                        "sweep",
                        List.of("--vary", "load=0.5,1,1.5", "--strategies", "none,lanes", "--set", "duration=9s")),
                Arguments.of(
                        "sweep",
                        List.of("--vary", "load=0.5,1", "--precision", "30%", "--at-most", "12", "--no-charts")));
    }

    @ParameterizedTest
    @MethodSource("studies")
    void resultsAreThoseOfOneMachineByteForByte(String command, List<Object> options) throws IOException {
        List<Object> study = new ArrayList<>(List.of(command, city));
        study.addAll(options);
        Shell alone = Shell.run(Studies.words(study, "--out", folder.resolve("alone"), "--threads", 1));

        Shell shared = Shell.run(Studies.words(study, "--out", folder.resolve("shared"), "--engine", "threads://"));

        assertThat(shared.err().replace("shared", "alone")).isEqualTo(alone.err());
        assertThat(shared.out()).isEqualTo(alone.out());
        assertThat(shared.status()).isEqualTo(alone.status()).isLessThan(2);
        assertThat(Studies.files(folder.resolve("shared"))).isEqualTo(Studies.files(folder.resolve("alone")));
    }

    @Test
    void whatCameInBeforeAnEngineGaveUpIsKept() throws IOException {
        List<Object> study = List.of("compare", city, "--replications", "6", "--no-charts", "--no-breaking-load");
        Path results = folder.resolve("results");

        Shell gaveUp = Shell.run(Studies.words(study, "--out", results, "--engine", "threads://gives-up-after-4"));

        assertThat(gaveUp.status()).isEqualTo(3);
        assertThat(gaveUp.err()).contains("buzzville: it gave up\n");
        assertThat(gaveUp.err()).containsPattern("[4-6] finished runs are kept; the same command with --resume");

        Shell resumed = Shell.run(Studies.words(study, "--out", results, "--resume", "--engine", "threads://"));

        assertThat(resumed.err()).containsPattern("[4-6] finished runs are there already");
        Shell.run(Studies.words(study, "--out", folder.resolve("alone")));
        assertThat(Studies.files(results)).isEqualTo(Studies.files(folder.resolve("alone")));
    }

    @Test
    void anEngineGoesOnFromWhatWasDoneHere() throws IOException {
        Path results = folder.resolve("results");
        List<Object> study = List.of("run", city, "--no-charts", "--out", results);
        Shell.run(Studies.words(study, "--replications", 6, "--engine", "threads://gives-up-after-3"));

        Shell here = Shell.run(Studies.words(study, "--replications", 6, "--resume"));

        assertThat(here.err()).contains("finished runs are there already");
        Map<String, String> files = Studies.files(results);
        Shell.run("run", city, "--no-charts", "--out", folder.resolve("alone"), "--replications", 6);
        assertThat(files).isEqualTo(Studies.files(folder.resolve("alone")));
    }

    private void refused(String sentence, Object... words) {
        Shell shell = Shell.run(words);

        assertThat(shell.err()).startsWith("buzzville: --engine: " + sentence);
        assertThat(shell.err().lines()).hasSize(1);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.status()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "sprak://host:7077, expected",
        "spark://host, expected",
        "spark://host:707777, expected",
        "local[0], expected",
        "local[two], expected",
        "yarn, expected",
        "spark://host:7077, this jar knows no Spark",
        "'spark://one:7077,two:7077', this jar knows no Spark",
        "local[4], this jar knows no Spark",
        "local[*], this jar knows no Spark",
        "local, this jar knows no Spark",
    })
    void anEngineThatIsNoneOrIsNotThereIsRefused(String url, String sentence) {
        String whole = sentence.equals("expected")
                ? "expected spark://HOST:PORT, or local[N] for N cores of this machine, but found '" + url + "'"
                : "this jar knows no Spark, and '" + url + "' needs it; './mvnw -Dquick -P spark package' makes";
        refused(whole, "compare", city, "--engine", url);
    }

    @Test
    void whatNobodyCanShareIsRefused() throws IOException {
        refused("there is a single run, and nothing to share", "run", city, "--engine", "threads://");
        refused(
                "an engine shares the runs out itself; expected either --engine or --shard, but found both",
                "compare",
                city,
                "--engine",
                "threads://",
                "--shard",
                "1/2",
                "--out",
                folder);
    }

    @Test
    void workersOfAnotherBuildAreRefused() {
        Shell shell = Shell.run(
                "sweep",
                city,
                "--vary",
                "load=1,2",
                "--engine",
                "threads://other-build",
                "--out",
                folder.resolve("results"));

        assertThat(shell.err()).startsWith("buzzville: --engine: a worker has build ");
        assertThat(shell.err())
                .contains(" of the program, and this is 0.0.1; give the workers the jar that is started");
        assertThat(shell.err().lines()).hasSize(1);
        assertThat(shell.status()).isEqualTo(2);
        assertThat(folder.resolve("results"))
                .satisfiesAnyOf(
                        none -> assertThat(none).doesNotExist(),
                        empty -> assertThat(empty).isEmptyDirectory());
    }
}
