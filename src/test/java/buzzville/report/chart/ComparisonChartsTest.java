package buzzville.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Estimate;
import buzzville.experiment.Promise;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.experiment.comparison.Difference;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.report.Comparisons;
import buzzville.report.chart.Dots.Block;
import buzzville.report.chart.Dots.Mark;
import buzzville.report.chart.Dots.Row;
import buzzville.report.text.ReportLanguage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the charts of a comparison show, and where. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonChartsTest {
    private static final double SECOND = 1e9;

    private Comparison three;
    /** Ten messages, one each second; a service of 1.5 s with one worker and two places to wait, or with two workers. */
    private Comparison hand;

    @BeforeAll
    void compare(@TempDir Path folder) throws IOException {
        three = Comparisons.of(Comparisons.THREE, folder, 6);
        hand = Comparisons.of(Comparisons.BY_HAND, folder, 2);
    }

    private static Lineup lineup(Comparison comparison) throws IOException {
        return new Lineup(comparison, ReportLanguage.EN, new Theme(Fonts.plain(), Fonts.bold()));
    }

    @Test
    void aComparisonHasSixChartsInAReadableSize() throws IOException {
        Charts charts = ComparisonCharts.of(three, ReportLanguage.EN, 1);

        assertThat(charts.notes()).isEmpty();
        assertThat(charts.pictures())
                .extracting(Picture::name)
                .containsExactly(
                        "objectives", "differences", "latencies", "losses-by-strategy", "price", "queues-by-strategy");
        for (Picture picture : charts.pictures()) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
            assertThat(image.getWidth()).isEqualTo(1200);
            assertThat(image.getHeight()).as(picture.name()).isBetween(200, 900);
            assertThat(picture.svg()).contains("none", "short", "priority", "Three ways", "6 replications");
        }
    }

    @Test
    void twoDrawingsAreTheSameBytesWhateverTheThreads() {
        List<Picture> one = ComparisonCharts.of(three, ReportLanguage.EN, 1).pictures();
        List<Picture> two = ComparisonCharts.of(three, ReportLanguage.EN, 2).pictures();

        for (int i = 0; i < one.size(); i++) {
            assertThat(two.get(i).svg()).isEqualTo(one.get(i).svg());
            assertThat(two.get(i).png()).isEqualTo(one.get(i).png());
        }
    }

    @Test
    void everyWordIsInTheLanguageOfTheReader() {
        for (Picture picture : ComparisonCharts.of(three, ReportLanguage.FR, 1).pictures()) {
            assertThat(picture.svg().replaceAll("<[^>]*>", " ") + picture.title() + picture.caption())
                    .as(picture.name())
                    .contains("graine", "réplications")
                    .doesNotContain("seed", "better", "worse", "lost", "waiting", "later", "replications", "latency");
        }
    }

    @Test
    void aDotOfAnObjectiveIsTheFigureOfItsVerdict() throws IOException {
        List<Block> blocks = ObjectiveDots.blocks(lineup(three));

        assertThat(blocks).extracting(Block::heading).containsExactly("kept", "quick", "tail", "price");
        Block quick = blocks.get(1);
        assertThat(quick.rows()).extracting(Row::name).containsExactly("none", "short", "priority");
        for (int i = 0; i < 3; i++) {
            Promise promise = three.contenders().get(i).findings().promises().get("quick");
            Row row = quick.rows().get(i);
            assertThat(row.at()).isEqualTo(promise.actual().estimate());
            assertThat(row.high()).isEqualTo(Math.min(1, promise.actual().high()));
            assertThat(row.asked()).isEqualTo(0.9);
            assertThat(row.mark()).isEqualTo(promise.verdict() == Verdict.PASS ? Mark.GOOD : Mark.BAD);
            assertThat(quick.scale().low()).isLessThanOrEqualTo(row.low());
            assertThat(quick.scale().high()).isGreaterThanOrEqualTo(row.high());
        }
    }

    @Test
    void whatNeverArrivesIsSaidInWordsAtTheEndOfTheAxis() throws IOException {
        Row none = ObjectiveDots.blocks(lineup(three)).get(2).rows().get(0);
        int never = three.contests().get(2).samples().get("none").endless();

        assertThat(never).isBetween(1, 6);
        assertThat(none.at()).isNaN();
        assertThat(none.endless()).isTrue();
        assertThat(none.words()).isEqualTo(never == 6 ? "never arrives" : "never arrives in " + never + " of 6");
        assertThat(none.asked()).as("800 ms").isEqualTo(0.8 * SECOND);
    }

    @Test
    void aDifferenceLeavesTheBaselineOutAndNamesTheBetterSide() throws IOException {
        List<Block> blocks = DifferenceDots.blocks(lineup(three));
        Difference difference = three.contests().get(1).againstBaseline().get(0);

        assertThat(blocks).hasSize(4);
        assertThat(blocks.get(0).left()).as("a loss had better be small").isEqualTo("← better");
        assertThat(blocks.get(0).right()).isEmpty();
        assertThat(blocks.get(1).right()).isEqualTo("better →");
        assertThat(blocks.get(1).rows()).extracting(Row::name).containsExactly("short", "priority");
        Row row = blocks.get(1).rows().get(0);
        Estimate estimate = difference.estimate();
        assertThat(List.of(row.at(), row.low(), row.high()))
                .containsExactly(estimate.estimate(), estimate.low(), estimate.high());
        assertThat(blocks.get(1).scale().low()).isLessThan(0);
        assertThat(blocks.get(1).zero()).isTrue();
    }

    /** Six are delivered after 1.5, 2, 2.5, 3, 3.5 and 4 s, four never; with two workers nine after 1.5 s. */
    @Test
    void aCurveEndsAtTheShareThatNeverCame() throws IOException {
        LatencyComparison.Panel high = LatencyComparison.panels(lineup(hand)).get(0);
        LatencyComparison.Curve alone = high.curves().get(0);
        LatencyComparison.Curve both = high.curves().get(1);

        assertThat(LatencyComparison.panels(lineup(hand)))
                .as("there is one priority")
                .hasSize(1);
        assertThat(high.heading()).isEqualTo("high");
        assertThat(alone.never()).isEqualTo(0.4);
        assertThat(both.never()).isEqualTo(0.1);
        assertThat(alone.at(1.4 * SECOND)).isEqualTo(1);
        assertThat(alone.at(1.6 * SECOND)).isEqualTo(0.9);
        assertThat(alone.at(2.1 * SECOND)).isEqualTo(0.8);
        assertThat(alone.at(100 * SECOND)).isEqualTo(0.4);
        assertThat(both.at(1.6 * SECOND)).isEqualTo(0.1);
        assertThat(high.up().low()).as("0.1 lies on the axis").isLessThanOrEqualTo(-1);
    }

    /** The eighth of ten messages finds both places taken. */
    @Test
    void aBarIsTheShareThatWasLostForEachReason() throws IOException {
        List<LossBars.Panel> panels = LossBars.panels(lineup(hand));

        assertThat(panels).hasSize(1);
        assertThat(panels.get(0).priority()).isEqualTo(Priority.HIGH);
        assertThat(panels.get(0).bars().get(0).shares()).isEqualTo(Map.of(Fate.DROPPED_NEWEST, 0.1));
        assertThat(panels.get(0).bars().get(1).shares()).isEmpty();
        assertThat(panels.get(0).bars().get(1).offered())
                .as("in two replications")
                .isEqualTo(20);
    }

    /** One worker for ten seconds is 10/3600 h; two cost twice that. Nine of ten are not lost, and all. */
    @Test
    void theFrontHasWhoeverNobodyBeatsAtBoth() throws IOException {
        PriceFront front = PriceFront.of(lineup(hand));

        assertThat(front).isNotNull();
        assertThat(front.noPrice()).isFalse();
        assertThat(front.price().name()).startsWith("cost: ");
        assertThat(front.benefit().name()).as("nobody was promised 'high'").isEqualTo("high, not lost");
        assertThat(front.points().get(0).benefit().estimate()).isCloseTo(0.9, within(1e-12));
        assertThat(front.points().get(1).price().estimate())
                .isCloseTo(2 * front.points().get(0).price().estimate(), within(1e-12));
        assertThat(front.front()).extracting(PriceFront.Point::strategy).containsExactly("alone", "both");
    }

    @Test
    void whereAllCostTheSameWhatIsGivenUpIsThePrice(@TempDir Path folder) throws IOException {
        String same = Comparisons.THREE.replace("        workers: 2\n", "");
        Lineup lineup = lineup(Comparisons.of(same, folder, 2));
        PriceFront front = PriceFront.of(lineup);

        assertThat(front).isNotNull();
        assertThat(front.noPrice()).isTrue();
        assertThat(front.price().name()).contains("less urgent than critical");
        assertThat(front.benefit().name()).isEqualTo("quick: critical on-time(1s) >= 90%");
        Drawing drawing = PriceChart.draw(lineup);
        assertThat(drawing).isNotNull();
        assertThat(Rendering.svg(drawing)).contains("All cost the same");
    }

    /**
     * Message 1 waits from 1 to 1.5 s, message 2 from 2 to 3 s, 3 from 3 to 4.5 s, 4 from 4 to 6 s: steps of one second hold 0,
     * 0.5, 1, 1 and 1.5 on average.
     */
    @Test
    void aQueueIsTheMeanOfEachStepOverAllLanes() throws IOException {
        List<QueuesByStrategy.Queue> queues = QueuesByStrategy.queues(lineup(hand));

        assertThat(queues).extracting(QueuesByStrategy.Queue::name).containsExactly("alone", "both");
        assertThat(queues.get(0).total()).startsWith(0, 0.5, 1, 1, 1.5);
        assertThat(queues.get(0).layers().get(null))
                .as("the lane 'all' is nobody's own")
                .startsWith(0, 0.5, 1);
        assertThat(queues.get(1).most()).isZero();
    }

    @Test
    void queuesThatAreFarApartHaveALogarithmicScale() {
        QueuesByStrategy.Queue small = new QueuesByStrategy.Queue("a", Map.of(), new double[] {5});
        QueuesByStrategy.Queue large = new QueuesByStrategy.Queue("b", Map.of(), new double[] {499});
        QueuesByStrategy.Queue huge = new QueuesByStrategy.Queue("c", Map.of(), new double[] {501});

        assertThat(QueuesByStrategy.isLogarithmic(List.of(small, large))).isFalse();
        assertThat(QueuesByStrategy.isLogarithmic(List.of(small, huge))).isTrue();
    }

    @Test
    void twelveStrategiesDifferByColourAndByMarker() {
        Set<Object> colours = new HashSet<>();
        Set<List<Object>> markers = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            colours.add(Look.of(i).colour());
            markers.add(List.of(Look.of(i).marker(), Look.of(i).hollow()));
            for (Priority priority : Priority.values()) {
                assertThat(Look.of(i).colour()).isNotEqualTo(Theme.colour(priority));
            }
        }
        assertThat(colours).hasSize(12);
        assertThat(markers).hasSize(12);
    }

    @Test
    void chartsGrowWithTheirStrategiesAndNamesAreCut(@TempDir Path folder) throws IOException {
        StringBuilder many = new StringBuilder(Comparisons.THREE);
        for (int i = 0; i < 8; i++) {
            many.append("  strategy-%d-whose-name-is-longer-than-there-is-room: {services: {police: {workers: %d}}}%n"
                    .formatted(i, 1 + i));
        }
        Comparison comparison = Comparisons.of(many.toString(), folder, 2);
        Charts charts = ComparisonCharts.of(comparison, ReportLanguage.EN, 1);

        assertThat(charts.notes()).isEmpty();
        assertThat(charts.pictures()).hasSize(6);
        Picture objectives = charts.pictures().get(0);
        assertThat(height(objectives))
                .isGreaterThan(height(ComparisonCharts.of(three, ReportLanguage.EN, 1)
                        .pictures()
                        .get(0)));
        assertThat(objectives.svg()).contains("strategy-7-", "…").doesNotContain("there-is-room");
    }

    private static int height(Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.png())).getHeight();
    }

    @Test
    void aStrategyWithoutAnObjectivePromisesNothingThere(@TempDir Path folder) throws IOException {
        String without = Comparisons.THREE.replace("short: {services", "short: {objectives: {tail: null}, services");
        Row row = ObjectiveDots.blocks(lineup(Comparisons.of(without, folder, 2)))
                .get(2)
                .rows()
                .get(1);

        assertThat(row.words()).isEqualTo("promises nothing here");
        assertThat(row.asked()).isNaN();
    }

    @Test
    void oneReplicationHasDotsAndNoIntervals(@TempDir Path folder) throws IOException {
        Comparison once = Comparisons.of(Comparisons.THREE, folder, 1);

        assertThat(ComparisonCharts.of(once, ReportLanguage.EN, 1).notes()).isEmpty();
        Row row = ObjectiveDots.blocks(lineup(once)).get(1).rows().get(0);
        Contender none = once.contenders().get(0);
        assertThat(row.at())
                .isEqualTo(none.findings().promises().get("quick").actual().estimate());
        assertThat(row.low()).isNaN();
    }
}
