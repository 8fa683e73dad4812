package buzzville;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in a checkout of stand-ins: a Java that writes down how it was called, a Maven that makes an empty jar. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String JAVA = """
            #!/bin/sh
            for a do case $a in -XX:ArchiveClassesAtExit=*) : >"${a#*=}"; echo rehearsed >>"$DIARY"; exit 1 ;; esac; done
            echo "ran: $*" >>"$DIARY"
            exit "${STATUS:-0}"
            """;

    private static final String MAVEN = """
            #!/bin/sh
            echo "built in $(pwd -P)" >>"$DIARY"
            sleep "${SLOW:-0}"
            if [ -n "${BROKEN:-}" ]; then echo "[ERROR] Lane.java:[7,20] ';' expected"; exit 1; fi
            mkdir -p target/quick && : >target/quick/buzzville.jar
            """;

    @TempDir
    Path folder;

    private Path home;
    private Path diary;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void makeACheckout() throws IOException {
        home = Files.createDirectories(folder.resolve("a checkout")).toRealPath();
        diary = folder.resolve("diary");
        Files.createDirectories(home.resolve("src/main"));
        Files.writeString(home.resolve("pom.xml"), "");
        Files.copy(Path.of("buzzville"), home.resolve("buzzville"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(diary, "");
        script("bin/mvn", MAVEN);
        environment.put("BUZZVILLE_JAVA", jdk("17.0.9").toString());
        environment.put("DIARY", diary.toString());
    }

    @Test
    void theFirstCallBuildsAndLaterOnesOnlyRun() throws Exception {
        Outcome first = call(home, "./buzzville", "run", "a b.yaml");
        Outcome second = call(home, "./buzzville", "list");

        assertThat(first.status()).isZero();
        assertThat(first.errors()).contains("building (first use");
        assertThat(second.errors()).isEmpty();
        assertThat(diaryLines()).hasSize(4);
        assertThat(diaryLines().get(0)).isEqualTo("built in " + home);
        assertThat(diaryLines().get(1)).isEqualTo("rehearsed");
        assertThat(diaryLines().get(2)).startsWith("ran:").endsWith("buzzville.jar run a b.yaml");
        assertThat(diaryLines().get(3)).contains("-XX:SharedArchiveFile=", "-XX:TieredStopAtLevel=1");
    }

    @Test
    void itRunsFromAnyFolderAndThroughSymbolicLinks() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("else/where"));
        Files.createSymbolicLink(elsewhere.resolve("absolute"), home.resolve("buzzville"));
        Files.createSymbolicLink(elsewhere.resolve("relative"), Path.of("absolute"));

        assertThat(call(elsewhere, "./relative", "check").status()).isZero();
        assertThat(call(elsewhere, home + "/buzzville", "check").status()).isZero();

        assertThat(diaryLines()).filteredOn(line -> line.startsWith("built")).containsExactly("built in " + home);
        assertThat(diaryLines()).filteredOn(line -> line.startsWith("ran")).hasSize(2);
    }

    @Test
    void theProgramsExitStatusIsTheLaunchers() throws Exception {
        for (int status : new int[] {1, 2, 3, 130}) {
            environment.put("STATUS", Integer.toString(status));
            assertThat(call(home, "./buzzville", "run").status()).isEqualTo(status);
        }
    }

    @Test
    void aNewerSourceIsBuiltAgain() throws Exception {
        call(home, "./buzzville");
        Path source = Files.writeString(home.resolve("src/main/Lane.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        call(home, "./buzzville");

        assertThat(diaryLines()).filteredOn(line -> line.startsWith("built")).hasSize(2);
    }

    @Test
    void twoCallsAtOnceBuildOnce() throws Exception {
        environment.put("SLOW", "1");
        Process one = start(home, "./buzzville", "list");
        Process other = start(home, "./buzzville", "schema");

        assertThat(finish(one).status()).isZero();
        assertThat(finish(other).status()).isZero();
        assertThat(diaryLines()).filteredOn(line -> line.startsWith("built")).hasSize(1);
        assertThat(diaryLines()).filteredOn(line -> line.startsWith("ran")).hasSize(2);
    }

    @Test
    void theLockOfADeadBuildIsTakenOver() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(home.resolve("target/building"));
        Files.writeString(home.resolve("target/building/pid"), Long.toString(dead.pid()));

        assertThat(call(home, "./buzzville").status()).isZero();
        assertThat(home.resolve("target/building")).doesNotExist();
    }

    @Test
    void aFailingBuildShowsItsCauseAndEndsIn69() throws Exception {
        environment.put("BROKEN", "yes");
        Outcome outcome = call(home, "./buzzville", "run");

        assertThat(outcome.status()).isEqualTo(69);
        assertThat(outcome.errors()).contains("Lane.java:[7,20] ';' expected", "the build failed", "build.log");
        assertThat(home.resolve("target/building")).doesNotExist();
    }

    @Test
    void withoutAJavaThatIsNewEnoughItSaysSoAndEndsIn69() throws Exception {
        environment.put("BUZZVILLE_JAVA", jdk("11.0.2").toString());
        Outcome old = call(home, "./buzzville", "run");
        environment.put("BUZZVILLE_JAVA", folder.resolve("nowhere/java").toString());
        Outcome absent = call(home, "./buzzville", "run");

        assertThat(old.status()).isEqualTo(69);
        assertThat(old.errors()).contains("no Java 17 or newer", "is Java 11", "apt install");
        assertThat(absent.status()).isEqualTo(69);
        assertThat(absent.errors()).contains("nowhere/java, which is not a working Java");
    }

    @Test
    void withoutTheSystemsOwnToolsItSaysSoAndEndsIn69() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("buzzville").toString(), "list");
        builder.environment().put("PATH", folder.resolve("nothing").toString());
        Outcome outcome = finish(builder.start());

        assertThat(outcome.status()).isEqualTo(69);
        assertThat(outcome.errors()).startsWith("buzzville: there is no '").contains("on the PATH");
    }

    @Test
    void aJavaWithoutACompilerRunsButCannotBuild() throws Exception {
        Files.delete(Path.of(environment.get("BUZZVILLE_JAVA")).resolveSibling("javac"));
        Outcome first = call(home, "./buzzville");
        Files.createDirectories(home.resolve("target"));
        Path jar = Files.writeString(home.resolve("target/buzzville.jar"), "");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(1)));
        Outcome second = call(home, "./buzzville");

        assertThat(first.status()).isEqualTo(69);
        assertThat(first.errors()).contains("needs a JDK", "without javac", "apt install");
        assertThat(second.status()).isZero();
    }

    @Test
    void optionsReachJavaAndReplaceTheCollector() throws Exception {
        environment.put("BUZZVILLE_JAVA_OPTS", "-Xmx4g -XX:+UseParallelGC");
        environment.put("BUZZVILLE_NO_CDS", "1");
        call(home, "./buzzville", "run", "x.yaml");

        String run = diaryLines().get(1);
        assertThat(run).contains("-Xmx4g -XX:+UseParallelGC -jar").doesNotContain("Serial", "SharedArchive", "Tiered");
    }

    private record Outcome(int status, String errors) {}

    private Outcome call(Path from, String... command) throws IOException, InterruptedException {
        return finish(start(from, command));
    }

    private Process start(Path from, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(from.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("BUZZVILLE_"));
        builder.environment().putAll(environment);
        builder.environment().merge("PATH", "", (path, none) -> folder.resolve("bin") + ":" + path);
        return builder.start();
    }

    private static Outcome finish(Process process) throws IOException, InterruptedException {
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), errors);
    }

    private List<String> diaryLines() throws IOException {
        return Files.readAllLines(diary);
    }

    private Path jdk(String version) throws IOException {
        Path bin = folder.resolve("jdk-" + version + "/bin");
        script(folder.relativize(bin.resolve("javac")).toString(), "#!/bin/sh\n");
        Files.writeString(bin.resolveSibling("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return script(folder.relativize(bin.resolve("java")).toString(), JAVA);
    }

    private Path script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
