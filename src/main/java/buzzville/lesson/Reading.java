package buzzville.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote as an answer.
 *
 * @param canonical in the spelling that all ways of writing it have in common; null if it cannot be marked
 * @param problem why it cannot be marked, and what was expected; null if it can
 */
public record Reading(@Nullable String canonical, @Nullable Phrase problem) {
    /** Thousands with commas, as English has them; elsewhere a comma begins the decimals. */
    private static final Pattern GROUPED = Pattern.compile("\\s*[+-]?[1-9]\\d{0,2}(,\\d{3})+(?!\\d).*");

    static Reading of(Question question, String given) {
        String canonical = question.asked().canonical(given);
        if (canonical == null) {
            return refused(expected(question));
        }
        if (question.form() == Form.NUMBER && GROUPED.matcher(given).matches()) {
            String grouped = question.asked().canonical(given.replace(",", ""));
            canonical = grouped != null && question.answer().equals(grouped) ? grouped : canonical;
        }
        Phrase problem = problem(question, canonical);
        return problem == null ? new Reading(canonical, null) : refused(problem);
    }

    private static Reading refused(Phrase problem) {
        return new Reading(null, problem);
    }

    /** What an answer of the right form would be. */
    private static Phrase expected(Question question) {
        String word = "problem." + question.form().word();
        return switch (question.form()) {
            case CHOICE -> choice(question);
            case NUMBER, NUMBERS ->
                question.asked().unit().isEmpty()
                        ? Phrase.of(word, "count", parts(question.answer(), ",").size())
                        : Phrase.of(
                                word + ".unit",
                                "unit",
                                question.asked().unit(),
                                "count",
                                parts(question.answer(), ",").size());
            case VECTORS -> {
                List<String> vectors = parts(question.answer(), " ");
                yield Phrase.of(
                        word,
                        "count",
                        vectors.size(),
                        "entries",
                        parts(vectors.get(0), ",").size());
            }
            case PAIRS, MESSAGE -> Phrase.of(word);
        };
    }

    private static Phrase choice(Question question) {
        return Phrase.of(
                "problem.choice", "last", Question.letter(question.choices().size() - 1));
    }

    private static List<String> parts(String answer, String between) {
        return List.of(answer.split(between, -1));
    }

    /** What is missing in an answer of the right form, or should not be there. */
    private static @Nullable Phrase problem(Question question, String canonical) {
        return switch (question.form()) {
            case CHOICE -> canonical.charAt(0) - 'a' < question.choices().size() ? null : choice(question);
            case NUMBERS ->
                question.asked().among().isEmpty()
                        ? count(parts(question.answer(), ","), parts(canonical, ","))
                        : each(question, parts(canonical, ","));
            case VECTORS -> vectors(parts(question.answer(), " "), parts(canonical, " "));
            case NUMBER, MESSAGE -> unknown(question, List.of(canonical));
            case PAIRS ->
                canonical.equals(Form.NONE)
                        ? null
                        : unknown(
                                question,
                                Stream.of(canonical.split("[,-]", -1))
                                        .distinct()
                                        .toList());
        };
    }

    private static @Nullable Phrase count(List<String> expected, List<String> found) {
        return expected.size() == found.size()
                ? null
                : Phrase.of(
                        found.size() < expected.size() ? "problem.too-few" : "problem.too-many",
                        "expected",
                        expected.size(),
                        "found",
                        found.size());
    }

    private static @Nullable Phrase vectors(List<String> expected, List<String> found) {
        for (int i = 0; i < found.size() && i < expected.size(); i++) {
            int entries = parts(expected.get(i), ",").size();
            int there = parts(found.get(i), ",").size();
            if (there != entries) {
                return Phrase.of(
                        "problem.entries", "vector", found.get(i), "place", i + 1, "found", there, "expected", entries);
            }
        }
        return count(expected, found);
    }

    /** Each of the things that there are, once. */
    private static @Nullable Phrase each(Question question, List<String> found) {
        Phrase unknown = unknown(question, found);
        if (unknown != null) {
            return unknown;
        }
        List<String> missing = new ArrayList<>(question.asked().among());
        missing.removeAll(found);
        Set<String> seen = new HashSet<>();
        List<String> twice =
                found.stream().filter(name -> !seen.add(name)).distinct().toList();
        if (!missing.isEmpty()) {
            return Phrase.of("problem.missing", "missing", missing);
        }
        return twice.isEmpty() ? null : Phrase.of("problem.twice", "twice", twice);
    }

    private static @Nullable Phrase unknown(Question question, List<String> found) {
        List<String> among = question.asked().among();
        List<String> unknown =
                found.stream().filter(name -> !among.contains(name)).toList();
        return among.isEmpty() || unknown.isEmpty()
                ? null
                : Phrase.of("problem.unknown", "unknown", unknown, "among", among);
    }
}
