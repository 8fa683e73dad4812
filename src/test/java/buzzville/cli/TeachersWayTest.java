package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.browser.Axe;
import buzzville.browser.Hand;
import buzzville.browser.InBrowser;
import buzzville.browser.Paper;
import buzzville.browser.Tab;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way of a teacher through what {@code clocks run} leaves: the page of figures, then the space-time page. */
class TeachersWayTest extends InBrowser {
    private static String report;
    private static String diagram;
    private static JsonNode figures;

    @BeforeAll
    static void theLessonOfTheRedLight(@TempDir Path place) throws Exception {
        Path lesson = Path.of("scenarios/lessons/04-red-light.yaml");
        assertThat(Shell.run("clocks", "run", lesson, "--lang", "en", "-q", "--out", place)
                        .status())
                .isZero();
        report = Files.readString(place.resolve("report.html"));
        diagram = Files.readString(place.resolve("space-time.html"));
        figures = JsonMapper.shared().readTree(Files.readString(place.resolve("clocks.json")));
    }

    private Tab report() throws Exception {
        Tab page = tab();
        page.size(1280, 800);
        page.open(file(report));
        return page;
    }

    @ParameterizedTest
    @CsvSource({"MOUSE, EN", "MOUSE, FR", "KEYBOARD, EN", "KEYBOARD, FR"})
    void fromTheOrderThatIsWrongToTheStampThatPutsItRight(Hand hand, ReportLanguage language) throws Exception {
        Tab page = report();
        hand.press(page, "[data-language=" + language.code() + "]");
        String in = ".in-" + language.code() + " ";

        assertThat(page.text("document.title")).endsWith(language.choose(", clocks", ", horloges") + " · Buzz Ville");
        assertThat(text(page, in + ".verdict"))
                .isEqualTo(language.choose(
                        "5 of 7 orders put no effect before its cause.",
                        "5 ordres sur 7 ne rangent aucun effet avant sa cause."));
        JsonNode wrong = figures.at("/order/observed/delivery");
        assertThat(text(page, in + ".promises li:nth-child(2)"))
                .startsWith(language.choose("inverted", "inversée") + language.choose("delivery", "livraison"))
                .contains(language.choose("of 1 pair;", "sur 1 paire ;"))
                .endsWith(
                        new Human(language).count(wrong.get("causal_inversions").asLong()));
        hand.press(page, "[data-chart=clock-orders] .table");
        assertThat(count(page, "[data-chart=clock-orders] tbody tr")).isEqualTo(4 * 7 - 2 * 2);
        assertThat(page.text("document.querySelector('" + in + "a').getAttribute('href')"))
                .isEqualTo("space-time.html");

        page.open(file(diagram));
        speak(page, hand, language);
        past(page, hand, language);
        orders(page, hand, language, wrong.get("causal_inversions").asInt());
        quiz(page, hand);
    }

    private static void speak(Tab page, Hand hand, ReportLanguage language) {
        if (hand == Hand.KEYBOARD) {
            Hand.reach(page, "#language");
            page.press(language.choose("E", "F"));
        } else {
            set(page, "#language", language.code());
        }
        assertThat(page.text("document.documentElement.lang")).isEqualTo(language.code());
    }

    /** The accident is heard of third: the light and the accident are its past, and what is heard of last is its future. */
    private static void past(Tab page, Hand hand, ReportLanguage language) {
        if (hand == Hand.KEYBOARD) {
            Hand.reach(page, "#marks [tabindex=\"0\"]");
            page.press("ArrowRight", "ArrowRight", "Enter");
        } else {
            page.click("#marks [data-i=\"2\"]");
        }
        assertThat(page.number("state.a")).isEqualTo(2);
        assertThat(count(page, "#marks .mark.past")).isEqualTo(2);
        assertThat(count(page, "#marks .mark.future")).isEqualTo(1);
        assertThat(figures.at("/pairs/concurrent").asInt()).isZero();
        assertThat(text(page, "#side-event")).contains(language.choose("in its past", "dans son passé"));
    }

    private static void orders(Tab page, Hand hand, ReportLanguage language, int inversions) {
        if (hand == Hand.KEYBOARD) {
            page.press("o");
        } else {
            page.click("#tab-orders");
        }
        assertThat(inversions).isEqualTo(1);
        assertThat(page.text("document.getElementById('view-orders').innerText"))
                .contains(language.choose("delivery", "livraison"));
    }

    /** The red light has the first stamp, which counts from what its clock showed. */
    private static void quiz(Tab page, Hand hand) {
        if (hand == Hand.KEYBOARD) {
            page.press("d", "q");
        } else {
            page.click("#tab-diagram");
            page.click("#tab-quiz");
        }
        hand.press(page, "[data-quiz=lamport]");
        page.type("1");
        page.press("Enter");
        assertThat(page.text("document.getElementById('feedback').className")).isEqualTo("bad");
        page.eval("document.getElementById('given').value = ''");
        page.type("101");
        page.press("Enter");
        assertThat(page.text("document.getElementById('feedback').className")).isEqualTo("good");
    }

    @Test
    void theFiguresInTheChartsAreThoseOfClocksJson() throws Exception {
        Tab page = report();
        int compared = 0;
        for (JsonNode group : page.eval("Page.data.charts['clock-orders'].groups")) {
            boolean received = group.get("key").asString().startsWith("received");
            boolean causal = group.get("key").asString().endsWith("causal");
            for (JsonNode bar : group.get("bars")) {
                JsonNode order = figures.at("/order/" + (received ? "observed/" : "all/")
                        + bar.get("key").asString());
                assertThat(bar.get("values").get(causal ? 0 : 1).asInt())
                        .as(group + " " + bar)
                        .isEqualTo(order.get(causal ? "causal_inversions" : "realtime_inversions")
                                .asInt());
                compared++;
            }
        }
        assertThat(compared).isEqualTo(24);
        for (JsonNode bar : page.eval("Page.data.charts['clock-bytes'].groups[1].bars")) {
            assertThat(bar.get("values").get(0).asDouble())
                    .isEqualTo(figures.at("/bytes/json/" + bar.get("key").asString())
                            .asDouble());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingKeepsAnybodyOutAndNothingIsCutOnPaper(ReportLanguage language) throws Exception {
        Tab page = report();
        page.eval("Page.speak('" + language.code() + "')");
        for (String looks : new String[] {"light", "dark"}) {
            page.eval("Page.dress('" + looks + "')");
            assertThat(Axe.complaints(page)).as(looks).isEmpty();
        }
        assertThat(Paper.cut(page)).isEmpty();
        assertThat(Paper.sheets(page.paper())).isBetween(2L, 5L);
    }
}
