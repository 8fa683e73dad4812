package buzzville.causality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.causality.log.Chronicle;
import buzzville.causality.log.Circumstances;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.causality.log.Party;
import buzzville.causality.log.RandomLogs;
import buzzville.clock.Carried;
import buzzville.clock.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClockFiguresTest {
    private static final long MILLI = 1_000_000;

    private static OrderFigures order(List<OrderFigures> orders, Ordering order) {
        return orders.stream()
                .filter(figures -> figures.order() == order)
                .findFirst()
                .orElseThrow();
    }

    private static void inversions(ClockFigures figures, Ordering order, int causal, int real) {
        OrderFigures observed = order(figures.observed(), order);
        assertThat(List.of(observed.causal(), observed.real()))
                .as("inversions by %s", order.word())
                .containsExactly((long) causal, (long) real);
    }

    @Test
    void ofTheTextbooksSevenEventsSixOfEightConcurrentPairsAreFalselyOrdered() {
        ClockFigures figures = ClockFigures.of(PencilLogs.seven());
        assertThat(figures.pairs()).isEqualTo(21);
        assertThat(figures.ordered()).isEqualTo(13);
        assertThat(figures.concurrent()).isEqualTo(8);
        assertThat(figures.vector()).isEqualTo(new VectorFigures(7, 8, 0, 0, 0));
        assertThat(figures.lamport()).isEqualTo(new LogicalFigures(0, 2, 6));
        assertThat(figures.lamport().falseCausalityRate()).isEqualTo(0.75);
        OrderFigures lamport = order(figures.all(), Ordering.LAMPORT);
        // by L, then process: a1 f1 b2 c3 d3 e4 g5; by time a b f c d e g: only f and b are exchanged
        assertThat(lamport).isEqualTo(new OrderFigures(Ordering.LAMPORT, 7, 21, 0, 1, 2, 0));
        assertThat(order(figures.all(), Ordering.VECTOR))
                .isEqualTo(new OrderFigures(Ordering.VECTOR, 7, 21, 0, 0, 0, 8));
        // one entry for all is Lamport's clock
        assertThat(figures.plausible().get(0)).isEqualTo(new Plausible(1, 8, 6));
    }

    @Test
    void ofTheTextbooksSevenEventsStampsTakeSoManyBytes() {
        ClockBytes bytes = ClockFigures.of(PencilLogs.seven()).bytes();
        assertThat(bytes.rawVector()).isEqualTo(24);
        assertThat(bytes.lamport()).isEqualTo(1);
        assertThat(bytes.physical()).as("1000000 to 7000000").isEqualTo(7);
        // {"P1":1} has 8 bytes, each further entry 7 more; entries: a 1, b 1, f 1, c 1, d 2, e 2, g 3
        assertThat(bytes.vector()).isCloseTo(8 + 7 * 4 / 7.0, within(1e-12));
        // {"l":1000000,"c":0}
        assertThat(bytes.hybrid()).isEqualTo(19);
        assertThat(bytes.sparse()).isCloseTo(12 * 11 / 7.0, within(1e-12));
        // m1 carries {P1}, m2 {P1, P2}, each the first of its pair
        assertThat(bytes.delta()).isEqualTo(12 * 3 / 2.0);
    }

    @Test
    void aSecondMessageToTheSameReceiverCarriesOnlyWhatHasChanged() {
        Chronicle chronicle = new Chronicle(ClockRules.TEXTBOOK, 100);
        for (String name : List.of("A", "B", "C")) {
            chronicle.process(new Party(name, Party.Kind.SERVICE, 0));
        }
        Carried toB = pass(chronicle, 0, 1, 0);
        assertThat(toB.vector().size()).isEqualTo(1);
        pass(chronicle, 1, 2, 2); // B knows of A and itself: two entries
        pass(chronicle, 1, 2, 4); // only its own has changed
        EventLog log = chronicle.log(RandomLogs.SOURCE);
        assertThat(ClockFigures.of(log).bytes().delta()).isEqualTo(12 * (1 + 2 + 1) / 3.0);
    }

    private static Carried pass(Chronicle chronicle, int from, int to, long at) {
        int send = chronicle.event(from, Kind.SEND, "x", List.of(), at, at, 0, Circumstances.NONE);
        Carried message = chronicle.send(from, send);
        chronicle.event(to, Kind.RECEIVE, "x", List.of(message), at + 1, at + 1, 0, Circumstances.NONE);
        return message;
    }

    @Test
    void whoHasHeardOfTheRedLightIsPutRightByAnyClockThatIsRight() {
        ClockFigures figures = ClockFigures.of(PencilLogs.redLight(true, 0, 0));
        inversions(figures, Ordering.ARRIVAL, 1, 1);
        inversions(figures, Ordering.DELIVERY, 1, 1);
        inversions(figures, Ordering.PHYSICAL, 0, 0);
        inversions(figures, Ordering.LAMPORT, 0, 0);
        inversions(figures, Ordering.VECTOR, 0, 0);
        inversions(figures, Ordering.HLC, 0, 0);
        inversions(figures, Ordering.TRUE, 0, 0);
        assertThat(PencilLogs.redLight(true, 0, 0).events().get(1).stamps().lamport())
                .isEqualTo(102);
    }

    @Test
    void aLightThatIsFastIsPutRightByLogicalClocksOnly() {
        ClockFigures figures = ClockFigures.of(PencilLogs.redLight(true, 1_200, 0));
        inversions(figures, Ordering.ARRIVAL, 1, 1);
        inversions(figures, Ordering.PHYSICAL, 1, 1);
        inversions(figures, Ordering.LAMPORT, 0, 0);
        inversions(figures, Ordering.HLC, 0, 0);
        assertThat(figures.maxError()).isEqualTo(1_200 * MILLI);
        assertThat(figures.physical().get(0).beyondBound()).isEqualTo(1);
    }

    @Test
    void whatIsNotLinkedLamportPutsRightByLuckOnly() {
        ClockFigures lucky = ClockFigures.of(PencilLogs.redLight(false, 0, 101));
        inversions(lucky, Ordering.ARRIVAL, 0, 1);
        inversions(lucky, Ordering.LAMPORT, 0, 0); // 101 and 102
        ClockFigures unlucky = ClockFigures.of(PencilLogs.redLight(false, 0, 6));
        inversions(unlucky, Ordering.ARRIVAL, 0, 1);
        inversions(unlucky, Ordering.LAMPORT, 0, 1); // 101 and 7
        assertThat(order(unlucky.observed(), Ordering.VECTOR).unordered()).isEqualTo(1);
    }

    @Test
    void figuresAreThoseOfAllPairsLookedAtOneByOne() {
        for (int seed = 0; seed < 60; seed++) {
            ClockRules rules =
                    seed % 3 == 0 ? LogicalRules.BROKEN : seed % 3 == 1 ? PencilLogs.STEP : LogicalRules.PLAUSIBLE;
            EventLog log = RandomLogs.of(seed, rules, seed % 10 == 9 ? 40 : 2 + seed % 6, 50, seed % 2 * 0.2);
            PairByPair oracle = new PairByPair(log);
            ClockFigures figures = ClockFigures.of(log);
            assertThat(figures.ordered()).isEqualTo(oracle.ordered());
            assertThat(figures.vector().concurrentDetected()).isEqualTo(oracle.vectors(PairByPair.Said.CONCURRENT));
            assertThat(figures.vector().missed()).isEqualTo(oracle.vectors(PairByPair.Said.MISSED));
            assertThat(figures.vector().falselyOrdered()).isEqualTo(oracle.vectors(PairByPair.Said.FALSE));
            assertThat(figures.lamport()).isEqualTo(oracle.logical(PairByPair.LAMPORT));
            assertThat(figures.hybridOrder()).isEqualTo(oracle.logical(PairByPair.HLC));
            assertThat(figures.all()).isEqualTo(oracle.all());
            assertThat(figures.observers()).isEqualTo(oracle.observers());
        }
    }

    @Test
    void aVectorThatIsRightDetectsExactlyTheConcurrentPairs() {
        for (int seed = 0; seed < 30; seed++) {
            ClockFigures figures =
                    ClockFigures.of(RandomLogs.of(seed, ClockRules.TEXTBOOK, 2 + seed % 6, 80, seed % 3 * 0.2));
            assertThat(figures.vector().concurrentDetected()).isEqualTo(figures.concurrent());
            assertThat(figures.vector().falselyOrdered() + figures.vector().missed())
                    .isZero();
            assertThat(figures.lamport().violations() + figures.hybridOrder().violations())
                    .isZero();
        }
    }

    @Test
    void aClockThatRunsFastIsSeenToDoSo() {
        Chronicle chronicle = new Chronicle(ClockRules.TEXTBOOK, 100);
        chronicle.process(new Party("A", Party.Kind.PRODUCER, 0));
        // 3 ns behind at first, 50 ns a millisecond faster, which is 50 ppm; set back by 1 ms at the end
        long[] local = {-3, MILLI + 47, 2 * MILLI + 97, 3 * MILLI + 147};
        for (int i = 0; i < local.length; i++) {
            chronicle.event(0, Kind.LOCAL, "x", List.of(), i * MILLI, local[i], 100, Circumstances.NONE);
        }
        ProcessClock clock =
                ClockFigures.of(chronicle.log(RandomLogs.SOURCE)).physical().get(0);
        assertThat(clock.trend()).isCloseTo(50, within(1e-9));
        assertThat(clock.maxError()).isEqualTo(147);
        assertThat(clock.beyondBound()).isEqualTo(1);
        assertThat(clock.backwardSteps()).isZero();
        chronicle.event(0, Kind.LOCAL, "x", List.of(), 4 * MILLI, 3 * MILLI, 100, Circumstances.NONE);
        clock = ClockFigures.of(chronicle.log(RandomLogs.SOURCE)).physical().get(0);
        assertThat(clock.backwardSteps()).isEqualTo(1);
        assertThat(clock.maxError()).isEqualTo(MILLI);
    }

    @Test
    void aCommitOrderIsJudgedByWhatEverybodyCouldSeeBefore() {
        Chronicle chronicle = new Chronicle(ClockRules.TEXTBOOK, 100);
        chronicle.process(new Party("A", Party.Kind.PRODUCER, 0));
        chronicle.process(new Party("B", Party.Kind.PRODUCER, 0));
        commit(chronicle, 0, 0, 25, 10);
        commit(chronicle, 1, 12, 20, 40); // after the first could be seen, with a lower stamp
        commit(chronicle, 0, 15, 18, 60); // before the second could be seen
        chronicle.event(1, Kind.LOCAL, "x", List.of(), 20, 20, 0, Circumstances.NONE);
        OrderFigures commit =
                order(ClockFigures.of(chronicle.log(RandomLogs.SOURCE)).all(), Ordering.COMMIT);
        // by commit: third 18, second 20, first 25; the first could be seen at 10, before both others happened. The
        // first and
        // the third are of one process: a causal inversion
        assertThat(commit).isEqualTo(new OrderFigures(Ordering.COMMIT, 3, 3, 1, 2, 0, 0));
    }

    private static void commit(Chronicle chronicle, int process, long at, long timestamp, long seen) {
        chronicle.event(process, Kind.LOCAL, "x", List.of(), at, at, 0, Circumstances.NONE.withCommit(timestamp, seen));
    }

    @Test
    void whatItCostsToReceiveInOrderIsWhatTheLogSaysOfReceptions() {
        HoldBack cost = ClockFigures.of(PencilLogs.redLight(true, 0, 0)).holdBack();
        // the centre received two messages, each 100 ms after it came; the accident's reception says nothing of it
        assertThat(cost).isEqualTo(new HoldBack(2, 2, 0, 100.0 * MILLI, 100 * MILLI));
    }

    @Test
    void aLogWithoutEventsHasFiguresToo() {
        Chronicle chronicle = new Chronicle(ClockRules.TEXTBOOK, 100);
        chronicle.process(new Party("A", Party.Kind.PRODUCER, 0));
        ClockFigures figures = ClockFigures.of(chronicle.log(RandomLogs.SOURCE));
        assertThat(figures.pairs()).isZero();
        assertThat(figures.lamport().falseCausalityRate()).isNaN();
        assertThat(figures.holdBack().meanWait()).isNaN();
    }

    @Test
    void vectorsThatContradictCausalityAreSampledIfTheLogIsLongAndOthersNever() {
        EventLog log = RandomLogs.of(1, LogicalRules.DEAF, 6, 16_000, 0);
        assertThat(log.events()).hasSizeGreaterThan(OrderFigures.MOST);
        ClockFigures figures = ClockFigures.of(log);
        assertThat(figures.vector().events()).isEqualTo(OrderFigures.MOST);
        assertThat(order(figures.all(), Ordering.LAMPORT).events())
                .isEqualTo(log.events().size());
        ClockFigures shared = ClockFigures.of(RandomLogs.of(1, LogicalRules.PLAUSIBLE, 6, 16_000, 0));
        assertThat(shared.vector().events()).isEqualTo(shared.log().events().size());
        // the log's vectors have two entries, and so have those that it is stamped anew with
        assertThat(shared.vector().falselyOrdered())
                .isEqualTo(shared.plausible().get(1).falselyOrdered())
                .isPositive();
    }

    @Test
    void whatFewerEntriesWouldOrderFalselyIsThatOfAllPairsLookedAtOneByOne() {
        for (int seed = 0; seed < 30; seed++) {
            EventLog log = RandomLogs.of(seed, ClockRules.TEXTBOOK, 2 + seed * 3, 90, seed % 3 * 0.2);
            LoggedCausality causality = new LoggedCausality(log);
            for (Plausible plausible : Plausible.of(causality)) {
                int[][] vectors = shared(causality, plausible.entries());
                long falsely = 0;
                for (int a = 0; a < vectors.length; a++) {
                    for (int b = 0; b < vectors.length; b++) {
                        boolean concurrent = causality.happensBefore().relation(a, b) == Relation.CONCURRENT;
                        falsely += concurrent && isBelow(vectors[a], vectors[b]) ? 1 : 0;
                    }
                }
                assertThat(plausible.falselyOrdered())
                        .as("%d entries, seed %d", plausible.entries(), seed)
                        .isEqualTo(falsely);
                assertThat(plausible.concurrent())
                        .isEqualTo(causality.happensBefore().concurrent());
            }
        }
    }

    private static int[][] shared(LoggedCausality causality, int entries) {
        int[][] vectors = new int[causality.log().events().size()][entries];
        for (int event = 0; event < vectors.length; event++) {
            List<Integer> known = new ArrayList<>();
            if (causality.previous(event) >= 0) {
                known.add(causality.previous(event));
            }
            IntStream.of(causality.heardOf(event)).forEach(known::add);
            for (int from : known) {
                for (int i = 0; i < entries; i++) {
                    vectors[event][i] = Math.max(vectors[event][i], vectors[from][i]);
                }
            }
            vectors[event][causality.event(event).process() % entries]++;
        }
        return vectors;
    }

    private static boolean isBelow(int[] one, int[] other) {
        boolean within = IntStream.range(0, one.length).allMatch(i -> one[i] <= other[i]);
        return within && !Arrays.equals(one, other);
    }

    @Test
    void whatStandsAtOneInstantIsNotInvertedByThat() {
        // the sender has the greater number, and everything happens at one instant, comes at one and is committed with
        // one timestamp
        Chronicle chronicle = new Chronicle(ClockRules.TEXTBOOK, 100);
        chronicle.process(new Party("hears", Party.Kind.SERVICE, 0));
        chronicle.process(new Party("says", Party.Kind.PRODUCER, 0));
        chronicle.process(new Party("sees", Party.Kind.SERVICE, 0));
        Circumstances committed = Circumstances.NONE.withCommit(7, 5);
        Carried one = chronicle.send(1, chronicle.event(1, Kind.SEND, "x", List.of(), 5, 5, 0, committed));
        int heard = chronicle.event(0, Kind.RECEIVE, "x", List.of(one), 5, 5, 0, committed.withArrival(5, -1));
        Carried two = chronicle.send(0, heard);
        chronicle.event(2, Kind.RECEIVE, "x", List.of(one), 5, 5, 0, Circumstances.NONE.withArrival(5, -1));
        chronicle.event(2, Kind.RECEIVE, "x", List.of(two), 5, 5, 0, Circumstances.NONE.withArrival(5, -1));

        ClockFigures figures = ClockFigures.of(chronicle.log(RandomLogs.SOURCE));
        assertThat(order(figures.all(), Ordering.TRUE)).isEqualTo(new OrderFigures(Ordering.TRUE, 4, 6, 0, 0, 6, 0));
        assertThat(order(figures.all(), Ordering.COMMIT))
                .isEqualTo(new OrderFigures(Ordering.COMMIT, 2, 1, 0, 0, 1, 0));
        assertThat(order(figures.observed(), Ordering.ARRIVAL).causal()).isZero();
        assertThat(order(figures.observed(), Ordering.ARRIVAL).ties()).isEqualTo(1);
        // whoever has only stamps goes by number: with equal local times the effects stand before the cause
        assertThat(order(figures.all(), Ordering.PHYSICAL).causal()).isEqualTo(1);
    }

    @Test
    void whatNobodyEverSawCannotHaveBeenSeenBefore() {
        Chronicle chronicle = new Chronicle(ClockRules.TEXTBOOK, 100);
        chronicle.process(new Party("A", Party.Kind.PRODUCER, 0));
        chronicle.process(new Party("B", Party.Kind.PRODUCER, 0));
        commit(chronicle, 0, 0, 90, Circumstances.NEVER); // the run ended while it waited
        commit(chronicle, 1, 50, 60, 70);
        assertThat(order(ClockFigures.of(chronicle.log(RandomLogs.SOURCE)).all(), Ordering.COMMIT))
                .isEqualTo(new OrderFigures(Ordering.COMMIT, 2, 1, 0, 0, 0, 0));
    }
}
