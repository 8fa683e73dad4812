package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class OtherCommandsTest {
    @TempDir
    Path folder;

    static Stream<Path> shipped() {
        return Shipped.here().files().stream();
    }

    @Test
    void withoutACommandThereIsHelp() {
        assertThat(Shell.run().out()).isEqualTo(Shell.run("--help").out()).contains("Examples:", "Exit status:");
        assertThat(Shell.run("help").out()).isEqualTo(Shell.run("--help").out());
        assertThat(Shell.run("--help").out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(Shell.run().status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "compare",
                "sweep",
                "size",
                "tip",
                "check",
                "explain",
                "branch",
                "replay",
                "audit",
                "clocks",
                "verify",
                "list",
                "init",
                "schema",
                "gallery",
                "fingerprints",
                "journals",
                "help"
            })
    void everyCommandHasHelp(String command) {
        Shell shell = Shell.run(command, "--help");

        assertThat(shell.status()).isZero();
        assertThat(shell.out()).startsWith("Usage: buzzville " + command);
        assertThat(shell.err()).isEmpty();
        assertThat(Shell.run("--help").out()).contains("  " + command + " ");
        assertThat(shell.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(Shell.run("help", command).out()).isEqualTo(shell.out());
    }

    @Test
    void theVersionNamesItsJava() {
        assertThat(Shell.run("--version").out()).startsWith("buzzville ").contains("Java");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedScenarioIsSound(Path file) {
        Shell shell = Shell.run("check", file);

        assertThat(shell.err()).isEmpty();
        assertThat(shell.out()).startsWith(file + ": ok (");
    }

    @Test
    void aReaderThatGoesAwayIsNoFault() throws Exception {
        Process list = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Buzzville.class.getName(),
                        "list")
                .start();
        list.getInputStream().close();

        assertThat(new String(list.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(list.waitFor()).isZero();
    }

    @Test
    void whatATerminalWouldObeyIsShownAndNotSent() throws IOException {
        Path file = folder.resolve("loud.yaml");
        Files.writeString(file, """
                name: "\\e[31mred\\a"
                format: 1
                duration: 1s
                events: {a: {}}
                producers: {p: {emits: "a\\e[2J", arrivals: every(1s)}}
                """);
        Shell wrong = Shell.run("check", file);
        assertThat(wrong.err()).contains("unknown event 'a\\u001b[2J'").doesNotContain("\u001b");

        Files.writeString(file, Files.readString(file).replace("\"a\\e[2J\"", "a"));
        Shell sound = Shell.run("check", file);
        assertThat(sound.out()).contains("\\u001b[31mred\\u0007").doesNotContain("\u001b");
    }

    @Test
    void theListHasEveryShippedScenarioAndEveryPolicy() {
        Shell shell = Shell.run("list");

        assertThat(shell.status()).isZero();
        assertThat(shipped()).isNotEmpty().allMatch(file -> shell.out().contains("  " + file));
        assertThat(shell.out())
                .contains(
                        "lognormal(mean, [sd], [cv], [p99])",
                        "drop-oldest",
                        "strict-priority",
                        "every(period, [jitter=0s]");
        assertThat(Shell.run("list", "policies").out())
                .doesNotContain("Scenarios")
                .contains("overflow policy");
        assertThat(Shell.run("list", "scenarios", "--lang", "fr").out()).doesNotContain("overflow policy");
    }

    @Test
    void theSchemaIsJson() {
        Shell shell = Shell.run("schema");

        assertThat(JsonMapper.shared().readTree(shell.out()).path("$schema").asString())
                .contains("2020-12");
    }

    @Test
    void aNewScenarioChecksAndItsDefenceMakesTheDifference() throws IOException {
        Path file = folder.resolve("my-city.yaml");
        Shell init = Shell.run("init", file);

        assertThat(init.status()).isZero();
        assertThat(init.err()).contains("buzzville check " + file, "buzzville run " + file);
        assertThat(Shell.run("check", file).out())
                .isEqualTo(String.format("%s: ok (My city; strategies: none, priority)%n", file));
        assertThat(Shell.run("run", file, "-q", "--no-charts", "--out", folder.resolve("a"))
                        .status())
                .isZero();
        assertThat(Shell.run("run", file, "-q", "--no-charts", "--out", folder.resolve("b"), "--strategy", "none")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void aCheckedFileIsCalledWhatItCallsItself() throws IOException {
        Path file = folder.resolve("named.yaml");
        Shell.run("init", file);
        Files.writeString(file, Files.readString(file).replace("  none: {}", "  none: {name: Other}"));

        assertThat(Shell.run("check", file, "--strategy", "none").out()).contains(": ok (My city; strategy: none)");
    }

    @Test
    void whatIsUnderstoodIsAScenarioOfItsOwnThatRunsTheSame() throws IOException {
        Path file = folder.resolve("city.yaml");
        Shell.run("init", file);
        Shell effective = Shell.run("check", file, "--effective", "--strategy", "priority", "--set", "duration=11min");
        Path understood = Files.writeString(folder.resolve("understood.yaml"), effective.out());

        assertThat(Shell.run("check", understood).out()).endsWith(String.format(": ok (My city; strategy: plain)%n"));
        Shell.run("run", file, "--set", "duration=11min", "--no-charts", "-q", "--out", folder.resolve("a"));
        Shell.run("run", understood, "--no-charts", "-q", "--out", folder.resolve("b"));
        assertThat(fingerprint("b")).isEqualTo(fingerprint("a"));
    }

    private String fingerprint(String out) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(out).resolve("manifest.json"));
        return lines.stream()
                .filter(line -> line.contains("\"fingerprint\""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void checkGoesOnAfterAMistake() throws IOException {
        Path good = folder.resolve("good.yaml");
        Shell.run("init", good);
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "format: 2\n");

        Shell shell = Shell.run("check", bad, good);
        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.out()).startsWith(good + ": ok");
        assertThat(shell.err()).contains(bad + ":");
    }

    @Test
    void theQuickWayOfCheckSaysTheSame() throws IOException {
        Path good = folder.resolve("good.yaml");
        Shell.run("init", good);
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "format: 2\nduration 5s\n");
        Object[][] files = {{good}, {bad, good}, {folder.resolve("nowhere.yaml"), good}, {""}, {folder}};

        for (Object[] named : files) {
            List<Object> words = new ArrayList<>(List.of(named));
            words.add(0, "check");
            Shell quick = Shell.run(words.toArray());
            words.add(1, "--");
            assertThat(quick).isEqualTo(Shell.run(words.toArray()));
        }
    }

    @Test
    void theGalleryHasAScenarioUndefendedAndDefended() throws IOException {
        Path file = folder.resolve("city.yaml");
        Shell.run("init", file);
        Path out = folder.resolve("gallery");

        assertThat(Shell.run("gallery", file, "--no-charts", "--out", out).status())
                .isZero();
        assertThat(out.resolve("city/none/summary.json")).exists();
        assertThat(out.resolve("city/priority/summary.json")).exists();
        assertThat(out.resolve("city/priority/series.csv")).doesNotExist();
        assertThat(out.resolve("city/priority/report.html")).doesNotExist();
        Path mine = Files.writeString(out.resolve("city/priority/mine.csv"), "mine");

        Shell.run("gallery", file, "--no-charts", "--out", out);

        assertThat(mine).hasContent("mine");
    }

    @Test
    void commandLinesToPasteAreQuotedForAShell() {
        assertThat(Again.of("run", "my city.yaml", "--set", "a.b=it's", "--debug"))
                .isEqualTo("buzzville run 'my city.yaml' --set 'a.b=it'\\''s'");
    }

    @Test
    void typesOfMessageAreListedAndEachHasASchema() {
        Shell list = Shell.run("list", "messages");
        assertThat(list.status()).isZero();
        List<String> types = list.out()
                .lines()
                .filter(line -> line.matches("  \\w+"))
                .map(String::strip)
                .toList();
        assertThat(types).hasSize(32).contains("lever_soleil", "fuite_gaz", "notification_citoyens");
        for (String type : types) {
            Shell schema = Shell.run("schema", "--message", type);
            assertThat(schema.status()).isZero();
            assertThat(JsonMapper.shared().readTree(schema.out()).at("/title").asString())
                    .isEqualTo(type);
        }

        Shell wrong = Shell.run("schema", "--message", "acident_route");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("--message: unknown type 'acident_route'; did you mean 'accident_route'?");
    }

    @Test
    void cloudEventsNeedATrace() {
        Shell shell = Shell.run("run", "scenarios/queues/mm1.yaml", "--cloudevents");

        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.err()).contains("--cloudevents", "add --trace");
    }
}
