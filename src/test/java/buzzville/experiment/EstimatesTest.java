package buzzville.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.Judgement;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EstimatesTest {
    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static JsonNode summary(int offered, int delivered, int rejected, double p50, double mean) {
        String lost = rejected == 0 ? "" : "'rejected': " + rejected + ", ";
        return json("{'strategy': 'none', 'seed': 7, 'replication': 0, 'passed': true, 'broker': {'all': {'offered': "
                + offered + ", 'delivered': " + delivered + ", 'lost': {" + lost + "'total': " + rejected
                + "}, 'latency_ms': {'wait': {'mean': " + mean + ", 'p50': " + p50 + ", 'p99': " + p50
                + "}}}, 'utilization': null}, 'objectives': {}}");
    }

    private static ObjectNode tree(JsonNode pooled, JsonNode... replications) {
        Estimates estimates = new Estimates(value -> Double.isFinite(value) ? BigDecimal.valueOf(value) : null);
        for (JsonNode replication : replications) {
            estimates.add(replication);
        }
        return estimates.tree(pooled, Map.of(), (name, figure) -> figure);
    }

    @Test
    void theTreeIsThatOfTheSummaryWithAnEstimateForEachFigure() {
        ObjectNode tree = tree(summary(60, 60, 0, 3.5, 4.2), summary(20, 20, 0, 3, 4), summary(40, 40, 0, 5, 6));

        assertThat(tree.propertyNames())
                .containsExactly("strategy", "seed", "replications", "passed", "broker", "objectives");
        assertThat(tree.path("seed").asInt()).isEqualTo(7);
        assertThat(tree.path("replications").asInt()).isEqualTo(2);
        JsonNode all = tree.at("/broker/all");
        assertThat(all.at("/offered/estimate").asDouble()).isEqualTo(30);
        assertThat(all.at("/offered/n").asInt()).isEqualTo(2);
        // a mean is the mean of the replications', a percentile that of the pooled messages
        assertThat(all.at("/latency_ms/wait/mean/estimate").asDouble()).isEqualTo(5);
        assertThat(all.at("/latency_ms/wait/p50/estimate").asDouble()).isEqualTo(3.5);
        // 12.706 * sqrt((0.5^2 + 1.5^2) / 2)
        assertThat(all.at("/latency_ms/wait/p50/high").asDouble()).isCloseTo(3.5 + 12.7062 * 1.11803, within(1e-3));
    }

    @Test
    void aPercentileOfTooFewMessagesIsNull() {
        JsonNode wait =
                tree(summary(60, 60, 0, 3.5, 4), summary(60, 60, 0, 3.5, 4)).at("/broker/all/latency_ms/wait");

        assertThat(wait.at("/p99/estimate").isNull()).isTrue();
        assertThat(wait.at("/p99/note").asString()).isEqualTo("not enough data");
    }

    @Test
    void aReasonThatSomeReplicationsLackCountsAsZeroThere() {
        JsonNode lost = tree(summary(60, 50, 10, 1, 1), summary(30, 20, 10, 1, 1), summary(30, 30, 0, 1, 1))
                .at("/broker/all/lost");

        assertThat(lost.at("/rejected/estimate").asDouble()).isEqualTo(5);
        assertThat(lost.at("/rejected/n").asInt()).isEqualTo(2);
    }

    @Test
    void zeroLossesHaveAnUpperBound() {
        JsonNode total = tree(summary(3000, 3000, 0, 1, 1), summary(1500, 1500, 0, 1, 1), summary(1500, 1500, 0, 1, 1))
                .at("/broker/all/lost/total");

        assertThat(total.at("/low").asDouble()).isZero();
        assertThat(total.at("/high").asDouble()).isCloseTo(1.4971, within(1e-3));
    }

    @Test
    void aFigureThatNoReplicationHasIsNull() {
        JsonNode utilization =
                tree(summary(6, 6, 0, 1, 1), summary(6, 6, 0, 1, 1)).at("/broker/utilization");

        assertThat(utilization.at("/estimate").isNull()).isTrue();
        assertThat(utilization.at("/note").asString()).isEqualTo("no data");
    }

    private static JsonNode letters(int replication) {
        String fire =
                "'fire': {'priority': 'critical', 'count': %d, 'attempts': {'mean': 3}, 'by_reason': {'expired': %d}}";
        String events = replication == 0 ? fire.formatted(8, 8) : "";
        return json("{'broker': {'dead_letters': {'listed': 0, 'count': %d, 'events': {%s}}}}"
                .formatted(replication == 0 ? 8 : 0, events));
    }

    @Test
    void deadLettersThatSomeReplicationsLackCountAsZeroThere() {
        JsonNode fire =
                tree(letters(0), letters(0), letters(1), letters(1), letters(1)).at("/broker/dead_letters/events/fire");

        assertThat(fire.at("/count/estimate").asDouble()).isEqualTo(2);
        assertThat(fire.at("/count/n").asInt()).isEqualTo(4);
        assertThat(fire.at("/by_reason/expired/estimate").asDouble()).isEqualTo(2);
        // but the letters that were not there had no attempts, not even none
        assertThat(fire.at("/attempts/mean/estimate").asDouble()).isEqualTo(3);
        assertThat(fire.at("/attempts/mean/n").asInt()).isEqualTo(1);
    }

    private static JsonNode shares(double never, double open) {
        return json(
                "{'desk': {'delivered': 1000, 'p_wait_zero': " + never + ", 'breaker': {'open_share': " + open + "}}}");
    }

    @Test
    void ratiosAreThoseOfThePooledMessagesAndANoneHasABound() {
        JsonNode desk = tree(shares(0, 0.3), shares(0, 0.1), shares(0, 0.2)).at("/desk");

        // 1 - 0.05^(1/1000)
        assertThat(desk.at("/p_wait_zero/high").asDouble()).isCloseTo(0.0029912, within(1e-7));
        // around the pooled 0.3, with deviations of 0.2 and 0.1: 12.7062 * sqrt(0.05 / 2)
        assertThat(desk.at("/breaker/open_share/estimate").asDouble()).isEqualTo(0.3);
        assertThat(desk.at("/breaker/open_share/high").asDouble()).isCloseTo(0.3 + 12.7062 * 0.158114, within(1e-4));
    }

    @Test
    void whyItStoppedIsWrittenWithWhatNobodyWaitedFor() {
        Estimates estimates = new Estimates(value -> Double.isFinite(value) ? BigDecimal.valueOf(value) : null);
        ObjectNode json = JsonMapper.shared().createObjectNode();

        estimates.put(json, new Stop(Stop.Reason.BUDGET, 50, 50, "tail", 0.25, Map.of("most", Stop.Lack.EXTREME)));

        assertThat(json.toString().replace('"', '\''))
                .isEqualTo("{'reason':'budget','replications':50,'asked':50,'widest':'tail','relative_half_width':0.25,"
                        + "'lacking':{'most':'extreme'}}");
    }

    @Test
    void anObjectiveHasItsFigureItsIntervalAndTheReasonAsACode() {
        Estimates estimates = new Estimates(value -> Double.isFinite(value) ? BigDecimal.valueOf(value) : null);
        estimates.add(json("{'objectives': {'kept': {'text': 'p99 < 1s', 'unit': 'ms'}}}"));
        Promise promise = new Promise(
                "p99 < 1s",
                Judgement.Verdict.INCONCLUSIVE,
                new Estimate(900e6, 800e6, 1e9, 5, Estimate.Note.NONE),
                "police",
                new Remark.Open(2, 5, 40),
                null);

        JsonNode kept = estimates
                .tree(
                        json("{'objectives': {'kept': {'text': 'p99 < 1s', 'unit': 'ms'}}}"),
                        Map.of("kept", promise),
                        (name, figure) -> figure / 1e6)
                .at("/objectives/kept");

        assertThat(kept.toString().replace('"', '\''))
                .isEqualTo("{'text':'p99 < 1s','actual':{'estimate':900.0,'low':800.0,'high':1000.0,'n':5},"
                        + "'unit':'ms','verdict':'inconclusive','where':'police','reason':'open',"
                        + "'reason_figures':{'broken':2.0,'replications':5.0,'more':40.0}}");
    }
}
