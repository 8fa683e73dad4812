package buzzville.experiment;

import buzzville.scenario.PrecisionSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How many replications there are to be. */
public sealed interface StoppingRule {
    /** The most there may be. */
    int most();

    /**
     * Whether to stop after so many replications, and why; null to go on.
     *
     * @param found what each variant has come to so far, by its name
     */
    @Nullable
    Stop after(int replications, Supplier<Map<String, Findings>> found);

    /** A number that was asked for. */
    record Fixed(int most) implements StoppingRule {
        @Override
        public @Nullable Stop after(int replications, Supplier<Map<String, Findings>> found) {
            return replications < most ? null : new Stop(Stop.Reason.ASKED, replications, most, "", Double.NaN);
        }
    }

    /**
     * As many as it takes, at least {@link PrecisionSpec#AT_LEAST}: the intervals of the figures are looked at after each
     * replication, and no verdict is. Of figures that no number of replications gives an interval nothing is waited for, and
     * {@link Stop#lacking} names them.
     *
     * @param spec how narrow they have to become
     */
    record Precise(PrecisionSpec spec) implements StoppingRule {
        @Override
        public int most() {
            return spec.atMost();
        }

        @Override
        public @Nullable Stop after(int replications, Supplier<Map<String, Findings>> found) {
            if (replications < PrecisionSpec.AT_LEAST) {
                return null;
            }
            String widest = "";
            double width = -1;
            Map<String, Stop.Lack> lacking = new LinkedHashMap<>();
            Map<String, Findings> variants = found.get();
            for (Map.Entry<String, Findings> variant : variants.entrySet()) {
                String of = variants.size() == 1 ? "" : variant.getKey() + ": ";
                Precision precision = new Precision(variant.getValue(), Set.copyOf(spec.of()));
                for (Precision.Width one : precision.widths()) {
                    if (one.relative() > width) {
                        width = one.relative();
                        widest = of + one.figure();
                    }
                }
                precision.lacking().forEach((figure, lack) -> lacking.put(of + figure, lack));
            }
            Stop.Reason reason = width <= spec.within() ? Stop.Reason.PRECISE : Stop.Reason.BUDGET;
            return reason == Stop.Reason.PRECISE || replications == most()
                    ? new Stop(reason, replications, most(), widest, widest.isEmpty() ? Double.NaN : width, lacking)
                    : null;
        }
    }
}
