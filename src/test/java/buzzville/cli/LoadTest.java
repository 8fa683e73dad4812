package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code check --load}: what is too much, where and when, before anything runs. */
class LoadTest {
    /** At 100/s and two workers of 10 ms: 0.5 of it, and 1.25 from minute 10 to minute 25, of which 0.1 is urgent. */
    private static final String CITY = """
            format: 1
            name: Rush
            duration: 1h
            events: {alarm: {priority: critical}, walk: {priority: normal}}
            producers:
              bell: {emits: alarm, arrivals: poisson(20/s)}
              camera: {emits: walk, arrivals: poisson(80/s)}
            services:
              guard:
                label: {en: Guards, fr: Gardiens}
                subscribes: [alarm, walk]
                workers: 2
                service-time: exponential(10ms)
                lanes: {critical: {}, normal: {accepts: [high, normal, info], capacity: 1000}}
                dispatch: strict-priority
            incidents:
              parade: {at: 10min, for: 15min, surge: {producers: [camera], factor: 3}}
            strategies:
              none: {}
              more: {services: {guard: {workers: 4}}}
            strategy: none
            """;

    @TempDir
    private Path folder;

    private Path city;

    @BeforeEach
    void aCity() throws IOException {
        city = Files.writeString(folder.resolve("rush.yaml"), CITY);
    }

    /** 240 / (200 - 20) = 1.33; the load with what goes before it is 1.3. The lane is full after 1000 / 60 s. */
    @Test
    void anUnstableLaneIsNamedWithItsIntervalAndItsCause() {
        Shell shell = Shell.run("check", city, "--load", "--lang", "en");

        assertThat(shell.status()).isZero();
        assertThat(shell.err()).isEmpty();
        assertThat(shell.out().replace("\n  ", " "))
                .contains(
                        "lane normal at Guards asks for 1.33 times what it can from 0:10 to 0:25 (parade); up to 1,000 wait",
                        "gone at 0:25:10")
                .doesNotContain("lane critical at");
        assertThat(shell.out().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 100);
    }

    @Test
    void anotherStrategyHoldsAndSaysSo() {
        Shell shell = Shell.run("check", city, "--load", "--strategy", "more", "--lang", "fr");

        assertThat(shell.status()).isZero();
        assertThat(shell.out())
                .contains("stratégie more", "Gardiens", "Aucune file n'est sollicitée au-delà", "Cobham");
    }

    @Test
    void settingsAndTheLoadKeyCount() {
        assertThat(Shell.run("check", city, "--load", "--set", "load=0.5").out())
                .doesNotContain("asks for");
        assertThat(Shell.run("check", city, "--load", "--set", "load=10", "--lang", "en")
                        .out())
                .contains("lane critical at Guards asks for 1 times what it can from 0:00 to the end");
    }

    @Test
    void jsonHasTheSameFigures() {
        Shell shell = Shell.run("check", city, "--load", "--json");

        JsonNode stage = JsonMapper.shared().readTree(shell.out()).at("/stages/0");
        assertThat(stage.at("/stage").asString()).isEqualTo("guard");
        assertThat(stage.at("/workers").asDouble()).isEqualTo(2);
        // 0.5 for three quarters of the time, 1.3 for one
        assertThat(stage.at("/load").asDouble()).isEqualTo(0.7, within(1e-9));
        assertThat(stage.at("/peak_load").asDouble()).isEqualTo(1.3, within(1e-9));
        assertThat(stage.at("/stable_factor").asDouble()).isEqualTo(1 / 1.3, within(1e-9));
        assertThat(stage.at("/expected/reason").asString()).isEqualTo("changing");
        JsonNode overload = stage.at("/lanes/1/unstable/0");
        assertThat(overload.at("/from_s").asDouble()).isEqualTo(600);
        assertThat(overload.at("/to_s").asDouble()).isEqualTo(1500);
        assertThat(overload.at("/asks").asDouble()).isEqualTo(240 / 180.0, within(1e-9));
        assertThat(overload.at("/incidents/0").asString()).isEqualTo("parade");
        // 60/s too many for 900 s, of 80 x 2700 + 240 x 900 in all, but for the thousand that wait
        assertThat(stage.at("/lanes/1/backlog/lost_share").asDouble()).isEqualTo(53000 / 432000.0, within(1e-9));
        assertThat(stage.at("/lanes/0/unstable").isEmpty()).isTrue();
    }

    @Test
    void aLongTableShowsTheBusiestUnlessAllIsAskedFor() {
        Shell some = Shell.run("check", "scenarios/crisis.yaml", "--load", "--lang", "en");
        Shell every = Shell.run("check", "scenarios/crisis.yaml", "--load", "--all", "--lang", "en");

        assertThat(some.out().lines().count()).isLessThan(40);
        assertThat(some.out())
                .contains("more with less to do; --all shows them")
                .contains("broker North");
        assertThat(every.out()).doesNotContain("--all shows them").contains("School");
        assertThat(every.out().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 100);
    }

    @Test
    void whereNothingTakesTimeNothingWaits() throws IOException {
        Path instant = Files.writeString(folder.resolve("instant.yaml"), """
                format: 1
                duration: 1min
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(1/s)}}
                services: {s: {subscribes: [e]}}
                """);

        assertThat(Shell.run("check", instant, "--load", "--lang", "en").out()).contains("so nothing waits");
        assertThat(Shell.run("check", instant, "--load", "--json").out()).contains("\"stages\" : [ ]");
    }
}
