package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code size} and {@code tip} from the command line. */
class SearchCommandsTest {
    private static final String DESK = """
            format: 1
            name: Desk
            duration: 60s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "every(100ms, phase=0s)"}}
            services: {desk: {subscribes: [e], service-time: 350ms}}
            incidents: {crowd: {at: 5s, for: 10s, surge: {factor: 2}}}
            objectives: {quick: desk on-time(1s) >= 99%, usual: during crowd loss <= 1%}
            """;

    @TempDir
    Path folder;

    private Path city;

    @BeforeEach
    void aCity() throws IOException {
        city = Files.writeString(folder.resolve("desk.yaml"), DESK);
    }

    private Shell run(String line, Object... more) {
        List<Object> words = new ArrayList<>(List.of(line.split(" ")));
        words.add(1, city);
        words.addAll(List.of(more));
        return Shell.run(words.toArray());
    }

    @Test
    void theLeastNumberOfWorkersIsSaidInASentenceAndShownInFiles() throws IOException {
        // 20 a second of 350 ms at the worst: seven are busy all the time, and six fall behind
        Path out = folder.resolve("out");
        Shell shell = run("size --service desk --lang en", "--out", out);

        assertThat(shell.status()).isZero();
        assertThat(shell.out())
                .contains("desk.workers  verdict")
                .endsWith("services.desk.workers = 7 is the least at which every objective holds, with 95% confidence;"
                        + " at 6, 'quick' fails\n");
        assertThat(shell.err())
                .isEqualTo("wrote " + out + ": charts/size.png, charts/size.svg, manifest.json, size.csv, size.json\n");
        JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(out.resolve("size.json")));
        assertThat(json.path("path").asString()).isEqualTo("services.desk.workers");
        assertThat(json.path("least").asString()).isEqualTo("7");
        assertThat(json.path("monotone").asBoolean()).isTrue();
        assertThat(json.path("values").findValuesAsString("value")).contains("1", "6", "7", "8", "16");
        assertThat(Files.readString(out.resolve("size.csv")))
                .startsWith(
                        "value,replications,worker_hours,objective,text,verdict,estimate,low,high,n,unit,where\n1,10,")
                .contains("\n7,10,0.116666666667,quick,desk on-time(1s) >= 99%,pass,1,");
        assertThat(Files.readString(out.resolve("charts/size.svg"))).contains("services.desk.workers");
        JsonNode manifest = JsonMapper.shared().readTree(Files.readAllBytes(out.resolve("manifest.json")));
        assertThat(manifest.path("command").asString())
                .endsWith(
                        "--strategy plain --vary services.desk.workers=1..16 --confidence 95% --replications 10 --at-most 80"
                                + " --seed 1 --lang en");
        // and the results of one search replace those of another
        assertThat(run(
                                "tip --vary incidents.crowd.surge.factor=1,2 --recover-within 30s --set services.desk.workers=4 -q"
                                        + " --no-charts --replications 1",
                                "--out",
                                out)
                        .status())
                .isZero();
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("manifest.json", "tip.csv", "tip.json");
        }
    }

    @Test
    void whereNoneIsEnoughTheExitStatusSaysSo() {
        Shell shell =
                run("size --vary services.desk.workers=1..3 -q --no-charts --lang en", "--out", folder.resolve("o"));

        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out())
                .isEqualTo("none of them is enough: at services.desk.workers = 3 'quick' is not met with 95%"
                        + " confidence\n");
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void whatIsBetterWithLessIsNotSized() {
        // the more they take the worse it is: with the first value all hold, with the last one not
        Shell shell = run(
                "size --vary services.desk.service-time=1ms..401ms/100ms --no-charts --quiet --lang en --json",
                "--out",
                folder.resolve("o"));

        assertThat(shell.status()).isZero();
        JsonNode json = JsonMapper.shared().readTree(shell.out());
        assertThat(json.path("least").asString()).isEqualTo("1ms");
        assertThat(json.path("monotone").asBoolean()).isFalse();
        assertThat(run(
                                "size --vary services.desk.service-time=1ms..401ms/100ms --no-charts --lang fr",
                                "--out",
                                folder.resolve("o"))
                        .out())
                .contains("attention :");
    }

    @Test
    void theTippingPointIsSaidInASentenceAndShownInFiles() throws IOException {
        // four workers do 4 / 0.35 = 11.43 a second; by f for 10 s, (10 f - 11.43) 10 pile up and go at 1.43 a second:
        // within
        // 30 s, 42.9 of them and the one more that is usual: up to f = 1.143 + 0.429 + 0.01 = 1.58
        Path out = folder.resolve("out");
        Shell shell = run(
                "tip --vary incidents.crowd.surge.factor=1..3 --recover-within 30s --set services.desk.workers=4 --lang en",
                "--out",
                out);

        assertThat(shell.status()).isZero();
        assertThat(shell.out())
                .contains("surge.factor")
                .containsPattern(
                        "incidents.crowd.surge.factor = 1\\.(58|6|62) tips the city: it does not recover within 30 s; at"
                                + " 1\\.(56|58|6) it does\n$");
        JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(out.resolve("tip.json")));
        assertThat(json.path("incident").asString()).isEqualTo("crowd");
        assertThat(json.path("recover_within_s").asInt()).isEqualTo(30);
        assertThat(json.path("tips").asString()).startsWith("1.");
        assertThat(Files.readString(out.resolve("tip.csv")))
                .startsWith("value,tips,replication,ordinary,worst,recovered_after_s\n1,false,0,1,");
        assertThat(Files.exists(out.resolve("charts/tip.png"))).isTrue();
    }

    @Test
    void aWarmUpThatIsSoughtIsFoundForEachValue() {
        Shell size = run(
                "size --vary services.desk.workers=6..8 --set warmup=mser-5 -q --no-charts --lang en",
                "--out",
                folder.resolve("o"));
        assertThat(size.out()).startsWith("services.desk.workers = 7 is the least");
        Shell tip = run(
                "tip --vary incidents.crowd.surge.factor=1,2 --set warmup=mser-5 --set services.desk.workers=20"
                        + " --recover-within 30s -q --no-charts --replications 1",
                "--out",
                folder.resolve("o"));
        assertThat(tip.status()).isZero();
    }

    @Test
    void whereNothingTipsItTheAnswerSaysSo() {
        Shell shell = run(
                "tip --vary incidents.crowd.surge.factor=1..3 --recover-within 30s --set services.desk.workers=20 -q"
                        + " --no-charts --lang en",
                "--out",
                folder.resolve("o"));

        assertThat(shell.status()).isZero();
        assertThat(shell.out())
                .isEqualTo(
                        "none of them tips the city: up to incidents.crowd.surge.factor = 3 it recovers within 30 s\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            size --service dsek | buzzville: --service: there is no service 'dsek'; did you mean 'desk'? (known services: desk)
            size --service desk --vary services.desk.workers=1..4 | buzzville: --service: expected either a service or something to --vary, but found both
            size --vary services.desk.service-time=1ms..10ms | buzzville: --vary: expected a range of whole numbers, or a step such as services.desk.service-time=1ms..10ms/0.05ms
            size --vary services.desk.workers=log:1..10 | buzzville: --vary: expected values or a range such as 1..64, but found 'log:1..10', which is for samples
            size --vary services.desk.workers=10..1 | buzzville: --vary: expected a range that rises, but found 10..1
            size --vary services.desk.wokers=1..4 | --vary 'services.desk.wokers=1': services.desk: unknown key 'wokers'; did you mean 'workers'?
            size --vary services.desk.workers=0..4 | --vary 'services.desk.workers=0': services.desk.workers: workers must be from 1 to 1000000, but is 0
            size --vary workers | buzzville: --vary: expected path.to.key=values, but found 'workers'
            size --confidence 40% | buzzville: --confidence: confidence must be at least 50% and below 100%, but is 40%
            size --confidence 95 | buzzville: --confidence: expected a percentage such as 95%, but found '95'
            size --replications 1 | buzzville: --replications: expected a whole number from 2 to 100000, but found 1
            size --at-most 9 | buzzville: --at-most: expected a whole number from 10 to 100000, but found 9
            size --threads 0 | buzzville: --threads: expected a whole number from 1 to 4096, but found 0
            size --set objectives=null | buzzville: size: nothing can hold, because the scenario has no objectives
            size --set services.desk.workers=unlimited | buzzville: --service: 'desk' has no number of workers to begin with; expected --vary services.desk.workers=1..64
            tip --vary load=1..4 | buzzville: --vary: expected a key of an incident, such as incidents.crowd.surge.factor=1..20, but found 'load=1..4'
            tip --vary incidents.crwod.surge.factor=1..4 | buzzville: --vary: there is no incident 'crwod'; did you mean 'crowd'? (known incidents: crowd)
            tip --vary incidents.crowd.surge.fcator=1..4 | --vary 'incidents.crowd.surge.fcator=1': incidents.crowd.surge: unknown key 'fcator'; did you mean 'factor'? (known keys: producers, zones, factor, every)
            tip --vary incidents.crowd.surge.factor=1..4 --set incidents.crowd.for=null | buzzville: tip: 'crowd' never ends, so there is nothing to recover from; expected a 'for', such as --set incidents.crowd.for=5min
            tip --vary incidents.crowd.surge.factor=1..4 --recover-within 50s | buzzville: tip: with incidents.crowd.surge.factor=1 the run ends 45s after the incident, before the 50s that it has to recover are over; expected a longer duration or a shorter --recover-within
            tip --vary incidents.crowd.for=1s..30s --recover-within 30s | buzzville: tip: with incidents.crowd.for=30s the run ends 25s after the incident, before the 30s that it has to recover are over; expected a longer duration or a shorter --recover-within
            tip --vary incidents.crowd.for=1s..9s --recover-within soon | buzzville: --recover-within: expected a duration such as 250ms or 1.5h, but found 'soon'
            tip --vary incidents.crowd.for=1s..9s --recover-within 0s | buzzville: --recover-within: expected a time longer than 0s
            tip --vary incidents.crowd.for=1s..9s --replications 0 | buzzville: --replications: expected a whole number from 1 to 10000, but found 0
            """)
    void whatMakesNoSenseIsRefusedBeforeAnythingRuns(String line, String sentence) {
        Shell shell = run(line, "--out", folder.resolve("out"));

        assertThat(shell.err().lines()).containsExactly(sentence);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.status()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void ofSeveralServicesOneHasToBeNamed() {
        Path two = folder.resolve("two.yaml");
        Shell.run("init", two);
        Shell shell = Shell.run("size", two);

        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.err()).contains("buzzville: size: expected --service NAME or --vary PATH=LO..HI");
    }
}
