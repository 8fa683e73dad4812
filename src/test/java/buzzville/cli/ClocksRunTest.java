package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.PencilLogs;
import buzzville.causality.log.LogWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where logs of clocks lie, what a full one says of itself, and what is said to who names another thing. */
class ClocksRunTest {
    @TempDir
    Path folder;

    private Path seven;
    private Path light;

    @BeforeEach
    void logs() throws IOException {
        seven = write("seven.jsonl", LogWriter.text(PencilLogs.seven()));
        light = write("light.jsonl", LogWriter.text(PencilLogs.redLight(true, 1_200, 0)));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void refused(Shell shell, String... lines) {
        assertThat(shell.err().lines()).containsExactly(lines);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.status()).isEqualTo(2);
    }

    private Path city() throws IOException {
        return write("city.yaml", """
                format: 1
                duration: 20s
                events: {red: {}, crash: {}, alert: {}}
                producers:
                  light: {emits: red, count: 3, arrivals: poisson(1/s)}
                  sensor: {emits: crash, arrivals: poisson(1/s)}
                network: {to-broker: 'uniform(1ms, 300ms)', to-services: 1ms}
                services:
                  centre: {subscribes: [red, crash], service-time: 5ms, emits: {alert: {on: crash}}}
                  police: {subscribes: [red, alert], service-time: 5ms}
                """);
    }

    @Test
    void aRunAndItsClocksLeaveEachOtherAlone() throws IOException {
        Path city = city();
        Path run = folder.resolve("results/city/plain");
        Path clocks = run.resolve("clocks");

        Shell.run("clocks", "run", city, "--out", clocks, "--no-charts");
        byte[] log = Files.readAllBytes(clocks.resolve("clocks.jsonl"));
        Shell second = Shell.run("run", city, "--out", run, "--no-charts", "--lang", "en");

        assertThat(second.err()).doesNotContain("replaces");
        assertThat(second.status()).isZero();
        assertThat(run.resolve("summary.json")).isNotEmptyFile();
        assertThat(clocks.resolve("clocks.jsonl")).hasBinaryContent(log);
        assertThat(Shell.run("clocks", "verify", run).status()).isZero();
        // in one folder the one replaces the other, and says so
        assertThat(Shell.run("clocks", "run", city, "--out", run, "--no-charts", "--lang", "en")
                        .err())
                .contains("replaces what this command left: buzzville run ");
        assertThat(run.resolve("summary.json")).doesNotExist();
        assertThat(run.resolve("report.html")).content().contains("Figures", "space-time.html");
        assertThat(Shell.run("run", city, "--out", run, "--no-charts", "--lang", "fr")
                        .err())
                .contains("remplace ce que cette commande a laissé : buzzville clocks run ");
        assertThat(clocks.resolve("clocks.jsonl")).hasBinaryContent(log);
        // what is somebody's own is still in the way
        Path own = Files.createDirectories(folder.resolve("own/notes"));
        assertThat(Shell.run("run", city, "--out", own.getParent()).status()).isEqualTo(2);
    }

    @Test
    void aLogThatIsFullSaysUntilWhenItReachesAndWhatToLeaveOut() throws IOException {
        // adrift: 400 ppm either way, 20 s: 8 ms at the end, wherever the log stops
        Path city =
                write("late.yaml", Files.readString(city()) + "incidents: {flood: {at: 15s, emit: {event: red}}}\n");
        Path out = folder.resolve("full");
        Shell shell = Shell.run(
                "clocks",
                "run",
                city,
                "--out",
                out,
                "--no-charts",
                "--lang",
                "en",
                "--set",
                "clocks.log.events=20",
                "--set",
                "clocks.profile=adrift");
        String last = Files.readAllLines(out.resolve("clocks.jsonl")).get(20);
        long end = JsonMapper.shared().readTree(last).path("true_ns").asLong();

        assertThat(shell.out())
                .contains(
                        "THE LOG IS FULL after ",
                        " of 20 s: orders, pairs",
                        "It has nothing of what began later: flood.")
                .contains("--set 'clocks.log.incidents=[flood]'", "--set 'clocks.log.processes=[")
                .contains("whole run, between events too: greatest error 8 ms (", ", at 20 s), greatest bound 8 ms");
        JsonNode figures = JsonMapper.shared().readTree(Files.readString(out.resolve("clocks.json")));
        assertThat(figures.at("/whole_run/log_full_at_ns").asLong())
                .isEqualTo(end)
                .isBetween(1L, 15_000_000_000L);
        assertThat(figures.at("/whole_run/max_error_ns").asLong()).isEqualTo(8_000_000);
        assertThat(figures.at("/whole_run/max_bound_ns").asLong()).isEqualTo(8_000_000);
        assertThat(figures.at("/physical/max_error_ns").asLong()).isLessThan(6_000_000);
        figures.at("/physical/processes")
                .forEach(clock -> assertThat(clock.at("/beyond_bound").asInt()).isZero());
        // the page leaves out who did nothing
        String page = Files.readString(out.resolve("space-time.html"));
        assertThat(page).contains("\"events\":20").doesNotContain("{\"name\":\"incident/flood\"");
        // what it proposes is enough
        Shell sampled = Shell.run(
                "clocks",
                "run",
                city,
                "--out",
                folder.resolve("some"),
                "--no-charts",
                "--lang",
                "en",
                "--set",
                "clocks.log.incidents=[flood]");
        assertThat(sampled.status()).isZero();
        assertThat(sampled.out()).doesNotContain("THE LOG IS FULL");
    }

    @Test
    void whoComparesLogsOrOneEventIsToldWhatIsCompared() {
        refused(
                Shell.run("clocks", "compare", seven, light),
                "buzzville: expected two events of one log, such as m1 and m2, but found another log, '" + light
                        + "'; two logs are compared by 'buzzville clocks diff'",
                "  help: buzzville clocks compare --help");
        refused(
                Shell.run("clocks", "compare", seven, "m1"),
                "buzzville: expected two events, such as m1 and m2, but found only 'm1'",
                "  help: buzzville clocks compare --help");
        refused(
                Shell.run("clocks", "compare", seven),
                "buzzville: expected two events, such as m1 and m2, but found none",
                "  help: buzzville clocks compare --help");
    }

    @Test
    void aFolderOfFoldersWithLogsProposesThem() throws IOException {
        Path plain = Files.createDirectories(folder.resolve("r/city/plain/clocks"));
        Files.copy(seven, plain.resolve("clocks.jsonl"));
        Path above = folder.resolve("r/city");
        refused(
                Shell.run("clocks", "verify", above),
                "buzzville: '" + above + "' has no clocks.jsonl",
                "  did you mean '" + above.resolve("plain") + "'?");
    }
}
