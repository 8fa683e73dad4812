package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Objectives about the messages of some producers and witnesses, against instants worked out by hand. */
class SelectionTimelineTest {
    /**
     * Accidents at 0 and 10 s; 10 ms to the broker and 1 s of work: the sensor's reports are handled 100 + 10 + 1000 ms after
     * them, the calls 3000 + 10 + 1000 ms. The alarm of 5 s is handled at 6010 ms, the scripted report of 15 s arrives at 15.5 s
     * and is handled at 16.5 s.
     */
    private static final String CITY = """
            duration: 20s
            zones: [nord]
            events: {accident: {priority: critical}, alarm: {priority: critical}}
            producers:
              street:
                emits: accident
                arrivals: "at([0s, 10s])"
                witnesses: {sensor: {after: 100ms}, call: 3s}
              detector: {emits: alarm, arrivals: "at([5s])"}
              patrol: {emits: accident, arrivals: never}
            network: {to-broker: 10ms}
            services:
              police: {subscribes: [accident, alarm], workers: 2, service-time: 1s}
              hospital: {subscribes: [accident], workers: 2, service-time: 1s}
            incidents:
              seen: {at: 15s, for: 1s, send: {from: patrol, event: accident, arrives: 15500ms}}
              other: {at: 18s, emit: {event: accident}}
            """;

    @Test
    void aWitnessNarrowsAnObjectiveToItsReports() {
        kept("""
                objectives:
                  sensor-mean: police sensor mean = 1110ms
                  sensor-max: sensor max = 1110ms
                  sensor-in-time: critical sensor on-time(2s) >= 100%
                  sensor-count: police sensor offered = 2
                  call-mean: hospital accident call mean = 4010ms
                  call-late: call on-time(2s) <= 0%
                  call-since: call since-happening max = 4010ms
                  at-the-broker: broker call max = 3010ms
                """);
    }

    @Test
    void aProducerStandsForItsWitnessesAndSeveralWidenTheChoice() {
        kept("""
                objectives:
                  street: police street delivered = 4
                  street-mean: police street mean = 2560ms
                  both: police sensor call delivered = 4
                  everywhere: sensor delivered = 2
                  other-event: police sensor detector delivered = 3
                  narrowed: police street patrol accident delivered = 5
                  everybodys: police accident delivered = 6
                """);
    }

    @Test
    void whatAScriptSendsComesFromWhomItNamesAndWhatAnIncidentEmitsFromNobody() {
        kept("""
                objectives:
                  patrol: police patrol delivered = 1
                  patrol-max: police patrol max = 1500ms
                  while-seen: patrol during seen offered = 1
                  all-of-them: police street patrol detector delivered = 6
                  and-the-emitted-one: police delivered = 7
                """);
    }

    @Test
    void lossesAreThoseOfTheProducer() {
        // one worker needs 1 s each and nobody may wait: busy from 0.1 to 1.1 s, a call at 0.6 s is turned away
        RunSummary summary = Timeline.of("""
                duration: 5s
                events: {accident: {}}
                producers:
                  street: {emits: accident, arrivals: "at([0s, 3s])", witnesses: {sensor: 100ms, call: 600ms}}
                services: {police: {subscribes: [accident], service-time: 1s, lanes: {all: {capacity: 0}}}}
                objectives:
                  sensor: sensor loss = 0%
                  call: call loss >= 100%
                  street: street loss >= 50%
                  street-too: street loss <= 50%
                """).summary();
        assertThat(summary.objectives().get("sensor").verdict()).isEqualTo(Judgement.Verdict.PASS);
        assertThat(summary.objectives().get("street").verdict()).isEqualTo(Judgement.Verdict.PASS);
        assertThat(summary.objectives().get("street-too").verdict()).isEqualTo(Judgement.Verdict.PASS);
        assertThat(summary.objectives().get("call").verdict())
                .isEqualTo(Judgement.Verdict.FAIL); // nothing delivered passes nothing
    }

    @Test
    void askingChangesNothingElse() {
        RunSummary asked = Timeline.of(CITY + "objectives: {a: sensor max < 2s, b: police call loss = 0}\n")
                .summary();
        RunSummary plain = Timeline.of(CITY).summary();
        assertThat(asked.occurrencesHash()).isEqualTo(plain.occurrencesHash());
        assertThat(asked.services().get("police").all().delivered())
                .isEqualTo(plain.services().get("police").all().delivered());
    }

    private static void kept(String objectives) {
        Timeline.of(CITY + objectives)
                .summary()
                .objectives()
                .forEach((name, judgement) ->
                        assertThat(judgement.verdict()).as(name).isEqualTo(Judgement.Verdict.PASS));
    }
}
