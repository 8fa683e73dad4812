package buzzville.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A real Chromium without a window, driven over its DevTools protocol. */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Listener listener = new Listener();
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final Map<String, List<JsonNode>> events = new ConcurrentHashMap<>();

    private Browser(Process process, Path profile, URI address) {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .buildAsync(address, listener)
                .join();
    }

    /** What the environment variable CHROME names, or a Chromium on the path. */
    public static Optional<Path> installed() {
        String named = System.getenv("CHROME");
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(path.split(java.io.File.pathSeparator))
                        .map(folder -> Path.of(folder.isEmpty() ? "." : folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one with a fresh profile. */
    public static Browser start(Path program) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("buzzville-browser");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--no-default-browser-check",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-extensions",
                        "--disable-default-apps",
                        "--disable-breakpad",
                        "--disable-crash-reporter",
                        "--no-pings",
                        "--hide-scrollbars",
                        "--window-size=1600,1000",
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output.txt").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        for (int turn = 0; turn < 600 && process.isAlive(); turn++) {
            List<String> lines = Files.exists(port) ? Files.readAllLines(port) : List.of();
            if (lines.size() == 2) {
                return new Browser(process, profile, URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
            }
            Thread.sleep(100);
        }
        process.destroyForcibly();
        throw new IOException(
                program + " did not start: " + Files.readString(profile.resolve("output.txt"), StandardCharsets.UTF_8));
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonNode message = MAPPER.readTree(text.toString());
                text.setLength(0);
                if (message.has("id")) {
                    answers.remove(message.get("id").asInt()).complete(message);
                } else {
                    events.computeIfAbsent(
                                    message.path("sessionId").asString(""),
                                    session -> Collections.synchronizedList(new ArrayList<>()))
                            .add(message);
                }
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    JsonNode call(String session, String method, ObjectNode parameters) {
        int id = calls.incrementAndGet();
        ObjectNode message = object().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(message.toString(), true).join();
        JsonNode found =
                answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        if (found.has("error")) {
            throw new IllegalStateException(method + ": " + found.get("error"));
        }
        return found.get("result");
    }

    /** What happened in a session, as the browser told it. */
    List<JsonNode> events(String session) {
        return events.getOrDefault(session, List.of());
    }

    /** Parameters, to be filled. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A new tab; what it loads is known from the beginning. */
    public Tab tab() {
        String target = call("", "Target.createTarget", object().put("url", "about:blank"))
                .get("targetId")
                .asString();
        String session = call(
                        "",
                        "Target.attachToTarget",
                        object().put("targetId", target).put("flatten", true))
                .get("sessionId")
                .asString();
        Tab tab = new Tab(this, target, session);
        for (String domain : List.of("Runtime", "Log", "Network", "Page")) {
            tab.call(domain + ".enable", object());
        }
        return tab;
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        List<Path> files;
        try (Stream<Path> all = Files.walk(profile)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit(); // a child of the browser may be writing its last
            }
        }
    }
}
