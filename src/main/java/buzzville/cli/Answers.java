package buzzville.cli;

import buzzville.lesson.Question;
import buzzville.lesson.Question.Verdict;
import buzzville.lesson.Wordings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code --answer} says, and what is said about it. */
final class Answers {
    private Answers() {}

    /**
     * Marks answers.
     *
     * @param given such as {@code 2=b}
     * @return {@link ExitCode#SOUND} if all are right, 1 if one is wrong
     * @throws InputException if one is no answer
     */
    static int mark(List<String> given, List<Question> questions, Wordings wordings, PrintWriter out) {
        Map<Integer, String> answers = new TreeMap<>();
        for (String each : given) {
            int sign = each.indexOf('=');
            String number = sign < 0 ? each : each.substring(0, sign).strip();
            if (sign < 0 || !number.matches("\\d{1,3}")) {
                throw new InputException(
                        "buzzville: --answer: expected QUESTION=ANSWER such as 2=b, but found '" + each + "'");
            }
            int question = Integer.parseInt(number);
            if (question < 1 || question > questions.size()) {
                throw new InputException("buzzville: --answer: there are questions 1 to " + questions.size()
                        + ", but found " + question);
            }
            if (answers.put(question, each.substring(sign + 1)) != null) {
                throw new InputException("buzzville: --answer: two answers to question " + question);
            }
        }
        answers.forEach((number, answer) -> {
            Question question = questions.get(number - 1);
            if (question.verdict(answer) == Verdict.MALFORMED) {
                throw new InputException(wordings.verdict(question, number, answer));
            }
        });
        boolean right = true;
        for (Map.Entry<Integer, String> each : answers.entrySet()) {
            Question question = questions.get(each.getKey() - 1);
            wordings.verdict(question, each.getKey(), each.getValue()).forEach(out::println);
            right &= question.verdict(each.getValue()) == Verdict.RIGHT;
        }
        return right ? ExitCode.SOUND : ExitCode.BROKEN_PROMISE;
    }
}
