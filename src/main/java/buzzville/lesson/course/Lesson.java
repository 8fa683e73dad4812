package buzzville.lesson.course;

import buzzville.lesson.Question;
import java.util.List;
import java.util.function.Function;

/**
 * One lesson.
 *
 * @param number from 1
 * @param runs what it runs, the one that is drawn first
 * @param replays journals of these runs that are left for whoever wants to replay them, and what to ask of them
 * @param figures what is drawn from the runs
 * @param quiz what is asked, given the figures
 */
public record Lesson(
        int number,
        List<Scene> runs,
        List<Replay> replays,
        Function<Runs, Figures> figures,
        Function<Figures, List<Question>> quiz) {
    /** A lesson that leaves no journal. */
    Lesson(int number, List<Scene> runs, Function<Runs, Figures> figures, Function<Figures, List<Question>> quiz) {
        this(number, runs, List.of(), figures, quiz);
    }

    /**
     * One run.
     *
     * @param scenario name of a file in {@code scenarios/lessons}, without its ending
     * @param strategy one of its strategies
     */
    public record Scene(String scenario, String strategy) {
        /** Name of its files. */
        @Override
        public String toString() {
            return scenario + "-" + strategy;
        }
    }

    /**
     * What {@code replay} can tell of a journal.
     *
     * @param of which run's
     * @param options of the command, such as {@code --at} and {@code end}
     */
    public record Replay(Scene of, List<String> options) {}

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
