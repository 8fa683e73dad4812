package buzzville.broker.backpressure;

import buzzville.message.Message;
import buzzville.metric.Readings;
import buzzville.unit.Count;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When {@code high} messages wait on the broker's side, all senders are told to pause; when only {@code low} are left, to go on.
 * Between the two nothing changes (hysteresis).
 *
 * <p>What counts is what waits in lanes: of the broker's partitions and of all subscriptions, or of one service. Either signal
 * reaches each sender after a network delay of its own, so that after the crossing it sends for that long: overshoot = rate x
 * delay. A sender obeys the newest signal that it has heard. Sources: RabbitMQ's memory alarm ({@code connection.blocked}),
 * Netty's write buffer water marks, {@code pause()} and {@code resume()} of Kafka consumers.
 */
@Doc("All senders pause when too many messages wait, until few are left.")
@Manual(
        rule =
                "Pause when the number waiting rises to `high`, resume when it has fallen to `low`; each sender hears of it one"
                        + " network delay later. Overshoot = rate of all senders x delay.",
        source = "RabbitMQ memory and disk alarms (`connection.blocked`), Netty water marks, TCP's receive window.",
        use = "Against memory that runs full: as long as little waits nobody is slowed, and then everybody stops.",
        hurts =
                "All senders stop and start together, the innocent with the guilty; marks close together make them flutter,"
                        + " and a long way back makes the overshoot larger than the space between `high` and what there is room for.",
        names = "High-water mark, pause/resume, XON/XOFF.",
        example = "watermark(high=40, low=10)")
public record Watermark(
        @Doc("Pause when so many messages wait.") @Count int high,

        @Doc("Go on when only so many are left; less than high.") @Count
        int low,

        @Doc("Service whose waiting messages count; absent: all on the broker's side.") @Nullable
        String of)
        implements BackpressurePolicy {
    public Watermark {
        if (!(0 <= low && low < high)) {
            throw new IllegalArgumentException("expected 0 <= low < high, but low is " + low + " and high is " + high);
        }
    }

    @Override
    public List<String> figures() {
        return List.of("pauses");
    }

    @Override
    public Pressure start(Setting setting) {
        return new Waterline(this, setting);
    }

    @Override
    public boolean watchesBacklog() {
        return true;
    }

    /**
     * The signals so far: even ones say pause, odd ones resume. Nobody is sent an event for a signal that changes nothing for
     * them; whoever wants to send works out what it has heard.
     */
    private static final class Waterline implements Pressure {
        /** Older signals have been heard by everybody. */
        private static final int MEMORY = 1024;

        private final Watermark marks;
        private final Setting setting;
        private final long[] saidAt = new long[MEMORY];
        private final List<Tap> held = new ArrayList<>();
        private int signals;
        private long waiting;

        Waterline(Watermark marks, Setting setting) {
            this.marks = marks;
            this.setting = setting;
        }

        @Override
        public Valve valve(Sender sender) {
            return new Tap(this, sender);
        }

        @Override
        public void backlog(int change, long now) {
            waiting += change;
            boolean pausing = signals % 2 == 1;
            if (!pausing && waiting >= marks.high()) {
                saidAt[signals++ % MEMORY] = now;
                setting.count("pauses");
            } else if (pausing && waiting <= marks.low()) {
                int resume = signals++;
                saidAt[resume % MEMORY] = now;
                for (Tap valve : held) {
                    valve.held = false;
                    setting.wake(valve.sender, now + setting.delay(valve.sender, resume));
                }
                held.clear();
            }
        }
    }

    private static final class Tap implements Valve {
        private final Waterline line;
        private final Sender sender;
        private boolean held;

        Tap(Waterline line, Sender sender) {
            this.line = line;
            this.sender = sender;
        }

        @Override
        public long when(Message message, long now) {
            long soonest = HOLD;
            int oldest = Math.max(0, line.signals - Waterline.MEMORY);
            for (int signal = line.signals - 1; signal >= oldest; signal--) {
                long heardAt = line.saidAt[signal % Waterline.MEMORY] + line.setting.delay(sender, signal);
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
            to.number("waiting", line.waiting).number("high", line.marks.high()).number("low", line.marks.low());
            to.word("said", line.signals % 2 == 1 ? "pause" : "resume");
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
