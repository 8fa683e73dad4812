package buzzville.experiment;

import java.util.Locale;
import java.util.Map;

/**
 * Why there are as many replications as there are.
 *
 * @param reason what ended it
 * @param replications how many are finished
 * @param asked how many there might have been
 * @param widest the figure whose interval is the widest, with its variant if there are several; empty where no precision was asked
 * @param halfWidth half the width of that interval, as a share of the figure; infinite where it has none, NaN without a widest
 * @param lacking figures that were to be precise and that nobody waited for, since they never have an interval, and why
 */
public record Stop(
        Reason reason, int replications, int asked, String widest, double halfWidth, Map<String, Lack> lacking) {
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

    /** Why a figure has no interval, however many replications there are. */
    public enum Lack {
        /** Nothing happened that it is about. */
        NO_DATA,
        /** In some replication so much never arrived that it is infinite. */
        ENDLESS,
        /** The largest of all is what it is. */
        EXTREME;

        /** The name in files. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One where nothing had to be precise. */
    public Stop(Reason reason, int replications, int asked, String widest, double halfWidth) {
        this(reason, replications, asked, widest, halfWidth, Map.of());
    }
}
