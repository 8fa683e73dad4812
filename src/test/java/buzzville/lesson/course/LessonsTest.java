package buzzville.lesson.course;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.lesson.Form;
import buzzville.lesson.Phrase;
import buzzville.lesson.Question;
import buzzville.lesson.Texts;
import buzzville.lesson.Wordings;
import buzzville.report.text.ReportLanguage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The figures of every lesson are those that pencil and paper give, and its texts are complete in both languages. */
class LessonsTest {
    private static final Runs RUNS = new ShippedRuns();

    /** By lesson: names and figures that theory demands; the arithmetic stands in the head of each scenario. */
    private static final Map<Integer, String> DEMANDED = new TreeMap<>(Map.ofEntries(
            Map.entry(1, "hour=180 day=4.32 pair=360 pair.day=8.64 ppm=50 brief=12500 brief.error=5 brief.ppm=400"),
            Map.entry(2, "equal=0 unequal=10 extreme=20 bound=20 delay=40 offset=10 apart=40"),
            Map.entry(
                    3,
                    "at-15=32667 at-100=4900 at-400=1225 whole=9900 inverted-100=5000 inverted-50=10000 inversions=4"
                            + " error=5 steps=1 slewed.steps=0 slew=10000"),
            Map.entry(
                    4,
                    "linked.arrival=1/1 linked.physical=0/0 linked.lamport=0/0 linked.light=101 linked.accident=102"
                            + " fast.arrival=1/1 fast.physical=1/1 fast.lamport=0/0"
                            + " lucky.arrival=0/1 lucky.lamport=0/0 lucky.light=101 lucky.accident=102"
                            + " unlucky.light=101 unlucky.accident=7 unlucky.lamport=0/1"
                            + " linked.vector=0/0 linked.hlc=0/0 fast.vector=0/0 fast.hlc=0/0 office=103 late=101 office.next=104"),
            Map.entry(5, "pairs=21 ordered=13 concurrent=8 equal=2 false=6 rate=75"),
            Map.entry(
                    6,
                    "chain.feu=[1,0,0] chain.accident=[1,1,0] chain.meteo=[1,1,1] chain.ordered=3 chain.concurrent=0"
                            + " fan.feu=[1,0,0] fan.accident=[0,1,0] fan.meteo=[1,1,1] fan.ordered=2 fan.concurrent=1"
                            + " textbook=[1,2,1] next=[3,6,0] copied=[3,2,0] added=[5,7,0] merged=[3,5,0]"),
            Map.entry(
                    7,
                    "transparent-3=12 participant-3=9 pairs-3=15 transparent-10=180 participant-10=135 pairs-10=190 hidden=1 linked-3=3 heard-3=3"),
            Map.entry(
                    8,
                    "arrival=10 delivery=0 held=10 delay=2990 total=0 received=20 blocked=15 lost.lost=1 lost.through=7 related=0 gap=1"
                            + " arrival.causal=0 arrival.inversions=1 arrival.green=4.1 arrival.ambulance=9"
                            + " causal.inversions=1 causal.green=4.1 causal.ambulance=9"
                            + " in-time.inversions=0 in-time.green=0 in-time.ambulance=4.5"),
            Map.entry(
                    9,
                    "now=red at-45=green at-59=unknown by-offset=green by-source=red offset-45=red source-45=green"
                            + " twice=red by-clock=green set-back=red delivered=3 resent=0 arrived=14:32:20"),
            Map.entry(
                    10,
                    "window=300 second=10 forget=300 outbox=0 published=1800 gaps=0 distinct=1800 handled=1800"
                            + " resumed=30 resume.lost=0 last=200 replayed=100"),
            Map.entry(11, "synchronised=20 dragged=10 bound=10 offset=10"),
            Map.entry(12, "wait=20 with=0 without=100 bound=10")));

    @Test
    void figuresAreThoseOfPencilAndPaper() {
        for (Lesson lesson : Lessons.all()) {
            Map<String, Object> found = lesson.figures().apply(RUNS).values();
            for (String demand : DEMANDED.get(lesson.number()).split(" ")) {
                String name = demand.substring(0, demand.indexOf('='));
                Object value = found.get(name);
                String plain = value instanceof BigDecimal number
                        ? (number.signum() == 0
                                ? "0"
                                : number.stripTrailingZeros().toPlainString())
                        : value instanceof Phrase phrase
                                ? phrase.key().replace("colour.", "")
                                : String.valueOf(value).replace(" ", "");
                assertThat(name + "=" + plain).as("lesson %d", lesson.number()).isEqualTo(demand);
            }
        }
    }

    @Test
    void everyRepeatIsHandledTwiceOrRecognised() {
        Figures figures = Lessons.all().get(9).figures().apply(RUNS);

        BigDecimal repeats = figures.number("appended").subtract(figures.number("distinct"));
        assertThat(repeats).isGreaterThan(BigDecimal.TEN);
        assertThat(figures.number("twice")).isEqualTo(repeats);
        assertThat(figures.number("duplicates")).isEqualTo(repeats);
    }

    @Test
    void whatIsSaidOfAnAnswerHasNoFigureThatNeitherTheQuestionNorTheRunHas() {
        Pattern figure = Pattern.compile("\\d[\\d:.,]*\\d");
        for (Lesson lesson : Lessons.all()) {
            for (ReportLanguage language : ReportLanguage.values()) {
                Texts texts = new Texts(language, "exercise", lesson.texts());
                Figures figures = lesson.figures().apply(RUNS);
                List<Question> questions = lesson.quiz().apply(figures);
                Map<String, Object> unfilled = new java.util.HashMap<>();
                figures.values().keySet().forEach(name -> unfilled.put(name, "F"));
                for (Question question : questions) {
                    String given = texts.say(new Phrase("text", unfilled))
                            + texts.say(new Phrase(question.text().key(), unfilled));
                    List<Phrase> said = new ArrayList<>(List.of(question.why()));
                    question.slips().forEach(slip -> said.add(slip.mistake()));
                    for (Phrase phrase : said) {
                        String text = texts.say(new Phrase(phrase.key(), unfilled));
                        assertThat(figure.matcher(text).results().map(MatchResult::group))
                                .as("lesson %d, %s: %s", lesson.number(), phrase.key(), text)
                                .allMatch(given::contains);
                    }
                }
            }
        }
    }

    @Test
    void everyChoiceHasOneThatIsRightAndSaysOfEveryOtherWhatIsWrong() {
        for (Lesson lesson : Lessons.all()) {
            for (Question question : lesson.quiz().apply(lesson.figures().apply(RUNS))) {
                if (question.form() == Form.CHOICE) {
                    assertThat(question.choices()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
                    assertThat(question.slips()).hasSize(question.choices().size() - 1);
                }
            }
        }
    }

    @Test
    void unlinkedCountersAreRightInAboutHalfOfAllCasesAndNeverInAll() {
        // 1000 coins: a standard deviation is 1.6 %, and ties among 1000 values cost 0.05 %
        BigDecimal luck = Lessons.all().get(3).figures().apply(RUNS).number("luck");
        assertThat(luck).isBetween(new BigDecimal(43), new BigDecimal(57));
    }

    @Test
    void theCountOfHybridStampsGoesOnWhileTimeDoesNot() {
        assertThat(Lessons.all().get(10).figures().apply(RUNS).number("count")).isGreaterThan(BigDecimal.TEN);
    }

    @Test
    void bothLanguagesSayTheSameThingsAndFillInTheSameFigures() {
        List<String> files = new ArrayList<>(List.of("exercise"));
        Lessons.all().forEach(lesson -> files.add(lesson.texts()));
        for (String file : files) {
            Texts english = new Texts(ReportLanguage.EN, file);
            Texts french = new Texts(ReportLanguage.FR, file);
            assertThat(french.keys()).as(file).isEqualTo(english.keys());
            for (String key : english.keys()) {
                assertThat(french.names(key)).as(file + " " + key).isEqualTo(english.names(key));
            }
        }
    }

    @Test
    void everyLessonCanBeReadAskedAndMarkedInBothLanguages() {
        for (Lesson lesson : Lessons.all()) {
            Figures figures = lesson.figures().apply(RUNS);
            List<Question> questions = lesson.quiz().apply(figures);
            assertThat(questions).as("lesson %d", lesson.number()).hasSizeGreaterThanOrEqualTo(2);
            for (ReportLanguage language : ReportLanguage.values()) {
                Texts texts = new Texts(language, "exercise", lesson.texts());
                Wordings wordings = new Wordings(texts);
                assertThat(texts.say("title")).isNotBlank();
                assertThat(texts.say("summary")).isNotBlank();
                assertThat(texts.say(new Phrase("text", figures.values()))).hasSizeGreaterThan(200);
                for (Question question : questions) {
                    assertThat(wordings.question(question, 1)).isNotEmpty();
                    assertThat(wordings.key(question, 1)).isNotEmpty();
                    assertThat(question.slips()).isNotEmpty();
                    question.slips()
                            .forEach(slip ->
                                    assertThat(question.mistake(slip.answer())).isNotNull());
                }
                Set<String> labels = texts.keys();
                assertThat(labels.stream().filter(key -> key.startsWith("figure.")))
                        .allMatch(key -> figures.values().containsKey(key.substring("figure.".length())));
            }
        }
    }
}
