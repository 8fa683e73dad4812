package buzzville.spark;

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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts what is tested in processes of its own: the jar alone, and the jar on a Spark as {@code spark-submit} does. */
final class Programs {
    static final Path JAR = Path.of("target/spark/buzzville-spark.jar").toAbsolutePath();
    static final Path HOME = Path.of("target/spark-home").toAbsolutePath();

    private static final long MINUTES = 3;

    /** What Spark's own scripts open, of which a cluster has need. */
    private static final List<String> OPENED = Stream.of(
                    "java.lang",
                    "java.lang.invoke",
                    "java.net",
                    "java.nio",
                    "java.util",
                    "java.util.concurrent",
                    "sun.nio.ch")
            .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
            .toList();

    private final Path folder;

    /** @param folder where they are started, and write what they say */
    Programs(Path folder) {
        this.folder = folder;
        assertThat(JAR).isRegularFile();
        assertThat(HOME.resolve("jars"))
                .as("made by './mvnw -f src/spark/home package'")
                .isDirectory();
    }

    /** What a process said, and how it ended. */
    record Said(int status, String out, String err) {}

    /** The jar without a Spark. */
    Said alone(Object... words) throws IOException, InterruptedException {
        return end("alone", java("alone", words(List.of("-jar", JAR), words)));
    }

    /** The jar on a Spark. */
    Process submitted(String name, List<Object> options, Object... words) throws IOException {
        List<Object> all = new ArrayList<>(List.of("-Xmx512m", "-cp", HOME.resolve("jars") + "/*"));
        all.addAll(OPENED);
        all.addAll(List.of(
                "org.apache.spark.deploy.SparkSubmit",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.driver.host=127.0.0.1"));
        all.addAll(options);
        all.add(JAR);
        return java(name, words(all, words));
    }

    /** A master or a worker. */
    Process daemon(String name, Object... words) throws IOException {
        List<Object> all = new ArrayList<>(List.of("-Xmx256m", "-cp", HOME.resolve("jars") + "/*"));
        all.addAll(OPENED);
        return java(name, words(all, words));
    }

    static Object[] words(List<Object> first, Object... more) {
        List<Object> words = new ArrayList<>(first);
        words.addAll(Arrays.asList(more));
        return words.toArray();
    }

    private Process java(String name, Object... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (Object word : words) {
            command.add(word.toString());
        }
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out(name).toFile())
                .redirectError(err(name).toFile());
        process.environment().put("SPARK_HOME", HOME.toString());
        process.environment().put("SPARK_SCALA_VERSION", "2.13");
        process.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        process.environment().put("SPARK_LOCAL_HOSTNAME", "127.0.0.1");
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return process.start();
    }

    private Path out(String name) {
        return folder.resolve(name + ".out");
    }

    private Path err(String name) {
        return folder.resolve(name + ".err");
    }

    /** What a process that still runs has said. */
    String soFar(String name) throws IOException {
        return Files.readString(err(name));
    }

    Said end(String name, Process process) throws IOException, InterruptedException {
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        Said said = new Said(ended ? process.exitValue() : -1, Files.readString(out(name)), soFar(name));
        assertThat(ended).as("it takes too long: %s", said).isTrue();
        return said;
    }

    /** Every file of a results folder, hidden ones too, as text. */
    static Map<String, String> files(Path results) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(results)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(results.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
