package buzzville.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A Spark master and two workers of one core each, on the loopback interface. */
final class Cluster implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;
    private static final int MOST_LOOKS = 900;

    private final Programs programs;
    private final Path folder;
    private final List<Process> daemons = new ArrayList<>();
    private final int port = freePort();

    Cluster(Programs programs, Path folder) throws IOException, InterruptedException {
        this.programs = programs;
        this.folder = folder;
        daemons.add(programs.daemon(
                "master",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                port,
                "--webui-port",
                0));
        waitFor("master", "New state: ALIVE");
        for (String worker : List.of("worker-1", "worker-2")) {
            daemons.add(programs.daemon(
                    worker,
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--webui-port",
                    0,
                    "--cores",
                    1,
                    "--memory",
                    "600m",
                    "--work-dir",
                    folder.resolve(worker),
                    url()));
        }
        waitFor("worker-1", "Successfully registered with master");
        waitFor("worker-2", "Successfully registered with master");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String url() {
        return "spark://127.0.0.1:" + port;
    }

    /** Waits until a process has said something on its standard error. */
    void waitFor(String name, String words) throws IOException, InterruptedException {
        for (int look = 0; !programs.soFar(name).contains(words); look++) {
            assertThat(look)
                    .as("%s has not said '%s': %s", name, words, programs.soFar(name))
                    .isLessThan(MOST_LOOKS);
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** How many tasks a worker's executor has finished. */
    int finishedBy(int worker) throws IOException {
        int finished = 0;
        try (Stream<Path> below = Files.walk(Files.createDirectories(folder.resolve("worker-" + worker)))) {
            for (Path file : below.filter(path -> path.endsWith("stderr")).toList()) {
                finished += Files.readString(file).split("Finished task", -1).length - 1;
            }
        }
        return finished;
    }

    /** Kills a worker and what it has started, as a power cut does. */
    void killWorker(int number) throws InterruptedException {
        Process worker = daemons.get(number);
        List<ProcessHandle> all = new ArrayList<>(worker.descendants().toList());
        assertThat(all).as("executors of worker %d", number).isNotEmpty();
        worker.destroyForcibly().waitFor();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        for (int i = daemons.size() - 1; i >= 0; i--) {
            Process daemon = daemons.get(i);
            List<ProcessHandle> below = daemon.descendants().toList();
            daemon.destroyForcibly().onExit().join();
            below.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
