package buzzville.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.CityPlanner;
import buzzville.city.Judgement.Verdict;
import buzzville.city.Run;
import buzzville.city.Timeline;
import buzzville.scenario.Objective;
import buzzville.scenario.PrecisionSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Small samples whose intervals are known, and whether they are narrow enough. */
class StoppingRuleTest {
    /** Half the interval of 9, 10 and 11: Student's 4.30265 times sqrt(1 / 3), as a share of 10. */
    private static final double WIDTH = 0.248414;

    private static final Run RUN = CityPlanner.plan(
                    Timeline.scenario("duration: 1s\nevents: {e: {}}\nproducers: {p: {emits: e, arrivals: every(1s)}}"),
                    "v",
                    0)
            .finish();

    private final Map<String, Promise> promises = new LinkedHashMap<>();
    private final Map<String, Measured> measures = new LinkedHashMap<>();

    private StoppingRuleTest promise(String name, Verdict verdict, @Nullable Sample sample) {
        Estimate actual = sample == null ? Estimate.none(0, Estimate.Note.NO_DATA) : sample.estimate();
        promises.put(name, new Promise("", verdict, actual, "", null, sample));
        return this;
    }

    private StoppingRuleTest promise(String name, Sample sample) {
        return promise(name, Verdict.PASS, sample);
    }

    private StoppingRuleTest measure(String name, String where, Sample sample) {
        measures.put(
                where.isEmpty() ? name : name + " @ " + where,
                new Measured("", where, Objective.parse("mean < 1s").metric(), sample));
        return this;
    }

    private @Nullable Stop after(int replications, double within, String... of) {
        Findings findings = new Findings(RUN.scenario(), RUN.summary(), promises, measures, List.of());
        return new StoppingRule.Precise(new PrecisionSpec(within, List.of(of), 50))
                .after(replications, () -> Map.of("v", findings));
    }

    private static Sample mean(double... values) {
        return Sample.mean(values);
    }

    @Test
    void itEndsWhenHalfOfEveryIntervalIsSmallEnoughAndNotBefore() {
        promise("a", mean(9, 10, 11)).promise("b", mean(99, 100, 101));

        assertThat(after(10, 0.2484)).isNull();
        Stop stop = after(10, 0.2485);
        assertThat(stop.reason()).isEqualTo(Stop.Reason.PRECISE);
        assertThat(stop.replications()).isEqualTo(10);
        assertThat(stop.widest()).isEqualTo("a");
        assertThat(stop.halfWidth()).isCloseTo(WIDTH, within(1e-5));
        assertThat(stop.lacking()).isEmpty();
    }

    @Test
    void beforeTheTenthReplicationNobodyEvenLooks() {
        assertThat(new StoppingRule.Precise(new PrecisionSpec(1, List.of(), 50)).after(9, () -> {
                    throw new AssertionError("looked");
                }))
                .isNull();
    }

    @Test
    void theBudgetEndsItWithTheFigureThatIsStillTooWide() {
        promise("a", mean(9, 10, 11)).promise("b", mean(8, 10, 12));

        assertThat(after(49, 0.01)).isNull();
        Stop stop = after(50, 0.01);
        assertThat(stop.reason()).isEqualTo(Stop.Reason.BUDGET);
        assertThat(stop.widest()).isEqualTo("b");
        assertThat(stop.halfWidth()).isCloseTo(2 * WIDTH, within(1e-5));
    }

    @Test
    void onlyFiguresThatMatterAreLookedAt() {
        promise("a", mean(9, 10, 11)).measure("m", "", mean(99, 100, 101)).measure("n", "here", mean(8, 10, 12));

        assertThat(after(10, 0.03)).isNull();
        assertThat(after(10, 0.03, "m").widest()).isEqualTo("m");
        // one name, every place
        measure("m", "there", mean(9, 10, 11));
        assertThat(after(10, 0.03, "m")).isNull();
        assertThat(after(10, 0.3, "m").widest()).isEqualTo("m @ there");
    }

    @Test
    void aVerdictHasNoSay() {
        for (Verdict verdict : Verdict.values()) {
            promise("a", verdict, mean(9, 10, 11));
            assertThat(after(10, 0.2)).as(verdict.label()).isNull();
            assertThat(after(10, 0.3)).as(verdict.label()).isNotNull();
        }
    }

    @Test
    void nothingLostIsKnownAsWellAsItsBoundIsSmall() {
        // 0 of 300 is at most 1 - 0.05^(1/300) = 0.994 %, in shares of messages and not of the figure
        promise("kept", Sample.share(0, 300, new double[] {0, 0}))
                .promise("all", Sample.share(1, 300, new double[] {1, 1}));

        assertThat(after(10, 0.0099)).isNull();
        assertThat(after(10, 0.01).halfWidth()).isCloseTo(0.0099361, within(1e-6));
    }

    @Test
    void replicationsThatAreAllAlikeAreAsPreciseAsCanBe() {
        promise("a", mean(7, 7, 7)).promise("none", mean(0, 0, 0));

        assertThat(after(10, 1e-9).halfWidth()).isZero();
    }

    @Test
    void aFigureOfZeroThatIsNoShareIsNeverPreciseIfItVaries() {
        promise("median", Sample.percentile(0.5, 0, 1000, new double[] {0, 0, 5}));

        assertThat(after(49, 100)).isNull();
        assertThat(after(50, 100).halfWidth()).isInfinite();
    }

    @Test
    void aPercentileOfTooFewMessagesIsWaitedFor() {
        promise("tail", Sample.percentile(0.99, 5, 999, new double[] {5, 5}));

        assertThat(after(49, 0.05)).isNull();
        Stop stop = after(50, 0.05);
        assertThat(stop.reason()).isEqualTo(Stop.Reason.BUDGET);
        assertThat(stop.widest()).isEqualTo("tail");
        assertThat(stop.halfWidth()).isInfinite();
    }

    @Test
    void aFigureThatOneReplicationHasIsWaitedForToo() {
        promise("rare", mean(Double.NaN, 5, Double.NaN));

        assertThat(after(10, 0.05)).isNull();
    }

    @Test
    void whatNeverHasAnIntervalIsNotWaitedForAndIsNamed() {
        promise("most", Sample.extreme(9, new double[] {8, 9}))
                .promise("late", Sample.percentile(0.99, 5, 1e6, new double[] {5, Double.POSITIVE_INFINITY}))
                .promise("nothing", Verdict.NO_DATA, null)
                .promise("a", mean(9, 10, 11));
        Map<String, Stop.Lack> all =
                Map.of("most", Stop.Lack.EXTREME, "late", Stop.Lack.ENDLESS, "nothing", Stop.Lack.NO_DATA);

        assertThat(after(10, 0.25).lacking()).isEqualTo(all);
        Stop named = after(10, 0.05, "most");
        assertThat(named.reason()).isEqualTo(Stop.Reason.PRECISE);
        assertThat(named.widest()).isEmpty();
        assertThat(named.halfWidth()).isNaN();
        assertThat(named.lacking()).containsExactly(Map.entry("most", Stop.Lack.EXTREME));
    }

    @Test
    void theVariantIsNamedWhereThereAreSeveral() {
        promise("a", mean(9, 10, 11));
        Findings one = new Findings(RUN.scenario(), RUN.summary(), Map.copyOf(promises), measures, List.of());
        promise("a", mean(8, 10, 12));
        Findings other = new Findings(RUN.scenario(), RUN.summary(), promises, measures, List.of());
        Map<String, Findings> both = new LinkedHashMap<>();
        both.put("none", one);
        both.put("priority", other);

        StoppingRule rule = new StoppingRule.Precise(new PrecisionSpec(0.5, List.of(), 50));
        assertThat(rule.after(10, () -> both).widest()).isEqualTo("priority: a");
    }

    @Test
    void anAskedNumberIsAnAskedNumber() {
        StoppingRule rule = new StoppingRule.Fixed(3);

        assertThat(rule.after(2, Map::of)).isNull();
        assertThat(rule.after(3, Map::of).reason()).isEqualTo(Stop.Reason.ASKED);
    }
}
