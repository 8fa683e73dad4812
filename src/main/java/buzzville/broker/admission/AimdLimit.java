package buzzville.broker.admission;

import buzzville.message.Copy;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;

/**
 * A limit on the messages at a stage that grows by one and shrinks by a factor, as TCP's window does (Chiu and Jain 1989; the
 * rule, its names and its defaults are those of {@code AIMDLimit} in Netflix' concurrency-limits).
 *
 * <p>When a message leaves: if it was lost, or stayed longer than {@code timeout}, L becomes floor(backoff L); else, if twice
 * the number present at its entry was L or more, L + 1. L stays within {@code min} and {@code max}.
 *
 * @param backoff factor, from 0.5 to less than 1
 * @param timeout stay that counts as a loss, nanoseconds
 */
@Doc("Limits those at the stage: one more each time, 10 % less on a loss.")
@Manual(
        rule =
                "A newcomer is refused when as many as the limit L are at the stage. When a message leaves: lost, or longer there"
                        + " than `timeout`: L = floor(`backoff` L); else L + 1 if twice those present at its entry were L or more;"
                        + " always from `min` to `max`.",
        source =
                "Netflix concurrency-limits, `AIMDLimit`; Chiu and Jain, \"Analysis of the increase and decrease algorithms\","
                        + " Computer Networks and ISDN Systems 1989.",
        use =
                "When too late is plainly visible: a time limit that messages must keep, or a lane that loses what it cannot hold.",
        hurts =
                "Without losses or a `timeout` near what is wanted it only grows, to `max`, and then the queue is as long as"
                        + " `max`. `min` keeps it from shrinking where fewer workers would need it.",
        names = "AIMD as backpressure moves a producer's rate; this moves how many a stage lets in.")
public record AimdLimit(
        @Doc("Limit to begin with.") @Default("20") @Count int initial,

        @Doc("Smallest limit.") @Default("20") @Count int min,

        @Doc("Largest limit.") @Default("200") @Count int max,

        @Doc("Factor of the limit after a loss, from 0.5 to less than 1.") @Default("0.9") @Count
        double backoff,

        @Doc("Stay at the stage that counts as a loss.") @Default("5s") @DurationNanos
        long timeout)
        implements AdmissionPolicy {
    public AimdLimit {
        Bounds.limit(initial, min, max);
        Bounds.check("backoff must be from 0.5 to less than 1", 0.5 <= backoff && backoff < 1, backoff);
        Bounds.check("timeout must be longer than 0s", timeout > 0, Bounds.ms(timeout));
    }

    @Override
    public Admission start(GuardedStage stage) {
        return new Limiter(new Rule(), stage.tally());
    }

    @Override
    public boolean watchesStay() {
        return true;
    }

    /** The limit at work. */
    final class Rule implements Limiter.Rule {
        private int limit = initial;

        @Override
        public int initial() {
            return initial;
        }

        @Override
        public int resume(Limiter.Rule former) {
            limit = former instanceof Rule other ? Math.min(max, Math.max(min, other.limit)) : limit;
            return limit;
        }

        @Override
        public int next(Copy copy, long stay, int inFlight, boolean dropped) {
            if (dropped || stay > timeout) {
                limit = (int) (limit * backoff);
            } else if (2L * inFlight >= limit) {
                limit++;
            }
            limit = Math.min(max, Math.max(min, limit));
            return limit;
        }
    }
}
