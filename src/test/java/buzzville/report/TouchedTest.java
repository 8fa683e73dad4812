package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How people read whom an incident hits. */
class TouchedTest {
    @TempDir
    private Path folder;

    private Scenario scenario;

    @BeforeEach
    void city() throws IOException {
        scenario = Runs.scenario("""
                format: 1
                duration: 1s
                events: {e: {}}
                producers: {bell: {emits: e, arrivals: every(1s), label: {en: Bell, fr: Sonnette}}}
                services:
                  police: {subscribes: [e], workers: 4, label: {en: Police, fr: La police}}
                  fire: {subscribes: [e], instances: 3}
                """, folder);
    }

    private Touched of(ReportLanguage language, String... victims) {
        return Touched.of(List.of(victims), scenario, new Wording(language));
    }

    private void isInShort(String victims, String english, String french) {
        String[] each = victims.split(";");
        assertThat(of(ReportLanguage.EN, each).inShort()).isEqualTo(english);
        assertThat(of(ReportLanguage.FR, each).inShort()).isEqualTo(french);
    }

    @Test
    void whatThereIsOneOfHasItsName() {
        isInShort("police", "Police", "La police");
        isInShort("bell", "Bell", "Sonnette");
        isInShort("broker", "the broker", "le courtier");
        isInShort("broker[2]", "partition 2", "partition 2");
        isInShort("broker node 1", "node 1", "nœud 1");
        isInShort("journal", "the journal's disks", "les disques du journal");
        isInShort("fire[1]", "fire[1]", "fire[1]");
        isInShort("police/3", "worker 3 of Police", "agent 3 de La police");
        isInShort("fire[1]/0", "worker 0 of fire[1]", "agent 0 de fire[1]");
        isInShort("network/to-broker", "the way to the broker", "le chemin vers le courtier");
        isInShort("network/to-services/police", "the way to Police", "le chemin vers La police");
    }

    @Test
    void severalOfAKindAreANumber() {
        isInShort("police/3;police/1", "2 workers of Police", "2 agents de La police");
        isInShort("police/3;fire[0]/1;police;fire", "2 services, 2 workers", "2 services, 2 agents");
        isInShort("fire[0];fire[2]", "2 instances of fire", "2 instances de fire");
        isInShort(
                "network/to-broker;network/from-broker;broker",
                "the broker, 2 ways of the network",
                "le courtier, 2 chemins du réseau");
    }

    @Test
    void aPageHasTheNamesBehindTheNumbers() {
        Touched some = of(ReportLanguage.EN, "police/3", "police/1", "fire");
        assertThat(some.isShort()).isTrue();
        assertThat(some.inFull()).isEqualTo("fire, worker 3 of Police, worker 1 of Police");
        assertThat(of(ReportLanguage.EN, "police", "bell").isShort()).isFalse();
    }

    @Test
    void whoHitsNobodySaysNothing() {
        assertThat(of(ReportLanguage.EN).any()).isFalse();
        assertThat(of(ReportLanguage.EN).inShort()).isEmpty();
    }
}
