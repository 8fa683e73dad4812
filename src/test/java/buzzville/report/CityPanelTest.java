package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.browser.InBrowser;
import buzzville.browser.Tab;
import buzzville.city.City;
import buzzville.city.Run;
import buzzville.city.SourceSeries;
import buzzville.experiment.Findings;
import buzzville.report.page.run.RunCharts;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The map of the city on the page of a run: by mouse and by keyboard, in both languages. */
class CityPanelTest extends InBrowser {
    /** Two zones; of p's three a second one finds the lane of s full; a storm from 2 to 4 s. */
    private static final String CITY = """
            format: 1
            name: Small
            duration: 6s
            series: 1s
            zones: {nord: {label: {en: "North <b>", fr: Nord}}, sud: {}}
            events: {e: {priority: critical, label: {en: Alarm, fr: Alarme}}, f: {}}
            producers:
              p: {emits: e, count: 3, zones: [nord], arrivals: "every(1s, phase=100ms)", label: {en: Bell, fr: Cloche}}
              q: {emits: f, zones: [sud], arrivals: "every(1s, phase=200ms)"}
            services:
              s: {subscribes: [e], service-time: 400ms, lanes: {all: {capacity: 1, overflow: drop-newest}}}
              t: {subscribes: [f], service-time: 100ms}
            incidents:
              storm: {at: 2s, for: 2s, label: {en: "Storm <script>", fr: Tempête}, surge: {producers: [q], factor: 2}}
            """;

    private Run run() throws Exception {
        return run(CITY);
    }

    private Run run(String scenario) throws Exception {
        City city = Runs.city(scenario, folder);
        city.watchSeries();
        return city.finish();
    }

    private Tab open(Run run) throws Exception {
        Tab page = tab();
        page.size(1280, 900);
        page.open(file(HtmlReport.text(
                new HtmlReport.Story(Findings.of(run), "Small", Runs.context(true), null), RunCharts.of(run))));
        page.eval("document.querySelector('[data-panel=city]').scrollIntoView()");
        for (int turn = 0; turn < 100 && count(page, ".city-slider") == 0; turn++) {
            Thread.sleep(50);
        }
        return page;
    }

    private static void at(Tab page, int frame) {
        set(page, ".city-slider", Integer.toString(frame));
    }

    private static String label(Tab page, String key) {
        return page.text("document.querySelector('.city-node[data-key=\"" + key
                        + "\"]').getAttribute('aria-description')")
                .replace('\u00a0', ' ');
    }

    @Test
    void eachPlaceSaysWhatTheRunSays() throws Exception {
        Run run = run();
        Tab page = open(run);
        at(page, 3);

        SourceSeries bells = run.sources().stream()
                .filter(each -> each.origin().equals("p"))
                .findFirst()
                .orElseThrow();
        assertThat(bells.lost()[3]).isEqualTo(1);
        assertThat(label(page, "zone:nord"))
                .startsWith("North <b> : ")
                .contains("messages /s 3")
                .contains("lost /s " + bells.lost()[3]);
        // s works 0.8 s of each second, and the other waits for half of that
        assertThat(label(page, "service:s")).contains("0.8 of 1 busy", "waiting 0.4", "loss 33.3%");
        assertThat(text(page, ".city-now"))
                .contains(
                        "At 3 s.",
                        "On now: Storm <script>.",
                        "1 a second are lost, most of what was meant for s (33.3%).");
        at(page, 5);
        assertThat(text(page, ".city-now")).contains("No incident.");
    }

    /** t says a g for each f that it is done with, and u takes it at once. */
    @Test
    void aServiceSaysWhatItSetOff() throws Exception {
        Run run = run(CITY.replace("f: {}}", "f: {}, g: {}}")
                .replace(
                        "t: {subscribes: [f], service-time: 100ms}",
                        "t: {subscribes: [f], service-time: 100ms, emits: {g: {on: f}}}\n  u: {subscribes: [g]}"));
        Tab page = open(run);
        at(page, 3);

        SourceSeries effects = run.sources().stream()
                .filter(each -> each.origin().equals("t"))
                .findFirst()
                .orElseThrow();
        assertThat(effects.occurred()[3]).isPositive();
        assertThat(label(page, "service:t"))
                .contains(
                        "its effects messages /s " + effects.occurred()[3] + ", done with /s " + effects.occurred()[3]);
        assertThat(label(page, "service:u")).doesNotContain("its effects");
    }

    @Test
    void allFramesTogetherAreTheSeriesOfTheRun() throws Exception {
        Run run = run();
        Tab page = open(run);

        JsonNode senders = page.eval("Page.data.panels.city.senders");
        assertThat(senders.size()).isEqualTo(2);
        for (JsonNode sender : senders) {
            SourceSeries source = run.sources().stream()
                    .filter(each -> each.origin().equals(sender.get("key").asString()))
                    .findFirst()
                    .orElseThrow();
            long sum = 0;
            for (JsonNode each : sender.get("occurred")) {
                sum += each.asLong();
            }
            assertThat(sum).isEqualTo(Arrays.stream(source.occurred()).sum());
        }
    }

    @Test
    void theSliderAndTheCursorOfTheChartsAreOne() throws Exception {
        Tab page = open(run());

        at(page, 2);
        assertThat(page.eval("Page.cursor").asDouble()).isEqualTo(2.5);
        page.eval("Page.point(4.2)");
        assertThat(page.number("Number(document.querySelector('.city-slider').value)"))
                .isEqualTo(4);
        assertThat(text(page, ".city-clock")).isEqualTo("4 s");
    }

    @Test
    void keysChooseAPlaceStepAndPlay() throws Exception {
        Tab page = open(run());
        page.eval("document.querySelector('.city-slider').focus()");
        page.press("Home", "ArrowRight", "ArrowRight");
        assertThat(text(page, ".city-clock")).isEqualTo("2 s");

        page.eval("document.querySelector('.city-node[tabindex=\"0\"]').focus()");
        String first = page.text("document.activeElement.dataset.key");
        page.press("ArrowRight");
        assertThat(page.text("document.activeElement.dataset.key")).isNotEqualTo(first);
        page.press("Enter");
        assertThat(count(page, ".city-details:not([hidden]) table")).isEqualTo(1);
        assertThat(page.text("document.activeElement.getAttribute('aria-pressed')"))
                .isEqualTo("true");
        page.press("Escape");
        assertThat(count(page, ".city-details:not([hidden])")).isZero();

        at(page, 0);
        page.click(".city-play");
        for (int turn = 0;
                turn < 100 && page.number("Number(document.querySelector('.city-slider').value)") < 2;
                turn++) {
            Thread.sleep(50);
        }
        assertThat(page.number("Number(document.querySelector('.city-slider').value)"))
                .isGreaterThanOrEqualTo(2);
        page.click(".city-play");
        assertThat(text(page, ".city-play")).contains("Play");
    }

    @Test
    void theMouseChoosesAPlaceAndTheTableHasAllOfThem() throws Exception {
        Tab page = open(run());
        at(page, 3);
        page.click(".city-node[data-key=\"service:s\"]");
        assertThat(text(page, ".city-details h3")).isEqualTo("s");
        page.click(".city-table summary");
        assertThat(text(page, ".city-table table")).contains("North <b>", "Bell", "Broker", "t");
    }

    @Test
    void itSpeaksFrench() throws Exception {
        Tab page = open(run());
        page.eval("Page.speak('fr')");
        at(page, 3);
        assertThat(text(page, ".city-now")).contains("À 3 s.", "En cours : Tempête.", "1 par seconde sont perdus");
        assertThat(label(page, "zone:nord")).startsWith("Nord : ");
        assertThat(text(page, ".city-play")).contains("Lire");
    }

    @Test
    void aCityWithoutZonesAndOneWithManyHaveAMapToo() throws Exception {
        Tab page = open(Runs.of(CITY.replaceAll("(?m)^zones:.*$", "").replaceAll("zones: \\[\\w+\\], ", ""), folder));
        assertThat(count(page, ".city-zone")).isLessThanOrEqualTo(1);
        assertThat(count(page, ".city-service")).isEqualTo(2);
        StringBuilder zones = new StringBuilder("zones: {nord: {}, sud: {}");
        for (int i = 0; i < 18; i++) {
            zones.append(", z").append(i).append(": {}");
        }
        String many = CITY.replaceAll("(?m)^zones:.*$", zones + "}")
                .replace("q: {emits: f, zones: [sud],", "q: {emits: f, count: 20,");
        City city = Runs.city(many, folder);
        city.watchSeries();
        page = open(city.finish());
        assertThat(count(page, ".city-zone")).isEqualTo(8);
        assertThat(page.text(
                        "[...document.querySelectorAll('.city-zone .city-name')].map((e) => e.textContent).join()"))
                .contains("13 other zones");
    }
}
