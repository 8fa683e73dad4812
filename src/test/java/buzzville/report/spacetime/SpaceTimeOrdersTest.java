package buzzville.report.spacetime;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.browser.Tab;
import buzzville.causality.HappensBefore;
import buzzville.causality.Inversions;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.ClockRules.Granularity;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogWriter;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.RandomLogs;
import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import buzzville.report.text.ReportLanguage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders and cuts, as the page works them out. */
class SpaceTimeOrdersTest extends PageInBrowser {
    @Test
    void crossingLinesAreTheInversionsOfAnOrder() throws Exception {
        Tab page = crossroads();

        page.click("#tab-orders");

        assertThat(page.text("document.querySelector('#observer').selectedOptions[0].textContent"))
                .contains("centre");
        for (String order : List.of("arrival", "delivery", "physical")) {
            assertThat(text(page, "#totals tr[data-order=" + order + "]")).contains("✕ 1", "○ 1", "1 / 1");
            assertThat(count(page, "[data-order=" + order + "] .cross.causal"))
                    .as(order)
                    .isEqualTo(1);
        }
        for (String order : List.of("lamport", "vector", "hlc")) {
            assertThat(count(page, "[data-order=" + order + "] .cross"))
                    .as(order)
                    .isZero();
            assertThat(text(page, "#totals tr[data-order=" + order + "]")).contains("0 / 0");
        }
        // All events, by local time: the light's red at 1.2 s stands behind #2, #3 and #4, which it caused; its green
        // behind the alert,
        // which happened at the same time.
        set(page, "#observer", "-1");
        assertThat(text(page, "#totals tr[data-order=physical]")).contains("✕ 3", "○ 3");
        assertThat(text(page, "#totals tr[data-order=vector]")).contains("5 pairs unordered");
        // Green has L = 102 as #2 has, and the light comes first: it stands before #2 to #5, which were earlier and did
        // not cause it.
        assertThat(text(page, "#totals tr[data-order=lamport]")).contains("○ 4", "1 tie");
        assertThat(count(page, "[data-order=lamport] .cross.real")).isEqualTo(4);
    }

    @Test
    void whatHappenedBeforeWhatAndAllInversionsAreThoseOfTheSimulator() throws Exception {
        EventLog log = Logs.busy(5, 300, ClockRules.TEXTBOOK);
        Tab page = open(log, ReportLanguage.EN);
        HappensBefore causality = causality(log);

        StringBuilder expected = new StringBuilder();
        for (int a = 0; a < 300; a++) {
            for (int b = 0; b < 300; b++) {
                expected.append(causality.before(a, b) ? '1' : '0');
            }
        }
        assertThat(page.text("E.map((x, a) => E.map((y, b) => before(a, b) ? '1' : '0').join('')).join('')"))
                .isEqualTo(expected.toString());

        long[] times = log.events().stream().mapToLong(LoggedEvent::trueTime).toArray();
        Map<String, Comparator<LoggedEvent>> orders = Map.of(
                "physical", Comparator.comparingLong(event -> event.stamps().local()),
                "lamport", Comparator.comparingLong(event -> event.stamps().lamport()),
                "hlc", Comparator.comparing(event -> event.stamps().hybrid()));
        orders.forEach((name, order) -> {
            Comparator<LoggedEvent> total =
                    order.thenComparingInt(LoggedEvent::process).thenComparingInt(LoggedEvent::place);
            int[] position = Inversions.positions(
                    300,
                    (a, b) -> total.compare(log.events().get(a), log.events().get(b)));
            assertThat(
                            page.text(
                                    "(() => { const c = ordersOf(-1).columns.find(c => c.name === '" + name
                                            + "'); return c.causal + ' ' + c.real + ' ' + invertedPairs(ordersOf(-1), c, 1e6).length; })()"))
                    .as(name)
                    .matches(found -> {
                        Inversions inversions = Inversions.of(causality, position, times);
                        return found.equals(inversions.causal() + " " + inversions.real() + " " + inversions.real());
                    });
        });
        assertThat(
                        page.text(
                                "(() => { const c = ordersOf(-1).columns.find(c => c.name === 'vector'); return c.causal + ' ' + c.real + ' ' + c.unordered; })()"))
                .isEqualTo("0 0 " + causality.concurrent());
    }

    @Test
    void everyStampIsWhatTheNamedRuleMakesOfItsOperands() throws Exception {
        String differing =
                "E.filter((e, i) => { const l = lamportStep(i, rules.lamport); const h = hybridStep(i, rules.hybrid).result;"
                        + " return l.result !== e.lamport || h.l !== e.hlc.l || h.c !== e.hlc.c"
                        + " || !sameVector(e.vector, vectorStep(i, rules.vector).result); }).length";
        ClockRules shared = new ClockRules(
                Granularity.STEP, true, LamportClock.Rule.MAX, VectorClock.Rule.MAX, 2, HybridClock.Rule.COUNT);
        ClockRules unmerged = new ClockRules(
                Granularity.SEPARATE,
                false,
                LamportClock.Rule.NO_MERGE,
                VectorClock.Rule.NO_MERGE,
                0,
                HybridClock.Rule.COUNT);
        for (ClockRules rules : List.of(ClockRules.TEXTBOOK, shared, unmerged, Logs.broken())) {
            Tab page = open(RandomLogs.of(7, rules, 6, 300, 0), ReportLanguage.EN);
            assertThat(page.number(differing)).as("%s", rules).isZero();
            assertThat(count(page, "#space .still"))
                    .as("instants of several events")
                    .isPositive();
            assertThat(count(page, "#space .arrow.back")).isZero();
            page.press("4");
            int back = count(page, "#space .arrow.back");
            assertThat(back > 0)
                    .as("arrows that Lamport values turn back")
                    .isEqualTo(rules.lamport().isBroken() && rules.lamport() == LamportClock.Rule.NO_MERGE);
            page.close();
        }
        // What a third of all events brought is known although they are not in the log.
        EventLog sampled = RandomLogs.of(8, ClockRules.TEXTBOOK, 6, 300, 0.3);
        Tab page = open(sampled, ReportLanguage.EN);
        assertThat(page.number("E.filter((e, i) => !sameVector(e.vector, vectorStep(i, 'max').result)).length"))
                .isZero();
        assertThat(text(page, "#cuts-off")).contains(sampled.leftOut() + " events are not in the log");
        assertThat(page.number("allArrows.length")).isEqualTo(Logs.receptions(sampled));
        assertThat(count(page, "#space .arrow")).isEqualTo(Logs.receptions(sampled));
        assertThat(count(page, "#space .link.after")).isPositive();
    }

    @Test
    void vectorsThatSayLessThanTheyShouldAreJudgedPairByPair() throws Exception {
        Tab page = open(Logs.busy(5, 200, ClockRules.TEXTBOOK), ReportLanguage.EN);
        String column = "ordersOf(-1).columns.find(c => c.name === 'vector')";
        String found = "(() => { const c = " + column
                + "; return [c.causal, c.real, c.unordered, c.levels, c.position.join('.')].join(' '); })()";

        String exact = page.text(found);
        page.eval("areExact.found = false; ordersOf.kept.clear()");
        assertThat(page.text(found)).isEqualTo(exact);
        // Processes that share one entry: Lamport's clock, which orders every pair with different values.
        EventLog shared = Logs.busy(
                5,
                200,
                new ClockRules(
                        ClockRules.Granularity.SEPARATE,
                        false,
                        ClockRules.TEXTBOOK.lamport(),
                        ClockRules.TEXTBOOK.vector(),
                        1,
                        ClockRules.TEXTBOOK.hybrid()));
        page.close();
        Tab other = open(shared, ReportLanguage.EN);
        assertThat(other.text("E.filter(e => e.vector[0] !== e.lamport).length + ''"))
                .isEqualTo("0");
        assertThat(
                        other.text(
                                "(() => { const c = " + column
                                        + "; const l = ordersOf(-1).columns.find(c => c.name === 'lamport');"
                                        + " return [c.causal, c.unordered === l.ties, c.levels === Math.max(...E.map(e => e.lamport))].join(); })()"))
                .isEqualTo("0,true,true");
    }

    @Test
    void aCutIsConsistentOrAnArrowBreaksIt() throws Exception {
        Tab page = crossroads();

        page.click("#tab-cut");
        set(page, "#side-cut [data-p=\"0\"]", "0");
        assertThat(text(page, "#cut-verdict"))
                .contains("Not consistent.", "m1: #1 feu → #2 accident", "m1: #1 feu → #5 centre");
        assertThat(count(page, "#space .arrow.breaks")).isEqualTo(2);
        assertThat(page.text("document.getElementById('cut-line').getAttribute('class')"))
                .contains("bad");
        // All stop at 0.995 s of their own time: the accident has heard of the light (at 0.395 s), which has not turned
        // red (1.2 s).
        page.click("[name=cut-by][value=local_ns]");
        set(page, "#cut-time", "1");
        assertThat(text(page, "#cut-value")).isEqualTo("995 ms");
        assertThat(page.text("state.cut.join()")).isEqualTo("0,2,0");
        assertThat(text(page, "#cut-verdict")).contains("Not consistent.", "1 arrow");
        // At one true time no arrow comes out of what is to be.
        page.click("[name=cut-by][value=true_ns]");
        set(page, "#cut-time", "2");
        assertThat(page.text("state.cut.join()")).isEqualTo("1,2,0");
        assertThat(text(page, "#cut-verdict")).contains("Consistent.", "2 messages are under way");
        // Keys move the slider that has the focus: back to 0.4 s
        page.eval("document.getElementById('cut-time').focus()");
        page.press("ArrowLeft");
        assertThat(page.text("state.cut.join()")).isEqualTo("1,1,0");
        page.click("#cut-off");
        assertThat(page.text("String(state.cut)")).isEqualTo("null");
    }

    @Test
    void vectorsThatTheLogHasAsChangesAreTheSameInThePage() throws Exception {
        EventLog log = Logs.busy(80, 2_600, ClockRules.TEXTBOOK);
        Tab page = open(log, ReportLanguage.EN);

        assertThat(page.number("header.version")).isEqualTo(2);
        for (int event : new int[] {0, 17, 1_200, 2_599, 1_201}) {
            String vector = LogWriter.vector(
                            log, log.events().get(event).stamps().vector())
                    .toString();
            assertThat(page.text("JSON.stringify(E[" + event + "].vector)")).isEqualTo(vector);
        }
        assertThat(page.text("String(areExact())")).isEqualTo("true");
    }
}
