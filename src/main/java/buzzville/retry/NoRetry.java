package buzzville.retry;

import buzzville.unit.Doc;
import buzzville.unit.Manual;
import buzzville.unit.Name;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/** One attempt and no more. */
@Name("none")
@Doc("What fails is not tried again.")
@Manual(
        rule = "One attempt. If it fails, the message is dead-lettered at once, or the call has failed.",
        source = "AMQP 0-9-1, `basic.reject` without requeue.",
        use =
                "When the next reading replaces a lost one, or when somebody further up tries again: one layer of a system"
                        + " should retry, not each of them.",
        hurts = "Whoever sends what nobody sends again: one failure in a hundred loses one message in a hundred.")
public record NoRetry() implements RetryPolicy {
    @Override
    public int attempts() {
        return 1;
    }

    @Override
    public @Nullable RetryBudget budget() {
        return null;
    }

    @Override
    public long backoff(int attempt, UniformRandomProvider chance) {
        throw new IllegalStateException("nothing is tried again");
    }

    @Override
    public long longest() {
        return 0;
    }
}
