package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.experiment.Findings;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tables say of how services read. */
class ConsumerTablesTest {
    /**
     * The desk commits at 5 s, when what occurred before is done, and crashes from 8.01 to 9.01 s with the message of 8 s in hand:
     * those of 5.0 to 7.9 s, 30 messages, had been served and come again, and are served
     * twice; so does the one in hand, which had not. The newspaper, with no more than one to do at any time, is never more than 1 behind.
     */
    private static final String CITY = """
            format: 1
            duration: 20s
            events: {alert: {}}
            producers: {sensor: {emits: alert, arrivals: 'every(100ms, phase=100ms)'}}
            %s
            services:
              panel: {subscribes: [alert], service-time: 20ms, commit: %s, label: {en: Boards, fr: Panneaux}}
              paper: {subscribes: [alert], service-time: 10ms}
            incidents: {crash: {at: 8010ms, for: 1s, crash: {services: [panel]}}}
            """;

    private static final String JOURNAL = "broker: {journal: {}}";

    @TempDir
    private Path folder;

    private Findings findings(String text) throws IOException {
        Scenario scenario = Runs.scenario(text, folder);
        Run run = CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0).finish();
        return Findings.of(run);
    }

    private static List<String> lines(Findings findings, ReportLanguage language) {
        return new ConsumerTables(findings, new Wording(language)).lines(text -> text);
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split(" +"));
    }

    private static String page(Findings findings, ReportLanguage language) {
        Html html = new Html();
        Wording words = new Wording(language);
        new ConsumerTables(findings, words).write(html, new HtmlTables(findings, words, html));
        return html.toString();
    }

    @Test
    void aTerminalShowsWhoGotSomethingAgainAndWhoWasFarBehind() throws IOException {
        List<String> lines = lines(findings(CITY.formatted(JOURNAL, "every(5s)")), ReportLanguage.EN);
        // behind most just before a commit: at 10 s those of 5.0 to 9.9 s are done, and at 15 s those of 10.0 to 14.9
        // s: 50, or 51 if
        // the next one comes before the commit
        assertThat(words(lines.get(0))).containsExactly("re-", "served", "lag", "lag");
        assertThat(words(lines.get(1))).containsExactly("reader", "delivered", "twice", "mean", "max");
        assertThat(lines.get(2)).matches("Boards +30 +30 .*5[01]");
        assertThat(lines.get(3)).isEqualTo("another one was at most 1 behind");
        assertThat(lines).hasSize(4);
    }

    @Test
    void aPageShowsEverybodyInBothLanguages() throws IOException {
        Findings findings = findings(CITY.formatted(JOURNAL, "every(5s)"));
        assertThat(page(findings, ReportLanguage.EN))
                .contains("<h2>How services read</h2>", "redelivered", "served twice", "lag max", ">Boards <")
                .contains(">paper<")
                .doesNotContain("rebalances", "recognised<", "stood still");
        assertThat(page(findings, ReportLanguage.FR))
                .contains(
                        "Comment les services lisent",
                        "livrés à nouveau",
                        "traités deux fois",
                        "retard max",
                        ">Panneaux <");
        assertThat(VerdictTable.of(findings, ReportLanguage.FR, false))
                .contains("lecteur", "un autre avait au plus 1 de retard");
    }

    @Test
    void whereNobodyKeepsOrCommitsAnythingThereIsNoTable() throws IOException {
        Findings findings = findings(CITY.formatted("", "each"));
        assertThat(lines(findings, ReportLanguage.EN)).isEmpty();
        assertThat(page(findings, ReportLanguage.EN)).isEmpty();
    }

    @Test
    void rebalancesShowWhatTheyCost() throws IOException {
        // worker 1 goes at 1 s and is missed at 3 s; its partition changes hands, for which nobody is served until 6 s
        Findings findings = findings("""
                format: 1
                duration: 20s
                zones: [north, south]
                events: {alert: {}}
                producers:
                  n: {emits: alert, zones: [north], arrivals: 'at([2s, 4s])'}
                  s: {emits: alert, zones: [south], arrivals: 'at([2s])'}
                broker: {partitions: zone, journal: {}}
                services: {panel: {subscribes: [alert], workers: 2, service-time: 10ms, rebalance: 'eager(pause=3s, detect=2s)'}}
                incidents: {crash: {at: 1s, crash: {workers: {panel: 1}}}}
                """);
        List<String> lines = lines(findings, ReportLanguage.EN);
        assertThat(words(lines.get(1))).containsExactly("reader", "balances", "moved", "still", "mean", "max");
        assertThat(lines.get(2)).matches("panel +1 +1 +3 s .* 2");
        assertThat(lines(findings, ReportLanguage.FR).get(0)).contains("rééqui-", "partitions", "à");
    }
}
