package buzzville;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the manual shows works as it says; links lead somewhere. */
class DocsExamplesTest {
    private static final Pattern VERDICT = Pattern.compile("(?m)^# verdict: (.*)$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");

    @TempDir
    private Path temporary;

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        if (Files.exists(Path.of("README.md"))) {
            pages.add(Path.of("README.md"));
        }
        try (Stream<Path> below = Files.list(Path.of("docs"))) {
            below.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioInTheManualIsRightAndComesOutAsItSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path path : pages()) {
            ManualPage page = ManualPage.read(path);
            if (!page.marked("yaml", "file").isEmpty()
                    || !page.marked("yaml", "wrong").isEmpty()) {
                tests.add(DynamicTest.dynamicTest(path.toString(), () -> check(page)));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
        return pages().stream().map(page -> DynamicTest.dynamicTest(page.toString(), () -> links(page)));
    }

    private void check(ManualPage page) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve(page.path().getFileName() + ".d"));
        page.writeTo(folder);
        Extension extension = Extension.of(page);
        if (extension.isEmpty()) {
            check(page, folder, DocsExamplesTest.class.getClassLoader());
        } else {
            Path build = Files.createDirectory(temporary.resolve(page.path().getFileName() + ".build"));
            try (URLClassLoader loader = extension.compile(build)) {
                check(page, folder, loader);
            }
        }
    }

    private static void check(ManualPage page, Path folder, ClassLoader loader) throws Exception {
        for (ManualPage.Block block : page.marked("yaml", "file")) {
            Path file = folder.resolve(block.name());
            assertThat((List<?>) probe(loader, "problems", file))
                    .as(block.name())
                    .isEmpty();
            Matcher verdict = VERDICT.matcher(block.text());
            if (verdict.find()) {
                assertThat((Map<?, ?>) probe(loader, "verdicts", file))
                        .as("verdicts of %s", block.name())
                        .isEqualTo(promised(verdict.group(1)));
            }
        }
        for (ManualPage.Block block : page.marked("yaml", "wrong")) {
            List<String> said = new ArrayList<>();
            for (Object line : (List<?>) probe(loader, "problems", folder.resolve(block.name()))) {
                said.add(line.toString().replace(folder.toString().replace('\\', '/') + "/", ""));
            }
            assertThat(String.join("\n", said) + "\n")
                    .as("what is said about %s", block.name())
                    .isEqualTo(page.after(block).text());
        }
    }

    /** {@code none fail, priority pass} as a map. */
    private static Map<String, String> promised(String text) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            String[] words = part.strip().split(" ", -1);
            verdicts.put(words[0], words[1]);
        }
        return verdicts;
    }

    private static Object probe(ClassLoader loader, String question, Path file) throws Exception {
        try {
            return loader.loadClass(ManualProbe.class.getName())
                    .getMethod(question, Path.class)
                    .invoke(null, file);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(file.getFileName() + ": " + e.getCause(), e);
        }
    }

    private static void links(Path page) throws IOException {
        List<String> broken = new ArrayList<>();
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
            String target = link.group(1);
            if (target.startsWith("http")) {
                continue;
            }
            Path file = target.isEmpty() ? page : page.resolveSibling(target).normalize();
            boolean found = Files.exists(file)
                    && (link.group(2) == null || anchors(file).containsKey(link.group(2)));
            if (!found) {
                broken.add(link.group());
            }
        }
        assertThat(broken).as("links of %s that lead nowhere", page).isEmpty();
    }

    /** The anchors that a reader of the page can jump to, made of its headings as the usual renderers do. */
    private static Map<String, String> anchors(Path page) throws IOException {
        Map<String, String> anchors = new TreeMap<>();
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("#") && line.contains("# ")) {
                String heading = line.replaceFirst("^#+ ", "");
                anchors.put(
                        heading.toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                                .replace(' ', '-'),
                        heading);
            }
        }
        return anchors;
    }
}
