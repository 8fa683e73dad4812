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

    @Test
    void kindsAreChosenByTheNamesOfTheSheetInEitherLanguage() {
        String whole =
                Shell.run("exercise", SCENARIO, "--seed", 7, "--lang", "fr").out();
        String some = Shell.run(
                        "exercise",
                        SCENARIO,
                        "--seed",
                        7,
                        "--lang",
                        "fr",
                        "--type",
                        "coupe, ordonnes-a-tort",
                        "--type",
                        "vector")
                .out();

        assertThat(whole).contains("(ordonnés-à-tort)", "(coupe)", "(vecteurs)").doesNotContain("(cut)");
        assertThat(some).contains("Question 1 (coupe)", "Question 2 (ordonnés-à-tort)", "Question 3 (vecteurs)");
        for (String type : List.of("coupe", "vecteurs")) {
            assertThat(whole).contains(text(some, type));
        }
        assertThat(Shell.run("exercise", "--help").out().replaceAll("\\s+", " "))
                .contains(String.join(", ", buzzville.lesson.exercise.Sheet.types()));
    }

    /** What a question shows, without its number. */
    private static String text(String sheet, String type) {
        String from = sheet.substring(sheet.indexOf("(" + type + ")"));
        return from.substring(0, from.indexOf("  Répondre"));
    }

    @Test
    void oneAnswerThatIsNoneKeepsNoOtherFromBeingMarked() throws IOException {
        Path file = folder.resolve("marie.txt");
        Files.writeString(file, "# Marie\n1=102 # sure\n\n2=x\n3=c\n3=a\nnonsense\n9=a\n");
        Shell french = Shell.run("lesson", 4, "--lang", "fr", "--answers", file);

        assertThat(french.status()).isEqualTo(2);
        assertThat(french.out())
                .contains("1\u00a0: juste", "3\u00a0: juste")
                .endsWith(
                        "justes\u00a0: 2\u00a0; fausses\u00a0: 0\u00a0; non corrigées\u00a0: 4\u00a0; questions\u00a0: 5\n");
        assertThat(french.err().lines())
                .containsExactly(
                        file
                                + ":4: 2\u00a0: impossible de corriger «\u00a0x\u00a0»\u00a0: un nombre seul est attendu, par exemple 7",
                        file + ":6: seconde réponse à la question 3\u00a0; c'est la première qui compte",
                        file
                                + ":7: une réponse de la forme QUESTION=RÉPONSE est attendue, par exemple 2=b, et non «\u00a0nonsense\u00a0»",
                        file + ":8: les questions vont de 1 à 5\u00a0; il n'y a pas de question 9");
        Files.writeString(file, "1=101\n3=c\n");
        assertThat(Shell.run("lesson", 4, "--lang", "en", "--answers", file).status())
                .isEqualTo(1);
        Files.writeString(file, "1=102\n3=c\n");
        assertThat(Shell.run("lesson", 4, "--lang", "en", "--answers", file).status())
                .isZero();
        assertThat(Shell.run("lesson", 4, "--lang", "fr", "--answers", folder.resolve("nobody.txt"))
                        .err())
                .contains("impossible de lire");
    }

    @Test
    void aSheetAndItsKeyAreWrittenAsPagesToPrint() throws IOException {
        Shell told = Shell.run("exercise", SCENARIO, "--seed", 7, "--lang", "fr", "--out", folder);
        String sheet = Files.readString(folder.resolve("sheet.html"));
        String key = Files.readString(folder.resolve("key.html"));

        assertThat(told.out()).contains("À imprimer\u00a0: " + folder.resolve("sheet.html"));
        assertThat(sheet)
                .contains("<html lang=\"fr\">", "@media print", "Nom", "Question 15")
                .doesNotContain("Réponse 1\u00a0:", "<script", "http:", "https:", "src=");
        assertThat(key).contains("Réponse 15\u00a0:", "Réponse 1\u00a0:").doesNotContain("<script");
        assertThat(sheet.split("<section>", -1)).hasSize(16);
        assertThat(key.split("<section>", -1)).hasSize(16);
    }

    @Test
    void mistakesAreToldInFrench() {
        assertThat(Shell.run("lesson", 13, "--lang", "fr").err()).contains("les leçons vont de 1 à 12");
        assertThat(Shell.run("lesson", "--key", "--lang", "fr").err()).contains("demandent le numéro d'une leçon");
        assertThat(Shell.run("lesson", 4, "--key", "--answer", "1=1", "--lang", "fr")
                        .err())
                .contains("--key donne les réponses");
        assertThat(Shell.run("exercise", SCENARIO, "--type", "vecteur", "--lang", "fr")
                        .err())
                .contains("vouliez-vous dire «\u00a0vecteurs\u00a0»");
        assertThat(Shell.run("exercise", SCENARIO, "--type", "xyzzyxyzzy", "--lang", "fr")
                        .err())
                .contains("types connus\u00a0: lamport, vecteurs");
        assertThat(Shell.run("exercise", SCENARIO, "--key", "--answer", "1=1", "--lang", "fr")
                        .err())
                .contains("corrigent des réponses");
        assertThat(Shell.run("exercise", SCENARIO, "--json", "--out", folder, "--lang", "fr")
                        .err())
                .contains("s'adresse aux machines");
    }

    @Test
    void whatALessonSaysToTypeAnswersInItsLanguage() {
        assertThat(Shell.run("lesson", 9, "--lang", "fr", "--out", folder)
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("  ./buzzville ")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(" --lang fr"));
    }
}
