package buzzville;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** House rules that no compiler knows. */
@Tag("once")
class TidyTest {
    private static final int LONG = 300;
    private static final int TOO_LONG = 400;

    private static final Path MAIN = Path.of("src/main/java");

    private static final Set<String> TEXTS = Set.of(
            "java",
            "md",
            "yaml",
            "yml",
            "csv",
            "json",
            "xml",
            "properties",
            "config",
            "html",
            "css",
            "js",
            "txt",
            "sh",
            "");

    // Brackets keep the patterns from finding themselves.
    private static final Pattern LEFT_OVER = Pattern.compile("\\b(TO[D]O|FIX[M]E|XX[X])\\b");
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.$}*-])/(home|root|work|Users|mnt|srv)/\\w|[A-Z]:\\\\[A-Z]");
    private static final Pattern PRIVATE_HOST = Pattern.compile(
            "(?i)https?://[^\\s/\"'<>]*(\\.internal|\\.corp|\\.lan|\\.local)\\b|https?://(10|172|192\\.168)\\.\\d"
                    + "|\\b(artifac[t]ory|sonatype\\s?nex[u]s|jfr[o]g|verdacc[i]o|codeartifac[t])\\b");
    private static final Pattern URL_HOST = Pattern.compile("https?://([\\w.-]+)");
    private static final Set<String> BUILD_HOSTS =
            Set.of("maven.apache.org", "repo.maven.apache.org", "www.apache.org", "www.w3.org", "github.com");

    private static final Pattern PACKAGE_DOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    @Test
    void noSourceFileIsLongerThanAnyoneReads() throws IOException {
        List<String> tooLong = new ArrayList<>();
        List<String> longish = new ArrayList<>();
        int files = 0;
        for (Path file : committed("java")) {
            int lines = read(file).split("\n", -1).length - 1;
            files++;
            if (lines > TOO_LONG) {
                tooLong.add(file + ": " + lines + " lines");
            } else if (lines > LONG) {
                longish.add(file + ": " + lines + " lines");
            }
        }
        assertThat(tooLong).as("files of more than %d lines", TOO_LONG).isEmpty();
        assertThat(longish)
                .as("files of more than %d lines; one in ten may be", LONG)
                .hasSizeLessThanOrEqualTo(files / 10);
    }

    @Test
    void everyPackageSaysInASentenceWhatItIsFor() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path folder : committed("java").stream()
                .filter(file -> file.startsWith(MAIN))
                .map(Path::getParent)
                .distinct()
                .toList()) {
            Path info = folder.resolve("package-info.java");
            String text = Files.exists(info) ? read(info) : "";
            Matcher doc = PACKAGE_DOC.matcher(text);
            String sentence =
                    doc.find() ? doc.group(1).replaceAll("\\s*\\*?\\s+", " ").strip() : "";
            if (sentence.length() < 30 || !sentence.contains(".") || !text.contains("@NullMarked")) {
                silent.add(info + " lacks a sentence or @NullMarked");
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        assertThat(linesWith(LEFT_OVER)).isEmpty();
    }

    @Test
    void noFileKnowsTheMachineItWasWrittenOn() throws IOException {
        assertThat(linesWith(MACHINE_PATH)).isEmpty();
        assertThat(linesWith(PRIVATE_HOST)).isEmpty();
    }

    @Test
    void theBuildNamesOnlyPublicHosts() throws IOException {
        List<String> others = new ArrayList<>();
        for (Path file : committed()) {
            if (file.endsWith("pom.xml") || file.startsWith(".mvn") || file.startsWith(".ci")) {
                Matcher host = URL_HOST.matcher(read(file));
                while (host.find()) {
                    if (!BUILD_HOSTS.contains(host.group(1))) {
                        others.add(file + ": " + host.group());
                    }
                }
            }
        }
        assertThat(others).isEmpty();
    }

    private static List<String> linesWith(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : committed()) {
            int number = 0;
            for (String line : read(file).split("\n", -1)) {
                number++;
                if (pattern.matcher(line).find()) {
                    found.add(file + ":" + number + ": " + line.strip());
                }
            }
        }
        return found;
    }

    private static List<Path> committed(String extension) throws IOException {
        return committed().stream()
                .filter(file -> extensionOf(file).equals(extension))
                .toList();
    }

    /** Text files of the checkout that are ours, in a fixed order; a folder of build products or results is none. */
    private static List<Path> committed() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> roots = Files.list(Path.of(""))) {
            for (Path root : roots.sorted().toList()) {
                if (Set.of("target", ".git", ".idea", ".vscode", "results", "licenses")
                        .contains(root.toString())) {
                    continue;
                }
                try (Stream<Path> below = Files.walk(root)) {
                    below.filter(Files::isRegularFile)
                            .filter(file -> TEXTS.contains(extensionOf(file)))
                            .sorted()
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    private static String extensionOf(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1);
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
