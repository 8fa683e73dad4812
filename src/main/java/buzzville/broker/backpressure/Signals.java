package buzzville.broker.backpressure;

import buzzville.message.Message;
import buzzville.metric.Readings;
import java.util.ArrayList;
import java.util.List;

/**
 * Signals to all senders: even ones say pause, odd ones resume. Nobody is sent an event for a signal that changes nothing for
 * them; whoever wants to send works out what it has heard.
 */
abstract class Signals implements Pressure {
    /** Older signals have been heard by everybody. */
    private static final int MEMORY = 1024;

    private final Setting setting;
    private final long[] saidAt = new long[MEMORY];
    private final List<Tap> held = new ArrayList<>();
    private int signals;

    Signals(Setting setting) {
        this.setting = setting;
    }

    /** Shows why it said what it said last. */
    abstract void show(Readings to);

    @Override
    public final Valve valve(Sender sender) {
        return new Tap(this, sender);
    }

    final boolean pausing() {
        return signals % 2 == 1;
    }

    final void pause(long now) {
        saidAt[signals++ % MEMORY] = now;
        setting.count("pauses");
    }

    final void resume(long now) {
        int resume = signals++;
        saidAt[resume % MEMORY] = now;
        for (Tap valve : held) {
            valve.held = false;
            setting.wake(valve.sender, now + setting.delay(valve.sender, resume));
        }
        held.clear();
    }

    private static final class Tap implements Valve {
        private final Signals line;
        private final Sender sender;
        private boolean held;

        Tap(Signals line, Sender sender) {
            this.line = line;
            this.sender = sender;
        }

        @Override
        public long when(Message message, long now) {
            long soonest = HOLD;
            int oldest = Math.max(0, line.signals - MEMORY);
            for (int signal = line.signals - 1; signal >= oldest; signal--) {
                long heardAt = line.saidAt[signal % MEMORY] + line.setting.delay(sender, signal);
                boolean resume = signal % 2 == 1;
                if (heardAt <= now) {
                    return resume ? now : paused(soonest);
                } else if (resume) {
                    soonest = Math.min(soonest, heardAt);
                }
            }
            return now; // it has heard nothing yet
        }

        @Override
        public void show(long now, Readings to) {
            line.show(to);
            to.word("said", line.pausing() ? "pause" : "resume");
        }

        private long paused(long soonest) {
            if (!held) {
                held = true;
                line.held.add(this);
            }
            return soonest;
        }
    }
}
