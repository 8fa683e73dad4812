package buzzville.experiment;

import java.util.Locale;

/**
 * Why there are as many replications as there are.
 *
 * @param reason what ended it
 * @param replications how many are finished
 * @param asked how many there might have been
 * @param widest the figure whose interval is the widest, with its variant if there are several; empty where no precision was asked
 * @param halfWidth half the width of that interval, as a share of the figure; NaN without one
 */
public record Stop(Reason reason, int replications, int asked, String widest, double halfWidth) {
    /** What ended it. Never a verdict: whoever stops when the answer pleases finds what pleases. */
    public enum Reason {
        /** As many as were asked for. */
        ASKED,
        /** Every interval is narrow enough. */
        PRECISE,
        /** The most that there may be, and an interval is still too wide. */
        BUDGET,
        /** Ctrl-C. */
        INTERRUPTED;

        /** The name in files. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
