package buzzville.report.spacetime;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.browser.Browser;
import buzzville.browser.Tab;
import buzzville.causality.HappensBefore;
import buzzville.causality.log.Chronicle;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.Party;
import buzzville.report.text.ReportLanguage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page as people use it: predicting, by keyboard, in two languages, on paper, with large logs. */
class SpaceTimeUseTest extends PageInBrowser {
    @Test
    void stampsAreHiddenUntilTheyArePredicted() throws Exception {
        Tab page = crossroads();

        page.press("q");
        page.click("[data-quiz=lamport]");
        assertThat(text(page, "#texts")).contains("L\u2009?").doesNotContain("101");
        page.type("1");
        page.press("Enter");
        assertThat(text(page, "#feedback")).contains("did not start from 0");
        answer(page, "101");
        assertThat(text(page, "#feedback")).contains("Right.", "100 + 1 = 101");
        assertThat(text(page, "#texts")).contains("101").doesNotContain("102");
        answer(page, "1");
        assertThat(text(page, "#feedback")).contains("own + 1");
        answer(page, "101");
        assertThat(text(page, "#feedback")).contains("The greater of both is right");
        answer(page, "102");
        answer(page, "103");
        answer(page, "104");
        answer(page, "102"); // #5: received 101, own 104
        assertThat(text(page, "#feedback")).contains("That is received + 1");
        page.press("Escape");
        page.click("#tab-orders");
        assertThat(text(page, "#view-orders")).contains("Orders would give the stamps away");
        page.click("#tab-table");
        assertThat(text(page, "#events")).contains("?").doesNotContain("105");
        page.click("#reveal");
        page.click("#stop");
        assertThat(text(page, "#events")).contains("?");
        page.click("#tab-diagram");
        assertThat(text(page, "#texts")).contains("105").doesNotContain("?");
    }

    private static void answer(Tab page, String given) {
        page.eval("document.getElementById('given').value = ''");
        page.type(given);
        page.press("Enter");
    }

    @Test
    void aWrongVectorOrRelationIsToldWhatItComesOf() throws Exception {
        Tab page = crossroads();

        page.press("q");
        page.click("[data-quiz=vector]");
        answer(page, "1, 0, 0");
        assertThat(text(page, "#feedback")).contains("Right.");
        answer(page, "feu=1 accident=1");
        answer(page, "[1,2,0]");
        answer(page, "1 2 1");
        answer(page, "1, 0, 1"); // #5 knows [1,2,1] and hears [1,0,0]: copied, and counted
        assertThat(text(page, "#feedback")).contains("Copying forgets what the process already knew");
        answer(page, "1, 2, 1");
        assertThat(text(page, "#feedback")).contains("counts this event too");
        answer(page, "1, 2");
        assertThat(text(page, "#feedback")).contains("3 whole numbers");
        page.click("#stop");
        page.click("[data-quiz=relation]");
        assertThat(count(page, "#side-event #cones")).isZero();
        page.eval("state.quiz.pair = [1, 5]; [state.a, state.b] = state.quiz.pair; refresh(); drawQuiz()");
        // #2 and #6 both have L = 102; #2 was earlier
        page.click("[data-answer=before]");
        assertThat(text(page, "#feedback")).contains("earlier is not before");
        page.click("[data-answer=concurrent]");
        assertThat(text(page, "#feedback")).contains("Right.");
        page.eval("state.quiz.pair = [0, 3]; drawQuiz()");
        page.click("[data-answer=after]");
        assertThat(text(page, "#feedback")).contains("what the local times say");
    }

    @Test
    void everythingIsWithinReachOfTheKeyboard() throws Exception {
        Tab page = crossroads();

        List<String> reached = new ArrayList<>();
        for (int turn = 0; turn < 40; turn++) {
            page.press("Tab");
            reached.add(
                    page.text(
                            "document.activeElement.id || document.activeElement.name || document.activeElement.getAttribute('data-i') || document.activeElement.value || ''"));
            assertThat(
                            page.text(
                                    "(() => { const s = getComputedStyle(document.activeElement.name === 'axis' ? document.activeElement.nextElementSibling : document.activeElement);"
                                            + " return document.activeElement.dataset.i ? s.strokeWidth : document.activeElement === document.body ? 'solid' : s.outlineStyle; })()"))
                    .as("visible focus of " + reached.get(turn))
                    .isIn("solid", "6px");
        }
        assertThat(reached)
                .contains(
                        "language",
                        "look",
                        "print",
                        "help",
                        "tab-diagram",
                        "first",
                        "next",
                        "clear",
                        "axis",
                        "lamport",
                        "zoom",
                        "incident",
                        "0",
                        "tab-event",
                        "pick-a");
        page.eval("document.querySelector('#marks [tabindex=\"0\"]').focus()");
        page.press("ArrowDown"); // from red to green on the light's line
        assertThat(page.text("document.activeElement.dataset.i")).isEqualTo("5");
        page.press("ArrowUp", "ArrowRight", "ArrowRight", "Enter"); // red, the accident's first, the centre's first
        assertThat(page.number("state.a")).isEqualTo(3);
        page.press("ArrowLeft", "Shift+Enter");
        assertThat(page.number("state.b")).isEqualTo(2);
        assertThat(text(page, "#truth")).startsWith("B happened before A");
        assertThat(text(page, "#say"))
                .contains("A: #4 centre, reception, accident, receives m2")
                .contains("B: #3 accident");
        page.press("?");
        assertThat(text(page, "#keys")).contains("PageDown", "compare a second event");
        page.press("?", "t");
        assertThat(page.text("document.getElementById('tab-table').getAttribute('aria-selected')"))
                .isEqualTo("true");
        page.eval("document.getElementById('tab-table').focus()");
        page.press("ArrowLeft", "ArrowLeft");
        assertThat(page.text("state.view")).isEqualTo("diagram");
        page.press("c", "e", "Escape");
        assertThat(page.number("state.a")).isEqualTo(-1);
        assertThat(
                        page.number(
                                "[...document.querySelectorAll('#marks .mark')].filter(m => !m.getAttribute('aria-label').includes('#')).length"))
                .isZero();
        assertThat(
                        page.number(
                                "[...document.querySelectorAll('button, input, select')].filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || e.closest('label'))).length"))
                .isZero();
    }

    @Test
    void thePictureIsAlsoATableAndGoesOnPaper() throws Exception {
        Tab page = crossroads();

        page.press("t");
        assertThat(count(page, "#events tbody tr")).isEqualTo(7);
        assertThat(text(page, "#events tbody tr:nth-child(5)"))
                .contains(
                        "#5", "centre", "reception", "feu_rouge", "m1 (#1)", "1.500000 s", "1.502000 s ± 10 ms", "105");
        page.click("#events button[data-i=\"4\"]");
        assertThat(page.number("state.a")).isEqualTo(4);
        page.press("d");
        assertThat(new String(page.paper(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        page.eval("preparePaper()");
        assertThat(count(page, "#paper .sheet .mark")).isEqualTo(7);
        assertThat(count(page, "#paper .sheet .arrow")).isEqualTo(3);
        assertThat(count(page, "#paper tbody tr")).isEqualTo(7);
    }

    @Test
    void itSpeaksFrenchAndEnglish() throws Exception {
        Tab page = open(Logs.crossroads(ClockRules.TEXTBOOK), ReportLanguage.FR);

        assertThat(page.text("document.documentElement.lang")).isEqualTo("fr");
        assertThat(text(page, "h1")).isEqualTo("carrefour · sans-ordre : diagramme espace-temps");
        page.click("#marks [data-i=\"4\"]");
        assertThat(text(page, "#side-event"))
                .contains("dans son passé", "1,502 s ± 10 ms", "max(104, 101) + 1 = 105", "File de retenue");
        assertThat(page.text("Object.keys(WORDS.en).join()")).isEqualTo(page.text("Object.keys(WORDS.fr).join()"));
        assertThat(
                        page.text(
                                "Object.keys(WORDS.en).filter(k => (WORDS.en[k].match(/{\\w+}/g) || []).sort().join() !== (WORDS.fr[k].match(/{\\w+}/g) || []).sort().join()).join()"))
                .isEmpty();
        set(page, "#language", "en");
        assertThat(page.text("document.documentElement.lang")).isEqualTo("en");
        assertThat(text(page, "h1")).isEqualTo("carrefour · sans-ordre: space-time diagram");
        assertThat(text(page, "#side-event")).contains("in its past", "1.502 s ± 10 ms");
        assertThat(text(page, "body").replaceAll("(?s)\"use strict\".*|\\{\"header.*", ""))
                .doesNotContain("événement", "Horloge");
        set(page, "#look", "dark");
        assertThat(page.text("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(21, 24, 28)");
        set(page, "#look", "light");
        assertThat(page.text("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void twoThousandEventsAreUsable() throws Exception {
        EventLog log = Logs.busy(12, 2000, ClockRules.TEXTBOOK);
        Tab page = open(log, ReportLanguage.FR);
        HappensBefore causality = causality(log);

        assertThat(count(page, "#marks .mark")).isEqualTo(2000);
        assertThat(count(page, "#space .arrow")).isEqualTo(Logs.receptions(log));
        page.click("#marks [data-i=\"1000\"]");
        int past = 0;
        for (int event = 0; event < 2000; event++) {
            past += causality.before(event, 1000) ? 1 : 0;
        }
        assertThat(count(page, "#marks .mark.past")).isEqualTo(past);
        page.eval("window.kept = [...document.querySelectorAll('#marks .mark, #arrows .arrow')]; 0");
        page.press("2", "3", "4", "5", "1", "End", "p");
        assertThat(
                        page.text(
                                "'' + [...document.querySelectorAll('#marks .mark, #arrows .arrow')].every((e, k) => e === kept[k])"))
                .as("marks and arrows are moved, not made anew")
                .isEqualTo("true");
        assertThat(count(page, "#gutter text")).as("ticks only where one looks").isLessThan(200);
        assertThat(page.number("state.a")).isEqualTo(1998);
        assertThat(page.text("document.getElementById('cuts-off').hidden + ''")).isEqualTo("true");
        assertThat(count(page, "#texts text")).as("labels only where one looks").isLessThan(400);
        page.press("o", "t");
        assertThat(count(page, "#events tbody tr")).isEqualTo(250);
        page.click("#view-table [data-page=\"1\"]");
        assertThat(text(page, "#events tbody tr")).contains("#251");
    }

    @Test
    void aWindowThatBecomesNarrowBehindAnotherViewIsFilledAgain() throws Exception {
        Tab page = crossroads();

        page.press("o");
        page.call(
                "Emulation.setDeviceMetricsOverride",
                Browser.object()
                        .put("width", 420)
                        .put("height", 900)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        page.press("d");
        assertThat(page.number("document.getElementById('space').getBoundingClientRect().width"))
                .isLessThan(420);
        assertThat(page.number("document.documentElement.scrollWidth")).isEqualTo(420);
    }

    @Test
    void whatIsNotDrawnIsSaid() throws Exception {
        EventLog log = Logs.busy(6, 2500, ClockRules.TEXTBOOK);
        Tab page = open(log, ReportLanguage.EN);

        assertThat(count(page, "#marks .mark")).isEqualTo(2000);
        assertThat(text(page, "#cuts-off")).contains("shows events 1 to 2,000 of 2,500: 500 are not drawn");
        page.click("#window-next");
        assertThat(count(page, "#marks .mark")).isEqualTo(500);
        assertThat(text(page, "#cuts-off")).contains("shows events 2,001 to 2,500 of 2,500: 2,000 are not drawn");
        int shown = log.events().stream()
                .filter(event -> event.id() > 2000)
                .mapToInt(event -> event.received().size())
                .sum();
        assertThat(count(page, "#space .arrow")).isEqualTo(shown);
        page.press("Home");
        assertThat(count(page, "#marks .mark.same")).isEqualTo(1);
        assertThat(text(page, "#cuts-off")).contains("events 1 to 2,000");
    }

    @Test
    void aLogWithoutEventsIsAPageWithoutMarks() throws Exception {
        Chronicle chronicle = new Chronicle(ClockRules.TEXTBOOK, 0);
        chronicle.process(new Party("feu", Party.Kind.PRODUCER, 0));
        Tab page = open(chronicle.log(Logs.SOURCE), ReportLanguage.FR);

        page.press("n", "2", "4", "5", "o", "t", "c", "q", "e", "d");
        assertThat(count(page, "#marks .mark")).isZero();
        assertThat(text(page, "#heads")).contains("feu");
        page.press("q");
        page.click("[data-quiz=relation]");
        page.eval("preparePaper()");
    }

    @Test
    void namesAreTextWhateverTheyHold() throws Exception {
        Tab page = open(SpaceTimePageTest.hostile(), ReportLanguage.EN);

        page.click("#marks [data-i=\"0\"]");
        page.shiftClick("#marks [data-i=\"1\"]");
        page.press("o", "t", "c", "q", "e", "d");
        page.eval("preparePaper()");

        assertThat(count(page, "img, b > b, i > i, #space b")).isZero();
        assertThat(count(page, "script")).isEqualTo(2);
        assertThat(text(page, "#heads")).contains("</script><img/src=x>", "__proto__");
        assertThat(text(page, "#truth")).startsWith("A happened before B");
        assertThat(text(page, "#vector-sum")).contains("</script><img/src=x>");
    }
}
