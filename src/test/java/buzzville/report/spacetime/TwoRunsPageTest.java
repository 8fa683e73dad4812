package buzzville.report.spacetime;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.browser.Tab;
import buzzville.causality.diff.Aspect;
import buzzville.causality.diff.RunDifferences;
import buzzville.causality.diff.TwoRuns;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.report.text.ReportLanguage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Two runs in one page, in a real browser. */
class TwoRunsPageTest extends PageInBrowser {
    private Tab open(EventLog first, EventLog second, ReportLanguage language) throws Exception {
        return open(TwoRunsPage.of(RunDifferences.of(first, second), Captions.NONE, Captions.NONE, language));
    }

    private Tab swapped(ReportLanguage language) throws Exception {
        return open(
                TwoRuns.crossing(ClockRules.TEXTBOOK, true, true),
                TwoRuns.crossing(ClockRules.TEXTBOOK, false, false),
                language);
    }

    @Test
    void everyEventOfBothIsAMarkAndEquivalentOnesAreLinked() throws Exception {
        Tab page = swapped(ReportLanguage.EN);

        assertThat(count(page, "#marks .mark")).isEqualTo(5 + 5);
        assertThat(count(page, "#arrows .arrow")).isEqualTo(2 + 2);
        assertThat(count(page, "#links .pair")).isEqualTo(4);
        assertThat(count(page, "#marks .mark.only"))
                .as("the alarm of A, the note of B")
                .isEqualTo(2);
        assertThat(count(page, "#marks .mark.differs"))
                .as("both receptions, twice")
                .isEqualTo(4);
        assertThat(count(page, "#links .order")).isEqualTo(1);
        assertThat(count(page, ".heads .head")).isEqualTo(6);
        assertThat(text(page, "#remark"))
                .isEqualTo("4 events in both, 1 only in A, 1 only in B; 10 marks and 4 arrows are drawn.");
        assertThat(text(page, "#facts-a")).contains("A: scenario carrefour, strategy patient");
        assertThat(text(page, "#facts-b")).contains("strategy hâtif");
        assertThat(count(page, "#picture svg.space"))
                .as("one picture, so they scroll together")
                .isEqualTo(1);
    }

    @Test
    void theFirstDifferenceIsNamedAndMarked() throws Exception {
        Tab page = swapped(ReportLanguage.EN);

        assertThat(text(page, "#first-words"))
                .startsWith("centre: reception rouge (A #3, B #4) is in both.")
                .contains("true time: 3 ms in A, 4 ms in B")
                .contains("Lamport: max(0, 1) + 1 = 2 in A, max(2, 1) + 1 = 3 in B");
        assertThat(count(page, "#texts .first-line")).isEqualTo(2);
        page.click("#show-first");
        assertThat(count(page, "#marks .mark.chosen")).isEqualTo(2);
        assertThat(count(page, "#links .chosen")).isEqualTo(1);
        assertThat(text(page, "#where")).isEqualTo("difference 1 of 4");
        assertThat(text(page, "#pair-fields tr[data-aspect=vector]")).contains("[1,\u200a0,\u200a1]");
        assertThat(count(page, "#pair-fields tr[data-aspect=true-time] td.differs"))
                .isEqualTo(2);
        page.click("#last");
        assertThat(text(page, "#pair-words"))
                .isEqualTo("centre: local event note (B #5) is in B only. The other run has no such event.");
        page.click("#back");
        page.click("#back");
        page.click("#next");
        assertThat(text(page, "#where")).isEqualTo("difference 3 of 4");
        page.click("#aspects input[value=only-first]");
        assertThat(text(page, "#where")).as("one kind is not looked at").isEqualTo("difference – of 3");
    }

    @Test
    void aSelectedEventHasItsConesInBothRuns() throws Exception {
        EventLog first = TwoRuns.crossing(ClockRules.TEXTBOOK, true, true);
        EventLog second = TwoRuns.crossing(ClockRules.TEXTBOOK, false, false);
        Tab page = open(first, second, ReportLanguage.EN);

        for (int a = 0; a < first.events().size(); a++) {
            page.eval("choose(" + a + ")");
            int b = RunDifferences.of(first, second).match().inSecond(a);
            String ofA = text(page, "#cones tr[data-run=A]");
            assertThat(ofA).isEqualTo("A" + cones(first, a));
            assertThat(count(page, "#cones tr[data-run=B]")).isEqualTo(b < 0 ? 0 : 1);
            if (b >= 0) {
                assertThat(text(page, "#cones tr[data-run=B]")).isEqualTo("B" + cones(second, b));
            }
            assertThat(count(page, "#marks .mark.same")).isEqualTo(b < 0 ? 1 : 2);
            int drawn =
                    count(page, "#marks .mark.past, #marks .mark.future, #marks .mark.concurrent, #marks .mark.same");
            assertThat(drawn).isEqualTo(b < 0 ? 5 : 10);
        }
        page.press("Escape");
        assertThat(count(page, "#marks .mark.past, #marks .mark.same")).isZero();
        assertThat(count(page, "#marks .mark.differs")).isEqualTo(4);
    }

    /** How many are in its past, in its future and concurrent. */
    private static String cones(EventLog log, int event) {
        var before = causality(log);
        int past = 0;
        int future = 0;
        for (int other = 0; other < log.events().size(); other++) {
            past += before.before(other, event) ? 1 : 0;
            future += before.before(event, other) ? 1 : 0;
        }
        return "" + past + future + (log.events().size() - 1 - past - future);
    }

    @Test
    void bothAreCalledByTheLabelsOfTheirScenarios() throws Exception {
        Captions captions = Captions.read(JsonMapper.shared().readTree("""
                {"processes": {"centre": {"fr": "Centre de commandement de la ville", "en": "Command centre of the city"}},
                 "events": {"rouge": {"fr": "Feu rouge", "en": "Red light"}}}
                """));
        Tab page = open(TwoRunsPage.of(
                RunDifferences.of(
                        TwoRuns.crossing(ClockRules.TEXTBOOK, true, true),
                        TwoRuns.crossing(ClockRules.TEXTBOOK, false, false)),
                captions,
                Captions.NONE,
                ReportLanguage.EN));

        assertThat(text(page, "#first-words"))
                .startsWith("Command centre of the city: reception Red light (A #3, B #4)");
        assertThat(text(page, "#heads")).contains("Command centre of the city", "centre");
        assertThat(page.text("document.querySelector('.head.long').title"))
                .isEqualTo("Command centre of the city (centre)");
        assertThat(text(page, "#texts")).contains("Red light", "rouge");
        set(page, "#language", "fr");
        assertThat(text(page, "#first-words")).startsWith("Centre de commandement de la ville : réception Feu rouge");
    }

    @Test
    void aBrokenClockIsCalledBrokenAndShownAgainstARightOne() throws Exception {
        Tab page = open(
                TwoRuns.crossing(ClockRules.TEXTBOOK, true, true),
                TwoRuns.crossing(Logs.broken(), true, true),
                ReportLanguage.FR);

        assertThat(text(page, "#broken")).contains("Cassé exprès", "Dans B", "lamport: received-only");
        assertThat(text(page, "#first-words"))
                .startsWith("centre : réception accident (A #4, B #4) est dans les deux.")
                .contains("Lamport : max(2, 1) + 1 = 3 dans A, 1 + 1 = 2 dans B");
        page.press("4", "2", "3", "1");
        assertThat(count(page, "#marks .mark")).isEqualTo(10);
    }

    @Test
    void theKeyboardAloneIsEnough() throws Exception {
        Tab page = swapped(ReportLanguage.EN);

        List<String> reached = new ArrayList<>();
        for (int turn = 0; turn < 30; turn++) {
            page.press("Tab");
            reached.add(
                    page.text(
                            "document.activeElement.id || document.activeElement.name || document.activeElement.getAttribute('data-i') || document.activeElement.value || ''"));
        }
        assertThat(reached)
                .contains("language", "look", "print", "help", "show-first", "tab-diagram", "first", "next", "links-of")
                .contains("order", "axis", "zoom", "0");
        page.press("n", "PageDown", "p", "n");
        assertThat(text(page, "#where")).isEqualTo("difference 2 of 4");
        assertThat(text(page, "#say")).contains("difference 2 of 4").contains("centre: reception accident");
        page.press("x");
        assertThat(page.number("sideOf(state.chosen)")).as("in the other run").isEqualTo(1);
        page.press("ArrowDown", "Enter");
        assertThat(text(page, "#say")).contains("B", "rouge");
        page.press("ArrowLeft", "ArrowLeft", "ArrowLeft", "Enter");
        assertThat(page.number("sideOf(state.chosen)"))
                .as("across into the first")
                .isZero();
        page.press("Home", "t");
        assertThat(count(page, "#events tr.chosen")).isEqualTo(1);
        page.press("End");
        assertThat(text(page, "#events tr.chosen")).contains("not in this run", "note");
        page.press("d", "Escape", "?");
        assertThat(page.number("state.chosen")).isEqualTo(-1);
        assertThat(text(page, "#keys")).contains("next difference");
    }

    @Test
    void bothAreATableAndGoOnPaper() throws Exception {
        Tab page = swapped(ReportLanguage.FR);

        page.press("t");
        assertThat(count(page, "#events tbody tr")).isEqualTo(6);
        assertThat(count(page, "#events tbody tr.only")).isEqualTo(2);
        assertThat(count(page, "#events tbody tr.differs")).isEqualTo(2);
        page.eval("preparePaper()");
        assertThat(count(page, "#paper .mark")).isEqualTo(10 + 5);
        assertThat(count(page, "#paper .events tbody tr")).isEqualTo(6);
        assertThat(text(page, "#paper")).contains("La première différence", "centre : réception rouge");
        assertThat(new String(page.paper(), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
        assertThat(page.text("Object.keys(WORDS.en).join()")).isEqualTo(page.text("Object.keys(WORDS.fr).join()"));
    }

    @Test
    void twoRunsThatAreTheSameAreSaidToBe() throws Exception {
        EventLog log = TwoRuns.crossing(ClockRules.TEXTBOOK, true, true);
        Tab page = open(log, log, ReportLanguage.EN);

        assertThat(text(page, "#first-difference")).contains("The two runs are the same: 5 events");
        page.press("n", "p", "End", "t", "d", "2", "+");
        assertThat(count(page, "#marks .mark.differs, #marks .mark.only")).isZero();
    }

    @Test
    void largeRunsAreDrawnInPartsAndSaySo() throws Exception {
        RunDifferences found =
                RunDifferences.of(Logs.busy(6, 1600, ClockRules.TEXTBOOK), Logs.busy(6, 1500, ClockRules.TEXTBOOK));
        Tab page = open(TwoRunsPage.of(found, Captions.NONE, Captions.NONE, ReportLanguage.EN));
        int both = found.match().both();
        int rows = both + found.count(Aspect.ONLY_FIRST) + found.count(Aspect.ONLY_SECOND);

        assertThat(text(page, "#cuts-off")).contains("shows 1 to 1,000 of " + String.format(Locale.ROOT, "%,d", rows));
        int shown = count(page, "#marks .mark");
        page.press("End");
        assertThat(count(page, "#marks .mark.chosen")).isPositive();
        assertThat(text(page, "#cuts-off")).contains("to " + String.format(Locale.ROOT, "%,d", rows) + " of");
        assertThat(shown).isEqualTo(page.number("rows.slice(0, 1000).flat().filter((g) => g >= 0).length"));
        assertThat(page.number("rows.flat().filter((g) => g >= 0).length")).isEqualTo(1600 + 1500);
    }

    @Test
    void namesAreTextWhateverTheyHold() throws Exception {
        Tab page =
                open(SpaceTimePageTest.hostile(), TwoRuns.crossing(ClockRules.TEXTBOOK, true, true), ReportLanguage.EN);

        page.press("n", "n", "n", "t", "d");
        page.eval("preparePaper()");
        assertThat(count(page, "img, b > b, i > i, #space b")).isZero();
        assertThat(count(page, "script")).isEqualTo(2);
        assertThat(text(page, "#heads")).contains("</script><img/src=x>", "__proto__");
    }
}
