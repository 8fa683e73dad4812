package buzzville.lesson;

import buzzville.lesson.Question.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Questions as a person reads them: the question, its key, and what becomes of an answer. */
public final class Wordings {
    private static final int WIDTH = 120;

    private final Texts texts;

    public Wordings(Texts texts) {
        this.texts = texts;
    }

    /** The question without its answer, line by line. */
    public List<String> question(Question question, int number) {
        List<String> lines = new ArrayList<>();
        lines.add(
                question.type().equals(Question.LESSON)
                        ? texts.say("lesson.question", "number", number)
                        : texts.say("sheet.question", "number", number, "type", question.type()));
        lines.addAll(wrapped(texts.say(question.text()), "  "));
        question.given().forEach(line -> lines.add("    " + texts.say(line)));
        for (int i = 0; i < question.choices().size(); i++) {
            lines.add("  " + Question.letter(i) + ") "
                    + texts.say(question.choices().get(i)));
        }
        lines.add("  " + form(question, number));
        return lines;
    }

    private String form(Question question, int number) {
        return texts.say("form." + question.form().word(), "number", String.valueOf(number));
    }

    /** The answer, why, and which wrong answers show which mistake. */
    public List<String> key(Question question, int number) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.say("sheet.answer", "number", number, "answer", question.answer()));
        lines.addAll(wrapped(texts.say(question.why()), "  "));
        for (Slip slip : question.slips()) {
            String line = texts.say("sheet.mistake", "answer", slip.answer(), "mistake", texts.say(slip.mistake()));
            lines.addAll(wrapped("- " + line, "  "));
        }
        return lines;
    }

    /** What is to be said of an answer. */
    public List<String> verdict(Question question, int number, String given) {
        Verdict verdict = question.verdict(given);
        if (verdict == Verdict.MALFORMED) {
            return wrapped(
                    texts.say("answer.malformed", "number", number, "answer", given, "form", form(question, number)),
                    "");
        }
        Phrase mistake = question.mistake(given);
        return verdict == Verdict.RIGHT
                ? wrapped(texts.say("answer.right", "number", number, "why", texts.say(question.why())), "")
                : wrapped(
                        texts.say(
                                "answer.wrong",
                                "number",
                                number,
                                "mistake",
                                mistake == null ? texts.say("answer.unknown-mistake") : texts.say(mistake)),
                        "");
    }

    /** A text in lines of a width that screens and paper have; paragraphs stay apart. */
    public static List<String> wrapped(String text, String indent) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n\\s*\n", -1)) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            StringBuilder line = new StringBuilder(indent);
            for (String word : paragraph.strip().split("[ \n\t]+")) {
                if (line.length() + word.length() > WIDTH - 1 && line.length() > indent.length()) {
                    lines.add(line.toString().stripTrailing());
                    line = new StringBuilder(indent);
                }
                line.append(word).append(' ');
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
