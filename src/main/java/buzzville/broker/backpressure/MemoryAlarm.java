package buzzville.broker.backpressure;

import buzzville.metric.Readings;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import buzzville.unit.SizeBytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All senders pause when the messages on the broker's side take more than so many bytes, until they take less; consumers go on.
 * What counts is what waits in lanes and what workers have in hand. It is measured at multiples of {@code every}, so between two
 * measurements it may rise far above the mark. Signals travel as those of {@link Watermark} do.
 *
 * @param high above 0, bytes
 * @param low at most {@code high}, bytes, or null for {@code high}
 * @param every above 0, nanoseconds
 */
@Doc("All senders pause when what is at the broker takes too many bytes.")
@Manual(
        rule =
                "At every multiple of `every`: pause if what waits or is in hand takes more than `high` bytes, resume if it takes no"
                        + " more than `low`. Overshoot = rate x size x (`every` + delay) at most.",
        source = "RabbitMQ 4.3 memory alarm: `vm_memory_high_watermark`, 0.6 of the memory; measured every 2.5 s.",
        use = "To keep a broker alive whose queues have no limit.",
        hurts = "Everybody who publishes stands still, alarms too, for seconds at a time, and nobody says for whom.",
        names = "RabbitMQ memory and disk alarm, `connection.blocked`.",
        example = "memory-alarm(high=20kB)")
public record MemoryAlarm(
        @Doc("Pause when more bytes than these are on the broker's side.") @SizeBytes
        long high,

        @Doc("Go on when no more than these are left; absent: 'high'.") @Nullable @SizeBytes
        Long low,

        @Doc("Time between two measurements.") @Default("2.5s") @DurationNanos
        long every)
        implements BackpressurePolicy {
    public MemoryAlarm {
        if (!(high > 0)) {
            throw new IllegalArgumentException("high must be above 0B");
        }
        if (low != null && !(0 <= low && low <= high)) {
            throw new IllegalArgumentException("low must be from 0B to high, but is " + low + "B");
        }
        if (!(every > 0)) {
            throw new IllegalArgumentException("every must be longer than 0s");
        }
    }

    @Override
    public List<String> figures() {
        return List.of("pauses");
    }

    @Override
    public Pressure start(Setting setting) {
        return new Alarm(this, setting);
    }

    @Override
    public boolean watchesBacklog() {
        return true;
    }

    @Override
    public boolean measures() {
        return true;
    }

    private static final class Alarm extends Signals {
        private MemoryAlarm rules;
        private final Setting setting;
        private boolean armed;
        private long bytes;

        Alarm(MemoryAlarm rules, Setting setting) {
            super(setting);
            this.rules = rules;
            this.setting = setting;
        }

        @Override
        public void keepTo(BackpressurePolicy other, long now) {
            if (other instanceof MemoryAlarm marks) {
                rules = marks; // the next measurement is at the instant that was asked for
            }
        }

        /** As long as anything is there it is measured; what is never there needs no measuring. */
        @Override
        public void backlog(int change, long now) {
            if (!armed && change > 0) {
                arm(now);
            }
        }

        private void arm(long now) {
            armed = true;
            setting.measureAt((now / rules.every() + 1) * rules.every());
        }

        @Override
        public void measured(long bytes, long now) {
            this.bytes = bytes;
            armed = false;
            if (!pausing() && bytes > rules.high()) {
                pause(now);
            } else if (pausing() && bytes <= (rules.low() == null ? rules.high() : rules.low())) {
                resume(now);
            }
            if (bytes > 0 || pausing()) {
                arm(now);
            }
        }

        @Override
        void show(Readings to) {
            to.number("bytes", bytes).number("high", rules.high());
        }
    }
}
