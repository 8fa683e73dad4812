package buzzville.lesson;

import buzzville.lesson.Question.Verdict;
import java.math.BigDecimal;
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
        lines.add(title(question, number));
        lines.addAll(wrapped(texts.say(question.text()), "  "));
        question.given().forEach(line -> lines.add("    " + texts.say(line)));
        for (int i = 0; i < question.choices().size(); i++) {
            lines.add("  " + choice(question, i));
        }
        lines.add("  " + form(question, number));
        return lines;
    }

    /** Its number, and on a sheet its kind. */
    public String title(Question question, int number) {
        return question.type().equals(Question.LESSON)
                ? texts.say("lesson.question", "number", number)
                : texts.say("sheet.question", "number", number, "type", type(question.type()));
    }

    /** What a kind of question is called, also on the command line. */
    public String type(String type) {
        return texts.say("type." + type);
    }

    /** What may be chosen, with its letter. */
    public String choice(Question question, int choice) {
        return Question.letter(choice) + ") " + texts.say(question.choices().get(choice));
    }

    /** How it is answered on the command line. */
    private String form(Question question, int number) {
        return texts.say(
                "form", "hint", hint(question), "example", texts.say(key("example", question), "number", number));
    }

    /** What an answer looks like, for the end of a sentence. */
    public String hint(Question question) {
        return texts.say(key("hint", question), "unit", question.asked().unit());
    }

    private String key(String what, Question question) {
        String key = what + "." + question.form().word();
        return question.asked().unit().isEmpty() || !texts.has(key + ".unit") ? key : key + ".unit";
    }

    /** An answer as people of the language write it. */
    public String answer(Question question, String canonical) {
        return switch (question.form()) {
            case PAIRS -> canonical.equals(Form.NONE) ? texts.say("answer.none") : canonical;
            case NUMBER -> texts.number(new BigDecimal(canonical)) + unit(question);
            case NUMBERS ->
                canonical.contains(".")
                        ? texts.language()
                                .choose(canonical, canonical.replace(",", " ; ").replace('.', ','))
                        : canonical;
            case CHOICE, VECTORS, MESSAGE -> canonical;
        };
    }

    private static String unit(Question question) {
        String unit = question.asked().unit();
        return unit.isEmpty() ? "" : "\u00a0" + unit;
    }

    /** The answer, why, and which wrong answers show which mistake. */
    public List<String> key(Question question, int number) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.say("sheet.answer", "number", number, "answer", answer(question, question.answer())));
        lines.addAll(wrapped(texts.say(question.why()), "  "));
        for (Slip slip : question.slips()) {
            lines.addAll(wrapped("- " + mistake(question, slip), "  "));
        }
        return lines;
    }

    /** A wrong answer and what is wrong about it. */
    public String mistake(Question question, Slip slip) {
        return texts.say(
                "sheet.mistake", "answer", answer(question, slip.answer()), "mistake", texts.say(slip.mistake()));
    }

    /** What is to be said of an answer. */
    public List<String> verdict(Question question, int number, String given) {
        Reading reading = question.read(given);
        if (reading.problem() != null) {
            return wrapped(
                    texts.say("answer.malformed", "number", number, "answer", given, "problem", reading.problem()), "");
        }
        if (question.verdict(given) == Verdict.RIGHT) {
            return wrapped(texts.say("answer.right", "number", number, "why", texts.say(question.why())), "");
        }
        Phrase mistake = question.mistake(given);
        return wrapped(
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
