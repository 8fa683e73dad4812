package buzzville.causality;

import buzzville.causality.log.Chronicle;
import buzzville.causality.log.Circumstances;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.causality.log.Party;
import buzzville.causality.log.RandomLogs;
import buzzville.clock.Carried;
import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import java.util.List;

/** Logs small enough to be worked out by hand. */
public final class PencilLogs {
    private static final long MILLI = 1_000_000;

    private PencilLogs() {}

    /**
     * Seven events of three processes, as in textbooks; a to g stand in the log as 1, 2, 4, 5, 6, 3, 7.
     *
     * <pre>
     * P1  a(1)  b(2) ------------------- c(3)
     *              \ m1
     * P2            d(3)  e(4)
     *                        \ m2
     * P3  f(1)                 g(5)
     * </pre>
     *
     * <p>Concurrent: c with d, e, g and f with a, b, c, d, e, which is 8 of 21. Equal Lamport stamps: a and f, c and d.
     */
    public static EventLog seven() {
        Chronicle chronicle = new Chronicle(ClockRules.TEXTBOOK, 100);
        int p1 = chronicle.process(new Party("P1", Party.Kind.PRODUCER, 0));
        int p2 = chronicle.process(new Party("P2", Party.Kind.SERVICE, 0));
        int p3 = chronicle.process(new Party("P3", Party.Kind.SERVICE, 0));
        local(chronicle, p1, "a", 1);
        int b = event(chronicle, p1, Kind.SEND, "b", List.of(), 2);
        Carried m1 = chronicle.send(p1, b);
        local(chronicle, p3, "f", 3);
        local(chronicle, p1, "c", 4);
        event(chronicle, p2, Kind.RECEIVE, "d", List.of(m1), 5);
        int e = event(chronicle, p2, Kind.SEND, "e", List.of(), 6);
        Carried m2 = chronicle.send(p2, e);
        event(chronicle, p3, Kind.RECEIVE, "g", List.of(m2), 7);
        return chronicle.log(RandomLogs.SOURCE);
    }

    private static void local(Chronicle chronicle, int process, String what, long millis) {
        event(chronicle, process, Kind.LOCAL, what, List.of(), millis);
    }

    private static int event(
            Chronicle chronicle, int process, Kind kind, String what, List<Carried> received, long millis) {
        return chronicle.event(process, kind, what, received, millis * MILLI, millis * MILLI, 0, Circumstances.NONE);
    }

    /** In one step, receives and sends; the rest as in textbooks. */
    public static final ClockRules STEP = new ClockRules(
            ClockRules.Granularity.STEP, false, LamportClock.Rule.MAX, VectorClock.Rule.MAX, 0, HybridClock.Rule.COUNT);

    /**
     * The red light, and an accident one second later of which the centre hears first.
     *
     * @param linked whether who reports the accident has heard of the light
     * @param fast by how much the clock of the light is ahead, milliseconds
     * @param accidentStart what the Lamport clock of the accident shows before; that of the light shows 100
     */
    public static EventLog redLight(boolean linked, long fast, long accidentStart) {
        Chronicle chronicle = new Chronicle(STEP, 100);
        int light = chronicle.process(new Party("feu", Party.Kind.PRODUCER, 100));
        int accident = chronicle.process(new Party("accident", Party.Kind.SERVICE, accidentStart));
        int centre = chronicle.process(new Party("centre", Party.Kind.SERVICE, 0));
        int red = chronicle.event(
                light, Kind.SEND, "feu_rouge", List.of(), 0, fast * MILLI, 10 * MILLI, Circumstances.NONE);
        Carried m1 = chronicle.send(light, red);
        int crash = event(
                chronicle,
                accident,
                linked ? Kind.RECEIVE : Kind.SEND,
                "accident",
                linked ? List.of(m1) : List.of(),
                1_000);
        Carried m2 = chronicle.send(accident, crash);
        received(chronicle, centre, "accident", m2, 1_500);
        received(chronicle, centre, "feu_rouge", m1, 2_000);
        return chronicle.log(RandomLogs.SOURCE);
    }

    private static void received(Chronicle chronicle, int process, String what, Carried message, long millis) {
        chronicle.event(
                process,
                Kind.RECEIVE,
                what,
                List.of(message),
                millis * MILLI,
                millis * MILLI,
                0,
                Circumstances.NONE.withArrival((millis - 100) * MILLI, 0));
    }
}
