package buzzville.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A hidden folder in a results folder, whose files take their place there all at once, or never. */
final class Staging implements Closeable {
    private static final String PART = ".buzzville-part-";
    private static final String OLD = ".buzzville-old-";
    /** The folder of charts. */
    static final String CHARTS = "charts";

    /** What runs leave in a results folder, charts aside. */
    private static final Set<String> OURS = Set.of(
            Manifest.FILE,
            "summary.json",
            "latency.csv",
            "series.csv",
            "report.html",
            MessagesCsv.FILE,
            EventsJsonl.FILE);

    private final Path folder;
    private final boolean fresh;
    private final Path part;
    private final Path old;
    private final Thread whenInterrupted = new Thread(this::discardQuietly);

    private Staging(Path folder, boolean fresh) {
        long process = ProcessHandle.current().pid();
        this.folder = folder;
        this.fresh = fresh;
        this.part = folder.resolve(PART + process);
        this.old = folder.resolve(OLD + process);
    }

    static Staging in(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ResultsFolder.Refused(folder + " is a file: results need a folder");
        }
        boolean fresh = !Files.exists(folder);
        if (!fresh) {
            check(folder);
        }
        Files.createDirectories(folder);
        Staging staging = new Staging(folder, fresh);
        Files.createDirectory(staging.part);
        Runtime.getRuntime().addShutdownHook(staging.whenInterrupted);
        return staging;
    }

    /** Where to write a file, whose path in the results folder this is. */
    Path file(String path) throws IOException {
        Path file = part.resolve(path);
        Files.createDirectories(file.getParent());
        return file;
    }

    /** Puts everything into its place; an older run's files go. */
    void commit() throws IOException {
        List<Path> older = new ArrayList<>();
        List<Path> placed = new ArrayList<>();
        try {
            for (Path file : ours()) {
                move(folder.resolve(file), old.resolve(file));
                older.add(file);
            }
            for (Path file : files(part)) {
                move(part.resolve(file), folder.resolve(file));
                placed.add(file);
            }
        } catch (IOException e) {
            for (Path file : placed) {
                Files.deleteIfExists(folder.resolve(file));
            }
            for (Path file : older) {
                move(old.resolve(file), folder.resolve(file));
            }
            throw e;
        }
        delete(old);
        Path charts = folder.resolve(CHARTS);
        if (Files.isDirectory(charts) && isEmpty(charts)) {
            Files.delete(charts);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(whenInterrupted);
        } catch (IllegalStateException e) {
            // the virtual machine is going down, and the hook is at work
        }
        discard();
    }

    private void discard() throws IOException {
        delete(part);
        if (fresh && Files.isDirectory(folder) && isEmpty(folder)) {
            Files.delete(folder);
        }
    }

    private void discardQuietly() {
        try {
            discard();
        } catch (IOException e) {
            // a hidden folder stays behind
        }
    }

    /** A folder with something in it must be one of ours. */
    private static void check(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.allMatch(entry -> entry.getFileName().toString().startsWith(PART))) {
                return;
            }
        }
        if (!isMarked(folder.resolve(Manifest.FILE))) {
            throw new ResultsFolder.Refused(folder
                    + " has something in it and is no results folder (no " + Manifest.FILE
                    + " of ours): choose another, or empty it");
        }
    }

    private static boolean isMarked(Path manifest) {
        try {
            return Files.isRegularFile(manifest)
                    && JsonMapper.shared()
                            .readTree(Files.readAllBytes(manifest))
                            .has(Manifest.MARK);
        } catch (IOException | JacksonException e) {
            return false;
        }
    }

    /** The files of an older run, the manifest last. */
    private List<Path> ours() throws IOException {
        List<Path> ours = new ArrayList<>();
        for (Path file : files(folder.resolve(CHARTS))) {
            String name = file.toString();
            if (file.getNameCount() == 1 && (name.endsWith(".png") || name.endsWith(".svg"))) {
                ours.add(Path.of(CHARTS).resolve(file));
            }
        }
        for (String name : OURS.stream().sorted().toList()) {
            if (Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                ours.add(Path.of(name));
            }
        }
        return ours;
    }

    /** The files below a folder, relative to it, in a fixed order with the manifest last. */
    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted(Comparator.comparing((Path file) -> file.endsWith(Manifest.FILE))
                            .thenComparing(Path::toString))
                    .toList();
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.move(from, to);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void delete(@Nullable Path folder) throws IOException {
        if (folder == null || !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
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
