package buzzville.causality;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.RandomLogs;
import buzzville.clock.HybridStamp;
import buzzville.clock.Stamps;
import buzzville.clock.VectorStamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StampCheckTest {
    private static final List<ClockRules> RULES = List.of(
            ClockRules.TEXTBOOK, PencilLogs.STEP, LogicalRules.PLAUSIBLE, LogicalRules.BROKEN, LogicalRules.DEAF);

    /** The same log, but for the stamps of one event. */
    private static EventLog with(EventLog log, int id, UnaryOperator<Stamps> fault) {
        List<LoggedEvent> events = new ArrayList<>(log.events());
        LoggedEvent event = events.get(id - 1);
        events.set(
                id - 1,
                new LoggedEvent(
                        id,
                        event.process(),
                        event.place(),
                        event.kind(),
                        event.what(),
                        event.received(),
                        event.sent(),
                        event.trueTime(),
                        fault.apply(event.stamps()),
                        event.circumstances()));
        return new EventLog(log.source(), log.rules(), log.processes(), events, log.leftOut());
    }

    private static UnaryOperator<Stamps> lamport(long value) {
        return of -> new Stamps(of.local(), of.bound(), value, of.vector(), of.hybrid());
    }

    private static UnaryOperator<Stamps> vector(VectorStamp value) {
        return of -> new Stamps(of.local(), of.bound(), of.lamport(), value, of.hybrid());
    }

    private static UnaryOperator<Stamps> hybrid(long time, int count) {
        return of -> new Stamps(of.local(), of.bound(), of.lamport(), of.vector(), new HybridStamp(time, count));
    }

    private static void said(EventLog log, int id, String clock, String found, String expected, String why) {
        WrongStamp first = StampCheck.of(log).first().get(0);
        assertThat(first).isEqualTo(new WrongStamp(log.events().get(id - 1), clock, found, expected, why));
    }

    @Test
    void theStampsOfEveryRuleAreFoundRight() {
        for (int seed = 0; seed < 200; seed++) {
            ClockRules rules = RULES.get(seed % RULES.size());
            StampVerdict verdict = StampCheck.of(RandomLogs.of(seed, rules, 1 + seed % 7, 60, seed % 3 == 0 ? 0.3 : 0));
            assertThat(verdict.first()).as("seed %d", seed).isEmpty();
            assertThat(verdict.isRight()).isTrue();
            if (!rules.isBroken()) {
                assertThat(verdict.contradictions()).isEmpty();
                assertThat(verdict.unchecked()).isEmpty();
            }
        }
    }

    @Test
    void aWrongStampIsFoundWhereItIs() {
        Random random = new Random(7);
        for (int seed = 0; seed < 150; seed++) {
            EventLog log = RandomLogs.of(seed, RULES.get(seed % RULES.size()), 2 + seed % 5, 60, 0);
            int id = 1 + random.nextInt(log.events().size());
            Stamps right = log.events().get(id - 1).stamps();
            int clock = random.nextInt(3);
            UnaryOperator<Stamps> fault = switch (clock) {
                case 0 -> lamport(right.lamport() + (random.nextBoolean() ? 1 : -1));
                case 1 -> vector(right.vector().with(0, right.vector().count(0) + 1));
                default -> hybrid(right.hybrid().time(), right.hybrid().count() + 1);
            };
            StampVerdict verdict = StampCheck.of(with(log, id, fault));
            assertThat(verdict.isRight()).isFalse();
            assertThat(verdict.first()).hasSize(1);
            assertThat(verdict.first().get(0).event().id()).isEqualTo(id);
            assertThat(verdict.first().get(0).clock())
                    .isEqualTo(List.of("lamport", "vector", "hlc").get(clock));
        }
    }

    @Test
    void theRuleIsGivenWithItsOperands() {
        EventLog seven = PencilLogs.seven(); // a1 b2 f1 c3 d3 e4 g5 in the order of the log
        said(with(seven, 1, lamport(2)), 1, "lamport", "2", "1", "0 + 1 = 1");
        said(with(seven, 5, lamport(1)), 5, "lamport", "1", "3", "max(0, 2) + 1 = 3");
        said(with(seven, 7, lamport(9)), 7, "lamport", "9", "5", "max(1, 4) + 1 = 5");
        said(
                with(seven, 7, vector(VectorStamp.of(2, 1, 2))),
                7,
                "vector",
                "{P1=2, P2=1, P3=2}",
                "{P1=2, P2=2, P3=2}",
                "P2: max(0, 2) = 2");
        said(with(seven, 4, vector(VectorStamp.of(2))), 4, "vector", "{P1=2}", "{P1=3}", "P1: 2 + 1 = 3");
        said(with(seven, 2, vector(VectorStamp.of(2, 5))), 2, "vector", "{P1=2, P2=5}", "{P1=2}", "P2: 0");
        said(
                with(seven, 5, hybrid(4_000_000, 0)),
                5,
                "hlc",
                "(4000000, 0)",
                "(5000000, 0)",
                "l: max(5000000, 2000000) = 5000000");
        said(
                with(seven, 5, hybrid(5_000_000, 3)),
                5,
                "hlc",
                "(5000000, 3)",
                "(5000000, 0)",
                "c: 0, as the local time alone is the greatest");
        EventLog fast = PencilLogs.redLight(true, 1_200, 0); // the accident's clock shows 1 s, the light's 1.2 s
        said(with(fast, 2, hybrid(1_200_000_000, 0)), 2, "hlc", "(1200000000, 0)", "(1200000000, 1)", "c: 0 + 1 = 1");
    }

    @Test
    void brokenRulesAreSeenToContradictWhatHappened() {
        int contradicted = 0;
        for (int seed = 0; seed < 60; seed++) {
            ClockRules rules = seed % 2 == 0 ? LogicalRules.BROKEN : LogicalRules.DEAF;
            EventLog log = RandomLogs.of(seed, rules, 2 + seed % 4, 60, seed % 3 == 0 ? 0.2 : 0);
            PairByPair oracle = new PairByPair(log);
            List<Contradiction> found = StampCheck.of(log).contradictions();
            contradicted += found.size();
            for (String clock : List.of("lamport", "vector", "hlc")) {
                assertThat(found.stream()
                                .filter(one -> one.clock().equals(clock))
                                .map(one -> one.second().id()))
                        .as("%s of seed %d", clock, seed)
                        .containsExactlyElementsOf(oracle.contradicted(clock));
            }
            assertThat(found).allMatch(one -> oracle.before(one.first(), one.second()));
        }
        assertThat(contradicted).isGreaterThan(60);
    }

    @Test
    void ofABrokenClockInALogThatLeavesEventsOutNothingIsSaid() {
        StampVerdict verdict = StampCheck.of(RandomLogs.of(3, LogicalRules.DEAF, 4, 60, 0.3));
        assertThat(verdict.unchecked()).containsExactly("lamport", "vector");
        assertThat(verdict.checked()).isPositive();
    }
}
