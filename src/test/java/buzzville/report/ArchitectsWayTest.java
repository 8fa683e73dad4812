package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.browser.Hand;
import buzzville.browser.InBrowser;
import buzzville.browser.Paper;
import buzzville.browser.Tab;
import buzzville.experiment.comparison.Comparison;
import buzzville.report.page.comparison.ComparisonPlots;
import buzzville.report.text.ReportLanguage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way of an architect through the page of a comparison: who wins, how surely, at what price, and the figures to take along. */
class ArchitectsWayTest extends InBrowser {
    private static String html;
    private static JsonNode figures;

    @BeforeAll
    static void threeStrategies(@TempDir Path place) throws Exception {
        Comparison three = Comparisons.of(Comparisons.THREE, place, 4);
        html = ComparisonPage.text(three, Runs.context(true), ComparisonPlots.of(three));
        figures = JsonMapper.shared()
                .readTree(ComparisonJson.text(three, Runs.context(true), List.of("priority")))
                .get("figures");
    }

    private Tab page() throws Exception {
        Tab page = tab();
        page.size(1400, 1000);
        page.open(file(html));
        return page;
    }

    @ParameterizedTest
    @CsvSource({"MOUSE, EN", "MOUSE, FR", "KEYBOARD, EN", "KEYBOARD, FR"})
    void fromTheWinnerToTheFiguresInAFile(Hand hand, ReportLanguage language) throws Exception {
        Tab page = page();
        hand.press(page, "[data-language=" + language.code() + "]");
        String in = ".in-" + language.code() + " ";

        assertThat(text(page, in + ".verdict")).contains("priority");
        assertThat(text(page, in + ".score .winner")).contains("priority");
        assertThat(page.text("document.title"))
                .endsWith(language.choose(", strategies compared", ", stratégies comparées") + " · Buzz Ville");
        front(page, hand);
        file(page, hand);
        strategiesCanBeSwitchedOff(page, hand);
    }

    /** Nobody who is on the front is beaten at both, and whoever is not on it is. */
    private static void front(Tab page, Hand hand) {
        JsonNode points = page.eval("Page.data.charts.front.points");
        for (JsonNode point : points) {
            boolean beaten = false;
            for (JsonNode other : points) {
                double cheaper = price(point) - price(other);
                double better = benefit(other) - benefit(point);
                beaten |= cheaper >= 0 && better >= 0 && cheaper + better > 0;
            }
            assertThat(point.get("front").asBoolean()).as(point.toString()).isEqualTo(!beaten);
        }
        hand.press(page, "[data-chart=front] .table");
        assertThat(count(page, "[data-chart=front] tbody tr")).isEqualTo(3);
    }

    private static double price(JsonNode point) {
        return point.at("/price/value").asDouble();
    }

    private static double benefit(JsonNode point) {
        return point.at("/benefit/value").asDouble();
    }

    /** The file of the objectives has the estimates and intervals of comparison.json. */
    private static void file(Tab page, Hand hand) {
        page.eval("URL.createObjectURL = (blob) => { window.saved = blob; return 'blob:none'; };"
                + "HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; }");
        hand.press(page, "[data-chart=objectives] .csv");
        assertThat(page.text("savedAs")).isEqualTo("three-ways-comparison-objectives.csv");
        List<String> lines = page.text("saved.text()").lines().toList();
        List<String> heads = List.of(lines.get(0).split(","));
        int compared = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            JsonNode estimate = figures.at("/" + cells[0] + "/estimates/" + cells[1]);
            for (String end : List.of("low", "high")) {
                String cell = cells[heads.indexOf(end)];
                if (!cell.isEmpty()) {
                    assertThat(Double.parseDouble(cell))
                            .as(line)
                            .isCloseTo(estimate.get(end).asDouble(), within(1e-9));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(12);
    }

    private static void strategiesCanBeSwitchedOff(Tab page, Hand hand) {
        String chart = page.text("[...document.querySelectorAll('[data-chart]')].map((f) => f.dataset.chart)"
                + ".find((id) => Page.data.charts[id].kind === 'curve')");
        String legend = "[data-chart=\"" + chart + "\"] .legend button";
        hand.press(page, legend);
        assertThat(page.text("document.querySelector('" + legend + "').ariaPressed"))
                .isEqualTo("false");
        assertThat(page.number(
                        "Shown.frames.find((f) => f.id === '" + chart + "').chart.echart.getOption().series.length"))
                .isEqualTo(2);
    }

    @Test
    void nothingIsCutOnPaper() throws Exception {
        Tab page = page();
        for (String language : List.of("en", "fr")) {
            page.eval("Page.speak('" + language + "')");
            assertThat(Paper.cut(page)).as(language).isEmpty();
        }
        assertThat(Paper.sheets(page.paper())).isGreaterThan(2);
    }
}
