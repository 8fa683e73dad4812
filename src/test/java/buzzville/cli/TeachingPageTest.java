package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/teaching.md} and {@code docs/teaching.fr.md} tell a teacher to type works, and shows the figures that they name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // each command runs once
class TeachingPageTest {
    private static final Path ENGLISH = Path.of("docs", "teaching.md");
    private static final Path FRENCH = Path.of("docs", "teaching.fr.md");
    private static final Pattern COMMAND = Pattern.compile("`\\./buzzville ([^`]+)`");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|text)\\n(.*?)^```$");
    private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,\u00a0]\\d+)*");
    /** The minutes of a row, its commands, and what is said about what they show. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| [0-9]+-[0-9]+ \\| (`.*?`) \\| (.*?) \\| .*\\|$");

    /** A row of the brief's page that a lesson shows, and what is measured there. */
    private static final Pattern LESSONS =
            Pattern.compile("(?m)^\\| [^|]+ \\| ((?:`lesson [0-9]+[^|]*)) \\| ([^|]*) \\| .*$");

    private static final Pattern LESSON = Pattern.compile("`(lesson [0-9]+[^`]*)`");

    @TempDir
    static Path folder;

    private final Map<String, Shell> done = new HashMap<>();

    private Shell done(String command) {
        return done.computeIfAbsent(command, line -> {
            List<Object> words = new ArrayList<>(Recorded.words(line));
            words.replaceAll(word -> word.toString().startsWith("results/") ? folder.resolve(word.toString()) : word);
            if (words.get(0).equals("lesson") && !words.contains("--answer") && !words.contains("--key")) {
                words.addAll(List.of(
                        "--out", folder.resolve(String.format(Locale.ROOT, "results/lessons/%02d", number(words)))));
            }
            if (!words.contains("--lang")) {
                words.addAll(List.of("--lang", "en"));
            }
            return Shell.run(words.toArray());
        });
    }

    private static int number(List<Object> words) {
        return words.size() > 1 && words.get(1).toString().matches("[0-9]+")
                ? Integer.parseInt(words.get(1).toString())
                : 0;
    }

    @Test
    void everyCommandWorks() throws IOException {
        for (Path page : List.of(ENGLISH, FRENCH)) {
            List<String> commands = commands(Files.readString(page));
            assertThat(commands).hasSizeGreaterThan(12);
            for (String command : commands) {
                boolean list = command.equals("lesson") || command.equals("lesson --lang fr");
                Shell shell = list ? Shell.run((Object[]) command.split(" ")) : done(command);
                assertThat(shell.status()).as(command + shell.err()).isZero();
                assertThat(shell.out()).as(command).isNotBlank();
                assertThat(command.contains("--lang fr")).as(command).isEqualTo(page.equals(FRENCH));
            }
        }
    }

    private static List<String> commands(String text) {
        return COMMAND.matcher(text).results().map(command -> command.group(1)).toList();
    }

    @Test
    void everyFigureOfTheHourIsShownByTheCommandBesideIt() throws IOException {
        for (Path page : List.of(ENGLISH, FRENCH)) {
            List<MatchResult> rows =
                    ROW.matcher(Files.readString(page)).results().toList();
            assertThat(rows).hasSize(9);
            for (MatchResult row : rows) {
                StringBuilder shown = new StringBuilder();
                commands(row.group(1))
                        .forEach(command -> shown.append(done(command).out()));
                List<String> figures = figures(shown.toString());
                assertThat(figures(row.group(2))).as(row.group()).allMatch(figures::contains);
            }
        }
    }

    @Test
    void theBriefSaysOfLessonsWhatTheyShow() throws IOException {
        int rows = 0;
        for (MatchResult row : LESSONS.matcher(Files.readString(Path.of("docs", "brief.md")))
                .results()
                .toList()) {
            StringBuilder shown = new StringBuilder();
            LESSON.matcher(row.group(1))
                    .results()
                    .forEach(lesson -> shown.append(done(lesson.group(1)).out()));
            List<String> figures = figures(shown.toString());
            assertThat(figures(row.group(2))).as(row.group()).isNotEmpty().allMatch(figures::contains);
            rows++;
        }
        assertThat(rows).isGreaterThan(14);
    }

    private static List<String> figures(String text) {
        return FIGURE.matcher(text).results().map(MatchResult::group).toList();
    }

    @Test
    void blocksShowWhatTheirCommandsPrint() throws IOException {
        for (Path page : List.of(ENGLISH, FRENCH)) {
            String printed = "";
            int shown = 0;
            for (MatchResult block :
                    BLOCK.matcher(Files.readString(page)).results().toList()) {
                if (block.group(1).equals("sh")) {
                    String line = block.group(2).strip();
                    assertThat(line).startsWith("./buzzville ");
                    printed = done(line.substring("./buzzville ".length())).out();
                } else {
                    assertThat(printed).as(page.toString()).isEqualTo(block.group(2));
                    shown++;
                }
            }
            assertThat(shown).as(page.toString()).isEqualTo(2);
        }
    }
}
