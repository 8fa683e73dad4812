package buzzville.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What runs left behind in a results folder that were killed before they could tidy up. */
final class Leftovers {
    /** The file in a hidden folder that whoever works there holds a lock on. */
    static final String LOCK = "lock";

    /** What the older run's files are kept under while the newer ones take their place. */
    static final String OLD = "-old";

    private static final String HIDDEN = ".buzzville-";
    private static final Pattern OURS =
            Pattern.compile(Pattern.quote(HIDDEN) + "(\\d{1,18})-\\d+(" + OLD + "|-given-up)?");

    private Leftovers() {}

    /** Begins of the names of hidden folders: the process that works there is in it. */
    static String prefix() {
        return HIDDEN + ProcessHandle.current().pid() + "-";
    }

    static boolean isHidden(Path entry) {
        return entry.getFileName().toString().startsWith(HIDDEN);
    }

    /** Removes what processes left that are no more; results that one of them was replacing are put back. */
    static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> left;
        try (Stream<Path> entries = Files.list(folder)) {
            // what was set aside comes before the folder that holds its lock
            left = entries.filter(Leftovers::isDead)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path dead : left) {
            if (dead.getFileName().toString().endsWith(OLD) && !Files.exists(folder.resolve(Manifest.FILE))) {
                putBack(dead, folder);
            }
            Staging.delete(dead);
        }
    }

    private static boolean isDead(Path entry) {
        Matcher name = OURS.matcher(entry.getFileName().toString());
        if (!name.matches() || !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        boolean alive = ProcessHandle.of(Long.parseLong(name.group(1))).isPresent();
        String ending = name.group(2) == null ? "" : name.group(2);
        String whole = entry.getFileName().toString();
        Path working = entry.resolveSibling(whole.substring(0, whole.length() - ending.length()));
        return !alive && !isLocked(working.resolve(LOCK));
    }

    /** Somebody on another machine, or in another container, may have a number that nobody has here. */
    private static boolean isLocked(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException | OverlappingFileLockException e) {
            return true;
        }
    }

    /** The manifest comes last, so that a folder with one is whole. */
    private static void putBack(Path old, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(old)) {
            files = all.filter(file -> !Files.isDirectory(file))
                    .sorted(Comparator.comparing(file -> file.endsWith(Manifest.FILE)))
                    .toList();
        }
        for (Path file : files) {
            Path place = folder.resolve(old.relativize(file));
            Files.createDirectories(place.getParent());
            Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
