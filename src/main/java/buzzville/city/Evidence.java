package buzzville.city;

import org.jspecify.annotations.Nullable;

/**
 * What was found at one place where an objective must hold.
 *
 * @param actual the figure; NaN without data
 * @param holds whether the promise is kept there
 * @param basis how many messages the figure is a share or a percentile of; 0 where it is neither
 * @param reason why the promise is not kept, if there is more to say than the figure does
 */
public record Evidence(
        double actual, boolean holds, long basis, @Nullable Reason reason) {
    /** Nothing happened here that the objective is about. */
    static final Evidence MISSING = new Evidence(Double.NaN, false, 0, null);

    /** Whether nothing happened here that the objective is about, so that this place does not decide. */
    public boolean isMissing() {
        return Double.isNaN(actual) && reason == null;
    }
}
