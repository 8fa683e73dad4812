package buzzville.city.clock;

import buzzville.message.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A process of a run: its number in the chronicle, its clock, and what it is in the middle of. */
final class Member {
    final int number;
    /** Whether anything that it does may be written down. */
    final boolean logged;

    private final Supplier<LocalClock> clocks;
    private @Nullable LocalClock clock;
    /** Of what it has done something follows, by the identity of what it was about. */
    private final Map<Long, Pending> pending = new HashMap<>();

    /** @param messages that follow and are not sent yet */
    private record Pending(Step step, int messages) {}

    Member(int number, boolean logged, Supplier<LocalClock> clocks) {
        this.number = number;
        this.logged = logged;
        this.clocks = clocks;
    }

    /** Its clock; many of a big crowd never look at theirs. */
    LocalClock clock() {
        if (clock == null) {
            clock = clocks.get();
        }
        return clock;
    }

    /** So many messages follow from this one, and it was received by this step. */
    void expect(Message message, Step step, int messages) {
        Pending before = pending.get(message.identity);
        pending.put(message.identity, new Pending(step, messages + (before == null ? 0 : before.messages())));
    }

    /** The step that received the cause of what is sent now; null if nobody knows of it. */
    @Nullable
    Step sends(long cause) {
        Pending known = pending.get(cause);
        if (known == null) {
            return null;
        }
        if (known.messages() > 1) {
            pending.put(cause, new Pending(known.step(), known.messages() - 1));
        } else {
            pending.remove(cause);
        }
        return known.step();
    }
}
