package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.browser.Axe;
import buzzville.browser.InBrowser;
import buzzville.browser.Tab;
import buzzville.experiment.comparison.Comparison;
import buzzville.report.page.comparison.ComparisonPlots;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of a comparison as an architect uses it. */
class ComparisonUseTest extends InBrowser {
    private static Comparison three;

    @BeforeAll
    static void compare(@TempDir Path place) throws Exception {
        three = Comparisons.of(
                Comparisons.THREE
                                .replace("Three ways", "Three <script>ways</script>")
                                .replace(
                                        "kept: critical loss = 0",
                                        "kept: {promise: critical loss = 0, label: {fr: Aucune perte, en: Nothing <b>lost</b>}}")
                        + "  third: {services: {police: {workers: 3}}}\n",
                place,
                4);
    }

    private Tab open() throws Exception {
        Tab page = tab();
        page.size(1400, 1000);
        page.open(file(ComparisonPage.text(three, Runs.context(true), ComparisonPlots.of(three))));
        return page;
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(ComparisonJson.text(three, Runs.context(true), List.of("priority")));
    }

    @Test
    void theFirstScreenSaysWhoWonByHowMuchAndAtWhatPrice() throws Exception {
        Tab page = open();

        assertThat(text(page, ".in-en .verdict"))
                .startsWith("priority wins: quick is ")
                .contains(" instead of ", " under none");
        assertThat(text(page, ".in-en .answer:nth-child(1) .big")).isEqualTo("priority");
        assertThat(text(page, ".in-en .answer:nth-child(1)")).contains("4 of 4 objectives met, none broken");
        assertThat(text(page, ".in-en .answer:nth-child(2)")).contains("pp, +", "under none", "95 times in 100");
        assertThat(text(page, ".in-en .answer:nth-child(3) .big")).isEqualTo("+1 worker for 1 min");
        assertThat(page.number("document.querySelector('.in-en .score').getBoundingClientRect().bottom"))
                .isLessThan(1000);
        assertThat(text(page, ".in-en .score .winner")).startsWith("1priority");
    }

    /** Two and three workers keep every promise; three cost more, which is the promise by which they differ. */
    @Test
    void itSaysWhatDecidesBetweenEqualsWithTheFiguresAndAColumn() throws Exception {
        Tab page = open();

        assertThat(text(page, ".in-en .verdict .next"))
                .isEqualTo(
                        "third meets as many objectives; what decides is price: 0.0333 h instead of 0.05 h under third.");
        List<String> heads = all(page, ".in-en .score thead th:not(.goal)");
        int tie = heads.indexOf("tie-break");
        assertThat(tie).isPositive();
        assertThat(heads.get(tie + 1)).isEqualTo("price");
        assertThat(all(page, ".in-en .score .winner td.n")).contains("+1\n1 – 0", "0.0333 h");
        assertThat(text(page, ".in-en .score caption")).contains("Tie-break:", "* 95 times in 100");
    }

    @Test
    void everyObjectiveOfTheScoreboardHasItsNameAboveItsMarks() throws Exception {
        Tab page = open();

        assertThat(all(page, ".in-en .score thead .goal"))
                .containsExactly("Nothing <b>lost</b>", "quick", "tail", "price");
        assertThat(all(page, ".in-fr .score thead .goal span")).first().isEqualTo("Aucune perte");
        int head =
                page.number("document.querySelectorAll('.in-en .score thead .goal')[1].getBoundingClientRect().left");
        int mark =
                page.number("document.querySelectorAll('.in-en .score .winner .goal')[1].getBoundingClientRect().left");
        assertThat(mark).isEqualTo(head);
        assertThat(page.text("document.querySelector('.in-en .score thead .goal').title"))
                .isEqualTo("kept: critical loss = 0");
    }

    @Test
    void theIntervalsOfThePictureLieWithinItsScale() throws Exception {
        Tab page = open();

        assertThat(count(page, ".in-en svg.scale text")).isGreaterThan(1);
        for (JsonNode path : page.eval("[...document.querySelectorAll('.in-en svg.dot .range')].map(p => p.getBBox())"
                + ".map(b => [b.x, b.x + b.width])")) {
            assertThat(path.get(0).asDouble()).isGreaterThanOrEqualTo(12);
            assertThat(path.get(1).asDouble()).isLessThanOrEqualTo(178);
        }
        // a tick of the scale stands where the figures that it names are drawn
        double at = page.eval(
                        "[...document.querySelectorAll('.in-en svg.scale text')].filter(t => t.textContent === '100%')"
                                + ".map(t => Number(t.getAttribute('x')))[0]")
                .asDouble();
        assertThat(page.eval("Number(document.querySelector('.in-en .winner svg.dot circle').getAttribute('cx'))")
                        .asDouble())
                .isCloseTo(at, within(1.0));
    }

    private static List<String> all(Tab page, String selector) {
        return page.eval("[...document.querySelectorAll('" + selector + "')].map(e => e.innerText || e.textContent)")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void itSaysTheSameInFrench() throws Exception {
        Tab page = open();
        page.click("[data-language=fr]");

        assertThat(page.number("document.querySelectorAll('.in-en').length")).isPositive();
        assertThat(text(page, ".in-fr .verdict")).startsWith("priority l'emporte : quick vaut ");
        assertThat(page.text("getComputedStyle(document.querySelector('.versus .in-en')).display"))
                .isEqualTo("none");
        assertThat(text(page, "#chart-objectives h3")).isEqualTo("Ce qui est promis, stratégie par stratégie");
    }

    @Test
    void theFiguresInTheChartsAreThoseOfComparisonJson() throws Exception {
        Tab page = open();
        JsonNode figures = json().get("figures");

        for (JsonNode block : page.eval("Page.data.charts.objectives.blocks")) {
            JsonNode estimates = figures.get(block.get("key").asString()).get("estimates");
            for (JsonNode row : block.get("rows")) {
                JsonNode estimate = estimates.get(row.get("key").asString());
                same(row.get("value"), estimate.get("estimate"));
                same(row.get("low"), estimate.get("low"));
                same(row.get("high"), estimate.get("high"));
            }
        }
        for (JsonNode block : page.eval("Page.data.charts.differences.blocks")) {
            for (JsonNode row : block.get("rows")) {
                for (JsonNode difference :
                        figures.get(block.get("key").asString()).get("against_baseline")) {
                    if (difference.get("strategy").equals(row.get("key"))) {
                        same(row.get("value"), difference.get("estimate"));
                    }
                }
            }
        }
    }

    private static void same(JsonNode one, JsonNode other) {
        if (one.isNull() || other.isNull()) {
            assertThat(one.isNull()).isEqualTo(other.isNull());
        } else {
            assertThat(one.asDouble()).isCloseTo(other.asDouble(), within(1e-9 * (1 + Math.abs(other.asDouble()))));
        }
    }

    @Test
    void everyChartIsDrawnReadByKeysAndHasATableAndACsvFile() throws Exception {
        Tab page = open();
        for (JsonNode id : page.eval("Object.keys(Page.data.charts)")) {
            String figure = "[data-chart=\"" + id.asString() + "\"]";
            page.eval("document.querySelector('" + figure + "').scrollIntoView()");
            for (int turn = 0; turn < 100 && count(page, figure + " .plot svg") == 0; turn++) {
                Thread.sleep(50);
            }
            assertThat(count(page, figure + " .plot svg")).as(figure).isPositive();
            page.eval("document.querySelector('" + figure + " .plot').focus()");
            page.press("ArrowRight");
            assertThat(page.text("document.querySelector('" + figure + " .tip').innerText"))
                    .as(figure)
                    .isNotBlank();
            page.press("Escape");
            page.click(figure + " .table");
            assertThat(count(page, figure + " .sheet tbody tr")).as(figure).isPositive();
            page.click(figure + " .csv");
        }
    }

    @Test
    void itKeepsNobodyOut() throws Exception {
        Tab page = open();
        for (String looks : List.of("light", "dark")) {
            page.eval("Page.dress('" + looks + "')");
            assertThat(Axe.complaints(page)).as(looks).isEmpty();
        }
    }
}
