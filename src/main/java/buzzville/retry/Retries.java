package buzzville.retry;

import buzzville.metric.Readings;
import buzzville.random.Draws;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The retries of one who tries: asked after each failure whether and when to try again. */
public class Retries {
    /** Not again: all attempts are used up. */
    public static final long GIVE_UP = -1;

    /** Not again, although an attempt is left: the budget is spent. */
    public static final long DENIED = -2;

    private final RetryPolicy policy;
    private final Draws draws;
    private @Nullable Tokens tokens;

    protected Retries(RetryPolicy policy, Draws draws) {
        this.policy = policy;
        this.draws = draws;
        this.tokens = policy.budget() == null ? null : new Tokens(policy.budget());
    }

    /** Takes over the budget that is left of the same policy with other parameters, if that budget is the same. */
    public void begin(Retries former) {
        if (Objects.equals(policy.budget(), former.policy.budget())) {
            tokens = former.tokens;
        }
    }

    /** Something is tried for the first time; retries do not count here. Budgets grow by it. */
    public void began(long now) {
        if (tokens != null) {
            tokens.earn(now);
        }
    }

    /**
     * What to do after a failure; a retry that is allowed is taken from the budget.
     *
     * @param identity of what is tried
     * @param attempt the one that failed, from 1
     * @return nanoseconds to wait before the next attempt, at least 0; or {@link #GIVE_UP} or {@link #DENIED}, which are
     *     below 0
     */
    public long delay(long identity, int attempt, long now) {
        if (attempt >= policy.attempts()) {
            return GIVE_UP;
        }
        if (tokens != null && !tokens.spend(now)) {
            return DENIED;
        }
        return policy.backoff(attempt, draws.of(identity, attempt));
    }

    /** Shows the bounds that an answer rests on; only when somebody explains a message. */
    protected final void show(Readings to) {
        to.number("most-attempts", policy.attempts());
        if (tokens != null) {
            to.number("budget-left", tokens.left());
        }
    }
}
