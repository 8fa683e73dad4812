package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong in a city, its results are the same bytes on one thread and on two. */
class FaultsOnThreadsTest {
    private static final String CITY = """
            format: 1
            duration: 30s
            seed: 5
            events: {e: {}}
            producers: {p: {emits: e, count: 3, arrivals: poisson(3/s), outbox: 'outbox(timeout=300ms)'}}
            network: {to-broker: {latency: 'uniform(1ms, 9ms)'}}
            broker: {journal: {replicas: 2, replication: 2ms, failover: 500ms}}
            services: {s: {subscribes: [e], workers: 2, service-time: exponential(100ms), commit: every(700ms)}}
            incidents:
              node: {at: 5s, for: 5s, crash: {nodes: [0]}}
              weary: {random: {between: exponential(8s), repair: exponential(1s), each: worker}, crash: {services: [s]}}
              fog: {at: 12s, for: 5s, network: {from: [p], to: [broker], loss: 20%, duplicate: 10%}}
              detour: {at: 15s, for: 5s, network: {from: [p], to: [broker], reorder: {share: 20%, by: 300ms}}}
              venom: {at: 20s, for: 3s, poison: {share: 30%}}
            objectives: {most: on-time(1s) > 50%}
            """;

    @TempDir
    Path folder;

    @Test
    void resultsOfRunsWithAllKindsOfFaultsAreTheSameBytesOnOneThreadAndOnTwo() throws IOException {
        Path file = Files.writeString(folder.resolve("city.yaml"), CITY);
        Path one = run(file, "1");
        Path two = run(file, "2");

        List<Path> names = files(one);
        assertThat(files(two)).isEqualTo(names);
        for (Path name : names) {
            assertThat(Files.mismatch(one.resolve(name), two.resolve(name)))
                    .as(name.toString())
                    .isEqualTo(-1);
        }
    }

    private Path run(Path file, String threads) {
        Path out = folder.resolve("on-" + threads);
        Shell shell = Shell.run(
                "run",
                file.toString(),
                "--trace",
                "--journal",
                "--no-charts",
                "--replications",
                "3",
                "--threads",
                threads,
                "--out",
                out.toString());
        assertThat(shell.status()).as(shell.err()).isZero();
        return out;
    }

    private static List<Path> files(Path results) throws IOException {
        try (Stream<Path> all = Files.walk(results)) {
            return all.filter(Files::isRegularFile)
                    .map(results::relativize)
                    .sorted()
                    .toList();
        }
    }
}
