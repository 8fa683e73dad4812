package buzzville.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsTest {
    private static final String CITY = """
            format: 1
            duration: 10s
            zones: {nord: {label: {fr: Nord, en: North}}, sud: {}}
            events: {feu: {label: {fr: Incendie, en: Fire}}, eau: {}}
            producers:
              capteur:
                label: {fr: Capteur}
                emits: feu
                arrivals: at([1s])
                witnesses: {appel: {label: {fr: Appel, en: Call}}, oeil: {}}
              tuyau: {emits: eau, arrivals: at([1s])}
            services:
              garde: {label: {fr: Garde, en: Guard}, subscribes: [feu], instances: 2}
              un: {label: Twin, subscribes: [feu]}
              deux: {label: Twin, subscribes: [feu]}
              nu: {subscribes: [feu, eau]}
            incidents: {boom: {label: {en: Bang}, at: 5s, emit: feu}}
            """;

    @TempDir
    Path folder;

    private Labels french;
    private Labels english;

    @BeforeEach
    void read() throws IOException {
        Problems problems = new Problems();
        ScenarioFile file = ScenarioFile.load(Files.writeString(folder.resolve("s.yaml"), CITY), problems);
        Scenario scenario = file.scenario(ScenarioFile.PLAIN, List.of(), problems);
        assertThat(problems.lines()).isEmpty();
        french = new Labels(scenario, ReportLanguage.FR);
        english = new Labels(scenario, ReportLanguage.EN);
    }

    @Test
    void everyPartIsCalledByItsLabel() {
        assertThat(french.service("garde")).isEqualTo("Garde");
        assertThat(english.service("garde")).isEqualTo("Guard");
        assertThat(english.service("garde[1]")).isEqualTo("Guard[1]");
        assertThat(english.event("feu")).isEqualTo("Fire");
        assertThat(french.zone("nord")).isEqualTo("Nord");
        assertThat(english.witness("capteur", "appel")).isEqualTo("Call");
    }

    @Test
    void aLabelInOneLanguageServesBoth() {
        assertThat(english.producer("capteur")).isEqualTo("Capteur");
        assertThat(french.incident("boom")).isEqualTo("Bang");
        assertThat(french.incident("boom/2")).isEqualTo("Bang/2");
    }

    @Test
    void whatHasNoLabelIsCalledByItsName() {
        assertThat(english.service("nu")).isEqualTo("nu");
        assertThat(english.service("unknown")).isEqualTo("unknown");
        assertThat(english.event("eau")).isEqualTo("eau");
        assertThat(french.zone("sud")).isEqualTo("sud");
        assertThat(french.witness("capteur", "oeil")).isEqualTo("oeil");
    }

    @Test
    void twoServicesOfOneLabelAreToldApartByTheirNames() {
        assertThat(english.service("un")).isEqualTo("un");
        assertThat(english.service("deux")).isEqualTo("deux");
    }

    @Test
    void lanesGoByTheirPriority() {
        assertThat(french.lane("critical")).isEqualTo("critique");
        assertThat(french.lane("all")).isEqualTo("toutes");
        assertThat(french.lane("rest")).isEqualTo("rest");
        assertThat(english.lane("critical")).isEqualTo("critical");
    }
}
