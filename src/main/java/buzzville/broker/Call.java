package buzzville.broker;

import buzzville.message.Account;
import buzzville.message.Claim;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.metric.Fate;
import org.jspecify.annotations.Nullable;

/** One message that its sender is telling to those who expect it, one after the other; a state that {@link Callers} moves. */
final class Call implements Claim.Sender {
    final Callers callers;
    final Caller caller;
    final Message message;
    /** Its number among the calls under way, for its timers. */
    int slot;
    /** Index of the one that is called in the message's route; the route's length when all have been. */
    int at = -1;
    /** Attempts at this one. */
    int attempts;
    /** What these attempts share; null before the first. */
    @Nullable
    Claim claim;
    /** The request that it waits for; null while it waits for the time to try again. */
    @Nullable
    Copy awaited;

    long timer = -1;

    Call(Callers callers, Caller caller, Message message) {
        this.callers = callers;
        this.caller = caller;
        this.message = message;
    }

    Account called() {
        return message.route[at];
    }

    Claim claim() {
        if (claim == null) {
            throw new IllegalStateException("nobody has been called");
        }
        return claim;
    }

    @Override
    public void served(Copy copy, boolean first, long now) {
        callers.served(this, copy, first, now);
    }

    @Override
    public void lost(Copy copy, Fate fate, long now) {
        callers.lost(this, copy, fate, now);
    }
}
