package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BranchCommandTest {
    @TempDir
    Path folder;

    private Path city;
    private Path recorded;
    private Path results;
    private String manual;

    /** The desk of the manual: one worker, 2 s for each of ten tasks, one a second, and for an alarm at 6.5 s. */
    @BeforeEach
    void theRunOfTheManual() throws IOException {
        manual = Files.readString(Path.of("docs/branching.md"));
        String begin = "```yaml\n# file: desk.yaml\n";
        int from = manual.indexOf(begin) + begin.length();
        city = folder.resolve("desk.yaml");
        Files.writeString(city, manual.substring(from, manual.indexOf("```", from)));
        recorded = folder.resolve("recorded");
        results = folder.resolve("branch");
        assertThat(Shell.run("run", city, "--no-charts", "-q", "--trace", "--out", recorded)
                        .status())
                .isEqualTo(1);
    }

    private Shell branch(Object... words) {
        Object[] all = new Object[words.length + 7];
        System.arraycopy(
                new Object[] {"branch", recorded, "--out", results, "--no-charts", "--lang", "en"}, 0, all, 0, 7);
        System.arraycopy(words, 0, all, 7, words.length);
        return Shell.run(all);
    }

    private JsonNode json(String file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(results.resolve(file)));
    }

    @Test
    void theManualShowsWhatItPrints() {
        Shell shell = branch("--at", "6s", "--set", "services.desk.workers=2");

        assertThat(shell.status()).isEqualTo(1);
        assertThat(manual).contains("```text\n" + shell.out() + "```");
    }

    @Test
    void everyFigureIsWhatPencilAndPaperSay() throws IOException {
        branch("--at", "6s", "--set", "services.desk.workers=2");

        // alone: 2, 4, ... 14 s tasks 0 to 6, the alarm (6.5 s) at 16 s, task 7 at 18 s, tasks 8 and 9 begin at 18 and
        // 20 s or never;
        // with two from 6 s on: tasks 3 and 4 end at 8, 5 and 6 at 10, the alarm and 7 at 12, 8 and 9 at 14 s
        JsonNode messages = json("branch.json").path("messages");
        assertThat(messages.path("all").asInt()).isEqualTo(11);
        assertThat(messages.path("different").asInt()).isEqualTo(7);
        assertThat(messages.path("sooner").asInt()).isEqualTo(7);
        JsonNode first = messages.path("first");
        assertThat(first.path("occurred_s").asInt()).isEqualTo(4);
        assertThat(first.at("/without/at_s").asInt()).isEqualTo(10);
        assertThat(first.at("/with/at_s").asInt()).isEqualTo(8);
        JsonNode alarm = json("branch.json").at("/from_then_on/desk/critical");
        assertThat(alarm.at("/max_ms/without").asDouble()).isEqualTo(9500);
        assertThat(alarm.at("/max_ms/with").asDouble()).isEqualTo(5500);
        assertThat(alarm.at("/max_ms/difference").asDouble()).isEqualTo(-4000);
        assertThat(json("branch.json").at("/objectives/all/without").asString()).isEqualTo("fail");
        assertThat(json("branch.json").at("/objectives/all/with").asString()).isEqualTo("pass");
    }

    @Test
    void aBranchThatChangesNothingIsTheSameRunToTheLastByte() throws IOException {
        Shell shell = branch("--at", "6s", "--trace");

        assertThat(shell.out()).contains("nothing is different from 6 s", "not one of 11 messages has another end");
        for (String file : new String[] {"summary.json", "messages.csv", "events.jsonl", "latency.csv", "series.csv"}) {
            assertThat(results.resolve(file)).as(file).hasSameTextualContentAs(recorded.resolve(file));
        }
        assertThat(branch("--at", "6s", "--set", "services.desk.workers=1").out())
                .contains("nothing is different");
    }

    @ParameterizedTest
    @CsvSource({
        "accident.yaml, priority, 12min, load=0.05",
        "failure-recovery.yaml, durable, 70s, load=0.2",
        "service-down.yaml, none, 5min, load=0.1",
        "panels-catch-up.yaml, durable, 3min, load=0.1",
        "queues/priority.yaml, priority, 80s, duration=2min",
    })
    void aBranchThatChangesNothingHasTheJournalOfTheRunByteByByte(
            String file, String strategy, String at, String setting) throws IOException {
        Path scenario = Path.of("scenarios").resolve(file);
        Shell.run(
                "run",
                scenario,
                "--strategy",
                strategy,
                "--set",
                setting,
                "--journal",
                "--no-charts",
                "-q",
                "--out",
                recorded);
        branch("--at", at, "--journal");

        byte[] journal = Files.readAllBytes(recorded.resolve("journal.bvj"));
        assertThat(journal.length).isGreaterThan(10_000);
        assertThat(Files.readAllBytes(results.resolve("journal.bvj"))).isEqualTo(journal);
    }

    @Test
    void theJournalOfABranchTellsWhatHappenedWithTheChoice() throws IOException {
        branch("--at", "6s", "--set", "services.desk.workers=2", "--journal");

        // task 3 ends at 8 s either way, task 4 at 8 s instead of 10 s
        assertThat(Shell.run("replay", results, "--entity", "branch", "--lang", "en")
                        .out())
                .contains("6.000 s  incident branch begins");
        assertThat(json("manifest.json").path("command").asString()).contains(" --journal ");
        assertThat(Shell.run("replay", results, "--at", "9s", "--lang", "en").status())
                .isZero();
    }

    @Test
    void itIsTheSameAsTheScenarioWithTheChangeOnItsTimeline() throws IOException {
        branch("--at", "6s", "--strategy", "priority", "--trace");
        Path again = folder.resolve("again");
        String setting = json("manifest.json").at("/branch/settings/0").asString();
        Shell.run("run", city, "--no-charts", "-q", "--trace", "--out", again, "--set", setting);

        assertThat(setting)
                .startsWith("incidents.branch={at: 6s, change: {services: {desk: {dispatch: strict-priority");
        assertThat(again.resolve("summary.json")).hasSameTextualContentAs(results.resolve("summary.json"));
        assertThat(again.resolve("messages.csv")).hasSameTextualContentAs(results.resolve("messages.csv"));
    }

    @Test
    void aBranchCanBeExplainedAndBranchedAgain() {
        branch("--at", "6s", "--set", "services.desk.workers=2");

        assertThat(Shell.run("explain", results, "--worst", "critical", "--lang", "en")
                        .out())
                .contains("desk: delivered 5.5 s after it occurred", "during incident branch (change)");
        // the alarm begins at 10 s with task 7 and takes 1 s instead of 2
        Path further = folder.resolve("further");
        Shell shell = Shell.run(
                "branch",
                results,
                "--at",
                "9s",
                "--set",
                "services.desk.service-time=1s",
                "--out",
                further,
                "--no-charts",
                "--lang",
                "en");
        assertThat(shell.out()).contains("critical max < 4s", "FAIL 4.5 s");
    }

    @Test
    void severalReplicationsHavePairedDifferences() throws IOException {
        Path many = folder.resolve("many");
        Files.writeString(city, """
                format: 1
                duration: 2min
                events: {task: {}}
                producers: {p: {emits: task, arrivals: poisson(1/s)}}
                services: {desk: {subscribes: [task], service-time: exponential(1s)}}
                """);
        Shell.run("run", city, "--no-charts", "-q", "--replications", "5", "--out", many);
        Shell shell = Shell.run(
                "branch", many, "--at", "1min", "--set", "services.desk.workers=3", "--out", results, "--lang", "fr");

        assertThat(shell.status()).isZero();
        assertThat(shell.out()).contains("à partir de 1 min", "5 réplications", "une autre fin");
        JsonNode max = json("branch.json").at("/from_then_on/desk/normal/max_ms");
        assertThat(max.path("n").asInt()).isEqualTo(5);
        assertThat(max.path("high").asDouble()).isLessThan(0);
        assertThat(results.resolve("runs/4/summary.json")).exists();
        assertThat(results.resolve("charts/branch.svg")).exists();
        assertThat(results.resolve("report.html")).content().contains("Ce que la décision a changé");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "25s | seed=1 | --at: expected an instant before the end of the run",
                "soon | seed=1 | --at: expected a duration",
                "6s | services.desk.instances=2 | services.desk.instances: cannot change while the city runs: who is told",
                "6s | producers.source.count=2 | producers.source: cannot change while the city runs: what happens by itself",
                "6s | events.task.ttl=5s | events.task: cannot change while the city runs: what happens by itself",
                "6s | seed=3 | seed: cannot change while the city runs: what happens by itself",
                "6s | duration=30s | duration: cannot change while the city runs: it holds for the whole run",
                "6s | broker.service-time=1ms | broker.service-time: cannot change while the city runs",
                "6s | services.desk.service-time=null | services.desk.service-time: cannot change while the city runs",
                "6s | services.desk.workers=unlimited | services.desk.workers: cannot change while the city runs: an unlimited",
                "6s | services.desk.workers=0 | workers must be from 1 to 1000000, but is 0",
                "6s | services.desk.wrkers=2 | unknown key 'wrkers'; did you mean 'workers'?",
                "6s | services.help={subscribes: [task]} | services.help: cannot change while the city runs: who is there",
                "6s | services.desk.dead-letter=[expired] | services.desk.dead-letter: cannot change while the city runs",
                "6s | services.desk.dispatch=\"bulkhead(workers={all: 1})\" | services.desk.dispatch",
                "6s | incidents.x={at: 5s, emit: task} | incidents.x: cannot change while the city runs: it would begin at 5s",
                "6s | strategy=priority | 'strategy' has done its work",
            })
    void whatACityCannotTakeOnIsRefusedBeforeAnythingRuns(String at, String setting, String said) {
        Shell shell = branch("--at", at, "--set", setting);

        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.err()).contains(said);
        assertThat(shell.err()).doesNotContain("incidents.branch");
        assertThat(results).doesNotExist();
    }

    @Test
    void otherWrongInputIsToldToo() throws IOException {
        assertThat(branch("--at", "6s", "--strategy", "priorty").err()).contains("did you mean 'priority'?");
        assertThat(Shell.run("branch", recorded, "--set", "x=1").err()).contains("--at");
        assertThat(Shell.run("branch", folder, "--at", "6s").err()).contains("has no manifest.json");
        assertThat(branch("--at", "6s", "--threads", "0").err()).contains("--threads: expected a whole number from 1");
        Path both = folder.resolve("both");
        Shell.run("compare", city, "--no-charts", "-q", "--replications", "1", "--out", both);
        assertThat(Shell.run("branch", both, "--at", "6s").err()).contains("holds a comparison");
        Files.writeString(city, Files.readString(city).replace("6500ms", "7s"));
        assertThat(branch("--at", "6s").err()).contains("has changed since the results");
    }
}
