package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyCommandTest {
    /** One worker and 10 ms: alarms at 0, 1 and 2 ms are done at 10 and 20 ms, and the third is turned away. */
    private static final String CITY = """
            format: 1
            duration: 1s
            events: {alarm: {priority: critical}, note: {priority: info}}
            producers:
              p: {emits: alarm, arrivals: "at([0ms, 1ms, 2ms])"}
              q: {emits: note, arrivals: "at([500ms])"}
            services: {desk: {subscribes: [alarm, note], service-time: 10ms, lanes: {all: {capacity: 1, overflow: drop-newest}}}}
            strategies: {as-is: {}, roomy: {services: {desk: {lanes: {all: {capacity: 9}}}}}}
            """;

    @TempDir
    Path folder;

    private Path city;
    private Path results;

    @BeforeEach
    void aShortRun() throws IOException {
        city = folder.resolve("my city.yaml");
        results = folder.resolve("out");
        Files.writeString(city, CITY);
        run(results, "--trace");
    }

    private void run(Path out, String... more) {
        make(Stream.concat(Stream.of("run", city, "--no-charts", "--quiet", "--out", out), Stream.of(more)));
    }

    private static void make(Stream<?> words) {
        assertThat(Shell.run(words.toArray()).status()).isZero();
    }

    private Shell verify(Object... words) {
        return Shell.run(Stream.concat(Stream.of("verify", results, "--lang", "en"), Stream.of(words))
                .toArray());
    }

    private void edit(String file, String pattern, String replacement) throws IOException {
        Path path = results.resolve(file);
        String text = Files.readString(path);
        String edited = Pattern.compile(pattern).matcher(text).replaceFirst(replacement);
        assertThat(edited).isNotEqualTo(text);
        Files.writeString(path, edited);
    }

    @Test
    void whatNobodyTouchedIsTheSame() throws IOException {
        Shell shell = verify();

        assertThat(shell.status()).isZero();
        // three arrivals and one, and three services that end
        assertThat(shell.out())
                .contains("same run: 7 events, fingerprint ", "1,000 checkpoints")
                .endsWith("the same, byte for byte\n");
        assertThat(shell.err()).startsWith("runs again: buzzville run '" + city + "' --strategy as-is");
        assertThat(verify("-q").out()).isEqualTo("the same, byte for byte\n");
        assertThat(verify("-q", "--lang", "fr").status()).isEqualTo(2); // twice
        assertThat(Shell.run("verify", results, "-q", "--lang", "fr").out()).isEqualTo("identique, octet pour octet\n");
        // pages are made again in the language that they are in
        Locale here = Locale.getDefault();
        try {
            Locale.setDefault(here.getLanguage().equals("fr") ? Locale.ENGLISH : Locale.FRENCH);
            run(results);
        } finally {
            Locale.setDefault(here);
        }
        assertThat(verify("-q").out()).isEqualTo("the same, byte for byte\n");
    }

    @Test
    void anEditedFigureIsNamedAndIsNoOtherRun() throws IOException {
        edit("summary.json", "\"delivered\" : 3", "\"delivered\" : 4");

        Shell shell = verify();
        assertThat(shell.status()).isEqualTo(3);
        assertThat(shell.out())
                .contains("same run: 7 events", "summary.json: 1 of ")
                .contains(".delivered: the results say 4, run again it is 3")
                .endsWith("the same run, but not its files: somebody edited or lost some after they were written\n");
        assertThat(Shell.run("verify", results, "--replication", "0", "--lang", "en")
                        .out())
                .contains(".delivered: the results say 4, run again it is 3");
        assertThat(Shell.run("verify", results, "--lang", "fr").out())
                .contains("les résultats disent 4, refait c'est 3", "modifiés ou perdus après coup");
    }

    @Test
    void anEditedRowIsNamedWithItsMessageAndInstant() throws IOException {
        // the row of the alarm that occurred at 1 ms: dispatched at 10 ms, done at 20 ms
        edit("messages.csv", ",10000000,10000000,10000000,20000000,", ",10000000,10000000,12000000,20000000,");

        assertThat(verify().out())
                .containsPattern(
                        "messages.csv: differs\\n    line 4, started_ns \\(alarm [0-9a-f]{16}\\) at 0:00:00.010:"
                                + " the results say 12000000, run again it is 10000000")
                .contains("somebody edited");
        assertThat(verify().status()).isEqualTo(3);
    }

    @Test
    void aCutFileAMissingOneAndAStrangeOneAreToldApart() throws IOException {
        byte[] latency = Files.readAllBytes(results.resolve("latency.csv"));
        Files.write(results.resolve("latency.csv"), java.util.Arrays.copyOf(latency, latency.length - 5));
        Files.delete(results.resolve("series.csv"));
        Files.writeString(results.resolve("tip.csv"), "x\n");
        Files.writeString(results.resolve("my-notes.txt"), "nobody's business\n");

        assertThat(verify().out())
                .contains("latency.csv: cut short", "series.csv: missing", "tip.csv: not left by this run")
                .doesNotContain("my-notes");
    }

    @Test
    void aCutSummaryIsADifferenceAndACutManifestNoResults() throws IOException {
        Path summary = results.resolve("summary.json");
        String text = Files.readString(summary);
        Files.writeString(summary, text.substring(0, text.length() / 2));
        assertThat(verify().out()).contains("summary.json: cut short");

        Path manifest = results.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).substring(0, 100));
        Shell shell = verify();
        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.err()).contains("is not the manifest of a run");
        Files.delete(manifest);
        assertThat(verify().err()).contains("has no manifest.json");
        assertThat(verify().status()).isEqualTo(2);
    }

    /** Another program is played by other settings than the manifest admits: all files agree with each other. */
    @Test
    void anotherRunIsToldByItsFirstStretchAndRecord() throws IOException {
        run(results, "--trace", "--set", "services.desk.service-time=9ms");
        edit("manifest.json", " --set services.desk.service-time=9ms", "");

        Shell shell = verify();
        assertThat(shell.status()).isEqualTo(3);
        // arrivals at 0, 1 and 2 ms are the same; the first service ends at 9 ms instead of 10, before checkpoint 10
        assertThat(shell.out())
                .contains("between 0:00:00.009 and 0:00:00.010 (checkpoint 10 of 1,000)")
                .contains("before: the same 3 events; within: the results had 1, run again there are 0")
                .containsPattern(
                        "first record: messages.csv line 3, [a-z]+_ns \\(alarm [0-9a-f]{16}\\) at 0:00:00.009:")
                .contains("another run: the scenario is understood otherwise than then");
        // the 1000 checkpoints are a millisecond apart
        edit("manifest.json", "\"buzzville\" : \"[^\"]*\"", "\"buzzville\" : \"0.0.1\"");
        assertThat(verify().out())
                .contains("made by 0.0.1 (Java ")
                .endsWith("another run: version 0.0.1 made the results, and this is development\n");
        assertThat(verify("--replication", "0").out()).contains("checkpoint 10 of 1,000", "another run: version 0.0.1");
    }

    @Test
    void aJournalIsComparedRecordByRecord() throws IOException {
        run(results, "--journal");
        assertThat(verify().out()).endsWith("the same, byte for byte\n");
        Path journal = results.resolve("journal.bvj");
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, java.util.Arrays.copyOf(whole, whole.length - 60));
        assertThat(verify().out()).containsPattern("journal.bvj: (cut short|differs)");

        run(results, "--journal", "--set", "services.desk.service-time=9ms");
        edit("manifest.json", " --set services.desk.service-time=9ms", "");
        // the first service ends at 9 ms instead of 10; what is taken next, then, too
        assertThat(verify().out())
                .containsPattern("first record: journal.bvj record \\d+ at 0:00:00.009: the results say ended alarm"
                        + " [0-9a-f]{16} at desk, delivered, 9000000 ns, run again it is");
    }

    @Test
    void whatHappensInTheStretchIsListed() throws IOException {
        run(results, "--set", "services.desk.service-time=11ms");
        edit("manifest.json", " --set services.desk.service-time=11ms", "");

        JsonNode json = JsonMapper.shared().readTree(verify("--json").out());
        assertThat(json.path("same").asBoolean()).isFalse();
        assertThat(json.path("cause").asString("")).isEqualTo("another-run");
        JsonNode first = json.at("/runs/0/first_difference");
        assertThat(first.path("from_ns").asLong()).isEqualTo(10_000_000);
        assertThat(first.path("until_ns").asLong()).isEqualTo(11_000_000);
        assertThat(json.at("/first_stretch/events_within").asLong()).isEqualTo(1);
        JsonNode event = json.at("/first_stretch/events/0");
        assertThat(event.path("at_ns").asLong()).isEqualTo(10_000_000);
        assertThat(event.path("kind").asString("")).isEqualTo("service/desk/finish");
        assertThat(event.path("argument").asInt()).isZero();
        assertThat(verify("--show", "0").out()).doesNotContain("what happens from there on");
    }

    @Test
    void anEditedManifestOrTrailAloneIsNoOtherRun() throws IOException {
        edit("manifest.json", "\"fingerprint\" : \"....", "\"fingerprint\" : \"0000");
        assertThat(verify().out())
                .contains("trail.csv is that of the run as it is now: manifest.json was edited")
                .endsWith("somebody edited or lost some after they were written\n");

        run(results);
        edit("trail.csv", "(?m)^0,500000000,.*$", "0,500000000,1,0000000000000000");
        assertThat(verify().out())
                .contains("trail.csv: checkpoint 500 is not that of this run, but the end is", "trail.csv: differs")
                .endsWith("somebody edited or lost some after they were written\n");
        assertThat(verify().status()).isEqualTo(3);
    }

    @Test
    void anotherVersionMayWriteFilesOtherwise() throws IOException {
        edit("manifest.json", "\"buzzville\" : \"[^\"]*\"", "\"buzzville\" : \"0.0.1\"");
        assertThat(verify().status()).isZero();
        edit("report.html", "<title>", "<title >");

        assertThat(verify().out())
                .endsWith("version development writes them otherwise than 0.0.1, or somebody edited them\n");
        // and another Java draws otherwise
        edit("manifest.json", "\"java\" : \"[^\"]*\"", "\"java\" : \"1.0\"");
        assertThat(verify().out())
                .contains("not compared: report.html")
                .endsWith("the same, as far as it was compared\n");
    }

    @Test
    void everyReplicationAndStrategyIsCompared() throws IOException {
        Path both = folder.resolve("both");
        make(Stream.of(
                "compare", city, "--replications", "2", "--no-charts", "--no-breaking-load", "-q", "--out", both));
        results = both;
        assertThat(verify("--threads", "1").out()).contains("4 runs the same").endsWith("byte for byte\n");
        assertThat(verify("--replication", "1", "--strategy", "roomy").out()).contains("same run: 8 events");
        edit("strategies/roomy/trail.csv", "(?m)^1,990000000,.*$", "1,990000000,1,0000000000000000");
        edit("strategies/roomy/runs/1/summary.json", "\"delivered\" : 4", "\"delivered\" : 5");
        assertThat(verify().out())
                .contains("3 runs the same", "roomy, replication 1: trail.csv: checkpoint 99 is not")
                .contains("strategies/roomy/runs/1/summary.json: 1 of", "strategies/roomy/trail.csv: differs");
        assertThat(verify("--replication", "0", "--strategy", "roomy").status()).isZero();
        assertThat(verify("--replication", "1", "--strategy", "roomy").status()).isEqualTo(3);

        results = folder.resolve("swept");
        make(Stream.of("sweep", city, "--vary", "services.desk.workers=1,2", "--no-charts", "-q", "--out", results));
        assertThat(verify().out()).endsWith("the same, byte for byte\n");
        edit("sweep.csv", "desk", "disk");
        assertThat(verify().out()).contains("sweep.csv: differs");
        assertThat(verify("--replication", "0").err()).contains("names no single runs; verify all of it");
    }

    @Test
    void whatIsMadeAgainMayBeKept() {
        Path again = folder.resolve("again");

        assertThat(verify("--out", again).status()).isZero();
        assertThat(again.resolve("summary.json")).exists();
    }

    @Test
    void whatCannotBeRunAgainIsRefused() throws IOException {
        assertThat(Shell.run("verify", folder.resolve("ot")).err())
                .contains("there is no folder", "did you mean 'out'?");
        assertThat(Shell.run("verify", city).err()).contains("is a file; expected the folder of results");
        for (List<String> wrong : List.of(
                List.of("--strategy", "as-is"),
                List.of("--replication", "7"),
                List.of("--replication", "0", "--out", "x"),
                List.of("--show", "-1"),
                List.of("--threads", "0"),
                List.of("--replication", "0", "--strategy", "rommy"))) {
            Shell shell = verify(wrong.toArray());
            assertThat(shell.status()).as(wrong.toString()).isEqualTo(2);
            assertThat(shell.out()).isEmpty();
        }
        Files.writeString(city, CITY + "description: changed since\n");
        assertThat(verify().err()).contains("has changed since the results");
        assertThat(verify().status()).isEqualTo(2);
        Files.delete(city);
        assertThat(verify().err()).contains("which is not there");
        assertThat(verify().status()).isEqualTo(2);
    }

    @Test
    void resultsOfClocksAreResultsAsOthersAre() throws IOException {
        results = folder.resolve("clocks");
        make(Stream.of("clocks", "run", city, "--no-charts", "--quiet", "--out", results, "--lang", "fr"));
        assertThat(verify("-q").out()).isEqualTo("the same, byte for byte\n");
        // whoever says no language gets his own, and pages are made again in that
        Locale here = Locale.getDefault();
        try {
            Locale.setDefault(Locale.FRENCH);
            make(Stream.of("clocks", "run", city, "--no-charts", "--quiet", "--out", results));
        } finally {
            Locale.setDefault(here);
        }
        assertThat(verify("-q").out()).isEqualTo("the same, byte for byte\n");

        edit("clocks.jsonl", "\"lamport\":2,", "\"lamport\":3,");
        edit("orders.csv", "all,,lamport,", "all,,lamprt,");
        Files.delete(results.resolve("errors.csv"));
        Shell shell = verify();
        assertThat(shell.status()).isEqualTo(3);
        assertThat(shell.out())
                .contains(
                        "clocks.jsonl: differs\n    line 3, lamport: the results say 3, run again it is 2\n",
                        "orders.csv: differs\n    line 3, order: the results say lamprt, run again it is lamport\n",
                        "errors.csv: missing\n")
                .endsWith("the same run, but not its files: somebody edited or lost some after they were written\n");
        assertThat(verify("--replication", 0).err()).contains("names no single runs");
    }
}
