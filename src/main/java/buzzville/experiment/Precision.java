package buzzville.experiment;

import buzzville.experiment.Estimate.Note;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How narrow the intervals of some figures are. An objective that must hold at several places has one figure here, that of the place
 * that decides; a measure has one for each.
 */
final class Precision {
    private final Set<String> names;
    private final List<Width> widths = new ArrayList<>();
    private final Map<String, Stop.Lack> lacking = new LinkedHashMap<>();

    /**
     * One interval.
     *
     * @param figure name of an objective or a measure
     * @param relative half its width as a share of the figure, or {@linkplain #width what stands for it}; infinite where there is
     *     no interval yet
     */
    record Width(String figure, double relative) {}

    /**
     * Looks at the intervals of objectives and measures.
     *
     * @param names those that matter; empty for all
     */
    Precision(Findings findings, Set<String> names) {
        this.names = names;
        findings.promises().forEach((name, promise) -> look(name, name, promise.sample()));
        findings.measures().forEach((name, measured) -> {
            boolean alone = measured.where().isEmpty();
            look(alone ? name : name.substring(0, name.lastIndexOf(" @ ")), name, measured.sample());
        });
    }

    /** Those that more replications make narrower. */
    List<Width> widths() {
        return widths;
    }

    /** Figures that nobody waits for, since no number of replications gives them an interval, and why. */
    Map<String, Stop.Lack> lacking() {
        return lacking;
    }

    private void look(String plain, String name, @Nullable Sample sample) {
        if (!names.isEmpty() && !names.contains(plain)) {
            return;
        }
        Estimate estimate = sample == null ? Estimate.none(0, Note.NO_DATA) : sample.estimate();
        Stop.Lack lack = sample != null && sample.isExtreme()
                ? Stop.Lack.EXTREME
                : estimate.note() == Note.ENDLESS
                        ? Stop.Lack.ENDLESS
                        : estimate.note() == Note.NO_DATA ? Stop.Lack.NO_DATA : null;
        if (lack != null) {
            lacking.put(name, lack);
        } else {
            widths.add(new Width(name, width(estimate, sample != null && sample.isShare())));
        }
    }

    /**
     * Half the width as a share of the figure. Of a share of none or of all messages, it is the bound itself: nothing lost of 10,000
     * is known to 0.03 %. A percentile of too few messages is not known at all.
     */
    private static double width(Estimate estimate, boolean share) {
        boolean bound = share && (estimate.estimate() == 0 || estimate.estimate() == 1);
        double width = bound ? estimate.high() - estimate.low() : estimate.relativeHalfWidth();
        return Double.isNaN(width) ? Double.POSITIVE_INFINITY : width;
    }
}
