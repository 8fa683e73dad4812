package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lessons and exercises on the command line. */
class LessonCommandTest {
    private static final String SCENARIO = "scenarios/lessons/08-causal-order.yaml";

    @TempDir
    private Path folder;

    @Test
    void thereAreTwelveLessonsInEitherLanguage() {
        assertThat(Shell.run("lesson", "--lang", "en").out().lines()).hasSize(12);
        assertThat(Shell.run("lesson", "--lang", "fr").out()).contains("Feu rouge et accident");
    }

    @Test
    void aLessonTellsItsFiguresAndWritesItsPagesAndAsks() {
        Shell told = Shell.run("lesson", 4, "--lang", "en", "--out", folder);

        assertThat(told.status()).isZero();
        assertThat(told.out())
                .contains("101 and 102 is luck")
                .contains("Question 1")
                .doesNotContain("Answer 1");
        assertThat(Files.exists(folder.resolve("04-red-light-linked.html"))).isTrue();
    }

    @Test
    void aLessonLeavesTheJournalOfItsRunAndSaysHowToAskIt() throws IOException {
        String told = Shell.run("lesson", 9, "--lang", "en", "--out", folder).out();
        Path journal = folder.resolve("09-replay-swapped.bvj");
        List<String> commands = told.lines()
                .filter(line -> line.startsWith("  ./buzzville replay "))
                .map(String::strip)
                .toList();

        assertThat(commands).hasSize(3);
        for (String command : commands) {
            List<String> words = Recorded.words(command);
            assertThat(words.get(2)).isEqualTo(journal.toString());
            Shell replay = Shell.run(words.subList(1, words.size()).toArray());
            assertThat(replay.status()).as(command).isZero();
            assertThat(replay.err()).isEmpty();
            assertThat(replay.out()).contains("feu");
        }
        assertThat(Shell.run("replay", journal, "--at", "end", "--lang", "en").out())
                .containsPattern("by offset +vert since 14:31:30")
                .containsPattern("by occurrence +rouge since 14:32:10");
        Path run = folder.resolve("run");
        Shell.run("run", "scenarios/lessons/09-replay.yaml", "--strategy", "swapped", "--journal", "-q", "--out", run);
        assertThat(Files.readAllBytes(journal)).isEqualTo(Files.readAllBytes(run.resolve("journal.bvj")));
    }

    @Test
    void answersAreMarked() {
        assertThat(Shell.run("lesson", 4, "--lang", "en", "--answer", "1=102", "--answer", "3=c")
                        .status())
                .isZero();
        Shell wrong = Shell.run("lesson", 4, "--lang", "en", "--answer", "1=101");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.out()).contains("wrong").contains("one more than what was received");
        for (String bad : new String[] {"1=x", "3=d", "9=a", "nonsense", "=a"}) {
            assertThat(Shell.run("lesson", 4, "--answer", bad).status()).as(bad).isEqualTo(2);
        }
        assertThat(Shell.run("lesson", 4, "--key", "--lang", "fr").out()).contains("Réponse 1");
    }

    @Test
    void whatIsNoLessonIsRefused() {
        assertThat(Shell.run("lesson", 13).err()).contains("from 1 to 12, but found 13");
        assertThat(Shell.run("lesson", "--key").status()).isEqualTo(2);
        assertThat(Shell.run("lesson", 4, "--key", "--answer", "1=1").status()).isEqualTo(2);
        assertThat(Shell.run("lesson", 4, "--lang", "de").status()).isEqualTo(2);
    }

    @Test
    void anExerciseIsTheSameForTheSameSeed() {
        Shell sheet = Shell.run("exercise", SCENARIO, "--seed", 7, "--lang", "en");

        assertThat(sheet.status()).isZero();
        assertThat(sheet.out()).contains("sheet 7").contains("Question 1").doesNotContain("Answer 1");
        assertThat(Shell.run("exercise", SCENARIO, "--seed", 7, "--lang", "en").out())
                .isEqualTo(sheet.out());
        assertThat(Shell.run("exercise", SCENARIO, "--seed", 8, "--lang", "en").out())
                .isNotEqualTo(sheet.out());
        assertThat(Shell.run("exercise", SCENARIO, "--seed", 7, "--key", "--lang", "en")
                        .out())
                .contains("Answer 1");
        assertThat(Shell.run("exercise", SCENARIO, "--json").out()).doesNotContain("\"answer\"");
        assertThat(Shell.run("exercise", SCENARIO, "--json", "--key").out()).contains("\"answer\"", "\"fr\"");
    }

    @Test
    void wrongUseOfAnExerciseIsRefused() {
        assertThat(Shell.run("exercise", SCENARIO, "--type", "lamprot").err()).contains("did you mean 'lamport'");
        assertThat(Shell.run("exercise", SCENARIO, "--key", "--answer", "1=1").status())
                .isEqualTo(2);
        assertThat(Shell.run("exercise", SCENARIO, "--answer", "99=1").status()).isEqualTo(2);
    }
}
