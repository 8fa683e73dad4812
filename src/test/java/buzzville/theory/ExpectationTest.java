package buzzville.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which formula is taken for a stage, and why sometimes none is. */
class ExpectationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            broker: {backpressure: 'credit(n=1, returns=settled)'}                           | BACKPRESSURE
            producers: {p: {arrivals: closed-loop(1s)}}                                      | CLOSED_LOOP
            producers: {p: {arrivals: 'on-off(rate=8/s, on=1s, off=3s)'}}                    | BURSTY
            producers: {p: {arrivals: 'at(times=[1s])'}}                                     | CHANGING
            producers: {p: {arrivals: poisson(1/s), batch: 3}}                               | BATCHES
            producers: {p: {arrivals: never}}                                                | NO_TRAFFIC
            producers: {p: {arrivals: poisson(199/s)}}                                       | TOO_BUSY
            services: {s: {service-time: pareto(mean=10ms, alpha=1.5)}}                      | VARIANCE
            services: {s: {ttl: {normal: 15ms}}}                                             | EXPIRY
            services: {s: {lanes: {all: {capacity: 3, overflow: drop-oldest}}}}              | BOUNDED
            services: {s: {rate: 500/s}}                                                     | RATE
            services: {s: {joins: 1s}}                                                       | ATTENDANCE
            services: {s: {admission: 'token-bucket(rate=10/s, burst=5)'}}                   | ADMISSION
            incidents: {x: {at: 10s, for: 10s, surge: {factor: 2}}}                          | CHANGING
            incidents: {x: {at: 10s, for: 10s, outage: {workers: {s: 1}}}}                   | CHANGING
            incidents: {x: {random: {between: 20s, repair: 1s}, crash: {services: [s]}}}     | TROUBLE
            incidents: {x: {at: 10s, for: 1s, network: {loss: 5%}}}                          | TROUBLE
            incidents: {x: {at: 10s, for: 1s, poison: {share: 5%}}}                          | TROUBLE
            incidents: {x: {at: 10s, for: 1s, outage: {producers: [p]}}}                     | TROUBLE
            incidents: {x: {at: 10s, for: 1s, slow: {workers: {s: 1}, factor: 2}}}           | TROUBLE
            """)
    void whereNoFormulaHoldsItSaysWhy(String change, Hindrance why) {
        String key = change.substring(0, change.indexOf(':'));
        String city = """
                duration: 1min
                events: {e: {}}
                %s
                %s
                %s
                """;
        String producers = "producers: {p: {emits: e, arrivals: poisson(60/s)}}";
        String services = "services: {s: {subscribes: [e], workers: 2, service-time: exponential(10ms)}}";
        String changed =
                change.replace("{p: {", "{p: {emits: e, ").replace("{s: {", "{s: {subscribes: [e], workers: 2, ");
        if (key.equals("services") && !change.contains("service-time")) {
            changed = changed.replace("workers: 2, ", "workers: 2, service-time: exponential(10ms), ");
        }
        String scenario = city.formatted(
                key.equals("producers") ? changed : producers,
                key.equals("services") ? changed : services,
                key.equals("producers") || key.equals("services") ? "" : change);

        assertThat(LoadAnalysisTest.stage("s", scenario).measured().formula()).isNull();
        assertThat(LoadAnalysisTest.stage("s", scenario).measured().hindrance()).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exponential(8ms) | poisson(50/s)               | 1         | {}                                   | ERLANG_C
            exponential(8ms) | poisson(50/s)               | 3         | {}                                   | ERLANG_C
            'uniform(0s, 16ms)' | poisson(50/s)            | 1         | {}                                   | POLLACZEK_KHINCHINE
            8ms              | poisson(50/s)               | 1         | {}                                   | M_D_1
            8ms              | poisson(50/s)               | 2         | {}                                   | ALLEN_CUNNEEN
            exponential(8ms) | 'every(20ms, phase=0s)'     | 1         | {}                                   | D_M_1
            exponential(8ms) | renewal(erlang(20ms, 2))    | 1         | {}                                   | KINGMAN
            exponential(8ms) | poisson(50/s)               | 4         | {all: {capacity: 0}}                 | ERLANG_B
            exponential(8ms) | poisson(50/s)               | 1         | {all: {capacity: 5}}                 | M_M_C_K
            exponential(8ms) | poisson(50/s)               | 1         | {all: {capacity: 1000}}              | ERLANG_C
            exponential(8ms) | poisson(50/s)               | unlimited | {}                                   | UNLIMITED
            """)
    void theFormulaFitsTheQueue(String service, String arrivals, String workers, String lanes, Formula formula) {
        StageLoad stage = LoadAnalysisTest.stage(
                "s", """
                duration: 1min
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "%s"}}
                services: {s: {subscribes: [e], workers: %s, service-time: "%s"%s}}
                """.formatted(arrivals, workers, service, lanes.equals("{}") ? "" : ", lanes: " + lanes));

        assertThat(stage.measured().formula()).isEqualTo(formula);
    }

    /** 2500 sensors by the clock at random phases are nearly Poisson: within 1 % of Erlang C. */
    @Test
    void manyRegularSourcesAreNearlyPoisson() {
        StageLoad stage = LoadAnalysisTest.one("count: 2500, arrivals: every(20s)");

        assertThat(stage.measured().formula()).isEqualTo(Formula.ALLEN_CUNNEEN);
        assertThat(stage.measured().meanWait() / 1e9).isCloseTo(Queues.meanWait(125, 0.01, 2), within(2e-5));
    }
}
