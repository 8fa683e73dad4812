package buzzville.theory;

import static buzzville.theory.Study.mean;
import static buzzville.theory.Study.service;
import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Run;
import buzzville.message.Priority;
import buzzville.metric.Latency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues that lose: finite room, priorities under overload, shares. */
class LossTheoryTest {
    /** M/M/1/K: K - 1 wait at most; the loss is (1 - rho) rho^K / (1 - rho^(K + 1)). */
    @ParameterizedTest
    @CsvSource({"5, 0.8", "3, 1.5", "1, 1.0"})
    void finiteRoom(int room, double rho) {
        double loss = rho == 1 ? 1.0 / (room + 1) : (1 - rho) * Math.pow(rho, room) / (1 - Math.pow(rho, room + 1));
        double present = 0;
        double weights = 0;
        for (int n = 0; n <= room; n++) {
            present += n * Math.pow(rho, n);
            weights += Math.pow(rho, n);
        }
        double sojourn = present / weights / (rho * 100 * (1 - loss));
        Study.of(8, """
                        duration: 500s
                        warmup: 5s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: poisson(%s/s)}}
                        services:
                          s:
                            subscribes: [e]
                            service-time: exponential(10ms)
                            lanes: {all: {capacity: %d, overflow: reject}}
                        """.formatted(rho * 100, room - 1))
                .expect("loss", loss, 0.01, Study::loss)
                .expect("sojourn", sojourn, 0.01, mean(Latency.SOJOURN));
    }

    /** M/G/c/c: Erlang's B formula holds whatever the service time. */
    @ParameterizedTest
    @CsvSource({"exponential(50ms)", "50ms", "'hyperexponential(mean=50ms, cv=2)'"})
    void nobodyWaits(String service) {
        Study.of(8, """
                        duration: 500s
                        warmup: 5s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: poisson(80/s)}}
                        services:
                          s:
                            subscribes: [e]
                            workers: 6
                            service-time: "%s"
                            lanes: {all: {capacity: 0, overflow: reject}}
                        """.formatted(service)).expect("loss", SingleQueueTheoryTest.erlangB(6, 4), 0.015, Study::loss);
    }

    /** Cobham 1954: non-preemptive priorities; W_k = W_0 / ((1 - s_(k-1)) (1 - s_k)), W_0 = sum of lambda E[S^2] / 2. */
    @Test
    void nonPreemptivePriorities() {
        double[] lambda = {10, 20, 30};
        double[] service = {0.01, 0.012, 0.01};
        double[] secondMoment = {2 * 0.01 * 0.01, 0.012 * 0.012, 0.01 * 0.01 * (1 + 1.0 / 4)};
        double residual = 0;
        for (int k = 0; k < 3; k++) {
            residual += lambda[k] * secondMoment[k] / 2;
        }
        double[] wait = new double[3];
        double load = 0;
        for (int k = 0; k < 3; k++) {
            double above = load;
            load += lambda[k] * service[k];
            wait[k] = residual / ((1 - above) * (1 - load));
        }
        Study.of(8, """
                        duration: 1000s
                        warmup: 10s
                        events: {c: {priority: critical}, n: {priority: normal}, i: {priority: info}}
                        producers:
                          c: {emits: c, arrivals: poisson(10/s)}
                          n: {emits: n, arrivals: poisson(20/s)}
                          i: {emits: i, arrivals: poisson(30/s)}
                        services:
                          s:
                            subscribes: [c, n, i]
                            service-times: {c: exponential(10ms), n: 12ms, i: "erlang(10ms, 4)"}
                            lanes: {critical: {}, normal: {accepts: [high, normal]}, info: {}}
                            dispatch: strict-priority
                        """)
                .expect("critical", wait[0], 0.01, mean(Latency.WAIT, Priority.CRITICAL))
                .expect("normal", wait[1], 0.02, mean(Latency.WAIT, Priority.NORMAL))
                .expect("info", wait[2], 0.02, mean(Latency.WAIT, Priority.INFO));
    }

    /**
     * Three lanes, four workers, load 1.3, of which the least urgent class keeps the workers busy: every 1/4 s one becomes
     * free, which is all that the classes above wait for; the least urgent gets what is left.
     */
    @Test
    void threeLanesUnderOverload() {
        Study study = Study.of(6, """
                        duration: 20000s
                        warmup: 500s
                        events: {c: {priority: critical}, n: {priority: normal}, i: {priority: info}}
                        producers:
                          c: {emits: c, arrivals: poisson(0.52/s)}
                          n: {emits: n, arrivals: poisson(3.12/s)}
                          i: {emits: i, arrivals: poisson(1.56/s)}
                        services:
                          s:
                            subscribes: [c, n, i]
                            workers: 4
                            service-time: exponential(1s)
                            lanes:
                              critical: {}
                              normal: {accepts: [high, normal], capacity: 1000, overflow: drop-newest}
                              info: {capacity: 100, overflow: drop-newest}
                            dispatch: strict-priority
                        """)
                .expect("critical", 1 + 0.25 / 0.87, 0.01, mean(Latency.SOJOURN, Priority.CRITICAL))
                .expect("normal", 1 + 0.25 / (0.87 * 0.09), 0.03, mean(Latency.SOJOURN, Priority.NORMAL))
                .expect("info", 276, 0.02, mean(Latency.SOJOURN, Priority.INFO))
                .expect("loss of info", 1 - 0.36 / 1.56, 0.02, run -> {
                    var info = service(run).tally(Priority.INFO);
                    return (double) info.lost() / info.offered();
                });
        assertThat(study.runs())
                .allSatisfy(run -> assertThat(service(run).utilization()).isEqualTo(1));
    }

    /** Lanes that always have work are served in proportion to their weights. */
    @Test
    void sharesUnderSaturation() {
        Study.of(4, """
                        duration: 200s
                        warmup: 5s
                        events: {c: {priority: critical}, n: {priority: normal}, i: {priority: info}}
                        producers:
                          c: {emits: c, arrivals: poisson(200/s)}
                          n: {emits: n, arrivals: poisson(200/s)}
                          i: {emits: i, arrivals: poisson(200/s)}
                        services:
                          s:
                            subscribes: [c, n, i]
                            service-time: exponential(10ms)
                            lanes:
                              critical: {capacity: 50}
                              normal: {accepts: [high, normal], capacity: 50}
                              info: {capacity: 50}
                            dispatch: weighted-fair(weights={critical: 5, normal: 3, info: 2})
                        """)
                .expect("critical", 50, 0.01, run -> throughput(run, Priority.CRITICAL))
                .expect("normal", 30, 0.01, run -> throughput(run, Priority.NORMAL))
                .expect("info", 20, 0.01, run -> throughput(run, Priority.INFO));
    }

    private static double throughput(Run run, Priority priority) {
        return service(run).tally(priority).delivered() / 195.0;
    }
}
