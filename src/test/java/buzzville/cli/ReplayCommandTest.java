package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayCommandTest {
    /** Two lights of 10 s green, 2 s orange and 8 s red; nothing takes time. */
    private static final String CITY = """
            format: 1
            name: Lights
            start: 2024-12-10T14:30:00Z
            timezone: Europe/Paris
            duration: 1min
            zones: [nord]
            events: {feu_circulation_change: {priority: high}, ping: {}}
            producers:
              feux: {emits: feu_circulation_change, count: 2, arrivals: 'cycle({vert: 10s, orange: 2s, rouge: 8s}, phase=0s)'}
              pings: {emits: ping, arrivals: every(20s, phase=5s)}
            services: {panneau: {subscribes: [feu_circulation_change, ping]}}
            """;

    @TempDir
    static Path folder;

    private static Path results;

    @BeforeAll
    static void aRun() throws IOException {
        Path city = Files.writeString(folder.resolve("lights.yaml"), CITY);
        results = folder.resolve("results");
        assertThat(Shell.run("run", city, "--journal", "--no-charts", "-q", "--out", results)
                        .status())
                .isZero();
    }

    private static Shell replay(Object... words) {
        Object[] all = new Object[words.length + 4];
        all[0] = "replay";
        all[1] = results;
        System.arraycopy(words, 0, all, 2, words.length);
        all[words.length + 2] = "--lang";
        all[words.length + 3] = "en";
        return Shell.run(all);
    }

    private static String colour(String at) {
        JsonNode state =
                JsonMapper.shared().readTree(replay("--at", at, "--json").out());
        return state.at("/lights/feux_001/by_offset/state").asString();
    }

    @Test
    void anInstantIsATimeInTheCityOrSinceTheStart() {
        // changes at 0 s (to green), 10 s, 12 s, 20 s and so on; the city's clocks are an hour ahead of UTC
        assertThat(colour("15:30:05")).isEqualTo("vert");
        assertThat(colour("5s")).isEqualTo("vert");
        assertThat(colour("2024-12-10T14:30:11Z")).isEqualTo("orange");
        assertThat(colour("2024-12-10T15:30:13")).isEqualTo("rouge");
        assertThat(colour("15:30:12.500")).isEqualTo("rouge");
        assertThat(replay("--at", "end").out()).contains("the city at 15:31:00.000");
    }

    @Test
    void aHistorySaysWhoDidWhatAndWhen() {
        Shell shell = replay("--entity", "carrefour_001", "--from", "10s", "--until", "12s");

        assertThat(shell.status()).isZero();
        assertThat(shell.out())
                .contains("15:30:10.000  feux_001: feu_circulation_change: vert → orange, nord")
                .contains("15:30:12.000  feux_001: feu_circulation_change: orange → rouge, nord")
                .contains("panneau: done")
                .doesNotContain("feux_000");
        assertThat(replay("--entity", "CREF_001").out().replace("CREF_001", "")).startsWith("\n");
        assertThat(replay("--entity", "panneau", "--count", "1").out()).contains("more: --count");
        assertThat(replay("--entity", "feux_001", "--lang", "fr").status()).isEqualTo(2); // twice
    }

    @Test
    void aDifferenceNamesWhatChanged() {
        assertThat(replay("--diff", "5s", "11s").out())
                .contains("from 15:30:05.000 to 15:30:11.000", "feux_000: vert → orange", "feux_001: vert → orange");
        assertThat(replay("--diff", "6s", "7s").out()).contains("nothing differs");
        JsonNode json = JsonMapper.shared()
                .readTree(replay("--diff", "5s", "11s", "--json").out());
        assertThat(json.at("/lights/0/after").asString()).isEqualTo("orange");
    }

    @Test
    void aSummarySaysWhatTheJournalCosts() throws IOException {
        long size = Files.size(results.resolve("journal.bvj"));

        Shell shell = replay();
        assertThat(shell.out())
                .contains("from 15:30:00.000 to 15:31:00.000", "whole: SHA-256 ")
                .contains("at this rate " + String.format(java.util.Locale.ROOT, "%,d", size * 1440) + " bytes a day");
        JsonNode json =
                JsonMapper.shared().readTree(replay("--summary", "--json").out());
        assertThat(json.path("bytes").asLong()).isEqualTo(size);
        assertThat(json.path("whole").asBoolean()).isTrue();
        // two lights change every 10, 2, 8 s from 0 s on: 9 each; pings at 5, 25 and 45 s
        assertThat(json.path("messages").asLong()).isEqualTo(21);
    }

    @Test
    void frenchIsSpoken() {
        Shell shell = Shell.run("replay", results, "--at", "11s", "--lang", "fr");

        assertThat(shell.out()).contains("la ville à 15:30:11.000", "Feux : orange 2", "Étage");
        assertThat(Shell.run("replay", results, "--entity", "panneau", "--lang", "fr")
                        .out())
                .contains("panneau : traité");
    }

    @Test
    void namesAreListedAndNearOnesOffered() {
        assertThat(replay("--list").out())
                .contains("lights: feux_000, feux_001", "stages: panneau", "pings: pings_000");
        Shell wrong = replay("--entity", "feux_01");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("the journal tells of no 'feux_01'; did you mean 'feux_0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --at 15:29:59        | --at: expected an instant of the run, from 15:30:00.000 to 15:31:00.000, but found '15:29:59'
            --at 2min            | --at: expected an instant of the run, from 15:30:00.000 to 15:31:00.000, but found '2min'
            --at 25:00:00        | --at: there is no such time as '25:00:00'; expected one such as 14:31:45
            --at noon            | --at: expected a time such as 14:31:45, a duration since the start such as 12min, or end, but found 'noon'
            --at 5s --list       | expected one of --at, --diff, --entity, --list, --messages and --summary, but found --at and --list
            --at 5s --by ofset   | --by: expected offset or occurrence, but found 'ofset'; did you mean 'offset'?
            --list --by offset   | --by: belongs to --at and --diff
            --at 5s --from 1s    | --from: belongs to --entity and --messages
            --at 5s --count 3    | --count: belongs to --entity
            --messages --json    | --json: belongs to everything but --messages, which is JSON already
            --summary --all      | --all: belongs to --at and --list
            --entity feux --from end --until 1s | --until: expected an instant that is not before --from, which is 'end'
            --entity feux --count 0 | --count: expected 1 to 1000000, but found 0
            """)
    void whatMakesNoSenseIsRefused(String options, String sentence) {
        Shell shell = replay((Object[]) options.split(" "));

        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).startsWith("buzzville: " + sentence);
    }

    @Test
    void filesThatAreNoJournalsAreNamed() throws IOException {
        Path foreign = Files.writeString(folder.resolve("foreign.bvj"), "feu;rouge\n");
        Path empty = Files.createFile(folder.resolve("empty.bvj"));
        byte[] octets = Files.readAllBytes(results.resolve("journal.bvj"));
        byte[] newer = octets.clone();
        newer[8] = 9;
        Path future = Files.write(folder.resolve("future.bvj"), newer);

        assertThat(Shell.run("replay", foreign).err())
                .isEqualTo("buzzville: '" + foreign + "' is no journal of a run\n");
        assertThat(Shell.run("replay", empty).err()).contains("is empty");
        assertThat(Shell.run("replay", future).err()).contains("has version 9 of the format");
        assertThat(Shell.run("replay", folder.resolve("nowhere")).err()).contains("there is no journal and no folder");
        assertThat(Shell.run("replay", folder).err()).contains("has no journal.bvj", "--journal");
        assertThat(Shell.run("replay", foreign).status()).isEqualTo(2);
    }

    @Test
    void aDamagedTailIsSaidAndTheRestIsTold() throws IOException {
        byte[] octets = Files.readAllBytes(results.resolve("journal.bvj"));
        Path cut = Files.write(folder.resolve("cut.bvj"), Arrays.copyOf(octets, octets.length - 200));

        Shell shell = Shell.run("replay", cut, "--at", "end", "--lang", "en");
        assertThat(shell.status()).isZero();
        assertThat(shell.out()).contains("Traffic lights: ");
        assertThat(shell.err()).contains("ends in the middle of a block; ", " records could be read, until 15:30:");
        // nobody knows the city at the end, so the state is said to be that of the last record
        String last = shell.err().replaceAll("(?s).*until (\\S+)\\s*", "$1");
        assertThat(shell.out().lines().findFirst().orElseThrow()).endsWith("the city at " + last);
    }
}
