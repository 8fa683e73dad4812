package buzzville.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question with one right answer.
 *
 * @param type what kind of question it is, a word
 * @param text what is asked
 * @param given what is shown besides, line by line
 * @param asked what an answer has to be
 * @param choices what a, b, c and so on stand for; empty unless one of them is to be chosen
 * @param answer the right one, in its canonical spelling
 * @param slips wrong answers that show a mistake, none of them right and no two of them the same
 * @param why why the answer is right
 * @param facts from which it can be answered again without a text: numbers of events, parameters; in files
 * @param asks which stamps it asks for
 * @param shows which stamps it shows
 */
public record Question(
        String type,
        Phrase text,
        List<Phrase> given,
        Asked asked,
        List<Phrase> choices,
        String answer,
        List<Slip> slips,
        Phrase why,
        Map<String, Object> facts,
        Set<Known> asks,
        Set<Known> shows) {
    /** The type of questions that stand in a lesson and not on a sheet. */
    public static final String LESSON = "lesson";

    /** What becomes of an answer. */
    public enum Verdict {
        RIGHT,
        WRONG,
        /** It is no answer to this question, or not all of one. */
        MALFORMED
    }

    public Question {
        String right = answer;
        if (!right.equals(asked.canonical(right))
                || slips.stream().anyMatch(slip -> slip.answer().equals(right))) {
            throw new IllegalArgumentException(type + ": " + right + " is no unmistakable answer");
        }
    }

    /** What an answer looks like. */
    public Form form() {
        return asked.form();
    }

    /** What somebody wrote. */
    public Reading read(String given) {
        return Reading.of(this, given);
    }

    /** What is to be said of an answer. */
    public Verdict verdict(String given) {
        String found = read(given).canonical();
        return found == null ? Verdict.MALFORMED : found.equals(answer) ? Verdict.RIGHT : Verdict.WRONG;
    }

    /** The mistake that a wrong answer shows; null if it is not a known one. */
    public @Nullable Phrase mistake(String given) {
        String found = read(given).canonical();
        return slips.stream()
                .filter(slip -> slip.answer().equals(found))
                .map(Slip::mistake)
                .findFirst()
                .orElse(null);
    }

    /** Those slips that are neither right nor the same as one before. */
    public static List<Slip> telling(String answer, List<Slip> slips) {
        List<Slip> telling = new ArrayList<>();
        for (Slip slip : slips) {
            if (!slip.answer().equals(answer)
                    && telling.stream().noneMatch(each -> each.answer().equals(slip.answer()))) {
                telling.add(slip);
            }
        }
        return List.copyOf(telling);
    }

    /** The letter of a choice, from 0. */
    public static String letter(int choice) {
        return String.valueOf((char) ('a' + choice));
    }
}
