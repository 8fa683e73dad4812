package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Timeline;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FlowsTest {
    private static final String CITY = """
            duration: 1h
            zones: [nord]
            events:
              alerte: {label: {fr: Alerte météo, en: Weather alert}, priority: critical, ttl: 10min, key: zone}
              sms: {priority: info, ttl: exponential(2s)}
              panne: {label: "une | deux"}
            producers:
              station:
                label: {fr: Station météo, en: Weather station}
                detects: {fr: Détecte météo extrême, en: Detects extreme weather}
                emits: alerte
                arrivals: every(10min)
              divers: {emits: {mix: {alerte: 1, panne: 2}}, arrivals: every(1min)}
            services:
              notifications:
                label: {fr: Notifications, en: Notifications}
                description: {fr: Alerte citoyens, en: Alerts citizens}
                subscribes: [alerte, panne]
                emits: {sms: {on: alerte}}
              ecoles: {subscribes: [alerte], emits: {panne: {}}}
              citoyens: {subscribes: [sms, panne], priorities: [info], joins: 10min, from: earliest, leaves: 20min}
            incidents:
              tempete: {label: {fr: Tempête, en: Storm}, at: 5min, emit: {event: alerte}}
            """;

    @Test
    void whoGetsWhatIsATable() {
        assertThat(Flows.of(Timeline.scenario(CITY), ReportLanguage.FR).table()).isEqualTo("""
                | Événement | Priorité | Durée de vie | Clé | Producteurs | Consommateurs | Rôle du producteur | Actions des consommateurs |
                |---|---|---|---|---|---|---|---|
                | Alerte météo | critique | 10 min | zone | Station météo ; divers ; Tempête | Notifications ; ecoles | Détecte météo extrême ; – ; – | Alerte citoyens ; publie une \\| deux |
                | sms | info | 2 s en moyenne | – | Notifications | citoyens (arrive à 10 min, part à 20 min) | après Alerte météo | – |
                | une \\| deux | normale | – | – | divers ; ecoles | Notifications | – ; après Alerte météo | Alerte citoyens |
                """);
        assertThat(Flows.of(Timeline.scenario(CITY), ReportLanguage.EN).table())
                .contains("| Weather alert | critical | 10 min | zone | Weather station ; divers ; Storm |")
                .contains("| citoyens (joins at 10 min, leaves at 20 min) | after Weather alert |");
    }

    @Test
    void aProgramReadsTheSameAsJson() {
        Scenario scenario = Timeline.scenario(CITY);
        JsonNode json = JsonMapper.shared()
                .readTree(Flows.of(scenario, ReportLanguage.EN).json());

        JsonNode alert = json.at("/events/0");
        assertThat(alert.at("/event").asString()).isEqualTo("alerte");
        assertThat(alert.at("/ttl_mean_ms").asInt()).isEqualTo(600_000);
        assertThat(alert.at("/key").asString()).isEqualTo("zone");
        assertThat(alert.at("/producers/0/detects").asString()).isEqualTo("Detects extreme weather");
        assertThat(alert.at("/producers/2/kind").asString()).isEqualTo("incident");
        assertThat(alert.at("/consumers/0/emits/0").asString()).isEqualTo("sms");
        assertThat(json.at("/events/2/ttl_mean_ms").isNull()).isTrue();
        assertThat(json.at("/events/2/consumers").size()).isEqualTo(1);
    }
}
