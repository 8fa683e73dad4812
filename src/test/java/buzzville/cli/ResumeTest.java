package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A study that was killed goes on from its finished runs, and nobody sees it in its results. */
class ResumeTest {
    @TempDir
    Path folder;

    static Stream<Arguments> studies() {
        return Stream.of(
                Arguments.of("run", List.of("--replications", "12", "--no-charts")),
                Arguments.of("compare", List.of("--precision", "4%", "--at-most", "12", "--no-charts")),
                Arguments.of("sweep", List.of("--vary", "load=0.5,1,1.5", "--replications", "4", "--no-charts")));
    }

    @ParameterizedTest
    @MethodSource("studies")
    void aKilledStudyGoesOn(String command, List<Object> options) throws IOException, InterruptedException {
        List<Object> study = new ArrayList<>(List.of(command, Studies.city(folder, "20min"), "--threads", "1"));
        study.addAll(options);
        Path out = folder.resolve("out");
        Path kept = out.resolve(Keeping.FILE);
        Path said = folder.resolve("said");

        Studies.killWhen(Studies.start(said, Studies.words(study, "--out", out)), kept, 25_000);
        Studies.killWhen(
                Studies.start(said, Studies.words(study, "--out", out, "--resume")), kept, Files.size(kept) + 15_000);
        Shell resumed = Shell.run(Studies.words(study, "--out", out, "--resume"));

        assertThat(resumed.err()).containsPattern("(?m)^[1-9]\\d* finished runs are there already$");
        Path alone = folder.resolve("alone");
        Shell whole = Shell.run(Studies.words(study, "--out", alone));
        assertThat(resumed.out()).isEqualTo(whole.out());
        assertThat(resumed.status()).isEqualTo(whole.status());
        assertThat(Studies.files(out)).isEqualTo(Studies.files(alone)).doesNotContainKey(Keeping.FILE);
    }

    @Test
    void runsOfAnotherStudyAreNotTakenAndWhatIsThereStays() throws IOException, InterruptedException {
        Path city = Studies.city(folder, "20min");
        List<Object> study = List.of("run", city, "--replications", "12", "--threads", "1", "--no-charts");
        Path out = folder.resolve("out");
        Path kept = out.resolve(Keeping.FILE);
        Studies.killWhen(Studies.start(folder.resolve("said"), Studies.words(study, "--out", out)), kept, 15_000);
        byte[] before = Files.readAllBytes(kept);

        Shell seed = Shell.run(Studies.words(study, "--out", out, "--resume", "--seed", "8"));
        assertThat(seed.status()).isEqualTo(2);
        assertThat(seed.err())
                .isEqualTo(String.format(
                        "buzzville: '%s' has finished runs of another study: seed '7', and not '8'; delete it to begin again%n",
                        kept));
        Files.writeString(city, Files.readString(city).replace("110ms", "111ms"));
        Shell scenario = Shell.run(Studies.words(study, "--out", out, "--resume"));
        assertThat(scenario.status()).isEqualTo(2);
        assertThat(scenario.err()).contains("has finished runs of another study: scenario '");
        assertThat(kept).hasBinaryContent(before);
        assertThat(out.resolve("manifest.json")).doesNotExist();
    }

    @Test
    void withoutResumeEverythingIsRunAgainAndOneIsTold() throws IOException, InterruptedException {
        Path city = Studies.city(folder, "20min");
        List<Object> study = List.of("run", city, "--replications", "6", "--threads", "1", "--no-charts");
        Path out = folder.resolve("out");
        Path kept = out.resolve(Keeping.FILE);
        Studies.killWhen(Studies.start(folder.resolve("said"), Studies.words(study, "--out", out)), kept, 15_000);

        Shell again = Shell.run(Studies.words(study, "--out", out));

        assertThat(again.err())
                .containsPattern(
                        "finished runs of an interrupted command are not used; --resume would go on from them");
        assertThat(again.status()).isLessThan(2);
        assertThat(kept).doesNotExist();
    }
}
