package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.CityPlanner;
import buzzville.experiment.Findings;
import buzzville.experiment.Pool;
import buzzville.experiment.Promise;
import buzzville.experiment.Remark;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What replications say about others depends on whether chance had a part in them. */
class RunsAlikeTest {
    private static final String CITY = """
            format: 1
            duration: 20s
            events: {task: {}}
            producers: {source: {emits: task, arrivals: 'every(2s, phase=0s)'}}
            services: {desk: {subscribes: [task], service-time: %s}}
            objectives:
              line: queue max < 100
              kept: max < 1min
              broken: max < 1ms
              shown: loss = 0
            """;

    @TempDir
    Path folder;

    private Findings findings(String serviceTime, int replications) throws IOException {
        Scenario scenario = Runs.scenario(CITY.formatted(serviceTime), folder);
        Pool pool = new Pool();
        for (int k = 0; k < replications; k++) {
            pool.add(CityPlanner.plan(scenario, ScenarioFile.PLAIN, k).finish().summary());
        }
        return pool.findings(scenario);
    }

    private static List<Remark> remarks(Findings findings) {
        return findings.promises().values().stream().map(Promise::remark).toList();
    }

    @Test
    void withoutChanceNothingIsInferredFromTheNumberOfReplications() throws IOException {
        Findings findings = findings("1s", 3);

        assertThat(findings.promises().get("line").remark()).isEqualTo(new Remark.Alike(3));
        assertThat(findings.promises().get("kept").remark()).isEqualTo(new Remark.Alike(3));
        assertThat(findings.promises().get("broken").remark()).isEqualTo(new Remark.Broken(3, 3));
        assertThat(findings.promises().get("shown").remark()).isNull();
        assertThat(VerdictTable.of(findings, ReportLanguage.EN, false))
                .contains("all 3 replications are the same")
                .doesNotContain("of runs would break it");
    }

    @Test
    void withChanceTheBoundIsSaid() throws IOException {
        // each service time is drawn anew: 1 - 0.05^(1/3)
        Findings findings = findings("exponential(1s)", 3);

        assertThat(remarks(findings)).doesNotHaveAnyElementsOfTypes(Remark.Alike.class);
        assertThat(VerdictTable.of(findings, ReportLanguage.EN, false)).contains("at most 64% of runs would break it");
    }

    @Test
    void oneReplicationIsLikeNoOther() throws IOException {
        assertThat(remarks(findings("1s", 1))).doesNotHaveAnyElementsOfTypes(Remark.Alike.class);
    }
}
