package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
    /** One worker, 10 ms of service, room for one: at 2 ms an alarm is turned away, at 1 ms one waits for 9 ms. */
    private static final String CITY = """
            format: 1
            duration: 1s
            events: {alarm: {priority: critical}, note: {priority: info}}
            producers:
              p: {emits: alarm, arrivals: "at([0ms, 1ms, 2ms])"}
              q: {emits: note, arrivals: "at([500ms])"}
            services: {desk: {subscribes: [alarm, note], service-time: 10ms, lanes: {all: {capacity: 1, overflow: drop-newest}}}}
            """;

    @TempDir
    Path folder;

    private Path city;
    private Path results;

    @BeforeEach
    void aShortRun() throws IOException {
        city = folder.resolve("it's my city.yaml");
        results = folder.resolve("out");
        Files.writeString(city, CITY);
        run(results);
    }

    private void run(Path out, String... more) {
        Object[] words = new Object[6 + more.length];
        System.arraycopy(new Object[] {"run", city, "--no-charts", "--quiet", "--out", out}, 0, words, 0, 6);
        System.arraycopy(more, 0, words, 6, more.length);
        assertThat(Shell.run(words).status()).isZero();
    }

    private Shell explain(Object... words) {
        Object[] all = new Object[words.length + 4];
        all[0] = "explain";
        all[1] = results;
        System.arraycopy(words, 0, all, 2, words.length);
        all[words.length + 2] = "--lang";
        all[words.length + 3] = "en";
        return Shell.run(all);
    }

    @Test
    void theWorstIsToldHopByHop() {
        Shell shell = explain("--worst", "critical");

        assertThat(shell.err()).isEmpty();
        assertThat(shell.status()).isZero();
        // waits from 1 to 10 ms, is served until 20: 9 of 19 ms, 47 %
        assertThat(shell.out())
                .contains("the latest of 2 deliveries of critical messages", "desk: delivered 19 ms after it occurred")
                .contains("53% of 19 ms it was in service at desk", "47%")
                .contains("waiting in lane `all` at desk", "dispatched at desk by `fifo`")
                .contains("waited 9 ms in lane `all`; nobody was served meanwhile");
        assertThat(explain("--worst", "critical").out()).isEqualTo(shell.out());
    }

    @Test
    void theLostAreCountedAndEachKindHasItsSentence() {
        assertThat(explain("--lost").out())
                .contains("1  critical  dropped-newest   desk")
                .contains("dropped-newest: lane `all` at desk held 1 of 1 when it arrived at 0:00:00.002");
        assertThat(explain("--lost", "dropped-newest", "--at", "desk").status()).isZero();
        assertThat(explain("--lost", "info").out()).contains("nothing of the kind was lost");
        assertThat(explain("--worst", "high").out()).contains("no high message was delivered");
    }

    @Test
    void anIdMayBeCutShortAndIsHelpedOtherwise() {
        JsonNode json = json("--worst", "info");
        String id = json.at("/messages/0/id").asString("");

        assertThat(explain(id).out()).contains("note " + id + " (info) from q-0; occurred at 0:00:00.500");
        assertThat(explain(id.substring(0, 8)).out()).isEqualTo(explain(id).out());
        assertThat(explain(id.toUpperCase(java.util.Locale.ROOT)).out())
                .isEqualTo(explain(id).out());
        String wrong = (id.charAt(15) == '0' ? id.substring(0, 15) + "1" : id.substring(0, 15) + "0");
        Shell shell = explain(wrong);
        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.err())
                .contains("there is no message '" + wrong + "' in this run", "the nearest ids are " + id + " (note)");
        assertThat(explain("fire").status()).isEqualTo(2);
        assertThat(explain("fire").err()).contains("expected an id of at most 16 hexadecimal digits, but found 'fire'");
    }

    @Test
    void aStrategyOfAComparisonIsAskedByItsName() throws IOException {
        Path two = folder.resolve("two.yaml");
        Files.writeString(
                two, CITY + "strategies: {as-is: {}, roomy: {services: {desk: {lanes: {all: {capacity: 9}}}}}}\n");
        Path both = folder.resolve("both");
        Shell.run("compare", two, "--replications", "2", "--no-charts", "--no-breaking-load", "-q", "--out", both);

        Shell lost = Shell.run("explain", both, "--strategy", "as-is", "--lost", "--lang", "en");
        assertThat(lost.status()).isZero();
        assertThat(lost.out()).contains("strategy as-is", "1  critical  dropped-newest   desk");
        Shell roomy = Shell.run("explain", both, "--strategy", "roomy", "--lost", "--replication", "1", "--lang", "en");
        assertThat(roomy.out()).contains("strategy roomy", "replication 1", "nothing of the kind was lost");

        Shell which = Shell.run("explain", both, "--lost");
        assertThat(which.status()).isEqualTo(2);
        assertThat(which.err()).contains("holds a comparison; expected --strategy with one of as-is, roomy");
        assertThat(Shell.run("explain", both, "--strategy", "romy", "--lost").err())
                .contains("did you mean 'roomy'?");
        assertThat(explain("--strategy", "other", "--lost").err()).contains("has no such strategy");
    }

    @Test
    void jsonHasTheSameLife() {
        JsonNode json = json("--lost");

        assertThat(json.at("/lost/0/number").asInt()).isEqualTo(1);
        assertThat(json.at("/messages/0/subscriptions/0/fate").asString("")).isEqualTo("dropped-newest");
        JsonNode last = json.at("/messages/0/subscriptions/0/moments/0");
        assertThat(last.path("by").asString("")).isEqualTo("drop-newest");
        assertThat(last.at("/readings/waiting").asInt()).isEqualTo(1);
        assertThat(last.at("/readings/capacity").asInt()).isEqualTo(1);
        assertThat(last.path("at_ns").asLong()).isEqualTo(2_000_000);
    }

    private JsonNode json(Object... words) {
        Object[] all = new Object[words.length + 1];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--json";
        return JsonMapper.shared().readTree(explain(all).out());
    }

    @Test
    void oneOfSeveralReplicationsIsExplained() {
        results = folder.resolve("several");
        run(results, "--replications", "3", "--set", "services.desk.service-time=exponential(10ms)");

        assertThat(explain("--worst", "critical").status()).isZero();
        assertThat(explain("--worst", "critical", "--replication", "2").out())
                .contains("seed 1, replication 2")
                .isNotEqualTo(explain("--worst", "critical").out());
        Shell shell = explain("--worst", "critical", "--replication", "3");
        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.err()).contains("has 3 replications, 0 to 2, but found 3");
    }

    @Test
    void aScenarioThatHasChangedOrGoneIsRefused() throws IOException {
        Files.writeString(city, CITY.replace("10ms", "11ms"));
        assertThat(explain("--lost").status()).isEqualTo(2);
        assertThat(explain("--lost").err()).contains("has changed since the results", "run the scenario anew");
        Files.writeString(city, "format: 1\n");
        assertThat(explain("--lost").err()).contains("run the scenario anew");
        Files.delete(city);
        assertThat(explain("--lost").status()).isEqualTo(2);
        assertThat(explain("--lost").err()).contains("which is not there", "go to the folder");
    }

    @Test
    void anotherFingerprintIsNotTheSameRun() throws IOException {
        Path manifest = results.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest).replaceFirst("(\"fingerprint\"\\s*:\\s*)\"[0-9a-f]+\"", "$1\"0\""));

        Shell shell = explain("--lost");

        assertThat(shell.status()).isEqualTo(3);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).contains("this is not the same run: its fingerprint is");
    }

    @Test
    void whatIsNoResultsFolderIsSaid() throws IOException {
        assertThat(Shell.run("explain", folder.resolve("outt"), "--lost").err())
                .contains("there is no folder", "did you mean 'out'?");
        assertThat(Shell.run("explain", folder, "--lost").err())
                .contains("has no manifest.json", "expected one of '" + results + "'");
        assertThat(Shell.run("explain", city, "--lost").err()).contains("is a file; expected the folder of results");
        Files.writeString(results.resolve("manifest.json"), "{");
        assertThat(explain("--lost").status()).isEqualTo(2);
        assertThat(explain("--lost").err()).contains("is not the manifest of a run");
    }

    @Test
    void senselessOptionsAreRefused() {
        assertThat(explain().err()).contains("expected the id of a message, or --worst PRIORITY, or --lost");
        assertThat(explain("12ab", "--lost").err()).contains("expected one of the id of a message, --worst and --lost");
        assertThat(explain("12ab", "--at", "desk").err()).contains("--at: belongs to --worst and --lost");
        assertThat(explain("--worst", "criticl").err())
                .contains("there is no priority 'criticl'; did you mean 'critical'?");
        assertThat(explain("--lost", "droped-newest").err()).contains("did you mean 'dropped-newest'?");
        assertThat(explain("--lost", "--at", "dsk").err()).contains("there is no service 'dsk'; did you mean 'desk'?");
        assertThat(explain("--lost", "--count", "0").err()).contains("--count: expected 1 to 1000, but found 0");
        assertThat(explain("--lost", "--count", "0").status()).isEqualTo(2);
    }
}
