package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.experiment.Findings;
import buzzville.experiment.Pool;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardsticks;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.YardstickWords;
import buzzville.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures by which strategies are compared. */
class YardsticksTest {
    private static final double SECOND = 1e9;

    @TempDir
    Path folder;

    @Test
    void figuresOfTheCityAreThoseThatPaperGives() throws IOException {
        // six of ten delivered, after 1.5, 2, 2.5, 3, 3.5 and 4 s; one lost; one worker for ten seconds
        Map<String, Sample> figures = byName(pooled(Runs.BY_HAND, 3));
        assertThat(figures.get("high loss").pooled()).isEqualTo(0.1);
        assertThat(figures.get("high lost silently").pooled()).isEqualTo(0.1);
        assertThat(figures.get("high lost and told").pooled()).isZero();
        assertThat(figures.get("high delivered").pooled()).isEqualTo(0.6);
        assertThat(figures.get("high mean").pooled()).isEqualTo(2.75 * SECOND);
        assertThat(figures.get("high p50").pooled()).isCloseTo(2.5 * SECOND, within(2.5e6));
        assertThat(figures.get("high p95").pooled()).isCloseTo(4 * SECOND, within(4e6));
        assertThat(figures.get("worker-hours").pooled()).isCloseTo(10 / 3600.0, within(1e-12));
        assertThat(figures.get("cost").pooled()).isCloseTo(10 / 3600.0, within(1e-12));
        assertThat(figures).doesNotContainKey("least urgent p95");
    }

    @Test
    void everyReplicationHasItsOwnValueAlsoTheFirstWhichThePoolGrowsFrom() throws IOException {
        Map<String, Sample> together = byName(pooled(Runs.BUSY, 3));
        for (int k = 0; k < 3; k++) {
            Map<String, Sample> alone = byName(Findings.of(run(Runs.BUSY, k)));
            for (String figure :
                    List.of("critical loss", "info p95", "worker-hours", "info delivered", "critical mean")) {
                assertThat(together.get(figure).value(k))
                        .as("%s of replication %s", figure, k)
                        .isEqualTo(alone.get(figure).value(0));
            }
        }
        assertThat(together.get("info p95").pooled())
                .isBetween(least(together.get("info p95")), most(together.get("info p95")));
    }

    @Test
    void theLeastUrgentHaveAPriceOfTheirOwn() throws IOException {
        Map<String, Sample> figures = byName(pooled(Runs.BUSY, 2));
        assertThat(figures.get("least urgent p95").value(1))
                .isEqualTo(figures.get("info p95").value(1));
    }

    @Test
    void whatIsHeldBackForOrderIsAPrice() throws IOException {
        // by hand: what is sent at 1 s comes at 6 s; what is sent at 2 s and 3 s comes after 100 ms and waits for it,
        // 3.9 s and 2.9 s
        String scenario = """
                format: 1
                duration: 20s
                events: {feu: {}}
                producers: {capteur: {emits: feu, arrivals: never}}
                services: {garde: {subscribes: [feu], order: fifo}}
                incidents:
                  one: {at: 1s, send: {from: capteur, event: feu, arrives: 6s}}
                  two: {at: 2s, send: {from: capteur, event: feu, arrives: 2.1s}}
                  three: {at: 3s, send: {from: capteur, event: feu, arrives: 3.1s}}
                """;
        Map<String, Sample> figures = byName(pooled(scenario, 2));
        assertThat(figures.get("held back for order").pooled()).isEqualTo(2);
        assertThat(figures.get("delay for order").pooled()).isCloseTo(6.8 / 3600.0, within(1e-12));
        assertThat(figures.get("heartbeats").pooled()).isZero();
        // a heartbeat every 5 s of 20 s from the one sender, and from the service, which may send too
        Map<String, Sample> total = byName(pooled(scenario.replace("order: fifo", "order: total(heartbeat=5s)"), 2));
        assertThat(total.get("heartbeats").pooled()).isPositive();
    }

    @Test
    void whatIsHeldBackAtItsSourceIsAPriceInHours() throws IOException {
        // one place to wait, work of 2 s: message k, which occurs at k, is taken when the one before the one before it
        // ends.
        // By hand: 0 served at 0, 1 waits from 1 on; 2 is held from 2 to 2 (1 starts at 2), 3 from 3 to 4, 4 from 4 to
        // 6,
        // 5 from 5 to 8: 0 + 1 + 2 + 3 = 6 s
        String scenario = """
                format: 1
                duration: 20s
                events: {feu: {priority: high}}
                producers:
                  capteur: {emits: feu, arrivals: "at([0s, 1s, 2s, 3s, 4s, 5s])"}
                services:
                  garde:
                    subscribes: [feu]
                    service-time: 2s
                    lanes: {all: {capacity: 1, overflow: block}}
                """;
        Map<String, Sample> figures = byName(pooled(scenario, 2));
        assertThat(figures.get("held back").pooled()).isCloseTo(6 / 3600.0, within(1e-12));
    }

    @Test
    void namesDifferEvenWhereAnObjectiveIsCalledLikeAPrice() throws IOException {
        String scenario = Runs.BY_HAND.replace("  kept:", "  cost: worker-hours < 5\n  kept:");
        Map<Yardstick, Sample> figures = Yardsticks.of(pooled(scenario, 2));
        List<String> names = figures.keySet().stream().map(Yardstick::name).toList();
        assertThat(names).doesNotHaveDuplicates().contains("cost", "cost (price)");
    }

    @Test
    void everyFigureHasWordsInBothLanguages() throws IOException {
        Scenario scenario = Runs.scenario(Runs.BUSY, folder);
        YardstickWords english = new YardstickWords(scenario, ReportLanguage.EN);
        YardstickWords french = new YardstickWords(scenario, ReportLanguage.FR);
        List<String> words = new ArrayList<>();
        Yardsticks.of(pooled(Runs.BUSY, 2)).forEach((yardstick, sample) -> {
            if (yardstick.kind() == Yardstick.Kind.SERVICE || yardstick.kind() == Yardstick.Kind.PRICE) {
                assertThat(english.name(yardstick)).isEqualTo(yardstick.name());
                assertThat(french.text(yardstick)).isNotEqualTo(english.text(yardstick));
                words.add(french.name(yardstick));
            } else {
                assertThat(french.name(yardstick)).isEqualTo(yardstick.name());
            }
        });
        assertThat(words).doesNotHaveDuplicates().contains("perte critique", "heures d'agents");
        Yardstick hours = Yardsticks.of(pooled(Runs.BY_HAND, 1)).keySet().stream()
                .filter(yardstick -> yardstick.unit() == Yardstick.Unit.MONEY)
                .findFirst()
                .orElseThrow();
        assertThat(french.figure(hours, 2.5)).isEqualTo("2,5 EUR");
    }

    private Findings pooled(String yaml, int replications) throws IOException {
        Pool pool = new Pool();
        for (int k = 0; k < replications; k++) {
            pool.add(run(yaml, k).summary());
        }
        return pool.findings(Runs.scenario(yaml, folder));
    }

    private Run run(String yaml, int replication) throws IOException {
        return CityPlanner.plan(Runs.scenario(yaml, folder), "none", replication)
                .finish();
    }

    private static Map<String, Sample> byName(Findings findings) {
        Map<String, Sample> figures = new LinkedHashMap<>();
        Yardsticks.of(findings).forEach((yardstick, sample) -> figures.put(yardstick.name(), sample));
        return figures;
    }

    private static double least(Sample sample) {
        return Math.min(sample.value(0), Math.min(sample.value(1), sample.value(2)));
    }

    private static double most(Sample sample) {
        return Math.max(sample.value(0), Math.max(sample.value(1), sample.value(2)));
    }
}
