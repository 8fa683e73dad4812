package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.browser.Browser;
import buzzville.browser.Tab;
import buzzville.city.City;
import buzzville.city.Run;
import buzzville.experiment.Findings;
import buzzville.report.page.run.RunCharts;
import buzzville.report.page.run.SlowMessages;
import buzzville.report.text.ReportLanguage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of a run as people use it: they read it, point, press keys, zoom, switch, save, print. */
class RunPageTest extends RunPages {
    private static final int MEGABYTE = 1_000_000;

    @Test
    void whatCameLatestHasAStoryThatAPointLeadsTo() throws Exception {
        City city = Runs.city(Runs.BUSY, folder);
        SlowMessages slow = new SlowMessages();
        city.record(slow);
        Run run = city.finish();
        Tab page = tab();
        page.size(1280, 800);
        page.open(file(HtmlReport.text(
                new HtmlReport.Story(Findings.of(run), "Busy", Runs.context(true), null), RunCharts.of(run, slow))));

        JsonNode stories = page.eval("Page.data.panels.stories.stories");
        assertThat(stories.size()).isGreaterThan(3);
        JsonNode services = JsonMapper.shared().readTree(SummaryJson.text(run)).get("services");
        double slowest = 0;
        for (JsonNode service : services) {
            slowest = Math.max(
                    slowest,
                    service.at("/priorities/critical/latency_ms/end_to_end/max").asDouble(0));
        }
        assertThat(stories.get(0).get("ms").asDouble()).isEqualTo(slowest);
        JsonNode steps = stories.get(0).get("steps");
        assertThat(steps.get(steps.size() - 1).get(1).asDouble()
                        - steps.get(0).get(1).asDouble())
                .isCloseTo(slowest / 1000, within(1e-9));
        page.click("[data-chart=latency] .point");
        assertThat(count(page, ".stories details[open]")).isEqualTo(1);
        assertThat(text(page, ".stories details[open] pre"))
                .isEqualTo(
                        "buzzville explain RESULTS " + stories.get(0).get("id").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"crisis", "failure-recovery"})
    void theFirstScreenHasTheVerdictsTheirFiguresAPictureAndTheCommand(String scenario) throws Exception {
        Run run = shipped(scenario);
        Tab page = open(run, ReportLanguage.EN);

        assertThat(text(page, ".in-en .verdict")).startsWith("PASS: all ");
        JsonNode promises = page.eval("[...document.querySelectorAll('.in-en .promises li')].map((li) => [li.innerText,"
                + " li.getBoundingClientRect().bottom])");
        assertThat(promises).hasSize(run.summary().objectives().size());
        List<String> keys = List.copyOf(run.summary().objectives().keySet());
        for (int i = 0; i < keys.size(); i++) {
            var judgement = run.summary().objectives().get(keys.get(i));
            String figure = new Wording(ReportLanguage.EN)
                    .actual(run.scenario().objectives().get(keys.get(i)), judgement.actual());
            assertThat(promises.get(i).get(0).asString())
                    .contains("PASS", keys.get(i), judgement.text())
                    .contains(figure);
            assertThat(promises.get(i).get(1).asDouble()).isLessThan(800);
        }
        for (String selector : List.of(".in-en .command", ".top figure .plot", ".top figure h3")) {
            assertThat(page.number("document.querySelector('" + selector + "').getBoundingClientRect().bottom"))
                    .as(selector)
                    .isLessThanOrEqualTo(800);
        }
        assertThat(count(page, ".top figure svg path")).isGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"crisis", "failure-recovery"})
    void itsFiguresAreThoseOfTheSummaryAndItsLedgersClose(String scenario) throws Exception {
        Run run = shipped(scenario);
        JsonNode summary = JsonMapper.shared().readTree(SummaryJson.text(run));
        JsonNode charts = open(run, ReportLanguage.EN).eval("Page.data.charts");

        JsonNode parts = charts.at("/ledger/parts");
        for (JsonNode group : charts.at("/ledger/groups")) {
            String key = group.get("key").asString();
            if (key.equals("all")) {
                continue;
            }
            JsonNode stage = key.equals("broker") ? summary.get("broker") : summary.at("/services/" + key);
            for (JsonNode bar : group.get("bars")) {
                String priority = bar.get("key").asString();
                JsonNode books = priority.equals("all") ? stage.get("all") : stage.at("/priorities/" + priority);
                assertThat(closes(bar, parts, books)).as(key + " " + priority).isZero();
            }
        }
        for (JsonNode group : charts.at("/hops/groups")) {
            JsonNode stage = summary.at("/services/" + group.get("key").asString());
            for (JsonNode bar : stage.isMissingNode() ? List.<JsonNode>of() : group.get("bars")) {
                double sum = 0;
                for (JsonNode value : bar.get("values")) {
                    sum += value.asDouble(0);
                }
                assertThat(sum)
                        .isCloseTo(
                                stage.at("/priorities/" + bar.get("key").asString() + "/latency_ms/end_to_end/mean")
                                        .asDouble(),
                                within(1e-6));
            }
        }
    }

    /** What is left over of a bar when all is taken from it that the summary knows of, each part checked on the way. */
    private static double closes(JsonNode bar, JsonNode parts, JsonNode books) {
        double left = 0;
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i).get("key").asString();
            double value = bar.get("values").get(i).asDouble();
            left += i == 0 ? value : -value;
            JsonNode lost = books.at("/lost/" + part);
            JsonNode figure = lost.isMissingNode() ? books.path(part.replace('-', '_')) : lost;
            assertThat(value).as(part).isEqualTo(figure.asDouble(0));
        }
        return left;
    }

    @Test
    void halfAnHourOfCrisisIsSmallAndOpensAtOnce(TestReporter reporter) throws Exception {
        String html = page(shipped("crisis"), ReportLanguage.EN);
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(3 * MEGABYTE);

        double best = Double.POSITIVE_INFINITY;
        for (int turn = 0; turn < 5; turn++) {
            Tab page = tab(); // a new one each time: what it has worked counts from here on
            page.size(1280, 800);
            page.call("Performance.enable", Browser.object().put("timeDomain", "threadTicks"));
            page.open(file(html));
            assertThat(page.number("performance.getEntriesByName('drawn').length"))
                    .isEqualTo(1);
            best = Math.min(best, worked(page));
        }
        reporter.publishEntry("seconds of a core until the first screen is drawn", Double.toString(best));
        assertThat(best).isLessThan(1);
    }

    /** How long a page's thread has worked, seconds. */
    private static double worked(Tab page) {
        for (JsonNode metric :
                page.call("Performance.getMetrics", Browser.object()).get("metrics")) {
            if (metric.get("name").asString().equals("TaskDuration")) {
                return metric.get("value").asDouble();
            }
        }
        throw new IllegalStateException("no TaskDuration");
    }

    @Test
    void aSavedFileHasTheFiguresOfTheChartAndThoseOfTheSeries() throws Exception {
        Run run = Runs.of(Runs.BUSY, folder);
        Tab page = open(run, ReportLanguage.EN);
        page.eval("URL.createObjectURL = (blob) => { window.saved = blob; return 'blob:none'; };"
                + "HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; }");

        page.click("[data-chart=queues] .csv");

        assertThat(page.text("savedAs")).isEqualTo("busy-plain-queues.csv");
        List<String> lines = page.text("saved.text()").lines().toList();
        List<String> heads = List.of(lines.get(0).split(","));
        StringBuilder series = new StringBuilder();
        SeriesCsv.write(run, series);
        int compared = 0;
        for (String line : series.toString().lines().toList()) {
            String[] cells = line.split(",", -1);
            int column = heads.indexOf(cells[1] + "_" + cells[3] + "_" + cells[5]);
            if (cells[2].equals("queue") && column >= 0) {
                String row = lines.stream()
                        .filter(each -> each.startsWith(cells[0] + ","))
                        .findFirst()
                        .orElseThrow();
                assertThat(Double.parseDouble(row.split(",", -1)[column])).isEqualTo(Double.parseDouble(cells[6]));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void aTableHasARowForEachBucket() throws Exception {
        Tab page = busy();
        page.click("[data-chart=latency] .table");

        assertThat(text(page, "[data-chart=latency] .table")).isEqualTo("Hide table");
        assertThat(count(page, "[data-chart=latency] tbody tr")).isEqualTo(page.number("Page.data.time.buckets"));
        assertThat(count(page, "[data-chart=latency] thead th[scope=col]"))
                .isEqualTo(count(page, "[data-chart=latency] tbody tr:first-child td"));
    }

    @Test
    void draggingZoomsAllChartsAndTheAddressKeepsIt() throws Exception {
        Tab page = busy();
        page.eval("Shown.frames.forEach((frame) => frame.show())");
        double[] box = page.box("[data-chart=queues] .plot");
        double width = box[2] - 104 - 26;
        page.drag(box[0] + 104 + width / 4, box[1] + 80, box[0] + 104 + width / 2, box[1] + 80);

        assertThat(page.eval("Page.window.from").asDouble()).isCloseTo(15, within(0.2));
        assertThat(page.eval("Page.window.to").asDouble()).isCloseTo(30, within(0.2));
        for (String id : List.of("latency", "queues", "losses", "utilisation", "throughput")) {
            assertThat(page.eval("Shown.frames.find((f) => f.id === '" + id
                                    + "').chart.echart.getOption().xAxis[0].min")
                            .asDouble())
                    .as(id)
                    .isCloseTo(15, within(0.2));
        }
        assertThat(text(page, "[data-panel=time] output"))
                .startsWith("Shown: 15")
                .contains(" to 30 s of 1 min");
        String hash = page.text("location.hash");
        assertThat(hash).startsWith("#lang=en&t=1");

        page.click("[data-panel=time] .tools button:last-of-type");
        assertThat(page.eval("Page.isWhole()").asBoolean()).isTrue();
        page.eval("location.hash = '" + hash + "'");
        Thread.sleep(200);
        assertThat(page.eval("Page.window.to").asDouble()).isCloseTo(30, within(0.2));
    }

    @Test
    void pointingReadsTheFiguresOfAMoment() throws Exception {
        Tab page = busy();
        double[] box = page.box("[data-chart=latency] .plot");
        page.move(box[0] + 104 + (box[2] - 130) * 0.5, box[1] + box[3] - 60);

        assertThat(text(page, "[data-chart=latency] .tip .during")).contains("crowd");
        JsonNode line = page.eval(
                "Page.data.charts.latency.panels[0].lines.find((l) => l.key === 'info_p50_ms').values[TimeScale.bucket(30)]");
        assertThat(text(page, "[data-chart=latency] .tip"))
                .contains(page.text("Format.duration(" + line.asDouble() + ")").replace('\u00a0', ' '));
        page.eval("Shown.frames.forEach((frame) => frame.show())");
        page.move(box[0] + 107 + (box[2] - 130) * 0.5, box[1] + box[3] - 60);
        assertThat(page.eval("[...document.querySelectorAll('[data-chart=queues] .cursor')].every((c) => !c.hidden)")
                        .asBoolean())
                .as("the cursor stands in the other charts too")
                .isTrue();
    }

    @Test
    void everythingCanBeDoneWithTheKeyboard() throws Exception {
        Tab page = busy();
        press(page, "button[data-language=fr]", "Enter");
        assertThat(page.text("document.documentElement.lang")).isEqualTo("fr");
        assertThat(text(page, "[data-chart=latency] h3")).isEqualTo("Retard des messages");

        press(page, "[data-chart=latency] .plot", "ArrowRight", "ArrowRight");
        assertThat(text(page, "[data-chart=latency] [aria-live]"))
                .contains("p99")
                .matches("(?s).*\\d.*");
        page.press("+");
        assertThat(page.eval("Page.isWhole()").asBoolean()).isFalse();
        page.press("Escape");
        assertThat(page.eval("Page.isWhole()").asBoolean()).isTrue();

        press(page, "[data-chart=latency] .log", "Enter");
        assertThat(page.text("Shown.frames[0].chart.echart.getOption().yAxis[0].type"))
                .isEqualTo("value");
        press(page, "[data-chart=latency] .legend button", " ");
        assertThat(page.text("document.querySelector('[data-chart=latency] .legend button').ariaPressed"))
                .isEqualTo("false");
        press(page, "[data-chart=ledger] .plot", "ArrowDown");
        assertThat(text(page, "[data-chart=ledger] [aria-live]")).startsWith("offerts");
        press(page, "[data-chart=latency] .table", "Enter");
        assertThat(page.text("document.activeElement.className"))
                .as("the focus stays")
                .isEqualTo("table");
        assertThat(count(page, "[data-chart=latency] tbody tr")).isGreaterThan(0);
    }

    /** Tab must lead there, and then the keys do what they do. */
    private static void press(Tab page, String selector, String... keys) {
        page.eval("document.body.focus(); document.activeElement.blur(); getSelection().removeAllRanges()");
        page.eval("(() => { const all = [...document.querySelectorAll('a, button, select, [tabindex=\"0\"]')];"
                + " const before = all[all.indexOf(document.querySelector('" + selector
                + "')) - 1]; before.focus(); })()");
        boolean there = false;
        for (int turn = 0; turn < 6 && !there; turn++) {
            page.press("Tab");
            there = page.eval("document.activeElement === document.querySelector('" + selector + "')")
                    .asBoolean();
        }
        assertThat(there).as("Tab leads to " + selector).isTrue();
        page.press(keys);
    }
}
