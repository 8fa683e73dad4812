package buzzville.experiment;

import java.util.ArrayList;
import java.util.List;

/** How narrow the intervals of some figures are. */
final class Precision {
    private Precision() {}

    /**
     * One interval.
     *
     * @param figure name of an objective or a measure
     * @param relative half its width as a share of the figure; infinite where there is a figure without an interval yet
     */
    record Width(String figure, double relative) {}

    /**
     * The intervals of objectives and measures.
     *
     * @param names those that matter; empty for all
     */
    static List<Width> widths(Findings findings, List<String> names) {
        List<Width> widths = new ArrayList<>();
        findings.promises().forEach((name, promise) -> {
            Sample sample = promise.sample();
            if (sample != null && (names.isEmpty() || names.contains(name))) {
                add(name, sample, widths);
            }
        });
        findings.measures().forEach((name, measured) -> {
            String plain = measured.where().isEmpty() ? name : name.substring(0, name.lastIndexOf(" @ "));
            if (names.isEmpty() || names.contains(plain)) {
                add(name, measured.sample(), widths);
            }
        });
        return widths;
    }

    private static void add(String name, Sample sample, List<Width> widths) {
        Estimate estimate = sample.estimate();
        if (sample.isExtreme()
                || estimate.note() == Estimate.Note.ENDLESS
                || estimate.note() == Estimate.Note.NO_DATA) {
            return; // no number of replications gives these an interval
        }
        boolean bounded = estimate.estimate() == 0 || sample.isShare() && estimate.estimate() == 1;
        double width = bounded ? estimate.high() - estimate.low() : estimate.relativeHalfWidth();
        widths.add(new Width(name, Double.isNaN(width) ? Double.POSITIVE_INFINITY : width));
    }
}
