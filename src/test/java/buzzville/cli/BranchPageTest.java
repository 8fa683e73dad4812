package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.browser.Axe;
import buzzville.browser.InBrowser;
import buzzville.browser.Paper;
import buzzville.browser.Tab;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page of a branch: its backlog beside that of the run that it was taken from. */
class BranchPageTest extends InBrowser {
    /** A task a second, work of 2 s; with a second worker from 6.2 s on. */
    private static final String DESK = """
            format: 1
            duration: 20s
            series: 500ms
            events: {task: {}}
            producers: {source: {emits: task, arrivals: 'every(1s, phase=0s)', until: 10s}}
            services: {desk: {subscribes: [task], service-time: 2s}}
            objectives: {all: delivered = 10}
            """;

    private static String html;

    @BeforeAll
    static void branch(@TempDir Path place) throws Exception {
        Path city = Files.writeString(place.resolve("desk.yaml"), DESK);
        Path recorded = place.resolve("recorded");
        Path out = place.resolve("out");
        Shell.run("run", city, "-q", "--no-charts", "--trace", "--lang", "en", "--out", recorded);
        Shell.run(
                "branch",
                recorded,
                "--at",
                "6200ms",
                "--set",
                "services.desk.workers=2",
                "--trace",
                "-q",
                "--lang",
                "en",
                "--out",
                out);
        html = Files.readString(out.resolve("report.html"));
    }

    private Tab page() throws Exception {
        Tab page = tab();
        page.size(1280, 800);
        page.open(file(html));
        return page;
    }

    /** Task k comes at k s and begins at 2k s; with the choice 4 begins at 6.2 s, 5 at 8, 6 at 8.2, 7 at 10, 8 at 10.2, 9 at 12 s. */
    @Test
    void theChartHasWhatWaitsInBothRunsFromTheChoiceOn() throws Exception {
        Tab page = page();

        assertThat(page.text("document.querySelector('.top figure').dataset.chart"))
                .isEqualTo("branch");
        JsonNode lines = page.eval("Page.data.charts.branch.panels[0].lines");
        JsonNode without = lines.get(0).get("values");
        JsonNode with = lines.get(1).get("values");
        assertThat(without.size()).isEqualTo(40);
        assertThat(without.get(11).isNull()).as("before the choice").isTrue();
        // in the middle of the bucket of 6 to 6.5 s, 7 to 7.5 s, 9 to 9.5 s, 10 to 10.5 s, 19.5 to 20 s
        int[][] expected = {{12, 3, 2}, {14, 4, 3}, {18, 5, 3}, {20, 4, 1}, {39, 0, 0}};
        for (int[] row : expected) {
            assertThat(without.get(row[0]).asInt())
                    .as("without, bucket " + row[0])
                    .isEqualTo(row[1]);
            assertThat(with.get(row[0]).asInt()).as("with, bucket " + row[0]).isEqualTo(row[2]);
        }
        page.click("[data-chart=branch] .table");
        assertThat(count(page, "[data-chart=branch] tbody tr")).isEqualTo(40);
    }

    @Test
    void everythingFollowsTheLanguage() throws Exception {
        Tab page = page();
        assertThat(page.text("document.title")).isEqualTo("desk, strategy plain · Buzz Ville");
        assertThat(text(page, ".in-en .mermaid")).contains("sequenceDiagram");
        page.click("[data-language=fr]");

        assertThat(page.text("document.title")).isEqualTo("desk, stratégie plain · Buzz Ville");
        assertThat(text(page, "[data-chart=branch] h3")).isEqualTo("Messages en attente partout dans la ville");
        assertThat(text(page, "[data-chart=branch] .legend")).contains("sans la décision", "avec la décision");
        assertThat(page.text("document.querySelector('main').innerText"))
                .contains("Ce que la décision a changé", "sequence.mmd, qui est en anglais")
                .doesNotContain("What the choice changed", "without the choice");
        assertThat(text(page, ".in-fr .mermaid")).isNotEqualTo(text(page, ".in-en .mermaid"));
    }

    @Test
    void nothingKeepsAnybodyOutAndNothingIsCutOnPaper() throws Exception {
        Tab page = page();
        for (String looks : new String[] {"light", "dark"}) {
            page.eval("Page.dress('" + looks + "')");
            assertThat(Axe.complaints(page)).as(looks).isEmpty();
        }
        assertThat(Paper.cut(page)).isEmpty();
        assertThat(Paper.sheets(page.paper())).isPositive();
    }
}
