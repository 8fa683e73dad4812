package buzzville.cli;

import buzzville.experiment.sweep.Axis;
import buzzville.experiment.sweep.Design;
import buzzville.experiment.sweep.Plan;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a sweep varies and what it looks at. */
final class SweepOptions {
    static final int USUAL_REPLICATIONS = 5;

    private static final List<String> DESIGNS =
            Arrays.stream(Design.values()).map(Design::label).toList();

    @Option(
            names = "--vary",
            required = true,
            paramLabel = "PATH=VALUES",
            description = "A key and its values: a list such as broker.dispatch=fifo,lifo, a range with a step such as"
                    + " load=0.5..2/0.25 or broker.service-time=1ms..5ms/1ms, or, in a sample, a range without one;"
                    + " repeatable: every combination is run.")
    private List<String> varied = new ArrayList<>();

    @Option(
            names = "--design",
            paramLabel = "grid|random|latin",
            description = "Which combinations: all of them; or a sample, drawn at random or as a Latin hypercube.")
    private @Nullable String design;

    @Option(names = "--sample", paramLabel = "N", description = "How many combinations a sample has; latin if absent.")
    private @Nullable Integer sample;

    @Option(names = "--strategy", paramLabel = "NAME", description = "Another strategy than the file's own choice.")
    private @Nullable String strategy;

    @Option(
            names = "--strategies",
            split = ",",
            paramLabel = "NAME",
            description = "Several strategies, each under every combination, separated by commas.")
    private List<String> strategies = new ArrayList<>();

    @Option(
            names = "--figure",
            split = ",",
            paramLabel = "NAME",
            description = "What table and chart show, such as the name of an objective or a measure or 'critical p95';"
                    + " the objectives if absent; repeatable.")
    private List<String> figures = new ArrayList<>();

    @Option(
            names = "--require",
            paramLabel = "NAME",
            description = "The strategy that has to meet every objective in every combination; the file's own choice if"
                    + " absent.")
    private @Nullable String required;

    /** Refuses what makes no sense before any file is read. */
    void check(List<String> assignments) {
        axes(assignments);
        design();
        if (strategy != null && !strategies.isEmpty()) {
            throw new InputException("buzzville: expected either --strategy or --strategies, but found both");
        }
        if (strategies.stream().distinct().count() < strategies.size()) {
            throw new InputException("buzzville: --strategies: expected different strategies, but found '"
                    + String.join(",", strategies) + "'");
        }
    }

    private void axes(List<String> assignments) {
        Set<String> paths = new LinkedHashSet<>();
        for (Axis axis : axes()) {
            String path = axis.path();
            if (!paths.add(path)) {
                throw new InputException(
                        "buzzville: --vary: '" + path + "' is varied twice; write all values into one");
            } else if (axis.span() == null && axis.values().size() == 1) {
                throw new InputException("buzzville: --vary: '%s' has one value only; set it with --set %s"
                        .formatted(path, axis.setting(axis.values().get(0))));
            } else if (path.equals("seed")) {
                throw new InputException("buzzville: --vary: seeds differ between replications already; expected"
                        + " --replications with it");
            } else if (path.equals("strategy")) {
                throw new InputException("buzzville: --vary: strategies are named by themselves; expected --strategies "
                        + String.join(",", axis.values()));
            }
            for (String assignment : assignments) {
                if (assignment.startsWith(path + "=")) {
                    throw new InputException("buzzville: --vary: '" + path + "' is set by --set as well");
                }
            }
        }
    }

    /** What is varied, in the order of the command line. */
    List<Axis> axes() {
        return varied.stream().map(SweepOptions::axis).toList();
    }

    private static Axis axis(String text) {
        try {
            return Axis.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InputException("buzzville: --vary: " + e.getMessage());
        }
    }

    /** Which combinations are run. */
    Design design() {
        if (sample != null && !(2 <= sample && sample <= Plan.MOST_CELLS)) {
            throw new InputException("buzzville: --sample: expected a whole number from 2 to %d, but found %d"
                    .formatted(Plan.MOST_CELLS, sample));
        } else if (design == null) {
            return sample == null ? Design.GRID : Design.LATIN;
        } else if (!DESIGNS.contains(design)) {
            throw new InputException("buzzville: --design: expected " + String.join(", ", DESIGNS) + ", but found '"
                    + design + "'" + Failures.question(Suggestion.nearest(design, DESIGNS)));
        }
        Design chosen = Design.values()[DESIGNS.indexOf(design)];
        if (chosen == Design.GRID && sample != null) {
            throw new InputException(
                    "buzzville: --sample: a grid has all combinations; expected --design random or latin");
        } else if (chosen != Design.GRID && sample == null) {
            throw new InputException(
                    "buzzville: --design: expected --sample with it, such as --sample 20, for how many combinations");
        }
        return chosen;
    }

    int sample() {
        return sample == null ? 0 : sample;
    }

    /** The strategies to run. */
    List<String> strategies(ScenarioFile file) {
        if (!strategies.isEmpty()) {
            return strategies;
        }
        return List.of(strategy == null ? file.defaultStrategy() : strategy);
    }

    /** The strategy that decides on the exit status: the one asked for, else the file's own choice, else the first that is run. */
    String required(ScenarioFile file) {
        List<String> run = strategies(file);
        if (required != null) {
            if (!run.contains(required)) {
                throw new InputException("buzzville: --require: expected a strategy that is run ("
                        + String.join(", ", run) + "), but found '" + required + "'"
                        + Failures.question(Suggestion.nearest(required, run)));
            }
            return required;
        }
        return run.contains(file.defaultStrategy()) ? file.defaultStrategy() : run.get(0);
    }

    /** What was asked to be shown; empty for the usual. */
    List<String> figures() {
        return List.copyOf(figures);
    }

    /** As written, for the command line that makes the results again. */
    List<String> words() {
        List<String> words = runWords();
        add(words, "--figure", figures.isEmpty() ? null : String.join(",", figures));
        add(words, "--require", required);
        return words;
    }

    /** Those of them that decide on what is run. */
    List<String> runWords() {
        List<String> words = new ArrayList<>();
        varied.forEach(axis -> words.addAll(List.of("--vary", axis)));
        add(words, "--design", design);
        add(words, "--sample", sample);
        add(words, "--strategy", strategy);
        add(words, "--strategies", strategies.isEmpty() ? null : String.join(",", strategies));
        return words;
    }

    private static void add(List<String> words, String option, @Nullable Object value) {
        if (value != null) {
            words.addAll(List.of(option, value.toString()));
        }
    }
}
