package buzzville.city;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An objective, judged on one run.
 *
 * @param text as written
 * @param verdict what it comes to
 * @param actual the figure that decided, the worst where it must hold at several services; NaN without data
 * @param where the service that decided; empty when there is only one it could be
 * @param reason why it is not met, if there is more to say than the figure does
 */
public record Judgement(
        String text,
        Verdict verdict,
        double actual,
        String where,
        @Nullable Reason reason) {
    /** What a promise comes to. */
    public enum Verdict {
        PASS,
        FAIL,
        /** Several replications leave it open, more of them would tell; never the verdict on one run. */
        INCONCLUSIVE,
        /** Nothing happened that could have kept it or broken it. */
        NO_DATA;

        /** The name in files, such as {@code no-data}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
