package buzzville.cli;

import buzzville.experiment.StoppingRule;
import buzzville.scenario.PrecisionSpec;
import buzzville.scenario.Scenario;
import buzzville.unit.Dimension;
import buzzville.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how many replications there are, and how many run at once. */
final class ReplicationOptions {
    private static final int MOST_REPLICATIONS = 100_000;
    private static final int MOST_THREADS = 4096;
    private static final int MOST_BY_ITSELF = 1000;

    @Option(
            names = "--replications",
            paramLabel = "N",
            description = "How many runs that differ in nothing but chance; with several, estimates with intervals.")
    private @Nullable Integer replications;

    @Option(
            names = "--precision",
            paramLabel = "SHARE",
            description = "As many replications, at least 10, as make half of every interval at most this share of its"
                    + " figure, such as 5%%; also a key of scenarios.")
    private @Nullable String precision;

    @Option(
            names = "--at-most",
            paramLabel = "N",
            description = "With a precision: the most replications; 1000 if absent.")
    private @Nullable Integer atMost;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "How many replications to run and charts to draw at once; all cores if absent. Never changes results.")
    private @Nullable Integer threads;

    /** Refuses what makes no sense. */
    void check() {
        if (replications != null) {
            checkRange("--replications", 1, replications, MOST_REPLICATIONS);
            if (precision != null || atMost != null) {
                throw new InputException("buzzville: --replications: expected either a number of replications or a"
                        + " precision that decides on it, but found both");
            }
        }
        if (atMost != null) {
            checkRange("--at-most", PrecisionSpec.AT_LEAST, atMost, MOST_REPLICATIONS);
        }
        threads(threads);
    }

    /** How many runs at once: as {@code --threads} says, or one for each core. */
    static int threads(@Nullable Integer wanted) {
        if (wanted == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        checkRange("--threads", 1, wanted, MOST_THREADS);
        return wanted;
    }

    private static void checkRange(String option, int least, int found, int most) {
        if (!(least <= found && found <= most)) {
            throw new InputException("buzzville: %s: expected a whole number from %d to %d, but found %d"
                    .formatted(option, least, most, found));
        }
    }

    int threads() {
        return threads(threads);
    }

    /**
     * What the command line says, else the scenario, else a usual number.
     *
     * @param usual replications where nobody asks for anything
     */
    StoppingRule rule(Scenario scenario, int usual) {
        PrecisionSpec spec = scenario.precision();
        if (replications != null) {
            return new StoppingRule.Fixed(replications);
        } else if (precision == null && spec == null) {
            if (atMost != null) {
                throw new InputException("buzzville: --at-most: there is no precision to reach; add --precision");
            }
            return new StoppingRule.Fixed(usual);
        }
        if (scenario.objectives().isEmpty() && scenario.measures().isEmpty()) {
            throw new InputException(
                    "buzzville: --precision: there is nothing to be precise about; the scenario has neither objectives"
                            + " nor measures");
        }
        double within = precision == null && spec != null ? spec.within() : share(String.valueOf(precision));
        List<String> of = spec == null ? List.of() : spec.of();
        int most = atMost != null ? atMost : spec == null ? MOST_BY_ITSELF : spec.atMost();
        try {
            return new StoppingRule.Precise(new PrecisionSpec(within, of, most));
        } catch (IllegalArgumentException e) {
            throw new InputException("buzzville: --precision: " + e.getMessage());
        }
    }

    private static double share(String text) {
        try {
            return Quantity.of(Dimension.RATIO).parseDouble(text);
        } catch (IllegalArgumentException e) {
            throw new InputException("buzzville: --precision: " + e.getMessage());
        }
    }

    /** As written, for the command line that makes the results again. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (replications != null) {
            words.addAll(List.of("--replications", Integer.toString(replications)));
        }
        if (precision != null) {
            words.addAll(List.of("--precision", precision));
        }
        if (atMost != null) {
            words.addAll(List.of("--at-most", Integer.toString(atMost)));
        }
        return words;
    }
}
