package buzzville.cli;

import buzzville.lesson.Question;
import buzzville.lesson.Question.Verdict;
import buzzville.lesson.Reading;
import buzzville.lesson.Texts;
import buzzville.lesson.Wordings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Answers to questions, on the command line or in a file, and what is said about them. */
final class Answers {
    @Option(names = "--answer", paramLabel = "Q=A", description = "An answer to one of its questions; can be repeated.")
    private List<String> answers = new ArrayList<>();

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "A file of answers, one such as 2=b in each line; what follows a # is a remark.")
    private @Nullable Path file;

    /**
     * One answer.
     *
     * @param place the how-manieth of all
     * @param where it was found, for the beginning of a sentence
     */
    private record Given(int place, String where, String text) {}

    boolean areGiven() {
        return !answers.isEmpty() || file != null;
    }

    /**
     * Marks them all.
     *
     * @return {@link ExitCode#SOUND} if all are right, 1 if one is wrong
     * @throws InputException once the others are marked, if some are no answers, with what was expected of each
     */
    int mark(List<Question> questions, Texts texts, PrintWriter out) {
        Map<Integer, String> problems = new TreeMap<>();
        Map<Integer, Given> given = byQuestion(questions.size(), texts, problems);
        Wordings wordings = new Wordings(texts);
        int right = 0;
        int wrong = 0;
        for (Map.Entry<Integer, Given> each : given.entrySet()) {
            Question question = questions.get(each.getKey() - 1);
            String answer = each.getValue().text();
            Reading reading = question.read(answer);
            if (reading.problem() != null) {
                Given refused = each.getValue();
                problems.put(
                        refused.place(),
                        refused.where()
                                + texts.say(
                                        "answer.malformed",
                                        "number",
                                        each.getKey(),
                                        "answer",
                                        answer,
                                        "problem",
                                        reading.problem()));
                continue;
            }
            wordings.verdict(question, each.getKey(), answer).forEach(out::println);
            boolean isRight = question.verdict(answer) == Verdict.RIGHT;
            right += isRight ? 1 : 0;
            wrong += isRight ? 0 : 1;
        }
        if (right + wrong + problems.size() > 1) {
            out.println(texts.say(
                    "answers.sum",
                    "right",
                    right,
                    "wrong",
                    wrong,
                    "unmarked",
                    problems.size(),
                    "questions",
                    questions.size()));
        }
        if (!problems.isEmpty()) {
            out.flush();
            throw new InputException(List.copyOf(problems.values()));
        }
        return wrong == 0 ? ExitCode.SOUND : ExitCode.BROKEN_PROMISE;
    }

    /** The first answer to each question; what is none, or a second one, is a problem. */
    private Map<Integer, Given> byQuestion(int questions, Texts texts, Map<Integer, String> problems) {
        Map<Integer, Given> byQuestion = new TreeMap<>();
        for (Given each : given(texts)) {
            int sign = each.text().indexOf('=');
            String number = sign < 0 ? "" : each.text().substring(0, sign).strip();
            int question = number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
            if (number.isEmpty() || !number.matches("\\d+")) {
                problems.put(each.place(), each.where() + texts.say("error.answer.form", "found", each.text()));
            } else if (question < 1 || question > questions) {
                problems.put(
                        each.place(),
                        each.where() + texts.say("error.answer.question", "last", questions, "found", number));
            } else if (byQuestion.putIfAbsent(
                            question,
                            new Given(
                                    each.place(),
                                    each.where(),
                                    each.text().substring(sign + 1).strip()))
                    != null) {
                problems.put(each.place(), each.where() + texts.say("error.answer.twice", "number", question));
            }
        }
        return byQuestion;
    }

    private List<Given> given(Texts texts) {
        List<Given> given = new ArrayList<>();
        answers.forEach(answer -> given.add(new Given(given.size(), "buzzville: --answer: ", answer)));
        if (file != null) {
            List<String> lines = lines(file, texts);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i)
                        .replaceFirst("^\uFEFF", "")
                        .replaceFirst("#.*", "")
                        .strip();
                if (!line.isEmpty()) {
                    given.add(new Given(given.size(), file + ":" + (i + 1) + ": ", line));
                }
            }
        }
        return given;
    }

    private static List<String> lines(Path file, Texts texts) {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new InputException(texts.say("error.answers.utf8", "file", file.toString()));
        } catch (IOException e) {
            throw new InputException(texts.say("error.answers.file", "file", file.toString()));
        }
    }
}
