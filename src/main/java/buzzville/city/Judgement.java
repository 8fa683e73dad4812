package buzzville.city;

/**
 * An objective, judged on one run.
 *
 * @param text as written
 * @param verdict what it comes to
 * @param actual the figure that decided, the worst where it must hold at several services; NaN without data
 * @param where the service that decided; empty when there is only one it could be
 * @param reason a sentence that says why it is not met; empty when it is
 */
public record Judgement(String text, Verdict verdict, double actual, String where, String reason) {
    /** What a promise comes to. */
    public enum Verdict {
        PASS,
        FAIL,
        /** Nothing happened that could have kept it or broken it. */
        NO_DATA
    }
}
