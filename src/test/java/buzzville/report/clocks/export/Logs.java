package buzzville.report.clocks.export;

import buzzville.causality.log.Chronicle;
import buzzville.causality.log.Circumstances;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.ClockRules.Granularity;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.causality.log.Party;
import buzzville.causality.log.RandomLogs;
import buzzville.clock.Carried;
import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Logs to export. */
final class Logs {
    static final long SECOND = 1_000_000_000;
    static final long MILLI = 1_000_000;

    /** 2024-12-10T14:32:00Z. */
    static final EventLog.Source SOURCE =
            new EventLog.Source("feu-accident", "none", 42, 0, 1_733_841_120_000_000_000L, "0.1.0");

    static final ClockRules STEP = new ClockRules(
            Granularity.STEP, false, LamportClock.Rule.MAX, VectorClock.Rule.MAX, 0, HybridClock.Rule.COUNT);

    private static final String[] HOSTILE = {
        "a\"b'c",
        "<script>alert(1)</script>",
        "x]};{y",
        "été-東京-🚦",
        "end",
        "constructor",
        "%%{init}",
        "p#1;:wrap:&amp;",
        "non\u00a0breaking",
        "non_breaking",
        "bell\u0007\u2028"
    };

    private Logs() {}

    /** What writes one of the files. */
    interface Export {
        void write(EventLog log, Appendable out) throws IOException;
    }

    static String text(Export export, EventLog log) throws IOException {
        StringBuilder text = new StringBuilder();
        export.write(log, text);
        StringBuilder again = new StringBuilder();
        export.write(log, again);
        if (!text.toString().contentEquals(again)) {
            throw new AssertionError("the same log is not the same bytes");
        }
        return text.toString();
    }

    /** The brief's chain: a red light, an accident that heard of it, the weather that heard of that; one step each. */
    static EventLog chain() {
        Chronicle chronicle = chronicle(STEP);
        Carried m1 = chronicle.send(0, at(chronicle, 0, Kind.SEND, "feu_rouge", 10 * SECOND));
        Carried m2 = chronicle.send(1, at(chronicle, 1, Kind.RECEIVE, "accident", 11 * SECOND, m1));
        at(chronicle, 2, Kind.RECEIVE, "meteo", 11_200 * MILLI, m2);
        return chronicle.log(SOURCE);
    }

    /** Its twin: the accident heard of nothing, the weather merges both in one step. */
    static EventLog fan() {
        Chronicle chronicle = chronicle(STEP);
        Carried m1 = chronicle.send(0, at(chronicle, 0, Kind.SEND, "feu_rouge", 10 * SECOND));
        Carried m2 = chronicle.send(1, at(chronicle, 1, Kind.SEND, "accident", 11 * SECOND));
        at(chronicle, 2, Kind.RECEIVE, "meteo", 11_200 * MILLI, m1, m2);
        return chronicle.log(SOURCE);
    }

    /** The light sends two messages and the second overtakes the first; then the accident knows of the first already. */
    static EventLog overtaking() {
        Chronicle chronicle = chronicle(ClockRules.TEXTBOOK);
        Carried m1 = chronicle.send(0, at(chronicle, 0, Kind.SEND, "feu_rouge", SECOND));
        Carried m2 = chronicle.send(0, at(chronicle, 0, Kind.SEND, "feu_vert", 2 * SECOND));
        at(chronicle, 1, Kind.RECEIVE, "feu_vert", 3 * SECOND, m2);
        at(chronicle, 1, Kind.RECEIVE, "feu_rouge", 4 * SECOND, m1);
        return chronicle.log(SOURCE);
    }

    /** Everything takes no time: a message goes round, and each instant is one nanosecond after the one before. */
    static EventLog instantly(int rounds) {
        Chronicle chronicle = chronicle(ClockRules.TEXTBOOK);
        for (int i = 0; i < rounds; i++) {
            Carried message = chronicle.send(0, at(chronicle, 0, Kind.SEND, "go", i));
            for (int p = 1; p < 3; p++) {
                at(chronicle, p, Kind.RECEIVE, "go", i, message);
                at(chronicle, p, Kind.LOCAL, "done", i);
                message = chronicle.send(p, at(chronicle, p, Kind.SEND, "go", i));
            }
            at(chronicle, 0, Kind.RECEIVE, "go", i, message);
        }
        return chronicle.log(SOURCE);
    }

    /** Random, with names that mean something to somebody. */
    static EventLog hostile(long seed) {
        EventLog log = RandomLogs.of(seed, ClockRules.TEXTBOOK, HOSTILE.length, 100, 0.1);
        List<Party> parties = new ArrayList<>();
        for (int i = 0; i < HOSTILE.length; i++) {
            Party party = log.processes().get(i);
            parties.add(new Party(HOSTILE[i], party.kind(), party.lamportStart()));
        }
        return new EventLog(log.source(), log.rules(), parties, log.events(), log.leftOut());
    }

    static ClockRules rules(LamportClock.Rule lamport, VectorClock.Rule vector, int entries) {
        return new ClockRules(Granularity.SEPARATE, false, lamport, vector, entries, HybridClock.Rule.COUNT);
    }

    static Chronicle chronicle(ClockRules rules) {
        Chronicle chronicle = new Chronicle(rules, 1000);
        chronicle.process(new Party("feu", Party.Kind.PRODUCER, 100));
        chronicle.process(new Party("accident", Party.Kind.SERVICE, 0));
        chronicle.process(new Party("meteo", Party.Kind.SERVICE, 0));
        return chronicle;
    }

    /** Something happens; clocks are right to ten milliseconds, those of the light 1.2 s fast. */
    static int at(Chronicle chronicle, int process, Kind kind, String what, long now, Carried... received) {
        long local = process == 0 ? now + 1200 * MILLI : now;
        return chronicle.event(process, kind, what, List.of(received), now, local, 10 * MILLI, Circumstances.NONE);
    }
}
