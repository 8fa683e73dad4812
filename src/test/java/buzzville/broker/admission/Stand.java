package buzzville.broker.admission;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.EventKind;
import buzzville.message.KeyRule;
import buzzville.message.LaneView;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Priority;
import buzzville.metric.PolicyTally;
import buzzville.metric.Span;
import buzzville.random.Draws;
import java.util.Arrays;
import java.util.List;

/** A stage with nothing behind it, for policies that are asked by hand. */
final class Stand implements GuardedStage {
    private static final List<EventKind> KINDS = Arrays.stream(Priority.values())
            .map(each -> new EventKind(each.ordinal(), each.label(), each, KeyRule.NONE, null, 100))
            .toList();
    private static final Span SPAN = new Span(0, 1_000_000_000L, 1_000_000_000L);

    private final PolicyTally tally = new PolicyTally(SPAN);
    private final Origin origin = () -> "sensor";
    int waiting;
    private int made;

    /** A message of a priority, from the next instance of a producer. */
    Copy copy(int priority) {
        return copy(priority, made++);
    }

    Copy copy(int priority, int instance) {
        Message message = new Message(1000 + instance, KINDS.get(priority), origin, instance, 0, -1, 0, 0);
        return new Copy(message, new Account("s", 0, KINDS, SPAN));
    }

    void enter(Admission admission, Copy copy, long now) {
        if (admission.admit(copy, now) != now) {
            throw new AssertionError("not admitted");
        }
        copy.enteredAt = now;
        copy.queuedAt = now;
        admission.entered(copy, now);
    }

    @Override
    public String name() {
        return "stand";
    }

    @Override
    public int waiting() {
        return waiting;
    }

    @Override
    public List<? extends LaneView> lanes() {
        return List.of();
    }

    @Override
    public LaneView lane(int priority) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Draws draws(String purpose) {
        return new Draws(7);
    }

    @Override
    public PolicyTally tally() {
        return tally;
    }
}
