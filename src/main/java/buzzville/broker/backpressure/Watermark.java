package buzzville.broker.backpressure;

import buzzville.metric.Readings;
import buzzville.unit.Count;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
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

    private static final class Waterline extends Signals {
        private Watermark marks;
        private long waiting;

        Waterline(Watermark marks, Setting setting) {
            super(setting);
            this.marks = marks;
        }

        @Override
        public void keepTo(BackpressurePolicy other, long now) {
            if (other instanceof Watermark levels) {
                marks = levels;
                backlog(0, now);
            }
        }

        @Override
        public void backlog(int change, long now) {
            waiting += change;
            if (!pausing() && waiting >= marks.high()) {
                pause(now);
            } else if (pausing() && waiting <= marks.low()) {
                resume(now);
            }
        }

        @Override
        void show(Readings to) {
            to.number("waiting", waiting).number("high", marks.high()).number("low", marks.low());
        }
    }
}
