package buzzville.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.broker.batching.Linger;
import buzzville.broker.batching.None;
import buzzville.broker.overflow.DropNewest;
import buzzville.broker.overflow.DropOldest;
import buzzville.consumer.fetch.Poll;
import buzzville.consumer.fetch.Push;
import buzzville.scenario.yaml.Entry;
import buzzville.scenario.yaml.Mapping;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles lie under what a scenario says, and what they say has to fit every scenario. */
class ProfileTest {
    private static final String CITY = """
            format: 1
            duration: 1s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: poisson(1/s)}}
            %s
            services:
              desk: {subscribes: [e], service-time: 1ms%s}
              passer-by: {subscribes: [e]}
            strategies:
              own: {}
              kafka: {broker: {profile: kafka}}
              rabbitmq: {broker: {profile: rabbitmq}, services: {desk: {lanes: {all: {capacity: 100}}}}}
              buzzville: {broker: {profile: buzzville}}
              other-way: {services: {desk: {prefetch: 7}}}
            """;

    @TempDir
    Path folder;

    @Test
    void aProfileHoldsWhereTheScenarioSaysNothing() {
        Scenario scenario = scenario(CITY.formatted("", ""), "kafka");

        assertThat(scenario.broker().batching()).isEqualTo(new Linger(5_000_000, 16_384));
        assertThat(scenario.services().get("desk").fetch()).isEqualTo(new Poll(500, 1, 500_000_000));
        assertThat(scenario.broker().journal()).isNotNull();
    }

    @Test
    void withoutAProfileNothingChanges() {
        Scenario scenario = scenario(CITY.formatted("", ""), "own");

        assertThat(scenario.broker().profile()).isNull();
        assertThat(scenario.broker().batching()).isEqualTo(new None());
        assertThat(scenario.services().get("desk").fetch()).isEqualTo(new Push());
    }

    @Test
    void theFileTheStrategyAndTheSettingsStandOverIt() {
        String file = CITY.formatted("broker: {profile: rabbitmq}", ", prefetch: 5");

        assertThat(scenario(file, "own").services().get("desk").prefetch()).isEqualTo(5);
        assertThat(scenario(file, "own").services().get("passer-by").prefetch()).isEqualTo(65_535);
        assertThat(scenario(file, "other-way").services().get("desk").prefetch())
                .isEqualTo(7);
        assertThat(scenario(file, "other-way", "services.desk.prefetch=9")
                        .services()
                        .get("desk")
                        .prefetch())
                .isEqualTo(9);
    }

    @Test
    void aStrategyThatSwitchesTheProfileSwitchesThePreset() {
        String file = CITY.formatted("broker: {profile: rabbitmq}", "");

        Scenario scenario = scenario(file, "kafka");

        assertThat(scenario.broker().profile()).isEqualTo(Profile.KAFKA);
        assertThat(scenario.services().get("desk").prefetch())
                .as("RabbitMQ's is gone")
                .isEqualTo(1);
        assertThat(scenario(file, "own", "broker.profile=kafka")
                        .services()
                        .get("desk")
                        .fetch())
                .isInstanceOf(Poll.class);
    }

    @Test
    void aSettingReachesIntoWhatOnlyTheProfileSays() {
        Scenario scenario = scenario(CITY.formatted("", ""), "kafka", "services.desk.fetch.max-records=10");

        assertThat(scenario.services().get("desk").fetch()).isEqualTo(new Poll(10, 1, 500_000_000));
    }

    @Test
    void everyLaneThatTheScenarioNamesGetsTheProfilesOverflow() {
        Scenario scenario = scenario(CITY.formatted("", ""), "rabbitmq");

        LaneSpec lane = scenario.services().get("desk").lanes().get("all");
        assertThat(lane.capacity()).isEqualTo(100);
        assertThat(lane.overflow()).isEqualTo(new DropOldest(true));
        assertThat(scenario.services().get("passer-by").lanes()).isNull();
    }

    @Test
    void lanesOfAProfileAreThereOnlyWhereTheFileHasNone() {
        assertThat(scenario(CITY.formatted("", ""), "buzzville")
                        .services()
                        .get("desk")
                        .lanes())
                .containsOnlyKeys("critical", "normal", "info");
        assertThat(scenario(CITY.formatted("", ", lanes: {all: {capacity: 3}}"), "buzzville")
                        .services()
                        .get("desk")
                        .lanes())
                .containsOnlyKeys("all")
                .hasEntrySatisfying("all", lane -> assertThat(lane.overflow()).isInstanceOf(DropNewest.class));
    }

    @Test
    void whereNothingCanWaitAProfileHasNoLanesAndNoAlarm() {
        String pass = CITY.replace(", service-time: 1ms%s", "")
                .replace("{prefetch: 7}", "{}")
                .replace(", services: {desk: {lanes: {all: {capacity: 100}}}}", "");

        for (String strategy : List.of("kafka", "rabbitmq", "buzzville")) {
            assertThat(problems(pass.formatted(""), strategy)).as(strategy).isEmpty();
        }
    }

    @Test
    void everyProfileIsUnderstoodWithoutAWord() {
        for (String strategy : List.of("kafka", "rabbitmq", "buzzville")) {
            assertThat(problems(CITY.formatted("", ""), strategy)).as(strategy).isEmpty();
        }
    }

    @Test
    void anUnknownProfileIsToldWithTheOneThatIsMeant() {
        assertThat(problems(CITY.formatted("broker: {profile: rabbit}", ""), "own"))
                .singleElement()
                .asString()
                .contains("rabbit")
                .contains("rabbitmq");
    }

    @Test
    void aProfileThatDoesNotFitIsBlamedOnWhoChoseIt() {
        assertThat(problems(CITY.formatted("broker: {delivery: request-response}", ""), "kafka"))
                .anySatisfy(line -> assertThat(line).contains("strategies.kafka.broker.profile"));
    }

    @Test
    void theScenarioAsUnderstoodReadsBackToItself() throws IOException {
        for (String strategy : List.of("kafka", "rabbitmq", "buzzville")) {
            Path file = folder.resolve("city.yaml");
            Files.writeString(file, CITY.formatted("", ""));
            Mapping whole = ScenarioFile.load(file, new Problems()).document(strategy, List.of(), new Problems());
            Map<String, Entry> entries = new LinkedHashMap<>(whole.entries());
            entries.remove("strategies");
            String effective = ScenarioFile.language().effective(new Mapping(whole.position(), entries));

            Scenario again = scenario(effective, ScenarioFile.PLAIN);
            Scenario first = scenario(CITY.formatted("", ""), strategy);
            assertThat(again.broker()).isEqualTo(first.broker());
            assertThat(again.services()).isEqualTo(first.services());
            assertThat(again.producers()).isEqualTo(first.producers());
        }
    }

    private Scenario scenario(String text, String strategy, String... settings) {
        Problems problems = new Problems();
        Scenario scenario = load(text).scenario(strategy, List.of(settings), problems);
        assertThat(problems.lines()).isEmpty();
        return scenario;
    }

    private List<String> problems(String text, String strategy) {
        Problems problems = new Problems();
        load(text).scenario(strategy, List.of(), problems);
        return problems.lines();
    }

    private ScenarioFile load(String text) {
        try {
            Path file = folder.resolve("scenario.yaml");
            Files.writeString(file, text);
            return ScenarioFile.load(file, new Problems());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
