package buzzville.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.lesson.Question.Verdict;
import buzzville.report.text.ReportLanguage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ways of writing an answer are read, and what is said of those that are not. */
class ReadingTest {
    private static Question question(Asked asked, String answer) {
        Phrase any = Phrase.of("answer.none");
        return new Question(
                "ntp", any, List.of(), asked, List.of(), answer, List.of(), any, Map.of(), Set.of(), Set.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            180          | RIGHT
            180 ms       | RIGHT
            180ms        | RIGHT
            0,18 s       | RIGHT
            0.18s        | RIGHT
            180000 µs    | RIGHT
            180 000 us   | RIGHT
            180 millisecondes | RIGHT
            180 s        | WRONG
            0.003 min    | RIGHT
            180 ppm      | MALFORMED
            180 ms ms    | MALFORMED
            """)
    void timesMayHaveAnyUnitOfTime(String given, Verdict verdict) {
        assertThat(question(Asked.in(Form.NUMBER, "ms"), "180").verdict(given)).isEqualTo(verdict);
    }

    @Test
    void whatIsNoTimeHasNoUnit() {
        assertThat(question(Asked.of(Form.NUMBER), "6").verdict("6 s")).isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void thousandsMayBeGroupedAsInEitherLanguage() {
        Question question = question(Asked.in(Form.NUMBER, "s"), "12500");
        assertThat(List.of("12500", "12 500", "12\u00a0500 s", "12,500", "12,500 s"))
                .allMatch(given -> question.verdict(given) == Verdict.RIGHT);
        assertThat(question.verdict("12,5")).isEqualTo(Verdict.WRONG);
        assertThat(question(Asked.in(Form.NUMBER, "s"), "4.32").verdict("4,320 s"))
                .isEqualTo(Verdict.RIGHT);
    }

    @Test
    void severalTimesMayHaveUnitsToo() {
        Question question = question(Asked.in(Form.NUMBERS, "ms"), "-40,79,39.5");
        assertThat(List.of("-40,79,39.5", "-40 ms, 79 ms, 39.5 ms", "-40 ; 79 ; 39,5", "-0,04 s; 79 ms; 39,5"))
                .allMatch(given -> question.verdict(given) == Verdict.RIGHT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NUMBERS | 4,5,8         | 4,5           | problem.too-few
            NUMBERS | 4,5,8         | 4,5,8,9       | problem.too-many
            NUMBERS | 4,5,8         | 4;x;8         | problem.numbers
            VECTORS | [1,0] [1,1]   | [1,0]         | problem.too-few
            VECTORS | [1,0] [1,1]   | [1,0] [1]     | problem.entries
            VECTORS | [1,0] [1,1]   | 1,0           | problem.vectors
            PAIRS   | 1-2           | 1:2           | problem.pairs
            MESSAGE | m4            | 4             | problem.message
            """)
    void whatIsMissingIsSaid(Form form, String answer, String given, String problem) {
        assertProblem(question(Asked.of(form), answer), given, problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NUMBERS | 41,42,43 | 41,43       | problem.missing
            NUMBERS | 41,42,43 | 41,42,43,43 | problem.twice
            NUMBERS | 41,42,43 | 41,42,44    | problem.unknown
            PAIRS   | 41-42    | 41-44       | problem.unknown
            NUMBER  | 41       | 44          | problem.unknown
            """)
    void whatTheQuestionDoesNotShowIsNoAnswer(Form form, String answer, String given, String problem) {
        assertProblem(question(Asked.among(form, List.of(41, 42, 43)), answer), given, problem);
    }

    private static void assertProblem(Question question, String given, String problem) {
        Reading reading = question.read(given);
        assertThat(reading.canonical()).isNull();
        assertThat(reading.problem()).isNotNull();
        assertThat(reading.problem().key()).isEqualTo(problem);
        for (ReportLanguage language : ReportLanguage.values()) {
            String said = String.join(" ", new Wordings(new Texts(language, "exercise")).verdict(question, 3, given));
            assertThat(said).startsWith("3").contains(given);
        }
    }

    @Test
    void noneIsReadAndSaidInEitherLanguage() {
        Question question = question(Asked.of(Form.PAIRS), Form.NONE);
        assertThat(List.of("none", "aucune", "Aucun")).allMatch(given -> question.verdict(given) == Verdict.RIGHT);
        assertThat(new Wordings(new Texts(ReportLanguage.FR, "exercise"))
                        .key(question, 1)
                        .get(0))
                .isEqualTo("Réponse 1\u00a0: aucune");
        assertThat(new Wordings(new Texts(ReportLanguage.EN, "exercise"))
                        .key(question, 1)
                        .get(0))
                .isEqualTo("Answer 1: none");
    }
}
