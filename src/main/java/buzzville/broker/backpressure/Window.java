package buzzville.broker.backpressure;

import buzzville.message.Message;
import buzzville.metric.Readings;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A sender with a limited number of messages outstanding. */
final class Window implements Valve {
    private Credit rules;
    /** In the order of sending; some may have given their credit back. */
    private final ArrayDeque<Sending> outstanding = new ArrayDeque<>();

    private int left;
    /** At the broker: messages whose credit is due, the latest first. */
    private @Nullable Sending due;

    private int dues;

    Window(Credit rules) {
        this.rules = rules;
        this.left = rules.n();
    }

    @Override
    public void keepTo(BackpressurePolicy other, long now) {
        if (other instanceof Credit credit) {
            left += credit.n() - rules.n();
            rules = credit;
        }
    }

    @Override
    public long when(Message message, long now) {
        forget(now);
        if (left > 0) {
            return now;
        }
        return outstanding.isEmpty() ? HOLD : outstanding.element().sentAt + rules.timeout();
    }

    /** Drops those at the head that are outstanding no longer, or for too long. */
    @Override
    public void show(long now, Readings to) {
        int out = 0;
        for (Sending sending : outstanding) {
            out += sending.returned ? 0 : 1;
        }
        to.number("credits-left", left).number("credits", rules.n()).number("outstanding", out);
    }

    private void forget(long now) {
        for (Sending oldest = outstanding.peek(); oldest != null; oldest = outstanding.peek()) {
            if (!oldest.returned && oldest.sentAt + rules.timeout() > now) {
                return;
            }
            giveBack(oldest);
            outstanding.remove();
        }
    }

    private void giveBack(Sending sending) {
        if (!sending.returned) {
            sending.returned = true;
            left++;
        }
    }

    @Override
    public void sent(Sending sending, long now) {
        left--;
        outstanding.add(sending);
    }

    @Override
    public long atAcceptance(Sending sending, long now) {
        return rules.returns() == Credit.Returns.ACCEPTED ? grant(sending) : SILENCE;
    }

    @Override
    public long atRefusal(Sending sending, long now) {
        return rules.returns() == Credit.Returns.ACCEPTED && !sending.accepted ? grant(sending) : SILENCE;
    }

    @Override
    public long atSettlement(Sending sending, long now) {
        return rules.returns() == Credit.Returns.SETTLED ? grant(sending) : SILENCE;
    }

    private long grant(Sending sending) {
        sending.before = due;
        due = sending;
        if (++dues < rules.refill()) {
            return SILENCE;
        }
        int granted = dues;
        due = null;
        dues = 0;
        return granted;
    }

    @Override
    public void hear(About about, Sending sending, long said, long now) {
        Sending next = sending;
        while (next != null) {
            giveBack(next);
            Sending before = next.before;
            next.before = null;
            next = before;
        }
        forget(now);
    }
}
