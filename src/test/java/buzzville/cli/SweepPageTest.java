package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.browser.Axe;
import buzzville.browser.Hand;
import buzzville.browser.InBrowser;
import buzzville.browser.Paper;
import buzzville.browser.Tab;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of a sweep: curves, heat map, table. */
class SweepPageTest extends InBrowser {
    private static final String DESK = """
            format: 1
            name: Desk </script><b>
            seed: 1
            duration: 20s
            events: {task: {}}
            producers: {source: {emits: task, arrivals: poisson(50/s)}}
            services: {desk: {subscribes: [task], service-time: exponential(10ms)}}
            objectives: {quick: desk sojourn mean < 26ms}
            strategies: {one: {}, two: {services: {desk: {workers: 2}}}}
            """;

    @Test
    void curvesAndHeatMapShowWhatSweepJsonHolds() throws Exception {
        Path file = Files.writeString(folder.resolve("desk.yaml"), DESK);
        Path out = folder.resolve("out");
        Shell.run(
                "sweep",
                file,
                "--vary",
                "load=0.5,1,1.5",
                "--strategies",
                "one,two",
                "--replications",
                "2",
                "--out",
                out);
        JsonNode json = JsonMapper.shared().readTree(Files.readString(out.resolve("sweep.json")));
        Tab page = tab();
        page.size(1400, 900);
        page.open(file(Files.readString(out.resolve("report.html"))));

        JsonNode cells = page.eval("Page.data.charts.sweep.cells");
        assertThat(cells.size()).isEqualTo(6);
        assertThat(json.toString())
                .contains(cells.get(0).get("readings").get(0).get(0).asString());
        assertThat(text(page, "#chart-sweep .finding")).isEmpty();
        assertThat(text(page, "h1")).isEqualTo("Desk </script><b>");
        Hand.reach(page, "#chart-sweep .plot");
        page.press("ArrowRight");
        assertThat(page.text("document.querySelector('#chart-sweep .tip').innerText"))
                .contains("combination", "load = ");
        page.click("#chart-sweep [data-control=sweepHeat]");
        assertThat(count(page, "#chart-sweep .plot rect")).isEqualTo(6);
        page.click("#chart-sweep .table");
        assertThat(count(page, "#chart-sweep .sheet tbody tr")).isEqualTo(6);
        page.click("#chart-sweep .table");
        page.click("[data-language=fr]");
        assertThat(text(page, "#chart-sweep h3")).isEqualTo("Ce que font les paramètres");
        assertThat(page.text("document.title")).endsWith(", balayage · Buzz Ville");
        for (String looks : new String[] {"light", "dark"}) {
            page.eval("Page.dress('" + looks + "')");
            assertThat(Axe.complaints(page)).as(looks).isEmpty();
        }
        assertThat(Paper.cut(page)).isEmpty();
        assertThat(Paper.sheets(page.paper())).isPositive();
    }
}
