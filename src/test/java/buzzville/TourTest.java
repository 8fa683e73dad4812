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
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every command line of the tour through the scenario language does what the page says behind its {@code #}. */
class TourTest {
    private static final Path TOUR = Path.of("docs/scenario-language.md");
    private static final Pattern COMMAND =
            Pattern.compile("\\./buzzville ((?:run|check) [^#]*?)\\s*(?:# (PASS|FAIL)|#.*)?");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyCommandOfTheTourEndsAsThePageSays() throws IOException {
        ManualPage.read(TOUR).writeTo(folder);
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(TOUR)) {
            Matcher command = COMMAND.matcher(line);
            if (command.matches()) {
                tests.add(DynamicTest.dynamicTest(line, () -> run(command.group(1), command.group(2))));
            }
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(6);
        return tests.stream();
    }

    private void run(String command, String verdict) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            String text = word.group(1) != null ? word.group(1) : word.group(2);
            words.add(text.endsWith(".yaml") ? folder.resolve(text).toString() : text);
        }
        if (words.get(0).equals("run")) {
            words.addAll(List.of(
                    "--no-charts",
                    "--lang",
                    "en",
                    "--out",
                    folder.resolve("out").toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Buzzville.execute(new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new));

        assertThat(status).as(err.toString()).isEqualTo("FAIL".equals(verdict) ? 1 : 0);
        assertThat(out.toString()).contains(verdict == null ? "" : "\n" + verdict + ": ");
    }
}
