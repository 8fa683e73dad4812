package buzzville.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.yaml.toy.Toys;
import org.junit.jupiter.api.Test;

class EffectiveTest {

    private static final String TOWN = """
            services:
              police: {subscribes: [move, crash], service-time: 'lognormal(p99=200ms, mean=40ms)', batch: 5}
              odd: {subscribes: [], service-time: 'mixture([5ms, exponential(mean=1 ms)])', on-time: {share: 5%, within: 1s}}
            producers:
              "12": {emits: "null", arrivals: 'piecewise({0s: 20%, 7h: 150%})', drift: -3ppm}
              p: {emits: "a: b #c", arrivals: "every(1s)"}
            name: 42
            network: {kind: exponential, mean: 5ms}
            strategies:
              none:
              calm: {services: {police: {workers: null, service-time: {mean: 1s}}}, network: 7ms}
            """;

    private static String effective(String yaml) {
        Problems problems = new Problems();
        Mapping document = Toys.TOWN.parse(yaml, Source.named("a.yaml"), problems);
        assertThat(problems.lines()).isEmpty();
        return Toys.TOWN.effective(document);
    }

    @Test
    void everythingIsWrittenOutInTheOrderOfTheRecords() {
        assertThat(effective(TOWN)).isEqualTo("""
                        name: "42"
                        seed: 0
                        duration: 30min
                        drain: false
                        producers:
                          12:
                            emits: "null"
                            count: 1
                            arrivals: piecewise(profile={0s: 20%, 7h: 150%})
                            drift: -3ppm
                          p:
                            emits: "a: b #c"
                            count: 1
                            arrivals: every(period=1s, jitter=constant(value=0s))
                            drift: 0ppm
                        services:
                          police:
                            subscribes: [move, crash]
                            workers: 1
                            service-time: lognormal(mean=40ms, p99=200ms)
                            batch: constant(value=5)
                            priority: normal
                            size: 900B
                          odd:
                            subscribes: []
                            workers: 1
                            service-time: mixture(of=[constant(value=5ms), exponential(mean=1 ms)])
                            priority: normal
                            size: 900B
                            on-time:
                              within: 1s
                              share: 5%
                        network:
                          latency: exponential(mean=5ms)
                          loss: 0%
                        strategies:
                          none: {}
                          calm:
                            services:
                              police:
                                workers: null
                                service-time:
                                  mean: 1s
                            network:
                              latency: constant(value=7ms)
                        """);
    }

    @Test
    void itReadsBackAsTheSameRecordAndTheSameText() {
        String first = effective(TOWN);

        assertThat(effective(first)).isEqualTo(first);
        assertThat(Toys.town(first).services()).isEqualTo(Toys.town(TOWN).services());
        assertThat(Toys.town(first).producers()).isEqualTo(Toys.town(TOWN).producers());
        assertThat(Toys.town(first).network()).isEqualTo(Toys.town(TOWN).network());
    }

    @Test
    void anyTextSurvives() {
        for (String text : new String[] {
            "",
            " ",
            "a",
            "5",
            "true",
            "~",
            "null",
            "- a",
            "a: b",
            "a #b",
            "#",
            "'",
            "\"",
            "\\",
            "a\nb",
            "a\tb",
            "é",
            "😀",
            "f(a, b)",
            "{",
            "[",
            "*a",
            "&a",
            "!a",
            "|",
            ">",
            "%",
            "@",
            "`",
            "---",
            "...",
            "a ",
            " a",
            "a:",
            "?",
            "? a",
            "-",
            "0x1",
            "1e3",
            ".5",
            "a,b",
            "a  b",
            "f(x, \"y\")",
            "=",
            "a\u0001b".replace("\u0001", "\u00a0")
        }) {
            Mapping document = new Mapping(
                    Position.of(Source.named("x")),
                    java.util.Map.of(
                            "name",
                            new Entry(
                                    Position.of(Source.named("x")),
                                    new Scalar(Position.of(Source.named("x")), text, false, false))));
            assertThat(Toys.town(Toys.TOWN.effective(document)).name()).isEqualTo(text);
        }
    }
}
