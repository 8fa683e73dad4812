package buzzville.causality.log;

import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.clock.Carried;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Processes that send each other messages at random: logs for tests that want any log. */
public final class RandomLogs {
    public static final EventLog.Source SOURCE =
            new EventLog.Source("random", "none", 42, 0, 1_733_841_120_000_000_000L, "0.1.0");

    private static final long MILLI = 1_000_000;

    private final Random random;
    private final Chronicle chronicle;
    private final List<Carried> inFlight = new ArrayList<>();
    private final int processes;
    private final double leftOut;
    private final long[] offsets;
    private long now;

    private RandomLogs(long seed, ClockRules rules, int processes, double leftOut) {
        this.random = new Random(seed);
        this.chronicle = new Chronicle(rules, Integer.MAX_VALUE);
        this.processes = processes;
        this.leftOut = leftOut;
        this.offsets = new long[processes];
        for (int p = 0; p < processes; p++) {
            Party.Kind kind = p % 2 == 0 ? Party.Kind.PRODUCER : Party.Kind.SERVICE;
            chronicle.process(new Party("p" + p, kind, p == 0 ? 100 : 0));
            offsets[p] = random.nextInt(40) * MILLI - 20 * MILLI;
        }
    }

    /** A log of about so many events, of which some are left out with this probability. */
    public static EventLog of(long seed, ClockRules rules, int processes, int events, double leftOut) {
        RandomLogs logs = new RandomLogs(seed, rules, processes, leftOut);
        for (int i = 0; i < events; i++) {
            logs.step();
        }
        return logs.chronicle.log(SOURCE);
    }

    private void step() {
        now += random.nextInt(4) * MILLI;
        int process = random.nextInt(processes);
        switch (random.nextInt(4)) {
            case 0 -> happen(process, Kind.LOCAL, List.of(), Circumstances.NONE.withState("s" + random.nextInt(3)));
            case 1 -> send(process, happen(process, Kind.SEND, List.of(), Circumstances.NONE));
            default -> receive(process);
        }
    }

    private void receive(int process) {
        List<Carried> come = new ArrayList<>();
        int most = random.nextInt(6) == 0 ? 3 : 1;
        while (come.size() < most && !inFlight.isEmpty()) {
            Carried message = inFlight.get(random.nextInt(inFlight.size()));
            if (come.contains(message)) {
                break;
            }
            come.add(message);
            if (random.nextInt(3) > 0) {
                inFlight.remove(message);
            }
        }
        if (!come.isEmpty()) {
            int event = happen(
                    process,
                    Kind.RECEIVE,
                    come,
                    Circumstances.NONE.withArrival(now - random.nextInt(2), random.nextInt(3)));
            if (random.nextInt(3) == 0) {
                send(process, event);
            }
        }
    }

    private int happen(int process, Kind kind, List<Carried> received, Circumstances circumstances) {
        if (random.nextDouble() < leftOut) {
            chronicle.leaveOut(process, received);
            return 0;
        }
        return chronicle.event(
                process, kind, "event", received, now, now + offsets[process], 20 * MILLI, circumstances);
    }

    private void send(int process, int event) {
        inFlight.add(chronicle.send(process, event));
    }
}
