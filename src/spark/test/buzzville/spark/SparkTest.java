package buzzville.spark;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.spark.Programs.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study on Spark gives the results files of one machine, byte for byte, whatever happens to the machines. */
class SparkTest {
    @TempDir
    Path folder;

    private Programs programs;

    @BeforeEach
    void aCity() throws IOException {
        programs = new Programs(folder);
        Files.writeString(folder.resolve("handling.csv"), "80\n110\n130\n160\n");
        Files.writeString(folder.resolve("guards.yaml"), """
                events: {fire: {priority: critical}, noise: {priority: info}}
                services:
                  guards:
                    subscribes: [fire, noise]
                    workers: 2
                    service-time: empirical(handling.csv, unit=ms)
                    lanes: {all: {capacity: 10, overflow: drop-newest}}
                """);
        Files.writeString(folder.resolve("city.yaml"), """
                format: 1
                include: [guards.yaml]
                name: Full of chance
                seed: 7
                duration: 90min
                producers:
                  detector: {emits: fire, count: 3, arrivals: poisson(1/s)}
                  sensor: {emits: noise, count: 10, arrivals: poisson(1.2/s)}
                objectives: {kept: critical loss <= 10%, quick: critical p90 < 900ms}
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
                """);
    }

    private void same(String one, String other) throws IOException {
        assertThat(Programs.files(folder.resolve(one))).isEqualTo(Programs.files(folder.resolve(other)));
    }

    @Test
    void thisMachinesCores() throws IOException, InterruptedException {
        List<Object> sweep = List.of(
                "sweep", "city.yaml", "--vary", "load=0.5,1", "--set", "duration=2min", "--strategies", "none,lanes");
        Said alone = programs.alone(Programs.words(sweep, "--out", "alone"));

        Said shared = programs.end(
                "shared",
                programs.submitted(
                        "shared", List.of(), Programs.words(sweep, "--engine", "local[2]", "--out", "shared")));

        assertThat(shared.status()).as(shared.err()).isEqualTo(alone.status());
        assertThat(shared.out()).isEqualTo(alone.out());
        same("shared", "alone");
    }

    @Test
    void aWorkerIsKilledInMidStudy() throws IOException, InterruptedException {
        List<Object> compare =
                List.of("compare", "city.yaml", "--replications", "21", "--no-breaking-load", "--no-charts");
        Said alone = programs.alone(Programs.words(compare, "--out", "alone"));

        try (Cluster cluster = new Cluster(programs, folder)) {
            Process study = programs.submitted(
                    "shared",
                    List.of("--conf", "spark.executor.memory=480m"),
                    Programs.words(compare, "--engine", cluster.url(), "--out", "shared"));
            while (study.isAlive() && cluster.finishedBy(1) < 3) {
                Thread.sleep(20);
            }
            assertThat(study.isAlive()).as("it was quicker than its murderer").isTrue();
            cluster.killWorker(1);

            Said shared = programs.end("shared", study);

            assertThat(shared.status()).as(shared.err()).isEqualTo(alone.status());
            assertThat(shared.err()).contains("Lost executor");
            assertThat(shared.out()).isEqualTo(alone.out());
            same("shared", "alone");
            anotherJar(cluster);
        }
    }

    /** The workers have been given a jar of their own, which comes first. */
    private void anotherJar(Cluster cluster) throws IOException, InterruptedException {
        Path other = folder.resolve("other.jar");
        try (JarFile jar = new JarFile(Programs.JAR.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(other), jar.getManifest())) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    jar.getInputStream(entry).transferTo(out);
                }
            }
        }
        Said refused = programs.end(
                "refused",
                programs.submitted(
                        "refused",
                        List.of(
                                "--conf",
                                "spark.executor.memory=480m",
                                "--conf",
                                "spark.executor.extraClassPath=" + other),
                        "sweep",
                        "city.yaml",
                        "--vary",
                        "load=1,2",
                        "--engine",
                        cluster.url(),
                        "--out",
                        "refused"));

        assertThat(refused.err()).contains("buzzville: --engine: a worker has build ");
        assertThat(refused.status()).isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsToldInASentence() throws IOException, InterruptedException {
        List<Said> all = new ArrayList<>();
        all.add(programs.alone("compare", "city.yaml", "--engine", "local[2]"));
        all.add(programs.end(
                "nobody",
                programs.submitted("nobody", List.of(), "compare", "city.yaml", "--engine", "spark://127.0.0.1:1")));

        assertThat(all).extracting(Said::status).containsOnly(2);
        assertThat(all.get(0).err())
                .startsWith("buzzville: --engine: Spark is not on the class path; start this jar with spark-submit");
        assertThat(all.get(1).err())
                .contains("buzzville: --engine: there is no Spark master at 'spark://127.0.0.1:1': nobody answers at");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".bvruns"));
        }
    }
}
