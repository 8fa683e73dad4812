package buzzville.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios that come with the program: the files in the folder {@code scenarios} of the checkout that have a duration;
 * the others are parts for them to include.
 *
 * @param folder null if there is none, as when the jar was copied elsewhere
 */
record Shipped(@Nullable Path folder) {
    private static final String FOLDER = "scenarios";

    /** Those of the present folder if it is a checkout, else of the one that the program was built in. */
    static Shipped here() {
        Path home = Files.isDirectory(Path.of(FOLDER)) ? Path.of("") : builtIn();
        return new Shipped(home == null ? null : home.resolve(FOLDER));
    }

    private static @Nullable Path builtIn() {
        try {
            CodeSource source = Buzzville.class.getProtectionDomain().getCodeSource();
            Path place = source == null ? null : Path.of(source.getLocation().toURI());
            for (Path folder = place; folder != null; folder = folder.getParent()) {
                if (Files.isDirectory(folder.resolve(FOLDER)) && Files.exists(folder.resolve("pom.xml"))) {
                    return folder;
                }
            }
        } catch (URISyntaxException | IllegalArgumentException | SecurityException e) {
            return null;
        }
        return null;
    }

    /** In alphabetical order, those of a folder before those of its folders. */
    List<Path> files() {
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(Shipped::lasts)
                    .sorted(java.util.Comparator.comparingInt(Path::getNameCount)
                            .thenComparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean lasts(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.startsWith("duration:"));
        } catch (IOException | UncheckedIOException e) {
            return true;
        }
    }
}
