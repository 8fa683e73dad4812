package buzzville.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A results folder that is being written: inside the folder it will be, but hidden, until everything is there; then its
 * files take the place of those of an earlier run. Interrupted or failed, it leaves nothing behind.
 */
final class Unfinished implements AutoCloseable {
    /** What a run writes, and so what a later run into the same folder replaces; everything else is left alone. */
    private static final List<String> OURS = List.of(
            "manifest.json",
            "summary.json",
            "estimates.json",
            "latency.csv",
            "series.csv",
            "report.html",
            "messages.csv",
            "events.jsonl",
            "charts",
            "runs");

    private static final String HIDDEN = ".unfinished-";
    private static final String MANIFEST = "manifest.json";
    private static final long PATIENCE_SECONDS = 2;

    private final Path target;
    private final Path folder;
    private final @Nullable Path oldestMade;
    private final Thread hook = new Thread(this::giveUp, "interrupted");
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile boolean interrupted;
    private boolean published;

    private Unfinished(Path target, Path folder, @Nullable Path oldestMade) {
        this.target = target;
        this.folder = folder;
        this.oldestMade = oldestMade;
    }

    /**
     * Makes the folder, and is ready to forget it.
     *
     * @throws InputException if nothing can be written there
     */
    static Unfinished in(Path target) {
        Path oldestMade = oldestMissing(target.toAbsolutePath().normalize());
        try {
            checkOurs(target);
            Files.createDirectories(target);
            Path folder = Files.createTempDirectory(target, HIDDEN);
            Unfinished unfinished = new Unfinished(target, folder, oldestMade);
            Runtime.getRuntime().addShutdownHook(unfinished.hook);
            return unfinished;
        } catch (IOException e) {
            forget(oldestMade, target);
            throw new InputException(
                    "buzzville: results cannot be written to '%s': %s".formatted(target, Failures.reason(e)));
        }
    }

    /** Nobody wants a results folder spilt over other files: what has something in it has to be one of ours. */
    private static void checkOurs(Path target) throws IOException {
        Path manifest = target.resolve(MANIFEST);
        if (!Files.isDirectory(target)
                || Files.exists(manifest) && Files.readString(manifest).contains("\"buzzville\"")) {
            return;
        }
        try (Stream<Path> inside = Files.list(target)) {
            boolean ours = inside.allMatch(file -> file.getFileName().toString().startsWith(HIDDEN));
            if (!ours) {
                throw new InputException(
                        ("buzzville: results cannot be written to '%s': it has something in it and is no"
                                        + " results folder; name another one, or an empty one")
                                .formatted(target));
            }
        }
    }

    /** The highest folder on the way that is not there yet; null if all are. */
    private static @Nullable Path oldestMissing(Path path) {
        Path missing = null;
        for (Path folder = path; folder != null && !Files.exists(folder); folder = folder.getParent()) {
            missing = folder;
        }
        return missing;
    }

    /** Where to write. */
    Path folder() {
        return folder;
    }

    /** Whether Ctrl-C was pressed: whoever works should stop. */
    boolean interrupted() {
        return interrupted;
    }

    /** Puts the files where they belong and returns their names, sorted; the manifest comes last. */
    List<String> publish() throws IOException {
        synchronized (hook) {
            if (interrupted) {
                throw new InterruptedRun();
            }
            List<String> files = files();
            for (String name : OURS) {
                delete(target.resolve(name));
            }
            try (Stream<Path> written = Files.list(folder)) {
                for (Path file : written.sorted(Comparator.comparing(path -> path.endsWith(MANIFEST)))
                        .toList()) {
                    move(file, target.resolve(file.getFileName()));
                }
            }
            published = true;
            return files;
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    /** Forgets what is not published. */
    @Override
    public void close() {
        try {
            forgetAll();
        } finally {
            left.countDown();
            if (!interrupted) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    /** In the thread of the shutdown: whoever works gets a moment to stop by itself. */
    private void giveUp() {
        interrupted = true;
        try {
            if (left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forgetAll();
    }

    private void forgetAll() {
        synchronized (hook) {
            try {
                Path away = folder.resolveSibling(folder.getFileName() + "-given-up");
                if (Files.exists(folder)) {
                    // Renamed first, so that whoever still writes finds no folder to write to.
                    move(folder, away);
                    delete(away);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (!published) {
                forget(oldestMade, target);
            }
        }
    }

    /** Removes the folders that were made for nothing, if nothing is in them. */
    private static void forget(@Nullable Path oldestMade, Path target) {
        if (oldestMade == null) {
            return;
        }
        Path folder = target.toAbsolutePath().normalize();
        try {
            while (folder != null && folder.startsWith(oldestMade)) {
                Files.deleteIfExists(folder);
                folder = folder.getParent();
            }
        } catch (IOException e) {
            // somebody else put something there meanwhile
        }
    }

    private static void delete(Path path) throws IOException {
        List<Path> inside = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(path)) {
            tree.forEach(inside::add);
        } catch (NoSuchFileException e) {
            return;
        }
        for (int i = inside.size() - 1; i >= 0; i--) {
            Files.deleteIfExists(inside.get(i));
        }
    }
}
