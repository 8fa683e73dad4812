package buzzville.strategy;

import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A combination of policies that makes no sense, in the {@link Surge}.
 *
 * @param settings as {@code --set} takes them
 */
record Senseless(List<String> settings) {
    /** What {@code check} refuses, or warns of. */
    static final List<Senseless> ALL = List.of(
            of("services.desk.lanes={all: {capacity: 50, overflow: push-out}}"),
            of("services.desk.lanes={all: {capacity: 50, overflow: reject}}", "services.desk.service-time=null"),
            of("services.desk.lanes={all: {order: priority}}", "services.desk.dispatch=lifo"),
            of("services.desk.failure=10%", "services.desk.attempts=3", "services.desk.retry=fixed"),
            of("services.desk.failure=10%", "services.desk.acknowledge=on-receipt", "services.desk.retry=fixed"),
            of("services.desk.service-time=null", "services.desk.admission=codel"),
            of("services.desk.aggregation={few: {of: [motion], with: sample(4), function: mean}}"),
            of(
                    "services.desk.aggregation={one: {of: [motion], with: tumbling(1s)}, two: {of: [motion], with: sample(4)}}"),
            of("events.motion.ttl=1s", "services.desk.aggregation={few: {of: [motion], with: tumbling(5s)}}"),
            of("broker.backpressure=aimd"),
            of("broker.backpressure=credit(n=1)"),
            of("services.desk.service-time=null", "broker.backpressure=watermark(high=40, low=10)"),
            of(
                    "broker.backpressure=watermark(high=40, low=10)",
                    "services.desk.lanes={all: {capacity: 20, overflow: reject}}"),
            of("services.desk.service-time=null", "services.desk.scaling=threshold(up=20, max=4)"),
            of("services.desk.scaling=threshold(up=20, min=2, max=4)"),
            of("services.desk.scaling=lag(min=1, max=4, every=1s)"),
            of("services.desk.scaling=target-utilization(max=4, every=1min)"),
            of("services.desk.retry=exponential"),
            of("services.desk.breaker=circuit-breaker"));

    private static Senseless of(String... settings) {
        return new Senseless(List.of(settings));
    }

    /** What is said about it, without the places. */
    List<String> said() {
        try {
            Path file = Files.createTempFile("surge", ".yaml");
            try {
                Files.writeString(file, "format: 1\n" + Surge.CITY);
                Problems problems = new Problems();
                ScenarioFile scenarios = ScenarioFile.load(file, problems);
                if (scenarios == null) {
                    throw new IllegalStateException(problems.toString());
                }
                scenarios.scenario(ScenarioFile.PLAIN, settings, problems);
                return problems.lines().stream()
                        .map(line -> line.replaceFirst("^--set '.*?': (?=warning|[a-z]+\\.)", "")
                                .replace(file.toString() + ": ", ""))
                        .toList();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
