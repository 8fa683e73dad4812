package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.PencilLogs;
import buzzville.causality.log.LogReader;
import buzzville.causality.log.LogWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is printed was worked out by hand: see {@link PencilLogs}. */
class ClocksCommandTest {
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

    private static JsonNode json(Shell shell) {
        assertThat(shell.status()).isZero();
        return JsonMapper.shared().readTree(shell.out());
    }

    @Test
    void anOrderIsPrintedWithBothKindsOfInversion() {
        assertThat(Shell.run("clocks", "order", seven, "--by", "lamport", "--lang", "en")
                        .out())
                .isEqualTo("""
                        random, none, seed 42: 7 events of 3 processes
                        all events, by Lamport

                           event  process  kind     what  messages  Lamport
                        1      1  P1       local    a               1
                        2      3  P3       local    f               1
                        3      2  P1       send     b     > m1      2
                        4      4  P1       local    c               3
                        5      5  P2       receive  d     m1        3
                        6      6  P2       send     e     > m2      4
                        7      7  P3       receive  g     m2        5

                        pairs: 21; causal inversions: 0; real-time inversions: 1
                        pairs that are equal, and stand by number of the process: 2
                        """);
    }

    @Test
    void vectorsGiveLevelsAndNoOrderWithinThem() {
        // longest chains: a 1, f 1, b 2, c 3, d 3, e 4, g 5
        String text = Shell.run("clocks", "order", seven, "--by", "vector", "--lang", "fr")
                .out();
        assertThat(text).isEqualTo("""
                random, none, graine 42 : 7 événements de 3 processus
                tous les événements, par vecteurs

                niveau  événement  processus  genre      quoi  messages  vecteurs
                     1          1  P1         local      a               {P1=1}
                     1          3  P3         local      f               {P3=1}
                     2          2  P1         envoi      b     > m1      {P1=2}
                     3          4  P1         local      c               {P1=3}
                     3          5  P2         réception  d     m1        {P1=2, P2=1}
                     4          6  P2         envoi      e     > m2      {P1=2, P2=2}
                     5          7  P3         réception  g     m2        {P1=2, P2=2, P3=2}

                paires : 21 ; inversions causales : 0 ; inversions en temps réel : 0
                paires sans ordre : 8 ; ce qui est d'un même niveau est concurrent
                """);
    }

    @Test
    void atAProcessOnlyWhatItReceivedIsInOrder() {
        Shell arrival = Shell.run("clocks", "order", light, "--by", "arrival", "--at", "centre", "--lang", "en");
        assertThat(arrival.out())
                .contains("the events that sent what centre received, by arrival")
                .contains("pairs: 1; causal inversions: 1; real-time inversions: 1");
        JsonNode physical = json(Shell.run("clocks", "order", light, "--by", "physical", "--at", "centre", "--json"));
        assertThat(physical.at("/figures/causal_inversions").asInt()).isEqualTo(1);
        JsonNode lamport = json(Shell.run("clocks", "order", light, "--by", "lamport", "--at", "centre", "--json"));
        assertThat(lamport.at("/figures/causal_inversions").asInt()).isZero();
        assertThat(lamport.at("/order/0/event").asInt()).isEqualTo(1);
        assertThat(Shell.run("clocks", "order", seven, "--by", "true", "--limit", "2", "--lang", "en")
                        .out())
                .contains("and 5 more; --limit shows them");
    }

    @Test
    void twoEventsAreComparedByEveryClockAndByMessages() {
        assertThat(Shell.run("clocks", "compare", seven, "3", "m2", "--lang", "en")
                        .out())
                .isEqualTo("""
                        random, none, seed 42: 7 events of 3 processes

                        A  3  P3 #1, local f
                        B  6  P2 #2, send e > m2

                        A || B: no path of messages leads from one to the other; that says nothing of when they happened

                        clock         A ? B     because
                        physical      ->        0.003 s ± 0 s and 0.006 s ± 0 s
                        Lamport       -> or ||  1 < 4: B was not before A; more it does not say
                        hybrid clock  -> or ||  (0.003, 0) < (0.006, 0): B was not before A; more it does not say
                        vector        ||        each is above the other somewhere
                            P1 0 < 2
                            P2 0 < 2
                            P3 1 > 0

                        true time, which nobody in the city knows: A at 0.003 s, B at 0.006 s
                        """);
        assertThat(Shell.run("clocks", "compare", seven, "m1", "m2@P3", "--lang", "fr")
                        .out())
                .contains("""
                        A -> B : A a pu influencer B
                          2  P1 #2, envoi b > m1
                          -> par m1: 5  P2 #1, réception d m1
                          -> puis 6  P2 #2, envoi e > m2
                          -> par m2: 7  P3 #2, réception g m2
                        """);
        JsonNode undecidable = json(Shell.run("clocks", "compare", write("close.jsonl", 1_009), "1", "2", "--json"));
        assertThat(undecidable.at("/clocks/physical").asString()).isEqualTo("undecidable");
        assertThat(undecidable.at("/messages").asString()).isEqualTo("->");
        assertThat(undecidable.at("/path/1/message").asString()).isEqualTo("m1");
    }

    private Path write(String name, long fast) {
        try {
            return write(name, LogWriter.text(PencilLogs.redLight(true, fast, 0)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void rightStampsAreRightAndTheFirstWrongOneIsNamed() throws IOException {
        Shell right = Shell.run("clocks", "verify", seven, "--quiet", "--lang", "en");
        assertThat(right.out()).isEqualTo("RIGHT: all 21 stamps follow from the messages\n");
        assertThat(right.status()).isZero();
        // d is the fifth event, and has heard of b, which has 2
        String text = Files.readString(seven)
                .replace(
                        "\"local_ns\":5000000,\"bound_ns\":0,\"lamport\":3",
                        "\"local_ns\":5000000,\"bound_ns\":0,\"lamport\":1");
        Path wrong = write("wrong.jsonl", text);
        Shell found = Shell.run("clocks", "verify", wrong, "--lang", "en");
        assertThat(found.status()).isEqualTo(1);
        assertThat(found.out()).isEqualTo("""
                random, none, seed 42: 7 events of 3 processes

                first wrong stamp: Lamport, event 5 of P2 #1
                  found     1
                  expected  3
                  because   max(0, 2) + 1 = 3

                Lamport contradicts what happened: event 2 (P1 #2) was before event 5 (P2 #1), but 2 is not below 1

                WRONG: 2 of 21 stamps are not what the rules of the log make of those before them
                """);
        assertThat(Shell.run("clocks", "verify", wrong, "--lang", "fr", "--quiet")
                        .out())
                .isEqualTo(
                        "FAUX : 2 estampilles sur 21 ne sont pas ce que les règles du journal font des précédentes\n");
        Shell asJson = Shell.run("clocks", "verify", wrong, "--json");
        assertThat(asJson.status()).isEqualTo(1);
        assertThat(JsonMapper.shared()
                        .readTree(asJson.out())
                        .at("/first_wrong/0/why")
                        .asString())
                .isEqualTo("max(0, 2) + 1 = 3");
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
    void aRunLeavesItsLogFiguresAndCharts() throws IOException {
        Path city = city();
        Path results = folder.resolve("results");
        Shell shell =
                Shell.run("clocks", "run", city, "--out", results, "--set", "clocks.lamport=no-merge", "--lang", "en");
        assertThat(shell.err()).contains("clocks.json, clocks.jsonl, errors.csv, manifest.json, orders.csv");
        assertThat(shell.status()).isZero();
        assertThat(shell.out()).contains("BROKEN ON PURPOSE: lamport: no-merge").endsWith(" (BROKEN ON PURPOSE)\n");
        for (String chart : List.of("clock-orders", "clock-errors", "clock-pairs", "clock-bytes")) {
            assertThat(results.resolve("charts/" + chart + ".png")).isNotEmptyFile();
            assertThat(results.resolve("charts/" + chart + ".svg")).isNotEmptyFile();
        }
        String log = Files.readString(results.resolve("clocks.jsonl"), StandardCharsets.UTF_8);
        assertThat(LogReader.read(log).problems()).isEmpty();
        Shell verified = Shell.run("clocks", "verify", results, "--lang", "en");
        assertThat(verified.status()).isZero();
        assertThat(verified.out()).contains("RIGHT by the rules of the log, some of which are broken on purpose");
        // the same again, byte by byte
        Path again = folder.resolve("again");
        Shell.run("clocks", "run", city, "--out", again, "--set", "clocks.lamport=no-merge", "--no-charts");
        for (String file : List.of("clocks.jsonl", "clocks.json", "orders.csv", "errors.csv")) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(results.resolve(file));
        }
        assertThat(again.resolve("charts")).doesNotExist();
        JsonNode figures = JsonMapper.shared().readTree(Files.readString(again.resolve("clocks.json")));
        assertThat(figures.at("/lamport/violations").asLong()).isPositive();
        assertThat(figures.at("/vector/concurrent_pairs_detected")).isEqualTo(figures.at("/pairs/concurrent"));
    }

    @Test
    void aScenarioWithoutClocksIsRunWithSynchronisedOnes() throws IOException {
        Path city = city();
        Shell shell =
                Shell.run("clocks", "run", city, "--out", folder.resolve("r"), "--no-charts", "--json", "--quiet");
        assertThat(shell.err()).isEmpty();
        JsonNode figures = json(shell);
        assertThat(figures.at("/physical/max_error_ns").asLong()).isPositive();
        assertThat(figures.at("/lamport/violations").asLong()).isZero();
    }

    @Test
    void theCommandsAreListed() {
        assertThat(Shell.run("clocks").out())
                .isEqualTo(Shell.run("clocks", "--help").out())
                .contains("Usage: buzzville clocks", "run", "order", "compare", "verify");
        for (String command : List.of("run", "order", "compare", "verify")) {
            Shell help = Shell.run("clocks", command, "--help");
            assertThat(help.out()).startsWith("Usage: buzzville clocks " + command);
            assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "compare", "verify"})
    void whatIsNoLogIsRefused(String command) throws IOException {
        Path foreign = write("foreign.jsonl", "{\"format\":\"shiviz\"}\n");
        Path binary = folder.resolve("binary");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        refused(
                run(command, folder.resolve("none")),
                "buzzville: there is no log and no folder '" + folder.resolve("none") + "'");
        refused(
                run(command, folder),
                "buzzville: '" + folder + "' has no clocks.jsonl",
                "  'buzzville clocks run' makes one");
        refused(
                run(command, foreign),
                foreign + ":1:11: format must be \"buzzville-clocks\": the first line of a log says what it is, but is"
                        + " \"shiviz\"");
        refused(run(command, binary), binary + ": is no log of clocks: it is not UTF-8");
        String text = Files.readString(seven);
        Path cut = write("cut.jsonl", text.substring(0, text.length() - 20));
        assertThat(run(command, cut).err())
                .contains(":8:")
                .contains("the line is not JSON; the file ends in the middle of it");
    }

    private static Shell run(String command, Path log) {
        return switch (command) {
            case "order" -> Shell.run("clocks", "order", log, "--by", "true");
            case "compare" -> Shell.run("clocks", "compare", log, "1", "2");
            default -> Shell.run("clocks", "verify", log);
        };
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        refused(
                Shell.run("clocks", "order", seven, "--by", "lamprt"),
                "buzzville: --by: expected one of arrival, delivery, physical, lamport, vector, hlc, commit, true, but found"
                        + " 'lamprt'; did you mean 'lamport'?");
        refused(
                Shell.run("clocks", "order", seven, "--by", "arrival"),
                "buzzville: --by arrival: is the order in which one process got its messages; expected --at with it, one"
                        + " of P2, P3");
        refused(
                Shell.run("clocks", "order", seven, "--by", "arrival", "--at", "P1"),
                "buzzville: --at: no process 'P1' received anything in this log; did you mean 'P2'? (known processes that"
                        + " did: P2, P3)");
        refused(
                Shell.run("clocks", "order", seven, "--by", "commit"),
                "buzzville: --by commit: no event of this log has a timestamp that was waited out; clocks.commit-wait of a"
                        + " scenario says who waits");
        refused(
                Shell.run("clocks", "order", seven, "--by", "true", "--limit", "0"),
                "buzzville: --limit: expected 1 to 1000000, but found 0");
        refused(
                Shell.run("clocks", "compare", seven, "8", "1"),
                "buzzville: A: expected an event from 1 to 7, but found 8");
        refused(
                Shell.run("clocks", "compare", seven, "1", "m3"),
                "buzzville: B: expected the number of an event or a message that an event of this log sent, such as m1,"
                        + " but found 'm3'; did you mean 'm1'?");
        refused(
                Shell.run("clocks", "compare", seven, "1", "m1@P3"),
                "buzzville: B: 'P3' did not receive 'm1' in this log; did you mean 'P2'? (known processes that did: P2)");
        refused(
                Shell.run("clocks", "verify", seven, "--lang", "de"),
                "buzzville: --lang: expected fr or en, but found 'de'");
    }
}
