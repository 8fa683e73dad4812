package buzzville.theory;

import static buzzville.theory.Study.mean;
import static buzzville.theory.Study.service;

import buzzville.city.Run;
import buzzville.metric.Latency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several queues one after the other, and loops. */
class NetworkOfQueuesTheoryTest {
    /**
     * Jackson 1957, Reich 1963: the output of an M/M/1 queue is Poisson, and in two queues in series the two sojourns of a
     * message are independent and exponential.
     */
    @Test
    void brokerAndServiceInSeries() {
        double first = 1 / (200.0 - 100);
        double second = 1 / (160.0 - 100);
        Study.of(8, """
                        duration: 1000s
                        warmup: 10s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: poisson(100/s)}}
                        broker: {service-time: exponential(5ms)}
                        services: {s: {subscribes: [e], service-time: exponential(6.25ms)}}
                        """)
                .expect(
                        "at the broker",
                        first,
                        0.01,
                        run -> run.summary()
                                        .broker()
                                        .all()
                                        .latency(Latency.SOJOURN)
                                        .mean()
                                / 1e9)
                .expect("at the service", second, 0.01, mean(Latency.SOJOURN))
                .expect("both", first + second, 0.01, mean(Latency.END_TO_END))
                .expect(
                        "sd of both",
                        Math.hypot(first, second),
                        0.02,
                        run -> service(run).all().latency(Latency.END_TO_END).deviation() / 1e9);
    }

    /** M/M/1//N, the machine repair model: N sources that think, one worker. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12})
    void aClosedLoop(int sources) {
        double think = 0.1;
        double service = 0.02;
        double sum = 0;
        double term = 1;
        for (int n = 0; n <= sources; n++) {
            sum += term;
            term *= (sources - n) * service / think;
        }
        double busy = 1 - 1 / sum;
        double throughput = busy / service;
        Study.of(8, """
                        duration: 500s
                        warmup: 5s
                        events: {e: {}}
                        producers: {p: {emits: e, count: %d, arrivals: "closed-loop(exponential(100ms))"}}
                        services: {s: {subscribes: [e], service-time: exponential(20ms)}}
                        """.formatted(sources))
                .expect("utilisation", busy, 0.01, run -> service(run).utilization())
                .expect("sojourn", sources / throughput - think, 0.01, mean(Latency.SOJOURN))
                .expect(
                        "throughput",
                        throughput,
                        0.01,
                        run -> service(run).all().delivered() / 495.0);
    }

    /** Batch arrivals: the wait of M[X]/D/1 with batches of constant size b is that of whole batches plus that within one. */
    @Test
    void arrivalsInBatches() {
        // batches of 4 at 15/s, 10 ms each: rho 0.6; a batch is a customer of 40 ms in M/D/1: 0.6 / 0.8 * 40 ms;
        // within its batch a message waits for 0 to 3 others, 15 ms on average
        double wait = 0.6 / (2 * 0.4) * 0.04 + 0.015;
        Study.of(8, """
                        duration: 1000s
                        warmup: 10s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: poisson(15/s), batch: 4}}
                        services: {s: {subscribes: [e], service-time: 10ms}}
                        """).expect("wait", wait, 0.02, mean(Latency.WAIT));
    }

    /** Partitions and their threads are queues of their own: n M/M/1 where a shared pool would be one M/M/n. */
    @Test
    void partitionsWithThreadsOfTheirOwnAndShared() {
        // a producer in each zone keeps the arrivals of each partition Poisson, which taking turns would not
        String zoned = """
                duration: 500s
                warmup: 10s
                zones: [a, b, c, d]
                events: {e: {}}
                producers: {p: {emits: e, count: 4, arrivals: poisson(70/s)}}
                broker: {service-time: exponential(10ms), partitions: zone, %s}
                services: {s: {subscribes: [e]}}
                """;
        Study.of(6, zoned.formatted("threads: 1"))
                .expect("own", 1 / (100.0 - 70) - 0.01, 0.02, NetworkOfQueuesTheoryTest::brokerWait);
        double shared = SingleQueueTheoryTest.erlangC(4, 2.8) / (400 - 280);
        Study.of(6, zoned.formatted("threads: 4, threads-of: broker"))
                .expect("shared", shared, 0.03, NetworkOfQueuesTheoryTest::brokerWait);
    }

    private static double brokerWait(Run run) {
        return run.summary().broker().all().latency(Latency.WAIT).mean() / 1e9;
    }
}
