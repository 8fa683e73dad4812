package buzzville.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A hidden folder in a results folder, whose files take their place there all at once, or never. */
final class Staging implements Closeable {
    private static final String CHARTS = "charts";
    private static final String RUNS = "runs";
    private static final String STRATEGIES = "strategies";
    private static final long PATIENCE_SECONDS = 30;

    /** What runs leave in a results folder, and so what a later run replaces; all else is somebody's own. */
    private static final Pattern OURS = Pattern.compile(
            "(manifest|summary|estimates|comparison|sweep|size|tip|branch|clocks)\\.json|sequence\\.mmd|journal\\.bvj|junit\\.xml"
                    + "|metrics\\.om"
                    + "|(latency|series|anomalies|messages|dead-letters|scaling|comparison|sweep|size|tip|trail|orders|errors)\\.csv"
                    + "|events(\\.cloudevents)?\\.jsonl|clocks\\.jsonl|(report|space-time)\\.html|runs/\\d+/summary\\.json"
                    + "|strategies/[^/]+/(estimates\\.json|trail\\.csv|runs/\\d+/summary\\.json)"
                    + "|charts/(latency-over-time|latency-distribution|losses|throughput|queues|lag|age|utilisation|objectives|differences"
                    + "|latencies|losses-by-strategy|price|queues-by-strategy|sweep|size|tip|branch|clock-errors|clock-orders|clock-bytes|clock-pairs)\\.(png|svg)");

    private final Path folder;
    private final @Nullable Path oldestMade;
    private final Path part;
    private final Path old;
    private final Thread hook = new Thread(this::giveUp, "interrupted");
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile boolean interrupted;
    private final FileChannel lock;
    private boolean published;

    private Staging(Path folder, @Nullable Path oldestMade, Path part) throws IOException {
        this.folder = folder;
        this.oldestMade = oldestMade;
        this.part = part;
        this.old = part.resolveSibling(part.getFileName() + Leftovers.OLD);
        this.lock =
                FileChannel.open(part.resolve(Leftovers.LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock();
    }

    /** Tells others that somebody works here; where the disk knows no locks, the name alone has to do. */
    private void lock() throws IOException {
        try {
            lock.tryLock();
        } catch (IOException e) {
            lock.close();
        }
    }

    static Staging in(Path target) throws IOException {
        Leftovers.clear(target);
        check(target);
        Path folder = target.toAbsolutePath();
        Path oldestMade = oldestMissing(folder);
        try {
            Files.createDirectories(folder);
            Staging staging = new Staging(folder, oldestMade, Files.createTempDirectory(folder, Leftovers.prefix()));
            Runtime.getRuntime().addShutdownHook(staging.hook);
            return staging;
        } catch (IOException e) {
            forget(oldestMade, folder);
            throw e;
        }
    }

    /** Nobody wants results spilt over other files: a folder with something in it must be one of ours. */
    private static void check(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        } else if (!Files.isDirectory(folder)) {
            throw new ResultsFolder.Refused(folder, "it is a file; name a folder");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            // what other runs left below, as the log of clocks, is neither in the way nor touched
            boolean empty = entries.allMatch(entry -> Leftovers.isHidden(entry)
                    || manifest(entry.resolve(Manifest.FILE)).has(Manifest.MARK));
            if (!empty && !manifest(folder.resolve(Manifest.FILE)).has(Manifest.MARK)) {
                throw new ResultsFolder.Refused(
                        folder, "it has something in it and is no results folder; name another one, or an empty one");
            }
        }
    }

    private static JsonNode manifest(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? JsonMapper.shared().readTree(Files.readAllBytes(file))
                    : MissingNode.getInstance();
        } catch (IOException | JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** The highest folder on the way that is not there yet; null if all are. */
    private static @Nullable Path oldestMissing(Path path) {
        Path missing = null;
        for (Path at = path.toAbsolutePath().normalize(); at != null && !Files.exists(at); at = at.getParent()) {
            missing = at;
        }
        return missing;
    }

    /** The results that lie in the folder now, and will until {@link #publish}: their manifest, or nothing. */
    JsonNode older() {
        return manifest(folder.resolve(Manifest.FILE));
    }

    /** Where to write a file, whose path in the results folder this is. */
    Path file(String path) throws IOException {
        assert OURS.matcher(path).matches() : path + " would not be replaced by a later run";
        Path file = part.resolve(path);
        Files.createDirectories(file.getParent());
        return file;
    }

    boolean interrupted() {
        return interrupted;
    }

    /** Puts everything into its place, the manifest last, and returns the paths; an older run's files go. */
    synchronized List<String> publish() throws IOException {
        if (interrupted) {
            throw new InterruptedIOException("interrupted");
        }
        return publishWhatIsDone();
    }

    /** The same even while the program is being stopped. */
    synchronized List<String> publishWhatIsDone() throws IOException {
        List<String> written = files(part, part, Integer.MAX_VALUE);
        written.remove(Leftovers.LOCK);
        List<String> older = ours(folder);
        // a folder without a manifest is not taken for a whole one
        older.sort(Comparator.comparing(file -> !file.equals(Manifest.FILE)));
        List<Move> moves = new ArrayList<>();
        older.forEach(file -> moves.add(new Move(folder.resolve(file), old.resolve(file))));
        written.stream()
                .sorted(Comparator.comparing(Manifest.FILE::equals))
                .forEach(file -> moves.add(new Move(part.resolve(file), folder.resolve(file))));
        makeAll(moves);
        published = true;
        delete(old);
        lock.close();
        delete(part);
        return written;
    }

    /** What runs left in a folder, relative to it, with slashes. */
    static List<String> ours(Path folder) throws IOException {
        List<String> ours = files(folder, folder, 1);
        ours.addAll(files(folder, folder.resolve(CHARTS), 1));
        ours.addAll(files(folder, folder.resolve(RUNS), 2));
        ours.addAll(files(folder, folder.resolve(STRATEGIES), 4));
        ours.removeIf(file -> !OURS.matcher(file).matches());
        return ours;
    }

    private record Move(Path from, Path to) {}

    private void makeAll(List<Move> moves) throws IOException {
        List<Move> back = new ArrayList<>();
        try {
            for (Move move : moves) {
                make(move);
                back.add(new Move(move.to(), move.from()));
            }
        } catch (IOException e) {
            Collections.reverse(back);
            for (Move move : back) {
                make(move);
            }
            throw e;
        }
    }

    /** Moves a file; folders that are empty then go. */
    private void make(Move move) throws IOException {
        Files.createDirectories(move.to().getParent());
        try {
            Files.move(move.from(), move.to());
        } finally {
            prune(move.from());
            prune(move.to());
        }
    }

    private void prune(Path file) throws IOException {
        for (Path at = file.getParent(); at != null && !at.equals(folder) && isEmpty(at); at = at.getParent()) {
            Files.delete(at);
        }
    }

    /** What is in a folder, at most so deep; as paths from another folder on, with slashes, sorted. */
    private static List<String> files(Path from, Path folder, int depth) throws IOException {
        List<String> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> below = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
                below.filter(file -> !Files.isDirectory(file))
                        .map(file -> from.relativize(file).toString().replace('\\', '/'))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Forgets what is not published. */
    @Override
    public void close() throws IOException {
        try {
            discard();
        } finally {
            left.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the virtual machine is going down, and the hook is at work
            }
        }
    }

    /** In the thread of the shutdown: whoever works gets a moment to stop by itself. */
    private void giveUp() {
        interrupted = true;
        try {
            if (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                discard();
            }
        } catch (IOException | InterruptedException e) {
            // a hidden folder stays behind
        }
    }

    private synchronized void discard() throws IOException {
        lock.close();
        if (Files.exists(part)) {
            // renamed first, so that whoever still writes finds no folder to write to
            delete(Files.move(part, part.resolveSibling(part.getFileName() + "-given-up")));
        }
        if (!published) {
            forget(oldestMade, folder);
        }
    }

    /** Removes the folders that were made for nothing, if nothing is in them. */
    private static void forget(@Nullable Path oldestMade, Path folder) throws IOException {
        if (oldestMade == null) {
            return;
        }
        Path at = folder.toAbsolutePath().normalize();
        while (at != null && at.startsWith(oldestMade) && (!Files.exists(at) || isEmpty(at))) {
            Files.deleteIfExists(at);
            at = at.getParent();
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> below;
        try (Stream<Path> all = Files.walk(folder)) {
            below = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : below) {
            Files.deleteIfExists(path);
        }
    }
}
