package buzzville.lesson.course;

import buzzville.lesson.Question;
import java.util.List;
import java.util.function.Function;

/**
 * One lesson.
 *
 * @param number from 1
 * @param runs what it runs, the one that is drawn first
 * @param figures what is drawn from the runs
 * @param quiz what is asked, given the figures
 */
public record Lesson(
        int number, List<Scene> runs, Function<Runs, Figures> figures, Function<Figures, List<Question>> quiz) {
    /**
     * One run.
     *
     * @param scenario name of a file in {@code scenarios/lessons}, without its ending
     * @param strategy one of its strategies
     */
    public record Scene(String scenario, String strategy) {}

    /** Name of its texts. */
    public String texts() {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    static List<Scene> scenes(String scenario, String... strategies) {
        return java.util.Arrays.stream(strategies)
                .map(strategy -> new Scene(scenario, strategy))
                .toList();
    }
}
