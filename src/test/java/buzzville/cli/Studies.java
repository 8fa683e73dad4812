package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small city full of chance, studies of it, and processes that run them and can be killed. */
final class Studies {
    private Studies() {}

    static Path city(Path folder, String duration) throws IOException {
        return Files.writeString(folder.resolve("city.yaml"), """
                format: 1
                name: Full of chance
                seed: 7
                duration: %s
                events: {fire: {priority: critical}, noise: {priority: info}}
                producers:
                  detector: {emits: fire, count: 3, arrivals: poisson(1/s)}
                  sensor: {emits: noise, count: 10, arrivals: poisson(1.2/s)}
                services:
                  guards:
                    subscribes: [fire, noise]
                    workers: 2
                    service-time: exponential(110ms)
                    lanes: {all: {capacity: 10, overflow: drop-newest}}
                incidents:
                  out: {at: 4s, for: 2s, outage: {services: [guards]}}
                objectives: {kept: critical loss <= 10%%, quick: critical p90 < 900ms}
                measures: {slowest: guards max}
                strategies:
                  none: {}
                  lanes:
                    services:
                      guards:
                        lanes:
                          all: null
                          critical: {accepts: [critical]}
                          rest: {accepts: [high, normal, info], capacity: 5, overflow: drop-oldest}
                        dispatch: strict-priority
                """.formatted(duration));
    }

    /** A command with more words behind it. */
    static Object[] words(List<Object> command, Object... more) {
        List<Object> words = new ArrayList<>(command);
        words.addAll(Arrays.asList(more));
        return words.toArray();
    }

    /** Every file of a results folder, hidden ones too, as text. */
    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /** The program in a process of its own. */
    static Process start(Path said, Object... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "buzzville.cli.Buzzville"));
        for (Object word : words) {
            command.add(word.toString());
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    /** Waits until a process has written so many octets, and kills it as nobody is warned of. */
    static void killWhen(Process process, Path file, long octets) throws IOException, InterruptedException {
        while (process.isAlive() && !(Files.exists(file) && Files.size(file) >= octets)) {
            Thread.sleep(5);
        }
        assertThat(process.isAlive()).as("it was quicker than its murderer").isTrue();
        process.destroyForcibly().waitFor();
    }
}
