package buzzville.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.scenario.yaml.toy.Toys;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionsTest {

    private final Problems problems = new Problems();
    private final Mapping document = Toys.TOWN.parse("""
            name: x
            services:
              police:
                subscribes: [a, b]
                service-time: lognormal(mean=40ms, p99=200ms)
              "fire.dep": {subscribes: [c]}
            network: 5ms
            """, Source.named("a.yaml"), problems);
    private final Positions positions = new Positions(document);

    @Test
    void aPathLeadsToItsValueAndToItsKey() {
        assertThat(positions.of("services.police.subscribes[1]")).hasToString("a.yaml:4:21");
        assertThat(positions.of("services.police.subscribes")).hasToString("a.yaml:4:17");
        assertThat(positions.ofKey("services.police.subscribes")).hasToString("a.yaml:4:5");
        assertThat(positions.of("services.\"fire.dep\".subscribes[0]")).hasToString("a.yaml:6:29");
        assertThat(positions.of("services.police.service-time.p99")).hasToString("a.yaml:5:44");
        assertThat(positions.of("network.latency.value")).hasToString("a.yaml:7:10");
        assertThat(positions.of("")).hasToString("a.yaml:1:1");
    }

    @Test
    void whatIsNotWrittenStandsAtItsNearestAncestor() {
        assertThat(positions.of("services.police.workers")).hasToString("a.yaml:3:3");
        assertThat(positions.of("services.police.on-time.share")).hasToString("a.yaml:3:3");
        assertThat(positions.of("services.police.subscribes[9]")).hasToString("a.yaml:4:5");
        assertThat(positions.of("incidents.x")).hasToString("a.yaml:1:1");
    }

    @Test
    void laterChecksSayWhereWithAPath() {
        assertThatThrownBy(() -> new Problems().at("name", "x")).isInstanceOf(IllegalStateException.class);
        Toys.TOWN.bind(document, problems);

        problems.at("services.police.subscribes[1]", "there is no event 'b'");
        problems.atKey("services.police", "nobody needs it");
        problems.warnAt("name", "too short");

        assertThat(problems.lines())
                .containsExactly(
                        "a.yaml:1:7: warning: name: too short",
                        "a.yaml:3:3: services.police: nobody needs it",
                        "a.yaml:4:21: services.police.subscribes[1]: there is no event 'b'");
        assertThat(problems.errorCount()).isEqualTo(2);
    }

    @Test
    void problemsAreToldInReadingOrderAndOnce() {
        Source first = new Source("z.yaml", 0, null, null, true);
        Source second = new Source("a.yaml", 1, null, null, true);
        problems.error(new Position(second, 1, 1), "", "four");
        problems.error(new Position(first, 10, 2), "", "three");
        problems.error(new Position(first, 10, 1), "", "two");
        problems.error(new Position(first, 9, 7), "x", "one");
        problems.error(new Position(first, 9, 7), "x", "one");

        assertThat(problems.lines())
                .containsExactly("z.yaml:9:7: x: one", "z.yaml:10:1: two", "z.yaml:10:2: three", "a.yaml:1:1: four");
    }

    @Test
    void pathsReadBackAsTheyAreWritten() {
        for (String path : List.of("a", "a.b-c[0].d", "a[0][1]", "\"a.b\".c", "a.\"x \\\"y\\\" [0]\"[3]")) {
            assertThat(NodePath.parse(path)).hasToString(path);
        }
        assertThat(NodePath.parse("'a.b'.c")).hasToString("\"a.b\".c");
    }
}
