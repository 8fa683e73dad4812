package buzzville.report.spacetime;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.browser.Tab;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.report.text.ReportLanguage;
import org.junit.jupiter.api.Test;

/** What the picture shows, and what is said of the events in it. */
class SpaceTimePictureTest extends PageInBrowser {
    @Test
    void everyEventIsAMarkAndEveryReceptionAnArrow() throws Exception {
        Tab page = crossroads();

        assertThat(count(page, "#marks .mark")).isEqualTo(7);
        assertThat(count(page, "#space .arrow")).isEqualTo(3);
        assertThat(count(page, "#marks .mark.send")).isEqualTo(3);
        assertThat(count(page, "#marks .mark.receive")).isEqualTo(3);
        assertThat(count(page, "#marks .mark.local")).isEqualTo(1);
        assertThat(shapes(page)).isEqualTo(3);
        assertThat(text(page, "#heads")).contains("feu", "accident", "centre");
        assertThat(count(page, "#space .link.hidden")).isEqualTo(1);
        assertThat(count(page, "#space .state.red")).isEqualTo(1);
        assertThat(count(page, "#space .state.green")).isEqualTo(1);
        assertThat(text(page, "#badges")).contains("2");
        // 1 → 2, 3, 4, 5, 6, 7; 2 → 3, 4, 5, 7; 3 → 4, 5, 7; 4 → 5, 7; 5 → 7: 6 + 4 + 3 + 2 + 1 of 7 * 6 / 2 pairs
        assertThat(text(page, "#overview")).contains("21", "16", "5");
    }

    /** How many different shapes the marks have, wherever they stand. */
    private static int shapes(Tab page) {
        return page.number("new Set([...document.querySelectorAll('#marks .mark')].map((mark) => {"
                + " const at = mark.getAttribute('points').trim().split(/[ ,]/).map(Number);"
                + " return at.length + ' ' + Math.round((at[2] - at[0]) / 2); })).size");
    }

    @Test
    void theAxisIsTrueTimeLocalTimeEventNumberLamportOrNonlinear() throws Exception {
        Tab page = crossroads();

        assertThat(text(page, "#space .skip-zone")).isEqualTo("38.5 s skipped");
        assertThat(count(page, "#space .arrow.back")).isZero();
        page.press("2");
        // By its clock, which is 1.2 s fast, the light sent at 1.2 s what the accident received at 0.395 s.
        assertThat(count(page, "#space .arrow.back")).isEqualTo(1);
        assertThat(text(page, "#remark")).contains("1 arrow goes back");
        assertThat(count(page, "#bounds")).isEqualTo(1);
        assertThat(text(page, "#texts")).contains("1.2 s\u2009±\u200910 ms");
        page.press("3");
        assertThat(text(page, ".gutter")).isEqualTo("#1#2#3#4#5#6#7");
        assertThat(count(page, "#space .arrow.back")).isZero();
        page.press("4");
        assertThat(text(page, ".gutter")).isEqualTo("L 101L 102L 103L 104L 105L 106");
        assertThat(count(page, "#space .arrow.back")).isZero();
        page.click("#axes input[value=nonlinear]");
        assertThat(page.text("state.axis")).isEqualTo("nonlinear");
        assertThat(count(page, "#space .skip-zone")).isZero();
        assertThat(count(page, "#space .still"))
                .as("the green light and the alert are at one time, not on one line")
                .isZero();
        assertThat(count(page, "#marks .mark")).isEqualTo(7);
        page.press("+", "+", "-");
        assertThat(page.number("state.zoom")).isEqualTo(1);
    }

    @Test
    void aSelectedEventShowsItsPastItsFutureAndWhatIsConcurrent() throws Exception {
        Tab page = crossroads();

        page.click("#marks [data-i=\"4\"]");

        // The centre's #5 heard of the light (#1) and of the accident (#2 to #4); it precedes #7; #6 is the light
        // turning green.
        assertThat(count(page, "#marks .mark.past")).isEqualTo(4);
        assertThat(count(page, "#marks .mark.future")).isEqualTo(1);
        assertThat(count(page, "#marks .mark.concurrent")).isEqualTo(1);
        assertThat(count(page, "#marks .mark.same")).isEqualTo(1);
        assertThat(text(page, "#cones")).contains("4 in its past", "1 in its future", "1 concurrent");
        assertThat(shapes(page)).isEqualTo(4);
        assertThat(
                        page.number(
                                "new Set([...document.querySelectorAll('#marks .mark')].map(m => getComputedStyle(m).fill)).size"))
                .isEqualTo(4);
        assertThat(text(page, "#lamport-sum")).isEqualTo("max(104, 101) + 1 = 105");
        assertThat(text(page, "#vector-sum")).contains("max(1, 1) = 1", "max(2, 0) = 2", "max(1, 0) + 1 = 2");
        assertThat(text(page, "#hlc-sum")).isEqualTo("(1.502 s, 0)");
        assertThat(text(page, "#side-event"))
                .contains("1.502 s ± 10 ms", "Error +2 ms. Within the bound.", "2 messages held back")
                .contains("Waited 300 ms", "partition 0, offset 17", "Local time is ahead of both");
    }

    @Test
    void twoSelectedEventsAreComparedByEveryClock() throws Exception {
        Tab page = crossroads();

        page.click("#marks [data-i=\"0\"]");
        page.shiftClick("#marks [data-i=\"3\"]");

        assertThat(text(page, "#truth")).startsWith("A happened before B");
        assertThat(text(page, "#way")).contains("#1 feu —m1→ #2 accident ⇣ #3 accident —m2→ #4 centre");
        assertThat(page.text("document.getElementById('proof').getAttribute('d')"))
                .isNotEmpty();
        assertThat(text(page, "#verdicts"))
                .contains("True time", "A was first", "0 s < 1.1 s")
                .contains("they differ by 98 ms, the bounds add up to 20 ms", "Contradicts causality.")
                .contains("101 < 104", "A → B or A ∥ B")
                .contains("accident 0\u200a<\u200a2, centre 0\u200a<\u200a1");
        // The light turned green and brought the alert about, by telephone.
        set(page, "#pick-a", "6");
        set(page, "#pick-b", "7");
        page.click("#choose button");
        assertThat(text(page, "#truth")).startsWith("Concurrent");
        assertThat(text(page, "#way")).contains("No path of messages", "a channel that no clock sees");
        assertThat(text(page, "#verdicts"))
                .contains("feu 2\u200a>\u200a1", "Sorting by it puts an order where there is none.");
        // 995 ms ± 10 ms at the accident, 1.102 s ± 10 ms at the centre: certain
        assertThat(page.number("isUnsure(2, 3) ? 1 : 0")).isZero();
    }

    @Test
    void overlappingBoundsLeaveTheOrderUncertain() throws Exception {
        EventLog log = Logs.busy(3, 40, ClockRules.TEXTBOOK);
        Tab page = open(log, ReportLanguage.EN);
        int[] pair = uncertain(log);

        page.eval("choose(" + pair[0] + ", " + pair[1] + ")");
        assertThat(text(page, "#verdicts")).contains("order not certain");
        page.press("2");
        assertThat(text(page, "#remark")).contains("the order is not certain by local time");
        assertThat(page.text("document.getElementById('unsure').getAttribute('d')"))
                .isNotEmpty();
    }

    private static int[] uncertain(EventLog log) {
        for (LoggedEvent a : log.events()) {
            for (LoggedEvent b : log.events()) {
                if (a.process() != b.process()
                        && Math.abs(a.stamps().local() - b.stamps().local())
                                <= a.stamps().bound() + b.stamps().bound()) {
                    return new int[] {a.id() - 1, b.id() - 1};
                }
            }
        }
        throw new AssertionError("all bounds are apart");
    }

    @Test
    void onePassesThroughTheLogStepByStep() throws Exception {
        Tab page = crossroads();

        page.press("n", "n", "PageDown");
        assertThat(text(page, "#where")).isEqualTo("event 3 of 7");
        assertThat(text(page, "#lamport-sum")).isEqualTo("102 + 1 = 103");
        // HLC of #3: own (1.2 s, 1) from the light, local time 0.995 s
        assertThat(text(page, "#hlc-sum")).isEqualTo("(1.2 s, 1 + 1 = 2)");
        assertThat(count(page, "#marks .mark.later")).isEqualTo(4);
        assertThat(count(page, "#space .arrow.flight"))
                .as("m1 to the centre, and m2")
                .isEqualTo(2);
        assertThat(text(page, ".situation")).contains("2 messages under way", "m1: #1 feu → centre", "rouge", "18");
        page.press("p");
        assertThat(text(page, "#where")).isEqualTo("event 2 of 7");
        page.click("#last");
        assertThat(text(page, "#where")).isEqualTo("event 7 of 7");
        assertThat(text(page, ".situation")).contains("vert");
        page.click("#first");
        page.click("#next");
        page.click("#back");
        assertThat(text(page, "#where")).isEqualTo("event 1 of 7");
        assertThat(text(page, "#side-event")).contains("The counter stood at 100 before.");
        page.press("Escape");
        assertThat(count(page, "#marks .mark.later")).isZero();
        set(page, "#incident", "carrefour-2");
        assertThat(count(page, "#marks .mark.aside")).isEqualTo(5);
    }

    @Test
    void brokenRulesAreCalledBroken() throws Exception {
        Tab page = open(Logs.crossroads(Logs.broken()), ReportLanguage.FR);

        assertThat(text(page, "#broken"))
                .contains("Cassé exprès", "lamport: received-only", "vector: copy", "hybrid: reset");
        assertThat(page.text("getComputedStyle(document.getElementById('warn')).display"))
                .isNotEqualTo("none");
        page.click("#marks [data-i=\"4\"]");
        // received + 1 although the centre stood at 104
        assertThat(text(page, "#lamport-sum")).isEqualTo("101 + 1 = 102");
        assertThat(text(page, "#side-event"))
                .contains(
                        "règle cassée : lamport: received-only",
                        "règle cassée : vector: copy",
                        "règle cassée : hybrid: reset");
        assertThat(text(page, "#vector-sum")).contains("0 + 1 = 1");
        assertThat(page.number("E.filter((e, i) => lamportStep(i, rules.lamport).result !== e.lamport"
                        + " || !sameVector(e.vector, vectorStep(i, rules.vector).result)"
                        + " || hybridStep(i, rules.hybrid).result.c !== e.hlc.c).length"))
                .isZero();
        page.press("4");
        assertThat(text(page, "#remark")).contains("un compteur a reculé");
        page.press("o");
        set(page, "#observer", "-1");
        assertThat(text(page, "#totals tr[data-order=lamport]")).contains("✕");
    }
}
