package buzzville.experiment;

import buzzville.scenario.PrecisionSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How many replications there are to be. */
public sealed interface StoppingRule {
    /** The most there may be. */
    int most();

    /**
     * Whether to stop after so many replications, and why; null to go on.
     *
     * @param found what each variant has come to so far, by its name
     */
    @org.jspecify.annotations.Nullable
    Stop after(int replications, Supplier<Map<String, Findings>> found);

    /** A number that was asked for. */
    record Fixed(int most) implements StoppingRule {
        @Override
        public @org.jspecify.annotations.Nullable Stop after(int replications, Supplier<Map<String, Findings>> found) {
            return replications < most ? null : new Stop(Stop.Reason.ASKED, replications, most, "", Double.NaN);
        }
    }

    /**
     * As many as it takes, at least {@link PrecisionSpec#AT_LEAST}: the intervals of the figures are looked at after each
     * replication, and no verdict is.
     *
     * @param spec how narrow they have to become
     */
    record Precise(PrecisionSpec spec) implements StoppingRule {
        @Override
        public int most() {
            return spec.atMost();
        }

        @Override
        public @org.jspecify.annotations.Nullable Stop after(int replications, Supplier<Map<String, Findings>> found) {
            if (replications < PrecisionSpec.AT_LEAST) {
                return null;
            }
            String widest = "";
            double width = -1;
            Map<String, Findings> variants = found.get();
            for (Map.Entry<String, Findings> variant : variants.entrySet()) {
                for (Precision.Width one : Precision.widths(variant.getValue(), List.copyOf(spec.of()))) {
                    if (!(one.relative() <= width)) {
                        width = one.relative();
                        widest = variants.size() == 1 ? one.figure() : variant.getKey() + ": " + one.figure();
                    }
                }
            }
            boolean reached = width <= spec.within();
            return reached || replications == most()
                    ? new Stop(reached ? Stop.Reason.PRECISE : Stop.Reason.BUDGET, replications, most(), widest, width)
                    : null;
        }
    }
}
