package buzzville.report.spacetime;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.browser.Tab;
import buzzville.causality.log.Chronicle;
import buzzville.causality.log.Circumstances;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.causality.log.Party;
import buzzville.city.Timeline;
import buzzville.clock.Carried;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Label;
import buzzville.scenario.Scenario;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That one thing on the page is not taken for another: arrows for those of other events, marks for one, ids for names. */
class SpaceTimeLooksTest extends PageInBrowser {
    private static final long SECOND = 1_000_000_000;
    private static final EventLog.Source PARIS = new EventLog.Source(
            "fan", "none", 1, 0, 1_733_837_520 * SECOND, "test", ZoneId.of("Europe/Paris")); // 2024-12-10T13:32:00Z

    @Test
    void anArrowBendsAroundAnEventThatItHasNothingToDoWith() throws Exception {
        Tab page = open(fan(), ReportLanguage.EN);

        assertThat(nearest(page)).as("pixels from the arrow of #1 to #2").isGreaterThan(14);
        page.press("3");
        assertThat(nearest(page)).as("by event number").isGreaterThan(14);
    }

    /** How near the arrow from the first lifeline to the third comes to the event of the second. */
    private static int nearest(Tab page) {
        return page.number("(() => { const at = [xOf(1), picture.plan.ys[1]];"
                + " const corners = picture.lines[0].getAttribute('points').trim().split(' ').map((c) => c.split(',').map(Number));"
                + " let least = 1e9;"
                + " for (let k = 1; k < corners.length - 3; k++) for (let s = 0; s <= 1; s += 0.05) {"
                + " const x = corners[k-1][0] + s * (corners[k][0] - corners[k-1][0]), y = corners[k-1][1] + s * (corners[k][1] - corners[k-1][1]);"
                + " least = Math.min(least, Math.hypot(x - at[0], y - at[1])); }"
                + " return Math.round(least); })()");
    }

    @Test
    void eventsOfOneLifelineNeverHideEachOtherAndInstantsAreZonesOfTheirOwn() throws Exception {
        Chronicle chronicle = new Chronicle(ClockRules.TEXTBOOK, 100);
        int one = chronicle.process(new Party("one", Party.Kind.PRODUCER, 0));
        long[] times = {10 * SECOND, 10 * SECOND, 10 * SECOND + 10_000_000, 10 * SECOND + 10_000_000, 300 * SECOND};
        for (long time : times) {
            local(chronicle, one, time);
        }
        for (int second = 301; second < 320; second++) {
            local(chronicle, one, second * SECOND);
        }
        Tab page = open(chronicle.log(PARIS), ReportLanguage.EN);

        for (String axis : List.of("1", "2")) {
            page.press(axis);
            assertThat(
                            page.number(
                                    "Math.round(Math.min(...E.map((event, i) => i).slice(1).map((i) => picture.plan.ys[i] - picture.plan.ys[i - 1])))"))
                    .isGreaterThanOrEqualTo(16);
            assertThat(page.number("picture.plan.still.length")).isEqualTo(2);
            assertThat(page.number("Math.round(picture.plan.still[1].from - picture.plan.still[0].to)"))
                    .isGreaterThan(2);
            assertThat(text(page, "#remark")).contains("1 distance is wider than to scale");
        }
    }

    @Test
    void theTimeOfDayIsThatOfTheCity() throws Exception {
        Tab page = open(fan(), ReportLanguage.EN);

        page.click("#marks [data-i=\"0\"]");

        assertThat(text(page, "#side-event"))
                .contains("14:32:10.000 Europe/Paris")
                .doesNotContain("13:32:10");
    }

    @Test
    void aStepHasAShapeOfItsOwnAndIsCalledAfterWhatItSends() throws Exception {
        Chronicle chronicle = new Chronicle(
                new ClockRules(
                        ClockRules.Granularity.STEP,
                        false,
                        ClockRules.TEXTBOOK.lamport(),
                        ClockRules.TEXTBOOK.vector(),
                        0,
                        ClockRules.TEXTBOOK.hybrid()),
                100);
        int light = chronicle.process(new Party("light", Party.Kind.PRODUCER, 0));
        int sensor = chronicle.process(new Party("sensor", Party.Kind.SERVICE, 0));
        int weather = chronicle.process(new Party("weather", Party.Kind.SERVICE, 0));
        Carried first = chronicle.send(light, event(chronicle, light, Kind.SEND, "red", List.of(), SECOND));
        Carried then =
                chronicle.send(sensor, event(chronicle, sensor, Kind.RECEIVE, "red", List.of(first), 2 * SECOND));
        event(chronicle, weather, Kind.RECEIVE, "accident", List.of(then), 3 * SECOND);
        Tab page = open(chronicle.log(PARIS), ReportLanguage.EN);

        assertThat(count(page, "#marks .mark.step")).isEqualTo(1);
        assertThat(page.text("document.querySelector('#marks .mark.step').getAttribute('aria-label')"))
                .contains("reception and send in one, accident");
        assertThat(text(page, "#legend")).contains("reception and send in one");
    }

    @Test
    void peoplesNamesAreOnThePictureAndIdsInTheTable() throws Exception {
        Scenario scenario = scenario("""
                duration: 400s
                events: {etat: {label: {fr: État du carrefour, en: State of the crossing}}}
                producers: {feu: {label: {fr: Feu, en: Light}, emits: etat, arrivals: 'at([10s])'}}
                services: {meteo: {label: {fr: Station météo, en: Weather station}, subscribes: [etat]}}
                incidents: {crash: {label: {fr: Panne, en: Breakdown}, at: 11s, for: 1s, crash: {broker: true}}}
                """);
        Captions captions = new Captions(new Label(null, "Éventail", "Fan-in"), scenario);
        Tab page = open(SpaceTimePage.of(fan(), captions, ReportLanguage.FR));

        assertThat(text(page, "h1")).isEqualTo("Éventail · none : diagramme espace-temps");
        assertThat(text(page, "#heads")).contains("Feu", "accident", "Station météo");
        assertThat(text(page, "#texts")).contains("État du carrefour");
        assertThat(text(page, "#ground")).contains("Panne, 11 s");
        assertThat(count(page, "#timeline [data-jump]")).isEqualTo(1);
        set(page, "#language", "en");
        assertThat(text(page, "#heads")).contains("Light", "Weather station");
        assertThat(text(page, "#timeline")).contains("Breakdown");
        page.press("t");
        assertThat(text(page, "#events")).contains("feu", "etat").doesNotContain("Light");
    }

    @Test
    void aJumpShowsTheStretchOfALongLogInWhichAnIncidentBegan() throws Exception {
        Chronicle chronicle = new Chronicle(ClockRules.TEXTBOOK, 5000);
        int one = chronicle.process(new Party("one", Party.Kind.PRODUCER, 0));
        for (int i = 0; i < 5000; i++) {
            local(chronicle, one, i * SECOND / 10);
        }
        Scenario scenario = scenario("""
                duration: 400s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: 'every(1s)'}}
                services: {s: {subscribes: [e]}}
                incidents: {crash: {at: 300s, for: 30s, crash: {broker: true}}}
                """);
        Tab page = open(SpaceTimePage.of(chronicle.log(PARIS), Captions.of(scenario), ReportLanguage.EN));

        assertThat(count(page, "#ground .incident-band")).isZero();
        page.click("#timeline [data-jump]");

        assertThat(page.number("view.start")).isEqualTo(2000); // event 3,000 is the first at 300 s
        assertThat(count(page, "#ground .incident-band")).isEqualTo(1);
        assertThat(page.number("Math.round(picture.plan.ys[3000] - byId('board').scrollTop)"))
                .as("where it is on the board")
                .isBetween(0, 200);
    }

    private static Scenario scenario(String yaml) {
        return Timeline.scenario(yaml);
    }

    /** Sensors one and two tell the third, which is at the same distance in time from the second as that from the first. */
    private static EventLog fan() {
        Chronicle chronicle = new Chronicle(ClockRules.TEXTBOOK, 100);
        int first = chronicle.process(new Party("feu", Party.Kind.PRODUCER, 0));
        int second = chronicle.process(new Party("accident", Party.Kind.PRODUCER, 0));
        int third = chronicle.process(new Party("meteo", Party.Kind.SERVICE, 0));
        Carried m1 = chronicle.send(first, event(chronicle, first, Kind.SEND, "etat", List.of(), 10 * SECOND));
        Carried m2 = chronicle.send(second, event(chronicle, second, Kind.SEND, "etat", List.of(), 11 * SECOND));
        event(chronicle, third, Kind.RECEIVE, "etat", List.of(m1, m2), 12 * SECOND);
        return chronicle.log(PARIS);
    }

    private static void local(Chronicle chronicle, int process, long time) {
        event(chronicle, process, Kind.LOCAL, "act", List.of(), time);
    }

    private static int event(
            Chronicle chronicle, int process, Kind kind, String what, List<Carried> received, long time) {
        return chronicle.event(process, kind, what, received, time, time, 0, Circumstances.NONE);
    }
}
