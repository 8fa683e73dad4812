package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Priority;
import buzzville.metric.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What breaks, and what becomes of the work under way. */
class OutageTimelineTest {
    private static final String COLUMNS = "message entered started ended attempts worker waited fate\n";

    /** Two workers of 20 ms; down from 10 to 50. */
    private static final String SERVICE = """
            duration: 1s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "at([0ms, 5ms, 6ms, 60ms])"}}
            services: {s: {subscribes: [e], workers: 2, service-time: 20ms}}
            incidents: {down: {at: 10ms, for: 40ms, in-service: %s, outage: {%s}}}
            """;

    @Test
    void finishLetsWorkUnderWayBeFinished() {
        Timeline.of(SERVICE.formatted("finish", "services: [s]")).shows(COLUMNS + """
                        p.0 0 0 20 1 0 0 delivered
                        p.1 5 5 25 1 1 0 delivered
                        p.2 6 50 70 1 0 44 delivered
                        p.3 60 60 80 1 1 0 delivered""");
    }

    @Test
    void freezeStopsTheClockOfWorkUnderWay() {
        Timeline timeline =
                Timeline.of(SERVICE.formatted("freeze", "services: [s]")).shows(COLUMNS + """
                        p.0 0 0 60 1 0 0 delivered
                        p.1 5 5 65 1 1 0 delivered
                        p.2 6 60 80 1 0 54 delivered
                        p.3 60 65 85 1 1 5 delivered""");
        // worker 0: [0, 10) and [50, 80); worker 1: [5, 10) and [50, 85); frozen work keeps nobody busy, the down exist
        assertThat(timeline.summary().services().get("s").utilization()).isEqualTo((10 + 30 + 5 + 35) / 2000.0);
    }

    @Test
    void abortGivesWorkBackToTheHeadOfTheQueueInTheOrderItWasTaken() {
        // wait sums: p.1 none before, then 40; sojourn ends with the last attempt
        Timeline.of(SERVICE.formatted("abort", "services: [s]")).shows(COLUMNS + """
                        p.0 0 50 70 2 0 40 delivered
                        p.1 5 50 70 2 1 40 delivered
                        p.2 6 70 90 1 0 64 delivered
                        p.3 60 70 90 1 1 10 delivered""");
    }

    @Test
    void theHighestNumbersGoDownFirst() {
        // worker 1 is away; worker 0 goes on, and what worker 1 gave back is next
        Timeline.of(SERVICE.formatted("abort", "workers: {s: 1}")).shows(COLUMNS + """
                        p.0 0 0 20 1 0 0 delivered
                        p.1 5 20 40 2 0 10 delivered
                        p.2 6 40 60 1 0 34 delivered
                        p.3 60 60 80 1 0 0 delivered""");
    }

    @Test
    void slowMultipliesTheTimeOfWorkThatBegins() {
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 3ms])"}}
                        services: {s: {subscribes: [e], service-time: 10ms}}
                        incidents:
                          a: {at: 5ms, for: 30ms, slow: {services: [s], factor: 3}}
                          b: {at: 35ms, for: 10ms, slow: {services: [s], factor: 2}}
                        """).shows("""
                        message started ended
                        p.0 0 10
                        p.1 10 40
                        p.2 40 60
                        p.3 60 70""");
    }

    @Test
    void anOutageOfTheNetworkLosesWhatIsSentAndNotWhatIsOnItsWay() {
        // p.0 is on its way at 5; p.1 is sent during the outage; p.2 after it
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 10ms, 20ms])"}}
                        network: {to-broker: 10ms}
                        services: {s: {subscribes: [e], service-time: 1ms}, t: {subscribes: [e]}}
                        incidents: {cut: {at: 5ms, for: 15ms, outage: {network: to-broker}}}
                        """).shows("""
                        message service occurred arrived started ended fate
                        p.0 s 0 10 10 11 delivered
                        p.0 t 0 10 10 10 delivered
                        p.1 s 10 - - 10 network
                        p.1 t 10 - - 10 network
                        p.2 s 20 30 30 31 delivered
                        p.2 t 20 30 30 30 delivered""");
        // charged once to the broker and once to each subscription
        assertThat(timeline.summary().broker().all().count(Fate.NETWORK)).isEqualTo(1);
        assertThat(timeline.summary().services().get("s").all().count(Fate.NETWORK))
                .isEqualTo(1);
        assertThat(timeline.summary().services().get("t").all().count(Fate.NETWORK))
                .isEqualTo(1);
    }

    @Test
    void anOutageOfTheWayToServicesLosesWhatIsDispatched() {
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 10ms, 20ms])"}}
                        services: {s: {subscribes: [e], service-time: 1ms}}
                        incidents: {cut: {at: 5ms, for: 10ms, outage: {network: to-services}}}
                        """).shows("""
                        message entered dispatched started ended fate
                        p.0 0 0 0 1 delivered
                        p.1 10 10 - 10 network
                        p.2 20 20 20 21 delivered""");
    }

    /** One thread of 10 ms; m.0 in hand at 5, m.1 in the lane, m.2 comes during the outage, m.3 later. */
    private static final String BROKER = """
            duration: 1s
            events: {e: {}}
            producers: {m: {emits: e, arrivals: "at([0ms, 1ms, 20ms, 60ms])"}}
            broker: {service-time: 10ms}
            services: {s: {subscribes: [e], service-time: 2ms}}
            incidents: {down: {at: 5ms, for: 45ms, in-service: %s, %s}}
            """;

    @Test
    void aBrokerOutageKeepsWhatWaits() {
        Timeline.of(BROKER.formatted("freeze", "outage: {broker: true}")).shows("""
                        message brokered routed started ended fate
                        m.0 0 55 55 57 delivered
                        m.1 55 65 65 67 delivered
                        m.2 65 75 75 77 delivered
                        m.3 75 85 85 87 delivered""");
        Timeline.of(BROKER.formatted("abort", "outage: {broker: true}")).shows("""
                        message brokered routed started ended fate
                        m.0 50 60 60 62 delivered
                        m.1 60 70 70 72 delivered
                        m.2 70 80 80 82 delivered
                        m.3 80 90 90 92 delivered""");
    }

    @Test
    void whatABrokerFinishesDuringItsOutageIsHandedOutAfterIt() {
        // m.0 gets to the subscription's lane at 10, and to the service when the broker dispatches again
        Timeline.of(BROKER.formatted("finish", "outage: {broker: true}")).shows("""
                        message brokered routed entered started ended fate
                        m.0 0 10 10 50 52 delivered
                        m.1 50 60 60 60 62 delivered
                        m.2 60 70 70 70 72 delivered
                        m.3 70 80 80 80 82 delivered""");
    }

    @ParameterizedTest
    @CsvSource({"abort, 5, crashed", "freeze, 57, delivered", "finish, 52, delivered"})
    void aBrokerThatCrashesLosesWhatIsInItsMemoryAndWhatComesMeanwhile(String inService, String ended, String fate) {
        Timeline timeline = Timeline.of(BROKER.formatted(inService, "crash: broker"));
        assertThat(timeline.table("message ended fate")).isEqualTo("""
                        message ended fate
                        m.0 %s %s
                        m.1 5 crashed
                        m.2 20 crashed
                        m.3 72 delivered""".formatted(ended, fate));
        assertThat(timeline.summary().broker().tally(Priority.NORMAL).count(Fate.CRASHED))
                .isEqualTo(fate.equals("crashed") ? 3 : 2);
    }

    @Test
    void aCrashLosesWhatWaitsInSubscriptionsAndWhoIsHeldBackButNotWhatWorkersHave() {
        // p.0 is with the worker; p.1 waits; p.2 is held back with p.3 behind it; all but the first are lost at 5
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 3ms, 20ms])"}}
                        services: {s: {subscribes: [e], service-time: 10ms, lanes: {all: {capacity: 1, overflow: block}}}}
                        incidents: {boom: {at: 5ms, for: 10ms, crash: broker}}
                        """).shows("""
                        message entered started ended fate
                        p.0 0 0 10 delivered
                        p.1 1 - 5 crashed
                        p.2 - - 5 crashed
                        p.3 - - 5 crashed
                        p.4 20 20 30 delivered""");
    }
}
