package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import buzzville.city.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SummaryJsonTest {
    @TempDir
    Path folder;

    @Test
    void figuresAreThoseOfPencilAndPaper() throws IOException {
        JsonNode garde = read(Runs.BY_HAND).at("/services/garde");
        JsonNode high = garde.at("/priorities/high");

        assertThat(high.at("/offered").asInt()).isEqualTo(10);
        assertThat(high.at("/delivered").asInt()).isEqualTo(6);
        assertThat(high.at("/lost/dropped-newest").asInt()).isEqualTo(1);
        assertThat(high.at("/lost/total").asInt()).isEqualTo(1);
        assertThat(high.at("/lost_age_ms/dropped-newest").asInt()).isZero();
        assertThat(high.at("/in_flight").asInt()).isEqualTo(3);
        assertThat(high.at("/p_wait_zero").asDouble()).isEqualTo(1.0 / 6, offset(1e-12));
        assertThat(high.at("/attempts/mean").asInt()).isEqualTo(1);
        // from occurrence to end: 1.5, 2, 2.5, 3, 3.5 and 4 s
        assertThat(high.at("/latency_ms/end_to_end/mean").asString()).isEqualTo("2750");
        assertThat(high.at("/latency_ms/end_to_end/max").asString()).isEqualTo("4000");
        assertThat(high.at("/latency_ms/end_to_end/sd").asDouble()).isEqualTo(500 * Math.sqrt(3.5), offset(1e-8));
        assertThat(high.at("/latency_ms/end_to_end/p50").asDouble()).isEqualTo(2500, offset(2.5));
        assertThat(high.at("/latency_ms/wait/mean").asString()).isEqualTo("1250");
        assertThat(high.at("/latency_ms/blocked/max").asString()).isEqualTo("0");
        assertThat(garde.at("/all/offered").asInt()).isEqualTo(10);
        // waiting: 13.5 s in all, two at a time during half of the ten seconds
        assertThat(garde.at("/lanes/all/queue/mean").asString()).isEqualTo("1.35");
        assertThat(garde.at("/lanes/all/queue/max").asInt()).isEqualTo(2);
        assertThat(garde.at("/lanes/all/share_of_time_full").asString()).isEqualTo("0.5");
        assertThat(garde.at("/utilization").asInt()).isEqualTo(1);
    }

    @Test
    void theRestOfTheTreeIsThereToo() throws IOException {
        JsonNode json = read(Runs.BY_HAND);

        assertThat(json.propertyNames())
                .containsExactly(
                        "strategy",
                        "seed",
                        "replication",
                        "measured",
                        "occurrences",
                        "messages",
                        "passed",
                        "services",
                        "broker",
                        "events",
                        "producers",
                        "policies",
                        "aggregations",
                        "scaling",
                        "prices",
                        "theory",
                        "incidents",
                        "objectives");
        assertThat(json.at("/broker/priorities/high/unrouted").asInt()).isZero();
        assertThat(json.at("/broker/all/delivered").asInt()).isEqualTo(10);
        assertThat(json.at("/events/feu/count").asInt()).isEqualTo(6);
        assertThat(json.at("/events/feu/not_all").asInt()).isEqualTo(1);
        assertThat(json.at("/events/feu/unfinished").asInt()).isEqualTo(3);
        assertThat(json.at("/events/feu/all_handled_ms/max").asInt()).isEqualTo(4000);
        assertThat(json.at("/producers/capteur").toString())
                .isEqualTo("{\"occurrences\":10,\"published\":10,\"suppressed\":0,"
                        + "\"blocked\":{\"count\":0,\"total_ms\":0}}");
        assertThat(json.at("/objectives/kept/verdict").asString()).isEqualTo("pass");
        assertThat(json.at("/objectives/kept/actual").asString()).isEqualTo("0.1");
        assertThat(json.at("/objectives/kept/unit").asString()).isEqualTo("ratio");
        assertThat(json.at("/objectives/quick/unit").asString()).isEqualTo("ms");
        assertThat(json.at("/objectives/flat/verdict").asString()).isEqualTo("fail");
        assertThat(json.at("/objectives/flat/actual").asInt()).isEqualTo(2);
        assertThat(json.at("/passed").asBoolean()).isFalse();
    }

    @Test
    void aPartitionSaysWhichZoneItIsFor() throws IOException {
        JsonNode partitions = read(Runs.BUSY).at("/broker/partitions");
        JsonNode single = read(Runs.BUSY.replace("partitions: zone", "partitions: single"))
                .at("/broker/partitions");

        assertThat(partitions.at("/0/zone").asString()).isEqualTo("nord");
        assertThat(partitions.at("/1/zone").asString()).isEqualTo("sud");
        assertThat(single.at("/0").has("zone")).isFalse();
    }

    @Test
    void everyLedgerAddsUp() throws IOException {
        JsonNode json = read(Runs.BUSY);

        int checked = 0;
        for (JsonNode stage : json.at("/services")) {
            for (JsonNode ledger : stage.at("/priorities")) {
                assertThat(ends(ledger)).isEqualTo(ledger.at("/offered").asLong());
                checked++;
            }
            assertThat(ends(stage.at("/all")))
                    .isEqualTo(stage.at("/all/offered").asLong());
        }
        assertThat(checked).isEqualTo(4);
        assertThat(ends(json.at("/broker/all")))
                .isEqualTo(json.at("/broker/all/offered").asLong());
        assertThat(json.at("/services/panneau/instances/1/all/offered").asLong()
                        + json.at("/services/panneau/instances/0/all/offered").asLong())
                .isEqualTo(json.at("/services/panneau/all/offered").asLong());
        assertThat(json.at("/broker/partitions").size()).isEqualTo(2);
        assertThat(json.at("/services/journal/utilization").isNull()).isTrue();
        assertThat(json.at("/incidents/crowd").toString())
                .startsWith(
                        "{\"kind\":\"surge\",\"from_s\":20,\"until_s\":35,\"touches\":[\"detecteur\",\"capteur\"],\"recovered\":");
    }

    private static long ends(JsonNode ledger) {
        long lost = 0;
        for (String reason : ledger.at("/lost").propertyNames()) {
            boolean sum = List.of("total", "told", "silent").contains(reason);
            lost += sum ? 0 : ledger.at("/lost").get(reason).asLong();
        }
        assertThat(ledger.at("/lost/told").asLong() + ledger.at("/lost/silent").asLong())
                .isEqualTo(lost);
        assertThat(lost).isEqualTo(ledger.at("/lost/total").asLong());
        return lost
                + ledger.at("/delivered").asLong()
                + ledger.at("/merged").asLong()
                + ledger.at("/sampled").asLong()
                + ledger.at("/deduplicated").asLong()
                + ledger.at("/unrouted").asLong()
                + ledger.at("/in_flight").asLong();
    }

    private JsonNode read(String yaml) throws IOException {
        Run run = Runs.of(yaml, folder);
        return JsonMapper.shared().readTree(SummaryJson.text(run));
    }
}
