package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.report.kept.Facts;
import buzzville.report.kept.RunsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
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

/** Studies that several processes share give the results of one. */
class ShardTest {
    @TempDir
    Path folder;

    private Path city;
    private Path parts;
    private List<Object> compare;

    @BeforeEach
    void aCity() throws IOException {
        city = Studies.city(folder, "10s");
        parts = folder.resolve("parts");
        compare = List.of("compare", city, "--replications", "4", "--no-breaking-load", "--no-charts");
    }

    static Stream<Arguments> studies() {
        return Stream.of(
                Arguments.of("run", List.of("--strategy", "lanes", "--replications", "5", "--trace")),
                Arguments.of("compare", List.of("--replications", "3", "--no-charts")),
                Arguments.of("sweep", List.of("--vary", "load=0.5,1,1.5", "--strategies", "none,lanes")),
                Arguments.of("sweep", List.of("--vary", "load=0.5,1", "--replications", "1", "--no-charts")));
    }

    @ParameterizedTest
    @MethodSource("studies")
    void mergedResultsAreThoseOfOneMachineByteForByte(String command, List<Object> options) throws IOException {
        List<Object> study = new ArrayList<>(List.of(command, city));
        study.addAll(options);
        Shell alone = Shell.run(Studies.words(study, "--out", folder.resolve("alone"), "--threads", 1));

        for (int number = 3; number >= 1; number--) {
            Shell shard = Shell.run(
                    Studies.words(study, "--shard", number + "/3", "--out", parts, "--threads", 1 + number % 2));
            assertThat(shard.err()).startsWith("shard " + number + "/3: ");
            assertThat(shard.status()).isZero();
        }
        Shell merged = Shell.run("merge", parts, "--out", folder.resolve("merged"), "--threads", 2);

        assertThat(merged.err().replace("merged", "alone")).isEqualTo(alone.err());
        assertThat(merged.out()).isEqualTo(alone.out());
        assertThat(merged.status()).isEqualTo(alone.status());
        assertThat(Studies.files(folder.resolve("merged"))).isEqualTo(Studies.files(folder.resolve("alone")));
    }

    private Shell shard(int number, int of, Object... more) {
        List<Object> study = new ArrayList<>(compare);
        study.addAll(Arrays.asList(more));
        return Shell.run(Studies.words(study, "--shard", number + "/" + of, "--out", parts));
    }

    private void shards(int of) {
        for (int number = 1; number <= of; number++) {
            assertThat(shard(number, of).status()).isZero();
        }
    }

    private void refused(String sentence, Object... words) throws IOException {
        Map<String, String> before = Studies.files(folder);
        Shell shell = Shell.run(words);

        assertThat(shell.err().replace(folder + "/", "")).startsWith("buzzville: " + sentence);
        assertThat(shell.err().lines()).hasSize(1);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.status()).isEqualTo(2);
        assertThat(Studies.files(folder)).isEqualTo(before);
    }

    @Test
    void shardsThatAreMissingOrThereTwiceAreNamed() throws IOException {
        shards(3);
        Path second = parts.resolve("shard-2-of-3.bvruns");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.copy(second, other.resolve("shard-2-of-3.bvruns"));

        refused(
                "shard 2 of 3 is there twice: 'parts/shard-2-of-3.bvruns' and 'other/shard-2-of-3.bvruns'",
                "merge",
                parts,
                other);
        Files.delete(second);
        refused("of 3 shards, one is missing: 2", "merge", parts);
        refused("of 3 shards, 2 are missing: 1, 3", "merge", other);
    }

    @Test
    void aShardThatIsHalfWrittenIsNamedAndGoesOn() throws IOException {
        shards(2);
        Path second = parts.resolve("shard-2-of-2.bvruns");
        byte[] whole = Files.readAllBytes(second);
        Files.write(second, Arrays.copyOf(whole, whole.length - 100));

        refused(
                "shard 2 of 2 is not finished: 'parts/shard-2-of-2.bvruns' has 3 of its 4 runs; run it again, and it goes on",
                "merge",
                parts);

        assertThat(shard(2, 2).err()).startsWith("shard 2/2: 4 runs, 3 of them finished before; kept in ");
        assertThat(second).hasBinaryContent(whole);
        assertThat(shard(2, 2).err()).startsWith("shard 2/2: 4 runs, 4 of them finished before; kept in ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seed 8          | seed '7', and not '8'",
                "--set duration=9s | --set '', and not 'duration=9s'",
                "--replications 5  | replications '4', and not '5'",
                "--strategies lanes,none | strategies 'none,lanes', and not 'lanes,none'",
                "--require lanes   | command line 'buzzville compare ",
            })
    void aShardOfAnotherStudyIsRefused(String more, String difference) throws IOException {
        shards(2);
        List<Object> study = new ArrayList<>(compare);
        if (more.startsWith("--replications")) {
            study.removeAll(List.of("--replications", "4"));
        }
        study.addAll(List.of(more.split(" ")));

        refused(
                "'parts/shard-2-of-2.bvruns' has finished runs of another study: " + difference,
                Studies.words(study, "--shard", "2/2", "--out", parts));

        Path other = folder.resolve("other");
        assertThat(Shell.run(Studies.words(study, "--shard", "2/2", "--out", other))
                        .status())
                .isZero();
        Files.move(
                other.resolve("shard-2-of-2.bvruns"),
                parts.resolve("shard-2-of-2.bvruns"),
                StandardCopyOption.REPLACE_EXISTING);
        refused(
                "'parts/shard-2-of-2.bvruns' and 'parts/shard-1-of-2.bvruns' are shards of different studies: ",
                "merge",
                parts);
    }

    @Test
    void aShardOfAnotherCountVersionOrScenarioIsRefused() throws IOException {
        shards(2);
        shard(1, 3);
        refused(
                "'parts/shard-1-of-3.bvruns' and 'parts/shard-1-of-2.bvruns' are shards of different studies: number of shards '3', and not '2'",
                "merge",
                parts);
        Files.delete(parts.resolve("shard-1-of-3.bvruns"));

        Files.writeString(city, Files.readString(city).replace("110ms", "111ms"));
        refused("'parts/shard-1-of-2.bvruns' has finished runs of another study: scenario '", "merge", parts);

        Path first = parts.resolve("shard-1-of-2.bvruns");
        Facts facts;
        try (RunsFile file = RunsFile.read(first)) {
            facts = file.facts();
        }
        RunsFile.begin(first, facts.with("version", "0.0.1")).close();
        refused(
                "'parts/shard-1-of-2.bvruns' was run by version 0.0.1, and this is " + RootCommand.Version.number(),
                "merge",
                parts);
    }

    @Test
    void whatShardsCannotDoIsRefused() throws IOException {
        refused(
                "--shard: expected a number and how many shards there are",
                Studies.words(compare, "--shard", "4/3", "--out", parts));
        refused("--shard: expected --out DIR with it", Studies.words(compare, "--shard", "1/3"));
        refused(
                "--shard: how many replications a precision takes",
                "compare",
                city,
                "--precision",
                "5%",
                "--shard",
                "1/3",
                "--out",
                parts);
        refused("--shard: there is a single run, and nothing to share", "run", city, "--shard", "1/3", "--out", parts);
        refused("'nowhere': there is no such folder", "merge", folder.resolve("nowhere"));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refused("'empty' has no shards in it; expected files such as 'shard-1-of-4.bvruns'", "merge", empty);
    }

    @Test
    void aFigureThatASweepDoesNotHaveIsRefusedByTheFirstShard() {
        Shell shell = Shell.run(
                "sweep",
                city,
                "--vary",
                "load=0.5,1",
                "--figure",
                "quik",
                "--shard",
                "1/2",
                "--out",
                parts,
                "--lang",
                "fr");

        assertThat(shell.err()).startsWith("buzzville: --figure: there is no figure 'quik'; did you mean 'quick'?");
        assertThat(shell.status()).isEqualTo(2);
        assertThat(Shell.run("sweep", city, "--vary", "load=0.5,1", "--shard", "1/2", "--out", folder, "--lang", "fr")
                        .err())
                .startsWith("part 1/2 : 5 simulations, dont 0 finies avant ; gardées dans ");
    }

    @Test
    void aShardThatIsKilledGoesOnInAnotherProcess() throws IOException, InterruptedException {
        city = Studies.city(folder, "20min");
        compare =
                List.of("compare", city, "--replications", "8", "--no-breaking-load", "--no-charts", "--threads", "1");
        Path said = folder.resolve("said");
        Path file = parts.resolve("shard-1-of-2.bvruns");
        Studies.killWhen(Studies.start(said, Studies.words(compare, "--shard", "1/2", "--out", parts)), file, 20_000);

        assertThat(Studies.start(said, Studies.words(compare, "--shard", "2/2", "--out", parts))
                        .waitFor())
                .isZero();
        assertThat(Shell.run("merge", parts).err()).startsWith("buzzville: shard 1 of 2 is not finished: ");
        assertThat(Studies.start(said, Studies.words(compare, "--shard", "1/2", "--out", parts))
                        .waitFor())
                .isZero();
        assertThat(said).content().containsPattern("shard 1/2: 8 runs, [1-7] of them finished before");

        Shell.run("merge", parts, "--out", folder.resolve("merged"));
        Shell.run(Studies.words(compare, "--out", folder.resolve("alone")));
        assertThat(Studies.files(folder.resolve("merged"))).isEqualTo(Studies.files(folder.resolve("alone")));
    }
}
