package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Message;
import buzzville.message.Priority;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.Tally;
import org.junit.jupiter.api.Test;

/** What belongs to one incident: who recognises it, what follows from it, and how long after it happened. */
class IncidentTimelineTest {
    private static final String ACCIDENT = """
            duration: 20s
            events: {accident: {priority: critical}, ambulance: {}}
            producers: {street: {emits: accident, arrivals: "at([0s])", witnesses: {sensor: 0s, call: 3s}}}
            services:
              police:
                subscribes: [accident]
                service-time: 1s
                emits: {ambulance: {after: 500ms}}
            %s
              hospital: {subscribes: [ambulance], service-time: 1s}
            """;

    @Test
    void aLaterReportOfWhatWasHandledCostsTimeAndHasNoEffects() {
        Timeline timeline =
                Timeline.of(ACCIDENT.formatted("    correlates: true")).shows("""
                        message event service occurred published started ended confirms root
                        sensor.0 accident police 0 0 0 1000 no 0
                        call.0 accident police 0 3000 3000 4000 yes 0
                        police.0 ambulance hospital 1500 1500 1500 2500 no 0""");
        Tally police = timeline.summary().services().get("police").tally(Priority.CRITICAL);
        assertThat(police.delivered()).isEqualTo(2);
        assertThat(police.confirmations()).isEqualTo(1);
        assertThat(timeline.summary().services().get("hospital").all().confirmations())
                .isZero();
    }

    @Test
    void withoutCorrelationEachReportIsHandledAnew() {
        Timeline timeline = Timeline.of(ACCIDENT.formatted("")).shows("""
                        message service started ended confirms
                        sensor.0 police 0 1000 no
                        call.0 police 3000 4000 no
                        police.0 hospital 1500 2500 no
                        police.1 hospital 4500 5500 no""");
        assertThat(timeline.summary().services().get("police").all().confirmations())
                .isZero();
    }

    @Test
    void anIncidentIsForgottenAWindowAfterItWasHandled() {
        // handled at 1 s; the other report is handled at 4 s, which is 3 s later
        Timeline.of(ACCIDENT.formatted("    correlates: {window: 3s}")).shows("""
                        message service ended confirms
                        sensor.0 police 1000 no
                        call.0 police 4000 no
                        police.0 hospital 2500 no
                        police.1 hospital 5500 no""");
        Timeline.of(ACCIDENT.formatted("    correlates: {events: [accident], window: 3001ms}"))
                .shows("""
                        message service ended confirms
                        sensor.0 police 1000 no
                        call.0 police 4000 yes
                        police.0 hospital 2500 no""");
    }

    @Test
    void theReportThatIsHandledFirstCounts() {
        // both are worked on from 2.5 s and finished at one instant: the one whose service ends first, by turn
        Timeline.of("""
                        duration: 20s
                        events: {accident: {}, ambulance: {}}
                        producers: {street: {emits: accident, arrivals: "at([0s])", witnesses: {sensor: 0s, call: 1s}}}
                        services:
                          police:
                            subscribes: [accident]
                            workers: 2
                            service-time: 3s
                            correlates: accident
                            emits: {ambulance: {}}
                          hospital: {subscribes: [ambulance]}
                        incidents: {tea: {at: 500ms, for: 2s, outage: {services: [police]}, in-service: abort}}
                        """).shows("""
                        message event service occurred ended attempts confirms
                        sensor.0 accident police 0 5500 2 no
                        call.0 accident police 0 5500 1 yes
                        police.0 ambulance hospital 5500 5500 1 no""");
    }

    @Test
    void onlyTheTypesThatAreNamedAreRecognised() {
        // the effect is of the same incident and of another type; two copies of it confirm each other where it is named
        Timeline timeline = Timeline.of("""
                        duration: 20s
                        events: {accident: {}, ambulance: {}}
                        producers: {street: {emits: accident, arrivals: "at([0s])", witnesses: {sensor: 0s, call: 3s}}}
                        services:
                          police: {subscribes: [accident], service-time: 1s, correlates: accident, emits: {ambulance: {count: 2}}}
                          press: {subscribes: [accident, ambulance], correlates: [ambulance]}
                        """).shows("""
                        message event service ended confirms
                        sensor.0 accident police 1000 no
                        sensor.0 accident press 0 no
                        call.0 accident police 4000 yes
                        call.0 accident press 3000 no
                        police.0 ambulance press 1000 no
                        police.1 ambulance press 1000 yes""");
        assertThat(timeline.rows().stream().map(row -> row.message().incident).distinct())
                .hasSize(1);
    }

    @Test
    void instancesOfAServiceRememberForThemselves() {
        Timeline timeline = Timeline.of("""
                duration: 20s
                events: {accident: {}, ambulance: {}}
                producers: {street: {emits: accident, arrivals: "at([0s])", witnesses: {sensor: 0s, call: 3s}}}
                services:
                  police: {subscribes: [accident], instances: 2, correlates: true, emits: {ambulance: {}}}
                  hospital: {subscribes: [ambulance]}
                """);
        assertThat(timeline.summary().services().get("police").all().confirmations())
                .isEqualTo(2);
        assertThat(timeline.summary().services().get("hospital").all().delivered())
                .isEqualTo(2);
    }

    @Test
    void anOccurrenceIsItsOwnIncidentAndWhatItCausesBelongsToIt() {
        Timeline timeline = Timeline.of("""
                duration: 20s
                events: {a: {}, b: {}, c: {}}
                producers: {p: {emits: a, arrivals: "at([2s])"}}
                services:
                  first: {subscribes: [a], service-time: 1s, emits: {b: {}}}
                  second: {subscribes: [b], service-time: 1s, emits: {c: {}}}
                  third: {subscribes: [c], service-time: 1s}
                """).shows("""
                message event occurred ended root
                p.0 a 2000 3000 2000
                first.0 b 3000 4000 2000
                second.0 c 4000 5000 2000""");
        Message a = timeline.rows().get(0).message();
        Message b = timeline.rows().get(1).message();
        Message c = timeline.rows().get(2).message();
        assertThat(a.incident).isEqualTo(a.identity);
        assertThat(b.incident).isEqualTo(a.identity);
        assertThat(c.incident).isEqualTo(a.identity);
        assertThat(c.cause).isEqualTo(b.identity);
    }

    @Test
    void sinceTheHappeningRunsThroughEverythingBetween() {
        // fire at 1 s, handled at 2 s, three messages at 4 s, one after the other on one line of 100 ms each;
        // what the line carries besides has no history
        Timeline timeline = Timeline.of("""
                duration: 20s
                warmup: 1s
                events: {fire: {priority: critical}, sms: {}, chat: {}}
                producers:
                  detector: {emits: fire, arrivals: "at([1s])"}
                  people: {emits: chat, arrivals: "at([10s])"}
                services:
                  brigade: {subscribes: [fire], service-time: 1s, emits: {sms: {count: 3, after: 2s}}}
                  line: {subscribes: [sms, chat], service-time: 100ms}
                objectives:
                  last: sms since-happening max = 3.3s
                  mean: line sms since-happening mean = 3.2s
                  half: sms since-happening p50 <= 3.21s
                  chat: chat since-happening max = 100ms
                  fire: fire since-happening max = 1s
                  late: sms max = 300ms
                  broken: sms since-happening p99 < 3.2s
                """).shows("""
                message event occurred ended root
                detector.0 fire 1000 2000 1000
                brigade.0 sms 4000 4100 1000
                brigade.1 sms 4000 4200 1000
                brigade.2 sms 4000 4300 1000
                people.0 chat 10000 10100 10000""");
        RunSummary summary = timeline.summary();
        Tally line = summary.services().get("line").all();
        LatencyHistogram since = line.latency(Latency.SINCE_HAPPENING);
        assertThat(since.count()).isEqualTo(4);
        assertThat(since.mean()).isEqualTo((3100 + 3200 + 3300 + 100) / 4.0 * 1e6);
        assertThat(line.latency(Latency.END_TO_END).mean()).isEqualTo((100 + 200 + 300 + 100) / 4.0 * 1e6);
        assertThat(summary.services().get("brigade").all().tracesBack()).isFalse();
        assertThat(summary.events().get("sms").sinceHappening().max()).isEqualTo(3_300_000_000L);
        assertThat(summary.events().get("sms").sinceHappening().count()).isEqualTo(3);
        assertThat(summary.events().get("chat").sinceHappening()).isNull();
        summary.objectives()
                .forEach((name, judgement) -> assertThat(judgement.verdict())
                        .as(name)
                        .isEqualTo(name.equals("broken") ? Judgement.Verdict.FAIL : Judgement.Verdict.PASS));
    }

    @Test
    void anUnfinishedEffectIsAsOldAsItsHappening() {
        // the first message is there 2 s after the fire; the second is unfinished at 4 s, 4 s after the fire and 2 s
        // old
        Timeline timeline = Timeline.of("""
                duration: 4s
                events: {fire: {}, sms: {}}
                producers: {detector: {emits: fire, arrivals: "at([0s])"}}
                services:
                  brigade: {subscribes: [fire], service-time: 1s, emits: {sms: {count: 2, after: 1s}}}
                  line: {subscribes: [sms], service-time: 1500ms}
                objectives:
                  broken: sms since-happening max < 4s
                  kept: sms since-happening max < 4001ms
                  own: sms max < 2001ms
                """);
        assertThat(timeline.summary().objectives().get("broken").verdict()).isEqualTo(Judgement.Verdict.FAIL);
        assertThat(timeline.summary().objectives().get("kept").verdict()).isEqualTo(Judgement.Verdict.PASS);
        assertThat(timeline.summary().objectives().get("own").verdict()).isEqualTo(Judgement.Verdict.PASS);
    }
}
