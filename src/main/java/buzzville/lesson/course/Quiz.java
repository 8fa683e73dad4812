package buzzville.lesson.course;

import buzzville.lesson.Asked;
import buzzville.lesson.Form;
import buzzville.lesson.Phrase;
import buzzville.lesson.Question;
import buzzville.lesson.Slip;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The questions of a lesson. The texts of the n-th begin with {@code qn}: what is asked, {@code qn.why}, what is wrong about the
 * answer that a mistake leads to, and for sentences to choose from {@code qn.a} and what is wrong about it, {@code qn.a.no}.
 */
final class Quiz {
    private final Figures figures;
    private final List<Question> questions = new ArrayList<>();
    private final List<Slip> slips = new ArrayList<>();
    private final Map<Object, String> options = new LinkedHashMap<>();

    Quiz(Figures figures) {
        this.figures = figures;
    }

    private String next() {
        return "q" + (questions.size() + 1);
    }

    private Phrase phrase(String key) {
        return new Phrase(key, figures.values());
    }

    /** A choice of so many sentences, of which one is right. */
    Quiz choice(String right, int of) {
        String key = next();
        List<Phrase> choices = new ArrayList<>();
        List<Slip> wrong = new ArrayList<>();
        for (int i = 0; i < of; i++) {
            String letter = Question.letter(i);
            choices.add(phrase(key + "." + letter));
            if (!letter.equals(right)) {
                wrong.add(new Slip(letter, phrase(key + "." + letter + ".no")));
            }
        }
        add(key, Asked.of(Form.CHOICE), choices, right, wrong);
        return this;
    }

    /**
     * One more thing to choose in the question that is asked next, unless it is there already.
     *
     * @param mistake what leads to it if it is wrong; its text is {@code qn.mistake}
     * @param said what stands in the braces {@code {said}} of {@code qn.option}
     */
    Quiz option(String mistake, Object said) {
        options.putIfAbsent(said, mistake);
        return this;
    }

    /** A choice of the options, of which this one is right. */
    Quiz choose(Object right) {
        String key = next();
        List<Phrase> choices = new ArrayList<>();
        List<Slip> wrong = new ArrayList<>();
        String answer = "";
        for (Map.Entry<Object, String> option : options.entrySet()) {
            String letter = Question.letter(choices.size());
            Map<String, Object> values = new LinkedHashMap<>(figures.values());
            values.put("said", option.getKey());
            choices.add(new Phrase(key + ".option", values));
            if (option.getKey().equals(right)) {
                answer = letter;
            } else {
                wrong.add(new Slip(letter, phrase(key + "." + option.getValue())));
            }
        }
        options.clear();
        add(key, Asked.of(Form.CHOICE), choices, answer, wrong);
        return this;
    }

    /** What a mistake leads to, in the answer that is asked for next; its text is {@code qn.name}. */
    Quiz slip(String name, BigDecimal answer) {
        slips.add(new Slip(Form.plain(answer), phrase(next() + "." + name)));
        return this;
    }

    Quiz slip(String name, long answer) {
        return slip(name, BigDecimal.valueOf(answer));
    }

    /** A number of things. */
    Quiz number(BigDecimal answer) {
        return number(answer, "");
    }

    /** A number of milliseconds or seconds, {@code ms} or {@code s}. */
    Quiz number(BigDecimal answer, String unit) {
        String plain = Form.plain(answer);
        add(next(), Asked.in(Form.NUMBER, unit), List.of(), plain, Question.telling(plain, slips));
        slips.clear();
        return this;
    }

    private void add(String key, Asked asked, List<Phrase> choices, String answer, List<Slip> wrong) {
        questions.add(new Question(
                Question.LESSON,
                phrase(key),
                List.of(),
                asked,
                choices,
                answer,
                List.copyOf(wrong),
                phrase(key + ".why"),
                Map.of(),
                Set.of(),
                Set.of()));
    }

    List<Question> questions() {
        return List.copyOf(questions);
    }
}
