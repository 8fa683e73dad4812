package buzzville.lesson;

import buzzville.causality.log.Chronicle;
import buzzville.causality.log.Circumstances;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.ClockRules.Granularity;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.causality.log.Party;
import buzzville.clock.Carried;
import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Logs of processes that send, receive and act at random, with clocks that are up to 20 ms off. */
public final class RandomLog {
    private RandomLog() {}

    public static EventLog of(long seed) {
        Random random = new Random(seed);
        boolean step = random.nextInt(4) == 0;
        ClockRules rules = new ClockRules(
                step ? Granularity.STEP : Granularity.SEPARATE,
                false,
                LamportClock.Rule.MAX,
                VectorClock.Rule.MAX,
                0,
                HybridClock.Rule.COUNT);
        int events = 6 + random.nextInt(55);
        Chronicle chronicle = new Chronicle(rules, random.nextInt(10) == 0 ? events / 2 : 1000);
        int processes = 2 + random.nextInt(4);
        long[] error = new long[processes];
        for (int p = 0; p < processes; p++) {
            chronicle.process(new Party("p" + p, Party.Kind.SERVICE, random.nextInt(3) == 0 ? random.nextInt(100) : 0));
            error[p] = random.nextInt(20_000_001) - 10_000_000;
        }
        List<Carried> flying = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < events; i++) {
            now += random.nextInt(8_000_000);
            int who = random.nextInt(processes);
            List<Carried> received = new ArrayList<>();
            if (!flying.isEmpty() && random.nextInt(2) == 0) {
                received.add(flying.get(random.nextInt(flying.size())));
                if (random.nextInt(4) > 0) {
                    flying.remove(received.get(0));
                }
            }
            boolean sends = received.isEmpty() ? random.nextInt(5) > 0 : step && random.nextBoolean();
            Kind kind = received.isEmpty() ? sends ? Kind.SEND : Kind.LOCAL : Kind.RECEIVE;
            Circumstances more = received.isEmpty() ? Circumstances.NONE : Circumstances.NONE.withArrival(now, 0);
            int event = chronicle.event(who, kind, "x", received, now, now + error[who], 10_000_000, more);
            if (sends) {
                flying.add(chronicle.send(who, event));
            }
        }
        return chronicle.log(new EventLog.Source("random", "none", seed, 0, 0, "test"));
    }
}
