package buzzville.report.spacetime;

import buzzville.causality.log.Chronicle;
import buzzville.causality.log.Circumstances;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.causality.log.Party;
import buzzville.clock.Carried;
import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** Logs made by hand. */
final class Logs {
    static final EventLog.Source SOURCE =
            new EventLog.Source("carrefour", "sans-ordre", 42, 0, 1_733_841_130_000_000_000L, "0.1.0");
    private static final long MILLI = 1_000_000;

    private Logs() {}

    /**
     * A light turns red, an accident follows from it, the centre hears of the accident first and of the light afterwards; the light's
     * clock is 1.2 s fast.
     */
    static EventLog crossroads(ClockRules rules) {
        Chronicle chronicle = new Chronicle(rules, 1000);
        int light = chronicle.process(new Party("feu", Party.Kind.PRODUCER, 100));
        int accident = chronicle.process(new Party("accident", Party.Kind.SERVICE, 0));
        int centre = chronicle.process(new Party("centre", Party.Kind.SERVICE, 0));
        Circumstances none = Circumstances.NONE;
        long fast = 1200 * MILLI;
        int red = chronicle.event(
                light,
                Kind.SEND,
                "feu_rouge",
                List.of(),
                0,
                fast,
                10 * MILLI,
                none.withState("rouge").about("carrefour-2"));
        Carried m1 = chronicle.send(light, red); // m1
        // #2: the accident's side hears of the light 0.4 s later; L = max(0, 101) + 1 = 102
        chronicle.event(
                accident,
                Kind.RECEIVE,
                "feu_rouge",
                List.of(m1),
                400 * MILLI,
                395 * MILLI,
                10 * MILLI,
                none.withArrival(400 * MILLI, 0).withPlace(0, 17));
        int crash = chronicle.event(
                accident,
                Kind.SEND,
                "accident",
                List.of(),
                1000 * MILLI,
                995 * MILLI,
                10 * MILLI,
                none.about("carrefour-2").withPlace(0, 18)); // #3, L = 103
        Carried m2 = chronicle.send(accident, crash);
        chronicle.event(
                centre,
                Kind.RECEIVE,
                "accident",
                List.of(m2),
                1100 * MILLI,
                1102 * MILLI,
                10 * MILLI,
                none.withArrival(1100 * MILLI, 0).withPlace(0, 18)); // #4, L = 104
        chronicle.event(
                centre,
                Kind.RECEIVE,
                "feu_rouge",
                List.of(m1),
                1500 * MILLI,
                1502 * MILLI,
                10 * MILLI,
                none.withArrival(1200 * MILLI, 2).withPlace(0, 17)); // #5, L = max(104, 101) + 1 = 105
        int green = chronicle.event(
                light,
                Kind.SEND,
                "feu_vert",
                List.of(),
                40_000 * MILLI,
                41_200 * MILLI,
                10 * MILLI,
                none.withState("vert"));
        chronicle.send(light, green); // #6, m3, on its way for ever; L = 102
        chronicle.event(
                centre,
                Kind.LOCAL,
                "alerte",
                List.of(),
                40_000 * MILLI,
                40_002 * MILLI,
                10 * MILLI,
                none.withHidden(List.of(green))); // #7, L = 106
        return chronicle.log(SOURCE);
    }

    static ClockRules broken() {
        return new ClockRules(
                ClockRules.Granularity.SEPARATE,
                false,
                LamportClock.Rule.RECEIVED_ONLY,
                VectorClock.Rule.COPY,
                0,
                HybridClock.Rule.RESET);
    }

    /** So many events of so many processes that send each other messages, which overtake each other; every clock has its own error. */
    static EventLog busy(int processes, int events, ClockRules rules) {
        SplittableRandom random = new SplittableRandom(events);
        Chronicle chronicle = new Chronicle(rules, events);
        long[] error = new long[processes];
        for (int p = 0; p < processes; p++) {
            chronicle.process(new Party("p" + p, p % 3 == 0 ? Party.Kind.PRODUCER : Party.Kind.SERVICE, 0));
            error[p] = random.nextLong(-40 * MILLI, 40 * MILLI);
        }
        List<Deque<Carried>> coming = new ArrayList<>();
        for (int p = 0; p < processes; p++) {
            coming.add(new ArrayDeque<>());
        }
        long now = 0;
        for (int event = 0; event < events; event++) {
            now += random.nextInt(40) == 0 ? 20_000 * MILLI : random.nextLong(30 * MILLI);
            int p = random.nextInt(processes);
            Carried message = coming.get(p).isEmpty() || random.nextInt(5) == 0
                    ? null
                    : coming.get(p).poll();
            Kind kind = message != null ? Kind.RECEIVE : random.nextInt(6) == 0 ? Kind.LOCAL : Kind.SEND;
            Circumstances more = message == null ? Circumstances.NONE : Circumstances.NONE.withArrival(now, 0);
            int id = chronicle.event(
                    p,
                    kind,
                    "type_" + random.nextInt(7),
                    message == null ? List.of() : List.of(message),
                    now,
                    now + error[p],
                    30 * MILLI,
                    more);
            if (kind == Kind.SEND) {
                Carried sent = chronicle.send(p, id);
                int to = random.nextInt(processes);
                Deque<Carried> line = coming.get(to == p ? (to + 1) % processes : to);
                if (random.nextInt(3) == 0) {
                    line.addFirst(sent);
                } else {
                    line.addLast(sent);
                }
            }
        }
        return chronicle.log(SOURCE);
    }

    /** How many messages are received. */
    static int receptions(EventLog log) {
        return log.events().stream().mapToInt(event -> event.received().size()).sum();
    }
}
