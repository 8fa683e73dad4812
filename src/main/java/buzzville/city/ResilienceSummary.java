package buzzville.city;

import buzzville.codec.Codec;
import buzzville.codec.Coded;
import buzzville.consumer.BreakerGate;
import buzzville.consumer.BreakerLog;
import buzzville.consumer.Returns;
import buzzville.message.DeadLetters;
import buzzville.metric.AttemptTally;
import buzzville.metric.Level;
import buzzville.metric.Span;
import buzzville.metric.Sum128;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service did about failures: its attempts, its breaker, what it put aside. Merges exactly. */
public final class ResilienceSummary implements Coded {
    /** What the breakers of a service did together; times are nanoseconds of the measured interval. */
    public static final class Breakers implements Coded {
        private final Sum128 open = new Sum128();
        private final Sum128 halfOpen = new Sum128();
        private final List<BreakerLog.Change> changes = new ArrayList<>();
        private long opened;
        private long all;

        private void add(BreakerLog log) {
            open.add(log.open().area());
            halfOpen.add(log.halfOpen().area());
            opened += log.opened();
            all += log.all();
            list(log.changes());
        }

        private void add(Breakers other) {
            open.add(other.open);
            halfOpen.add(other.halfOpen);
            opened += other.opened;
            all += other.all;
            list(other.changes);
        }

        private void list(List<BreakerLog.Change> more) {
            changes.addAll(more.subList(0, Math.min(more.size(), BreakerLog.MOST_LISTED - changes.size())));
        }

        @Override
        public void code(Codec codec) {
            codec.all(open, halfOpen);
            List<BreakerLog.Change> known = codec.plains(changes, BreakerLog.Change.class);
            if (codec.reads()) {
                changes.addAll(known);
            }
            opened = codec.number(opened);
            all = codec.number(all);
        }

        public Sum128 open() {
            return open;
        }

        public Sum128 halfOpen() {
            return halfOpen;
        }

        /** How often they opened, warm-up included. */
        public long opened() {
            return opened;
        }

        /** How many changes of state there were, warm-up included. */
        public long all() {
            return all;
        }

        /** The first of them, one breaker's after another's. */
        public List<BreakerLog.Change> changes() {
            return Collections.unmodifiableList(changes);
        }
    }

    private final Span span;
    private final AttemptTally attempts;
    private final DeadLetters deadLetters;
    private final Sum128 parked = new Sum128();
    private final Sum128 time = new Sum128();
    private long maxParked;
    private boolean parks;
    private @Nullable Breakers breakers;

    ResilienceSummary(Span span) {
        this.span = span;
        this.attempts = new AttemptTally(span);
        this.deadLetters = new DeadLetters(EnumSet.noneOf(DeadLetters.Why.class), span);
    }

    /** Adds one instance. */
    void add(Resilience one) {
        attempts.add(one.attempts().tally());
        deadLetters.add(one.deadLetters());
        time.add(span.length());
        Returns returns = one.returns();
        if (returns != null) {
            Level number = returns.number();
            parks = true;
            parked.add(number.area());
            maxParked = Math.max(maxParked, number.max());
        }
        BreakerGate gate = one.gate();
        if (gate != null) {
            breakersOrNew().add(gate.log());
        }
    }

    /** Adds another summary of the same service or of other instances of it. */
    void add(ResilienceSummary other) {
        attempts.add(other.attempts);
        deadLetters.add(other.deadLetters);
        time.add(other.time);
        parks |= other.parks;
        parked.add(other.parked);
        maxParked = Math.max(maxParked, other.maxParked);
        if (other.breakers != null) {
            breakersOrNew().add(other.breakers);
        }
    }

    private Breakers breakersOrNew() {
        Breakers known = breakers;
        if (known == null) {
            known = new Breakers();
            breakers = known;
        }
        return known;
    }

    Span span() {
        return span;
    }

    public AttemptTally attempts() {
        return attempts;
    }

    /** What was put aside. */
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    /** Whether failed messages may wait outside the lanes for their next attempt. */
    public boolean parks() {
        return parks;
    }

    /** Time average of how many do. */
    public double meanParked() {
        return parked.toDouble() / time.toDouble();
    }

    public long maxParked() {
        return maxParked;
    }

    /** How long the time was that was measured, all instances together, nanoseconds. */
    public Sum128 time() {
        return time;
    }

    /** What the breakers did; null without any. */
    public @Nullable Breakers breakers() {
        return breakers;
    }

    @Override
    public void code(Codec codec) {
        codec.all(attempts, deadLetters, parked, time);
        maxParked = codec.number(maxParked);
        parks = codec.flag(parks);
        breakers = codec.optional(breakers, Breakers::new);
    }
}
