package buzzville.experiment.comparison;

import buzzville.experiment.Estimate;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All strategies by one figure.
 *
 * @param yardstick the figure
 * @param samples of each strategy, by name, in their order
 * @param estimates the same with intervals, each of which holds by itself
 * @param againstBaseline every other strategy less the baseline; all of them hold together with 95 % (Bonferroni)
 * @param pairs every strategy less every one before it; all of them hold together with 95 % (Bonferroni)
 */
public record Contest(
        Yardstick yardstick,
        Map<String, Sample> samples,
        Map<String, Estimate> estimates,
        List<Difference> againstBaseline,
        List<Difference> pairs) {
    /**
     * Compares.
     *
     * @param samples of each strategy, by name, in their order
     * @param baseline the name of one of them
     * @param paired whether replication k of all met the same occurrences
     */
    public static Contest of(Yardstick yardstick, Map<String, Sample> samples, String baseline, boolean paired) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        samples.forEach((name, sample) -> estimates.put(name, sample.estimate()));
        List<String> names = List.copyOf(samples.keySet());
        List<Difference> against = new ArrayList<>();
        List<Difference> pairs = new ArrayList<>();
        Duel duel = new Duel(yardstick, samples, paired);
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).equals(baseline)) {
                against.add(duel.of(names.get(i), baseline, oneOf(names.size() - 1)));
            }
            for (int j = 0; j < i; j++) {
                pairs.add(duel.of(names.get(i), names.get(j), oneOf(pairs(names.size()))));
            }
        }
        return new Contest(yardstick, samples, estimates, against, pairs);
    }

    /** Two strategies by one figure. */
    record Duel(Yardstick yardstick, Map<String, Sample> samples, boolean paired) {
        Difference of(String strategy, String than, double confidence) {
            return Difference.of(
                    strategy, sample(strategy), than, sample(than), yardstick.wantsLittle(), confidence, paired);
        }

        Sample sample(String strategy) {
            Sample sample = samples.get(strategy);
            if (sample == null) {
                throw new IllegalArgumentException("no strategy '" + strategy + "'");
            }
            return sample;
        }
    }

    /** How many pairs so many strategies make. */
    static int pairs(int strategies) {
        return strategies * (strategies - 1) / 2;
    }

    /** The confidence of each of so many intervals by itself, if all of them are to hold together with 95 % (Bonferroni). */
    static double oneOf(int intervals) {
        return 1 - (1 - Estimate.CONFIDENCE) / Math.max(1, intervals);
    }

    /** A strategy less the baseline; null for the baseline itself. */
    public @Nullable Difference againstBaseline(String strategy) {
        return againstBaseline.stream()
                .filter(difference -> difference.strategy().equals(strategy))
                .findFirst()
                .orElse(null);
    }

    /** Those that no other is really better than, in their order; those without a figure are not among them. */
    public List<String> best() {
        return samples.keySet().stream().filter(this::isUnbeaten).toList();
    }

    private boolean isUnbeaten(String strategy) {
        return hasFigure(strategy)
                && pairs.stream()
                        .noneMatch(
                                pair -> pair.strategy().equals(strategy) && pair.outcome() == Difference.Outcome.WORSE
                                        || pair.than().equals(strategy) && pair.outcome() == Difference.Outcome.BETTER);
    }

    /** Whether a strategy has a figure here, be it that nothing arrives. */
    public boolean hasFigure(String strategy) {
        Estimate estimate = estimates.get(strategy);
        return estimate != null
                && estimate.note() != Estimate.Note.NO_DATA
                && estimate.note() != Estimate.Note.NOT_ENOUGH_DATA;
    }

    /** Whether the one is really better than the other. */
    boolean isBetter(String strategy, String than) {
        return pairs.stream()
                .anyMatch(pair -> pair.outcome() == Difference.Outcome.BETTER
                                && pair.strategy().equals(strategy)
                                && pair.than().equals(than)
                        || pair.outcome() == Difference.Outcome.WORSE
                                && pair.strategy().equals(than)
                                && pair.than().equals(strategy));
    }
}
