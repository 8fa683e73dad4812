package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run's journal says of a broker that writes everything down, and of what goes wrong: timelines by hand. */
class JournalOfFaultsTest {
    private static final long SECOND = 1_000_000_000;
    /** Messages at 5, 15, 25, ... s; each takes a second. */
    private static final String CITY = """
            format: 1
            seed: 3
            duration: 60s
            zones: [nord, sud]
            events: {alerte: {priority: high}}
            producers: {capteur: {emits: alerte, arrivals: 'every(10s, phase=5s)'}}
            services: {police: {subscribes: [alerte], workers: 3, service-time: 1s}}
            """;

    @TempDir
    Path folder;

    private Path run(String more) throws IOException {
        Path file = Files.writeString(folder.resolve("city.yaml"), CITY + more);
        Path out = folder.resolve("out");
        Shell shell = Shell.run("run", file, "--no-charts", "--quiet", "--journal", "--out", out);
        assertThat(shell.status()).describedAs(shell.err()).isZero();
        return out;
    }

    private static JsonNode state(Path results, String at) {
        Shell shell = Shell.run("replay", results, "--at", at, "--json");
        assertThat(shell.err()).isEmpty();
        return JsonMapper.shared().readTree(shell.out());
    }

    private static String text(Path results, String... words) {
        List<Object> all = new ArrayList<>(List.of("replay", results));
        all.addAll(List.of(words));
        Shell shell = Shell.run(all.toArray());
        assertThat(shell.err()).isEmpty();
        return shell.out();
    }

    private static List<Long> numbers(JsonNode array) {
        List<Long> numbers = new ArrayList<>();
        array.forEach(each -> numbers.add(each.asLong()));
        return numbers;
    }

    @Test
    void aMessageIsLetInWhenTheLogHasItAndHandedOverWhenEverybodyHasIt() throws IOException {
        // appended at 5 s, on all three replicas at 5 + 4 = 9 s, served until 10 s
        Path results = run("broker: {journal: {replicas: 3, acks: all, replication: 4s}}");

        assertThat(state(results, "4999ms").path("admitted").asLong()).isZero();
        for (String between : new String[] {"5s", "7s", "8999ms"}) {
            JsonNode state = state(results, between);
            assertThat(state.path("admitted").asLong()).isEqualTo(1);
            assertThat(numbers(state.path("partition_lengths"))).containsExactly(1L);
            assertThat(numbers(state.path("not_handed_over"))).containsExactly(1L);
            assertThat(state.path("stages").has("police")).isFalse();
        }
        JsonNode after = state(results, "9s");
        assertThat(after.path("admitted").asLong()).isEqualTo(1);
        assertThat(numbers(after.path("not_handed_over"))).isEmpty();
        assertThat(after.path("stages").path("police").path("in_hand").asLong()).isEqualTo(1);
        assertThat(state(results, "end").path("admitted").asLong()).isEqualTo(6);
        assertThat(text(results, "--at", "7s")).contains("Let in and not handed over yet: broker[0] 1");
        assertThat(text(results, "--diff", "4s", "7s"))
                .contains("let in: 0 → 1")
                .contains("let in, not handed over: 0 → 1");
        assertThat(text(results, "--at", "7s", "--lang", "fr")).contains("Admis, pas encore remis : broker[0] 1");
    }

    @Test
    void withThreadsAMessageHasOnePlaceInTheLogAndWaitsForThemWhenEverybodyHasIt() throws IOException {
        // appended at 5 s, in the partition's lane at 6 s, its thread takes 2 s
        Path results = run("broker: {service-time: 2s, journal: {replicas: 2, acks: all, replication: 1s}}");

        assertThat(numbers(state(results, "5500ms").path("not_handed_over"))).containsExactly(1L);
        JsonNode within = state(results, "7s");
        assertThat(numbers(within.path("not_handed_over"))).isEmpty();
        assertThat(numbers(within.path("partition_lengths"))).containsExactly(1L);
        assertThat(within.path("stages").path("broker[0]").path("in_hand").asLong())
                .isEqualTo(1);
        assertThat(state(results, "8s")
                        .path("stages")
                        .path("police")
                        .path("in_hand")
                        .asLong())
                .isEqualTo(1);
        assertThat(numbers(state(results, "end").path("partition_lengths"))).containsExactly(6L);
    }

    @Test
    void aPartitionThatNobodyServesIsDownUntilItIsReadAgain() throws IOException {
        // at 26 s everybody crashes until 36 s: what was written at 25 s and not replicated is lost, and so is that of
        // 35 s
        Path results = run("""
                broker: {journal: {replicas: 3, acks: all, replication: 4s, failover: 2s}}
                incidents: {panne: {at: 26s, for: 10s, crash: broker}}
                """);

        assertThat(state(results, "25999ms").path("unserved_since_ns").isEmpty())
                .isTrue();
        JsonNode down = state(results, "30s");
        assertThat(down.path("unserved_since_ns").path("broker[0]").asLong()).isEqualTo(26 * SECOND);
        assertThat(numbers(down.path("not_handed_over"))).containsExactly(1L);
        assertThat(down.path("incidents")
                        .path(0)
                        .path("down")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("broker");
        JsonNode up = state(results, "36s");
        assertThat(up.path("unserved_since_ns").isEmpty()).isTrue();
        assertThat(numbers(up.path("not_handed_over"))).isEmpty();
        assertThat(up.path("lost").asLong()).isEqualTo(2);
        assertThat(text(results, "--at", "30s")).contains("Nobody serves: broker[0] since 26.000 s");
        assertThat(text(results, "--entity", "broker[0]"))
                .contains("nobody serves broker[0]")
                .contains("served again: broker[0]");
    }

    @Test
    void whenANodeCrashesItsPartitionsAreDownUntilSomebodyElseLeadsThem() throws IOException {
        // two partitions, led by nodes 0 and 1: node 0 is down from 20 s to 40 s, and node 1 takes over after 3 s
        Path results = run("""
                broker: {partitions: zone, service-time: 1ms, journal: {replicas: 2, acks: all, failover: 3s}}
                incidents: {noeud: {at: 20s, for: 20s, crash: {nodes: [0]}}}
                """.replace("zone,", "round-robin(2),"));

        JsonNode before = state(results, "22s");
        assertThat(before.path("unserved_since_ns").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("broker[0]");
        assertThat(state(results, "23s").path("unserved_since_ns").isEmpty()).isTrue();
        JsonNode during = state(results, "30s");
        assertThat(during.path("incidents")
                        .path(0)
                        .path("down")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("broker node 0");
        assertThat(state(results, "40s").path("incidents").isEmpty()).isTrue();
    }

    @Test
    void anOutageOfAPartitionTakesItDown() throws IOException {
        Path results = run("""
                broker: {partitions: round-robin(2), service-time: 1ms}
                incidents: {arret: {at: 20s, for: 30s, outage: {partitions: [0, 1]}}}
                """);

        JsonNode stages = state(results, "30s").path("stages");
        List<String> down = new ArrayList<>();
        stages.properties().forEach(stage -> {
            if (!stage.getValue().path("up").asBoolean()) {
                down.add(stage.getKey());
            }
        });
        assertThat(down).isNotEmpty().allMatch(name -> name.startsWith("broker["));
        assertThat(text(results, "--at", "30s")).contains("down: broker[0], broker[1]");
        assertThat(text(results, "--at", "50s")).doesNotContain("down: ");
    }

    @Test
    void disksAndNetworksSayWhatTheyDoAndWhomTheyHit() throws IOException {
        Path results = run("""
                broker: {journal: {acks: leader, flush: every-message, flush-time: 1s}}
                incidents:
                  disque: {at: 10s, for: 10s, disk: {stall: true}}
                  coupure: {at: 12s, for: 10s, network: {between: [capteur, broker], partition: true}}
                """);

        JsonNode incidents = state(results, "15s").path("incidents");
        assertThat(incidents.path(0).path("kind").asString()).isEqualTo("disk stall");
        assertThat(incidents.path(0).path("hit").path(0).path("name").asString())
                .isEqualTo("journal");
        assertThat(incidents.path(1).path("kind").asString()).isEqualTo("network partition");
        assertThat(incidents.path(1).path("hit").path(0).path("name").asString())
                .isEqualTo("network/to-broker");
        assertThat(text(results, "--at", "15s"))
                .contains("disque (disk stall) since 10.000 s; hit: journal")
                .contains("coupure (network partition) since 12.000 s; hit: network/to-broker");
    }

    @Test
    void ofWhatComesAtRandomTheStateSaysWhoIsDownNow() throws IOException {
        // up for exactly 10 s, down for exactly 5 s: down from 10 to 15, 25 to 30, 40 to 45, 55 to 60
        Path results = run("""
                incidents: {usure: {outage: {services: [police]}, random: {between: 10s, repair: 5s, each: worker}}}
                """);

        assertThat(state(results, "9s").path("incidents").path(0).path("down").isEmpty())
                .isTrue();
        for (int at : new int[] {10, 14, 25, 44, 59}) {
            JsonNode state = state(results, at + "s");
            JsonNode down = state.path("incidents").path(0).path("down");
            assertThat(down.size()).isEqualTo(3);
            assertThat(down.path(2).path("name").asString()).isEqualTo("police/2");
            assertThat(down.path(2).path("since_ns").asLong()).isEqualTo((at + 5) / 15 * 15 * SECOND - 5 * SECOND);
            assertThat(state.path("stages").path("police").path("workers_down").asLong())
                    .isEqualTo(3);
        }
        for (int at : new int[] {15, 24, 30, 54}) {
            assertThat(state(results, at + "s")
                            .path("stages")
                            .path("police")
                            .path("up")
                            .asBoolean())
                    .isTrue();
        }
        assertThat(text(results, "--at", "11s"))
                .contains("usure (outage at random) since 0.000 s; down: police/0 since 10.000 s, police/1 since");
        assertThat(text(results, "--entity", "police/1", "--count", "2"))
                .contains("usure hits police/1")
                .contains("usure lets go of police/1");
    }

    @Test
    void togetherAtRandomAllOfThemAreDown() throws IOException {
        Path results = run("""
                incidents: {usure: {crash: {services: [police]}, random: {between: 10s, repair: 5s, each: all}}}
                """);

        assertThat(text(results, "--at", "12s")).contains("down: police since 10.000 s");
        assertThat(state(results, "12s")
                        .path("stages")
                        .path("police")
                        .path("up")
                        .asBoolean(true))
                .isFalse();
    }
}
