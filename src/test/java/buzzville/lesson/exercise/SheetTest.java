package buzzville.lesson.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import buzzville.lesson.Known;
import buzzville.lesson.Phrase;
import buzzville.lesson.Question;
import buzzville.lesson.RandomLog;
import buzzville.lesson.Texts;
import buzzville.lesson.Wordings;
import buzzville.report.text.ReportLanguage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys are those of an independent oracle, which knows only the log and the facts of a question, on a thousand random logs. */
class SheetTest {
    private static final int LOGS = 1000;
    private static final Texts ENGLISH = new Texts(ReportLanguage.EN, "exercise");
    private static final Texts FRENCH = new Texts(ReportLanguage.FR, "exercise");

    @Test
    void everyKeyIsWhatTheOracleComputesFromTheLog() {
        Map<String, Integer> made = new HashMap<>();
        for (int i = 0; i < LOGS; i++) {
            EventLog log = RandomLog.of(i);
            Oracle oracle = new Oracle(log);
            for (Question question : Sheet.of(log, i, Sheet.types()).questions()) {
                made.merge(question.type(), 1, Integer::sum);
                assertThat(oracle.answer(question))
                        .as("%s of log %d: %s", question.type(), i, question.facts())
                        .isEqualTo(oracle.found(question));
            }
        }
        assertThat(made).containsOnlyKeys(Sheet.types());
        assertThat(made.values()).allMatch(times -> times >= 100);
    }

    @Test
    void noWrongAnswerIsRightAndNoTwoSaySomethingOfTheSameAnswer() {
        for (int i = 0; i < LOGS; i++) {
            for (Question question : Sheet.of(RandomLog.of(i), i, Sheet.types()).questions()) {
                Set<String> answers = new HashSet<>(Set.of(question.answer()));
                question.slips()
                        .forEach(slip -> assertThat(answers.add(slip.answer()))
                                .as("%s of log: %s", question.type(), slip)
                                .isTrue());
                assertThat(question.slips()).as(question.type()).isNotEmpty();
                assertThat(new HashSet<>(question.choices())).hasSameSizeAs(question.choices());
            }
        }
    }

    @Test
    void noSheetShowsAStampThatItAsksFor() {
        int asked = 0;
        for (int i = 0; i < LOGS; i++) {
            Set<Known> asks = new HashSet<>();
            Set<Known> shows = new HashSet<>();
            for (Question question : Sheet.of(RandomLog.of(i), i, Sheet.types()).questions()) {
                asks.addAll(question.asks());
                shows.addAll(question.shows());
                assertStampsAreDeclared(question);
            }
            asked += asks.size();
            assertThat(asks).doesNotContainAnyElementsOf(shows);
        }
        assertThat(asked).isGreaterThan(LOGS);
    }

    /** Whoever prints "L = " shows a Lamport value and has to say so. */
    private static void assertStampsAreDeclared(Question question) {
        for (Phrase line : question.given()) {
            if (ENGLISH.say(line).matches("[0-9].* L = [0-9]+")) {
                int event = Integer.parseInt(line.values().get("id").toString());
                assertThat(question.shows()).contains(new Known(event, Known.Clock.LAMPORT));
            }
        }
    }

    @Test
    void theSameLogAndSeedGiveTheSameSheetAndAnotherSeedAnother() {
        EventLog log = RandomLog.of(7);

        assertThat(Sheet.of(log, 3, Sheet.types())).isEqualTo(Sheet.of(RandomLog.of(7), 3, Sheet.types()));
        assertThat(Sheet.of(log, 3, Sheet.types()).questions())
                .isNotEqualTo(Sheet.of(log, 4, Sheet.types()).questions());
    }

    @Test
    void everyQuestionCanBeReadInBothLanguages() {
        for (int i = 0; i < 200; i++) {
            for (Question question : Sheet.of(RandomLog.of(i), i, Sheet.types()).questions()) {
                for (Texts texts : List.of(ENGLISH, FRENCH)) {
                    Wordings wordings = new Wordings(texts);
                    assertThat(String.join("\n", wordings.question(question, 1)))
                            .doesNotContain("{a}", "{b}", "null");
                    assertThat(wordings.key(question, 1)).isNotEmpty();
                }
            }
        }
    }

    @Test
    void brokenClocksAreNoKey() {
        EventLog good = RandomLog.of(1);
        ClockRules broken = new ClockRules(
                good.rules().granularity(),
                false,
                LamportClock.Rule.NO_MERGE,
                VectorClock.Rule.MAX,
                0,
                HybridClock.Rule.COUNT);
        EventLog log = new EventLog(good.source(), broken, good.processes(), good.events(), 0);

        assertThatThrownBy(() -> Sheet.of(log, 1, Sheet.types()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("broken on purpose");
    }

    @Test
    void anEmptyLogGivesAnEmptySheet() {
        EventLog good = RandomLog.of(1);
        EventLog log = new EventLog(good.source(), good.rules(), good.processes(), List.of(), 0);

        assertThat(Sheet.of(log, 1, Sheet.types()).questions()).isEmpty();
    }
}
