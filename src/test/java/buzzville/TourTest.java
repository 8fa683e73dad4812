package buzzville;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.cli.Buzzville;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command line of the tour through the scenario language, and of the guide for architects, does what the page says behind its
 * {@code #}. Commands that run many cities have pages and tests of their own.
 */
@Tag("once")
class TourTest {
    private static final List<Path> PAGES =
            List.of(Path.of("docs/scenario-language.md"), Path.of("docs/architects.md"));
    private static final Pattern COMMAND =
            Pattern.compile("\\./buzzville ((?:run|check) [^#]*?)\\s*(?:# (PASS|FAIL)|#.*)?");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyCommandOfTheTourEndsAsThePageSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : PAGES) {
            Path files = Files.createDirectory(folder.resolve(page.getFileName() + ".d"));
            ManualPage.read(page).writeTo(files);
            int before = tests.size();
            for (String line : Files.readAllLines(page)) {
                Matcher command = COMMAND.matcher(line);
                if (command.matches()) {
                    tests.add(DynamicTest.dynamicTest(line, () -> run(files, command.group(1), command.group(2))));
                }
            }
            assertThat(tests).hasSizeGreaterThanOrEqualTo(before + 5);
        }
        return tests.stream();
    }

    private void run(Path files, String command, String verdict) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            String text = word.group(1) != null ? word.group(1) : word.group(2);
            words.add(text.endsWith(".yaml") ? files.resolve(text).toString() : text);
        }
        if (words.get(0).equals("run")) {
            words.addAll(List.of(
                    "--no-charts", "--lang", "en", "--out", files.resolve("out").toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Buzzville.execute(new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new));

        assertThat(status).as(err.toString()).isEqualTo("FAIL".equals(verdict) ? 1 : 0);
        assertThat(out.toString()).contains(verdict == null ? "" : "\n" + verdict + ": ");
    }
}
