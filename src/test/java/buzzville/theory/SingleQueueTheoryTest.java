package buzzville.theory;

import static buzzville.theory.Study.mean;
import static buzzville.theory.Study.percentile;
import static buzzville.theory.Study.service;

import buzzville.metric.Latency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One queue, solved with pencil and paper. Times in seconds. */
class SingleQueueTheoryTest {
    private static final String ONE_SERVICE = """
            duration: %s
            warmup: 10s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "%s"}}
            services: {s: {subscribes: [e], workers: %s, service-time: "%s"}}
            """;

    /** M/M/1: the sojourn is exponential with mean 1 / (mu - lambda). */
    @Test
    void oneWorkerWithPoissonArrivalsAndExponentialService() {
        double lambda = 60;
        double mu = 100;
        double sojourn = 1 / (mu - lambda);
        double rho = lambda / mu;
        Study.of(8, ONE_SERVICE.formatted("2000s", "poisson(60/s)", 1, "exponential(10ms)"))
                .expect("wait", rho * sojourn, 0.01, mean(Latency.WAIT))
                .expect("sojourn", sojourn, 0.01, mean(Latency.SOJOURN))
                .expect("end-to-end", sojourn, 0.01, mean(Latency.END_TO_END))
                .expect(
                        "sd",
                        sojourn,
                        0.02,
                        run -> service(run).all().latency(Latency.SOJOURN).deviation() / 1e9)
                .expect("p50", sojourn * Math.log(2), 0.01, percentile(Latency.SOJOURN, 0.5))
                .expect("p90", sojourn * Math.log(10), 0.01, percentile(Latency.SOJOURN, 0.9))
                .expect("p99", sojourn * Math.log(100), 0.02, percentile(Latency.SOJOURN, 0.99))
                .expect("no wait", 1 - rho, 0.01, run -> {
                    var wait = service(run).all().latency(Latency.WAIT);
                    return (double) wait.zeros() / wait.count();
                })
                .expect(
                        "queue",
                        rho * rho / (1 - rho),
                        0.02,
                        run -> service(run).meanWaiting())
                .expect("utilisation", rho, 0.01, run -> service(run).utilization());
    }

    /** M/M/c: Erlang's C formula; those who wait do so exponentially with mean 1 / (c mu - lambda). */
    @ParameterizedTest
    @CsvSource({"2, 140", "5, 400", "10, 800"})
    void severalWorkers(int workers, double lambda) {
        double mu = 100;
        double waits = erlangC(workers, lambda / mu);
        double mean = waits / (workers * mu - lambda);
        Study.of(8, ONE_SERVICE.formatted("400s", "poisson(" + lambda + "/s)", workers, "exponential(10ms)"))
                .expect("wait", mean, 0.02, mean(Latency.WAIT))
                .expect("sojourn", mean + 1 / mu, 0.01, mean(Latency.SOJOURN))
                .expect(
                        "p95 of the wait",
                        Math.log(waits / 0.05) / (workers * mu - lambda),
                        0.02,
                        percentile(Latency.WAIT, 0.95))
                .expect(
                        "utilisation",
                        lambda / mu / workers,
                        0.01,
                        run -> service(run).utilization());
    }

    /** M/G/1: Pollaczek and Khinchine; the wait depends on the service time by its mean and variance only. */
    @ParameterizedTest
    @CsvSource({
        "10ms, 0",
        "'uniform(0ms, 20ms)', 0.333333333333333",
        "'erlang(10ms, 4)', 0.25",
        "'lognormal(mean=10ms, cv=1.2)', 1.44",
        "'gamma(mean=10ms, cv=0.7)', 0.49",
        "'hyperexponential(mean=10ms, cv=1.5)', 2.25"
    })
    void anyServiceTime(String service, double squaredVariation) {
        double rho = 0.6;
        double wait = rho / (1 - rho) * (1 + squaredVariation) / 2 * 0.01;
        Study.of(8, ONE_SERVICE.formatted("1000s", "poisson(60/s)", 1, service))
                .expect("wait", wait, 0.025, mean(Latency.WAIT))
                .expect("utilisation", rho, 0.01, run -> service(run).utilization());
    }

    /** D/M/1: sigma = exp(-(mu / lambda) (1 - sigma)); the wait is sigma / (1 - sigma) / mu. */
    @Test
    void regularArrivals() {
        double mu = 125;
        double sigma = 0.5;
        for (int i = 0; i < 200; i++) {
            sigma = Math.exp(-mu / 100 * (1 - sigma));
        }
        Study.of(8, ONE_SERVICE.formatted("800s", "every(10ms, phase=0s)", 1, "exponential(8ms)"))
                .expect("wait", sigma / (1 - sigma) / mu, 0.02, mean(Latency.WAIT))
                .expect("sojourn p90", Math.log(10) / (mu * (1 - sigma)), 0.02, percentile(Latency.SOJOURN, 0.9));
    }

    /** M/M/infinity: the number at work is Poisson with mean lambda / mu, whatever the service time. */
    @ParameterizedTest
    @CsvSource({"exponential(50ms)", "50ms", "'uniform(0ms, 100ms)'"})
    void aWorkerForEverybody(String service) {
        Study.of(6, ONE_SERVICE.formatted("200s", "poisson(400/s)", "unlimited", service))
                .expect("sojourn", 0.05, 0.01, mean(Latency.SOJOURN))
                .expect("at work", 20, 0.01, run -> run.stages().get(0).busy().mean());
    }

    /** The probability of waiting among {@code servers} at an offered load of {@code load} (Erlang 1917). */
    static double erlangC(int servers, double load) {
        double blocked = erlangB(servers, load);
        return servers * blocked / (servers - load * (1 - blocked));
    }

    /** The probability of finding all servers busy where nobody waits (Erlang 1917). */
    static double erlangB(int servers, double load) {
        double blocked = 1;
        for (int n = 1; n <= servers; n++) {
            blocked = load * blocked / (n + load * blocked);
        }
        return blocked;
    }
}
