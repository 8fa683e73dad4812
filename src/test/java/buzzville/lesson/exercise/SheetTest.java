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
    void aQuestionIsTheSameWhicheverOthersAreAskedFor() {
        for (int i = 0; i < 50; i++) {
            EventLog log = RandomLog.of(i);
            List<Question> whole = Sheet.of(log, i, Sheet.types()).questions();
            for (Question question : whole) {
                assertThat(Sheet.of(log, i, List.of(question.type())).questions())
                        .containsExactly(question);
            }
            List<String> two = List.of("cut", "lamport", "cut");
            assertThat(Sheet.of(log, i, two).questions())
                    .containsExactlyElementsOf(two.stream()
                            .distinct()
                            .flatMap(type ->
                                    whole.stream().filter(each -> each.type().equals(type)))
                            .toList());
        }
    }

    @Test
    void whatTheLogDoesNotGiveIsNamed() {
        for (int i = 0; i < 50; i++) {
            Sheet sheet = Sheet.of(RandomLog.of(i), i, Sheet.types());
            List<String> made = sheet.questions().stream().map(Question::type).toList();
            assertThat(sheet.without()).doesNotContainAnyElementsOf(made);
            assertThat(made.size() + sheet.without().size())
                    .isEqualTo(Sheet.types().size());
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void aReplayIsOfALightThatThereCanBeAndItsTwoOrdersTellDifferentColours() {
        Map<String, String> next = Map.of("green", "amber", "amber", "red", "red", "green");
        EventLog log = RandomLog.of(1);
        for (int seed = 0; seed < LOGS; seed++) {
            Question question =
                    Sheet.of(log, seed, List.of("replay")).questions().get(0);
            List<List<Object>> journal = (List<List<Object>>) question.facts().get("journal");
            int until = (Integer) question.facts().get("until_s");
            List<List<Object>> byNumber = journal.stream()
                    .sorted(java.util.Comparator.comparingInt(entry -> (Integer) entry.get(0)))
                    .toList();
            for (int i = 1; i < byNumber.size(); i++) {
                assertThat(byNumber.get(i).get(2))
                        .isEqualTo(next.get(byNumber.get(i - 1).get(2).toString()));
            }
            String byOffset = "";
            for (List<Object> entry : journal) {
                byOffset = until < 0 || (Integer) entry.get(1) <= until
                        ? entry.get(2).toString()
                        : byOffset;
            }
            int right = question.answer().charAt(0) - 'a';
            assertThat(question.choices().get(right).key())
                    .isNotEqualTo("colour." + byOffset)
                    .isNotEqualTo("colour.unknown");
            String text = question.text().key();
            assertThat(question.why().key()).isEqualTo(text + ".why");
        }
    }

    @Test
    void theGreatestJumpIsNamedOnlyWhereSomethingJumps() {
        int jumps = 0;
        for (int i = 0; i < LOGS; i++) {
            EventLog log = RandomLog.of(i);
            for (Question question : Sheet.of(log, i, List.of("corrupted")).questions()) {
                for (var slip : question.slips()) {
                    if (slip.mistake().key().equals("slip.greatest-is-wrong")) {
                        int event = Integer.parseInt(slip.answer());
                        assertThat(jump(log, question, event))
                                .as("log %d: %s", i, question.facts())
                                .isGreaterThan(1);
                        assertThat(log.events().get(event - 1).received()).isNotEmpty();
                        jumps++;
                    }
                }
            }
        }
        assertThat(jumps).isGreaterThan(20);
    }

    /** By how much the values of a process go up at an event, as the question shows them. */
    @SuppressWarnings("unchecked")
    private static long jump(EventLog log, Question question, int event) {
        List<Integer> ids = (List<Integer>) question.facts().get("events");
        List<Long> shown = (List<Long>) question.facts().get("shown");
        var at = log.events().get(event - 1);
        long before = log.events().stream()
                .filter(each -> each.process() == at.process() && each.place() == at.place() - 1)
                .mapToLong(each -> ids.contains(each.id())
                        ? shown.get(ids.indexOf(each.id()))
                        : each.stamps().lamport())
                .findFirst()
                .orElse(log.processes().get(at.process()).lamportStart());
        return shown.get(ids.indexOf(event)) - before;
    }

    @Test
    void aMessageStraightFromOneToTheOtherIsNotExplainedByOthers() {
        for (int i = 0; i < LOGS; i++) {
            EventLog log = RandomLog.of(i);
            for (Question question : Sheet.of(log, i, List.of("relation")).questions()) {
                List<?> pair = (List<?>) question.facts().get("pair");
                var a = log.events().get((Integer) pair.get(0) - 1);
                var b = log.events().get((Integer) pair.get(1) - 1);
                boolean direct = a.sent().stream().anyMatch(b.received()::contains)
                        || b.sent().stream().anyMatch(a.received()::contains);
                assertThat(question.slips().stream().map(slip -> slip.mistake().key()))
                        .doesNotContain(direct ? "slip.not-transitive" : "slip.message-between");
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
