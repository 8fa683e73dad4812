package buzzville.broker;

import buzzville.message.Account;
import buzzville.message.Attendance;
import buzzville.message.Copy;
import buzzville.message.Feeder;
import buzzville.message.Message;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * A subscription that does not listen all the time, with what the broker keeps for it.
 *
 * <p>When it joins it reads what was kept, in the order of routing, and is handed live messages once it has read all. What
 * is routed while it reads goes behind what it has not read, so that it gets everything in order and nothing twice.
 */
final class Guest implements Feeder {
    private record Kept(Message message, long routedAt) {}

    private final Broker broker;
    private final Subscription subscription;
    private final Attendance attendance;
    private final ArrayDeque<Kept> log = new ArrayDeque<>();
    private boolean reading;
    private boolean heldBack;

    Guest(Broker broker, Subscription subscription, Attendance attendance) {
        this.broker = broker;
        this.subscription = subscription;
        this.attendance = attendance;
    }

    Account account() {
        return subscription.account();
    }

    Attendance attendance() {
        return attendance;
    }

    /** Whether it has joined and not yet read all that was kept. */
    boolean isReading() {
        return reading;
    }

    /** A message of its types is handed over now. @return whether it gets it later */
    boolean routed(Message message, long now) {
        if (attendance.present()) {
            attendance.handed(message);
            if (reading) {
                keep(message, now);
            }
            return reading;
        }
        if (attendance.awaited()) {
            forget(now);
            keep(message, now);
        } else {
            subscription.skip(message, now);
        }
        return false;
    }

    /** It has joined: visits all that it will read, and begins. */
    void forEachKept(long now, Consumer<Message> visitor) {
        forget(now);
        reading = !log.isEmpty();
        for (Kept kept : log) {
            attendance.handed(kept.message());
            visitor.accept(kept.message());
        }
    }

    /** Reads on, until nothing is left or a full lane holds it back. */
    void read(long now) {
        if (reading && !heldBack) {
            broker.replay(() -> readAll(now), now);
        }
    }

    @Override
    public void released(Copy copy, long now) {
        heldBack = false;
        read(now);
    }

    void forEachUnread(Consumer<? super Copy> visitor) {
        if (reading) {
            log.forEach(kept -> visitor.accept(copy(kept.message())));
        }
    }

    private void readAll(long now) {
        while (!heldBack && !broker.isDown()) {
            Kept next = log.poll();
            if (next == null) {
                reading = false;
                return;
            }
            attendance.takes(next.message());
            attendance.replayed(next.message());
            Copy copy = copy(next.message());
            if (copy.message.publication != null) {
                copy.message.publication.join(copy);
            }
            heldBack = subscription.offer(copy, now) == Lanes.Outcome.HELD;
        }
    }

    private Copy copy(Message message) {
        Copy copy = new Copy(message, account());
        copy.replayed = true;
        copy.feeder = this;
        copy.claim = message.publication == null ? null : message.publication.claim(account());
        return copy;
    }

    private void keep(Message message, long now) {
        log.add(new Kept(message, now));
        attendance.keeps(message);
    }

    /** What is older than the retention is gone. */
    private void forget(long now) {
        for (Kept oldest = log.peek(); oldest != null && isTooOld(oldest, now); oldest = log.peek()) {
            log.remove();
            attendance.forgets(oldest.message());
            subscription.skip(oldest.message(), now);
        }
    }

    private boolean isTooOld(Kept kept, long now) {
        return attendance.retention() != Attendance.FOR_EVER && now - kept.routedAt() > attendance.retention();
    }
}
