package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.browser.Hand;
import buzzville.browser.InBrowser;
import buzzville.browser.Tab;
import buzzville.city.City;
import buzzville.city.Run;
import buzzville.experiment.Findings;
import buzzville.report.page.run.RunCharts;
import buzzville.report.page.run.SlowMessages;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way of somebody at a command line through the page of a run: from the verdict to the life of one message. */
class CommandLineWayTest extends InBrowser {
    private static Run run;
    private static String html;
    private static JsonNode summary;

    @BeforeAll
    static void aRunThatBreaksAPromise(@TempDir Path place) throws Exception {
        City city = Runs.city(Runs.BUSY.replace("critical loss < 5%", "critical loss = 0"), place);
        city.watchSeries();
        SlowMessages slow = new SlowMessages();
        city.record(slow);
        run = city.finish();
        html = HtmlReport.text(
                new HtmlReport.Story(Findings.of(run), "Busy", Runs.context(true), null), RunCharts.of(run, slow));
        summary = JsonMapper.shared().readTree(SummaryJson.text(run));
    }

    @ParameterizedTest
    @CsvSource({"MOUSE, EN", "MOUSE, FR", "KEYBOARD, EN", "KEYBOARD, FR"})
    void fromTheVerdictToTheStoryOfASlowMessage(Hand hand, ReportLanguage language) throws Exception {
        Tab page = tab();
        page.size(1280, 800);
        page.open(file(html));
        hand.press(page, "[data-language=" + language.code() + "]");
        String in = ".in-" + language.code() + " ";

        assertThat(page.text("document.title"))
                .isEqualTo("Busy, " + language.choose("strategy", "stratégie") + " plain · Buzz Ville");
        assertThat(text(page, in + ".verdict"))
                .isEqualTo(language.choose("FAIL: 1 of 2 objectives not met", "ROMPU : 1 objectif sur 2 non atteint"));
        assertThat(text(page, in + ".promises li:has(.fail)"))
                .contains("kept", "critical loss = 0")
                .endsWith(new Human(language)
                        .percent(summary.at("/objectives/kept/actual").asDouble())
                        .replace('\u00a0', ' '));
        assertThat(page.text("document.querySelector('.top figure').dataset.chart"))
                .isEqualTo("losses");

        hand.press(page, in + ".copy button");
        assertThat(page.text("getSelection().toString()").strip()).isEqualTo("./buzzville run scenario.yaml");
        hand.press(page, ".contents a");
        assertThat(page.text("document.activeElement.tagName")).isEqualTo("H2");
        ledger(page, hand, language);
        story(page, hand, language);
    }

    /** Its bars are told, its table has the books of every service. */
    private static void ledger(Tab page, Hand hand, ReportLanguage language) {
        Human human = new Human(language);
        String chart = "[data-chart=ledger] ";
        JsonNode spec = page.eval("Page.data.charts.ledger");
        String first = spec.at("/groups/0/bars/0/values/0").asInt() > 0
                ? human.count(spec.at("/groups/0/bars/0/values/0").asLong())
                : "";
        if (hand == Hand.MOUSE) {
            page.box(chart + ".plot");
            Hand.await(page, chart + "rect");
            double[] bar = page.box(chart + "rect");
            page.move(bar[0] + bar[2] / 2, bar[1] + bar[3] / 2);
            assertThat(text(page, chart + ".tip")).contains(first.replace('\u00a0', ' '));
            hand.press(page, chart + ".table");
        } else {
            hand.press(page, chart + ".table");
            Hand.reach(page, chart + ".plot");
            page.press("ArrowDown");
            assertThat(text(page, chart + "[aria-live]")).contains(first.replace('\u00a0', ' '));
        }
        JsonNode rows = page.eval("[...document.querySelectorAll('" + chart
                + "tbody tr')].map((r) => [...r.cells].map((c) => c.textContent))");
        int row = 0;
        for (JsonNode group : spec.get("groups")) {
            for (JsonNode bar : group.get("bars")) {
                JsonNode books =
                        books(group.get("key").asString(), bar.get("key").asString());
                for (int i = 0; !books.isMissingNode() && i < spec.get("parts").size(); i++) {
                    String part = spec.at("/parts/" + i + "/key").asString();
                    JsonNode lost = books.at("/lost/" + part);
                    long figure = (lost.isMissingNode() ? books.path(part.replace('-', '_')) : lost).asLong(0);
                    assertThat(rows.get(row).get(i + 2).asString())
                            .as(group + part)
                            .isEqualTo(human.count(figure));
                }
                row++;
            }
        }
        assertThat(row).isEqualTo(rows.size()).isGreaterThan(8);
    }

    /** Nothing of the sum of all services, which the summary does not have. */
    private static JsonNode books(String stage, String priority) {
        String place = stage.equals("broker") ? "/broker" : "/services/" + stage;
        return summary.at(place + (priority.equals("all") ? "/all" : "/priorities/" + priority));
    }

    private static void story(Tab page, Hand hand, ReportLanguage language) {
        if (hand == Hand.MOUSE) {
            hand.press(page, ".contents [href='#stories']");
        }
        hand.press(page, "#story-0 summary");
        double slowest = 0;
        for (JsonNode service : summary.get("services")) {
            slowest = Math.max(
                    slowest,
                    service.at("/priorities/critical/latency_ms/end_to_end/max").asDouble(0));
        }
        assertThat(text(page, "#story-0[open] summary b"))
                .isEqualTo(new Human(language).duration(slowest * 1e6).replace('\u00a0', ' '));
        assertThat(text(page, "#story-0 li")).contains(language.choose("occurred", "survenu"));
        assertThat(text(page, "#story-0 pre")).isEqualTo("buzzville explain RESULTS " + text(page, "#story-0 .id"));
    }
}
