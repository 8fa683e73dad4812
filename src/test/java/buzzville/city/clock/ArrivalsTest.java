package buzzville.city.clock;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.log.LoggedEvent.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the log says that a received message came, whatever happened to it on the way: with pencil and paper, in milliseconds. */
class ArrivalsTest {
    private static List<String> receptions(String scenario) {
        return Stamped.of(scenario, Stamped.STEP).events().stream()
                .filter(event -> event.kind() == Kind.RECEIVE)
                .map(event -> event.circumstances().arrivedAt() / 1e6 + " " + event.trueTime() / 1e6)
                .toList();
    }

    @Test
    void theWaitAtTheBrokerIsNoPartOfTheWay() {
        // the second is in its lane at 2 and could be there at 4; the worker has it at 13 + 2 + 2
        assertThat(receptions("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 1ms])"}}
                network: {to-broker: 1ms, to-services: 2ms}
                services: {s: {subscribes: [e], service-time: 10ms}}
                """)).containsExactly("3.0 3.0", "4.0 17.0");
    }

    @Test
    void whatIsHeldBackHasComeBeforeItsTurn() {
        assertThat(receptions("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: never}}
                services: {s: {subscribes: [e], order: fifo, service-time: 1ms}}
                incidents:
                  first: {at: 0ms, send: {from: p, event: e, arrives: 50ms}}
                  second: {at: 10ms, send: {from: p, event: e, arrives: 20ms}}
                """)).containsExactly("50.0 50.0", "20.0 51.0");
    }

    @Test
    void anotherAttemptComesWhenItIsInTheQueueAgain() {
        // fails at 12, is back at 14 and in the queue again at 19, with the worker at 21
        assertThat(receptions("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms])"}}
                network: {to-services: 2ms}
                services: {s: {subscribes: [e], service-time: 10ms, failure: 100%, retry: 'fixed(attempts=2, delay=5ms)'}}
                """)).containsExactly("2.0 2.0", "21.0 21.0");
    }

    @Test
    void eachAttemptOfASenderHasAWayOfItsOwn() {
        // sent at 0 and, without an acknowledgement, at 5
        assertThat(receptions("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms])", outbox: 'outbox(timeout=5ms, backoff=1ms, max-backoff=1ms, delivery-timeout=8ms, idempotent=false)'}}
                network: {to-broker: 10ms}
                services: {s: {subscribes: [e], service-time: 1ms}}
                """)).containsExactly("10.0 10.0", "15.0 15.0");
    }

    @Test
    void aCopyThatTheNetworkDoubledHasAnArrivalOfItsOwn() {
        // both come at 10, and the second waits for the worker who has the first
        assertThat(receptions("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms])"}}
                network: {to-broker: 10ms}
                services: {s: {subscribes: [e], service-time: 3ms}}
                incidents: {doubled: {at: 0s, for: 1s, network: {to: [broker], duplicate: 100%}}}
                """)).containsExactly("10.0 10.0", "10.0 13.0");
        // the same in order: copies of what has had its turn pass, so the four of them follow each other
        assertThat(receptions("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 1ms])"}}
                network: {to-broker: 10ms}
                services: {s: {subscribes: [e], order: fifo, service-time: 3ms}}
                incidents: {doubled: {at: 0s, for: 1s, network: {to: [broker], duplicate: 100%}}}
                """)).containsExactly("10.0 10.0", "10.0 13.0", "11.0 16.0", "11.0 19.0");
    }

    @Test
    void aCallComesToTheQueueOfTheServiceItself() {
        // the second is called at once by another instance and waits there from 2 to 12
        assertThat(receptions("""
                duration: 1s
                events: {e: {}}
                broker: {delivery: request-response}
                producers: {p: {emits: e, arrivals: "at([0ms])"}, q: {emits: e, arrivals: "at([0ms])"}}
                network: {to-services: 2ms}
                services: {s: {subscribes: [e], service-time: 10ms}}
                """)).containsExactly("2.0 2.0", "2.0 12.0");
    }
}
