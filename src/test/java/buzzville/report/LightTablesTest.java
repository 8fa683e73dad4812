package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.experiment.Findings;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of a run says of traffic lights. */
class LightTablesTest {
    /**
     * By hand: green at 0 s, red by order at 12 s, 2 s after the crash, green at 72 s, amber at 90 s, red at 93 s: green for 12 and
     * 18 s, amber for 3, red for 60 and 27 s. The panel knows of each a second later. The ambulance is due at 15 s and goes at
     * 72 s.
     */
    private static final String CROSSING = """
            format: 1
            duration: 2min
            events: {crash: {}, light: {}, ambulance: {}}
            producers:
              lights: {emits: light, arrivals: 'cycle({green: 30s, amber: 3s, red: 27s}, phase=0s)'}
            services:
              crew: {subscribes: [crash], service-time: 2s, controls: {producer: lights, to: red, for: 60s}}
              rescue: {subscribes: [crash], emits: {ambulance: {after: 5s, held-by: {producer: lights, unless: green}}}}
              panel: {subscribes: [light], service-time: 1s, believes: light}
            incidents: {crash: {at: 10s, emit: crash}}
            """;

    @TempDir
    Path folder;

    @Test
    void thePageSaysWhatLightsShowedAndWhoCommandedKnewAndAwaitedThem() throws IOException {
        assertThat(rows(page(CROSSING, ReportLanguage.EN)))
                .contains("\nlights|green|25%|30 s\n|amber|2.5%|3 s\n|red|72.5%|1 min 27 s\n")
                .contains("\ncrew|1|0|2 s|2 s|2 s|2 s|2 s|0\n")
                .contains("\npanel|4 s|4 s|3.36%|1 s|5|0|0\n")
                .contains("\nrescue|ambulance|1|1|0|57 s|57 s\n");
    }

    @Test
    void whereNothingWasCommandedThereIsNoFigure() throws IOException {
        assertThat(rows(page(CROSSING.replace("at: 10s", "at: 119s"), ReportLanguage.EN)))
                .contains("\ncrew|0|0|–|–|–|–|–|0\n")
                .contains("\nrescue|ambulance|0|0|0|–|–\n");
    }

    @Test
    void thePageSpeaksFrenchToo() throws IOException {
        assertThat(page(CROSSING, ReportLanguage.FR))
                .contains("États des feux", "Feux commandés", "on les croit", "Retenus aux feux")
                .doesNotContain("States of lights", "Lights commanded", "Lights believed", "Held by lights");
    }

    @Test
    void aCityWithoutLightsHasNoneOfThis() throws IOException {
        assertThat(page(Runs.BY_HAND, ReportLanguage.EN)).doesNotContain("ights");
    }

    private String page(String yaml, ReportLanguage language) throws IOException {
        RunContext english = Runs.context(false);
        RunContext context = new RunContext(
                english.version(),
                english.environment(),
                english.command(),
                english.file(),
                english.hash(),
                english.effective(),
                language,
                english.charts(),
                english.big(),
                english.threads());
        String page = HtmlReport.text(
                new HtmlReport.Story(Findings.of(Runs.of(yaml, folder)), "Crossing", context, null), null);
        return Seen.in(language.code(), page);
    }

    /** Each row of the page's tables as a line, its cells parted by bars. */
    private static String rows(String page) {
        return page.replaceAll("</td>\\s*<td[^>]*>", "|")
                .replaceAll("<[^>]*>", "")
                .replaceAll("[\\u00a0\\u202f]", " ");
    }
}
