package buzzville.broker.admission;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.metric.PolicyTally;
import buzzville.metric.Readings;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import org.jspecify.annotations.Nullable;

/**
 * Controlled delay, as RFC 8289 writes it down (section 5, with the count that Linux keeps on entering again): what a message
 * waited is looked at when its turn comes. Once all have waited {@code target} or longer for a whole {@code interval}, one
 * is dropped; then, until one waited less, the next drops follow {@code interval / sqrt(n)} after each other.
 *
 * <p>A message stands for a packet, and "less than a packet is left" is read as "nothing else waits in the lane". Every lane
 * has a state of its own, because a lane is a queue: where critical messages flow freely they are never dropped for a
 * backlog of other lanes. A drop is not a turn: the dispatch policy chooses again as if the message had never stood there.
 *
 * @param target acceptable wait, nanoseconds
 * @param interval for how long the wait must stand above the target, nanoseconds; about the worst round trip
 */
@Doc("Drops ever faster while all have waited too long for too long.")
@Manual(
        rule =
                "When a message's turn comes, its wait in the lane is compared with `target`. If waits have been `target` or more"
                        + " for a whole `interval`, and others wait behind it, it is dropped; the n-th drop of such a phase is"
                        + " followed by the next after `interval / sqrt(n)`, at the earliest. The phase ends with the first message"
                        + " that waited less, or behind which nothing waits. If the next phase begins within 16 intervals, n goes"
                        + " on from the drops of the last one instead of 1.",
        source = "RFC 8289 (Nichols, Jacobson, McGregor, Iyengar 2018), sections 4 and 5; Nichols and Jacobson,"
                + " \"Controlling queue delay\", ACM Queue 2012.",
        use =
                "Bursts are welcome but a queue must not stand: it keeps waits near the target without knowing rates or sizes,"
                        + " and fresh messages flow even when the load stays above capacity.",
        hurts =
                "Whoever sends without watching for losses: sensors do not slow down as TCP does, so the drop rate has to climb"
                        + " to d drops a second with the (d * `interval`)^2-th drop, and starts low again after a phase. At 1.3 times"
                        + " the load, a worker of 10 ms keeps a median wait of 50 ms (it needs 9 drops), one of 1 ms 270 ms (900 drops,"
                        + " 6 s). A drop is silent and blind to priority within a lane.",
        names =
                "One CoDel per lane and a fair dispatch policy is what networks call FQ-CoDel. Thrift's and folly's `Codel` is"
                        + " another rule, here `codel-timeout`.")
public record Codel(
        @Doc("Wait that is acceptable; less than the interval.") @Default("5ms") @DurationNanos
        long target,

        @Doc("For how long waits must stand above the target before the first drop.") @Default("100ms") @DurationNanos
        long interval)
        implements AdmissionPolicy {
    public Codel {
        Bounds.check(
                "target must be longer than 0s and shorter than interval (" + Bounds.ms(interval) + ")",
                0 < target && target < interval,
                Bounds.ms(target));
    }

    @Override
    public Admission start(GuardedStage stage) {
        return new Queues(stage.perLane(lane -> new Queue(lane, stage.tally())).toArray(new Queue[0]));
    }

    private record Queues(Queue[] byPriority) implements Admission {
        /** A lane that is still there goes on where it was. */
        @Override
        public void begin(@Nullable Admission former, long now) {
            if (former instanceof Queues other) {
                for (Queue queue : byPriority) {
                    for (Queue known : other.byPriority) {
                        if (known.lane == queue.lane) {
                            queue.goOn(known);
                        }
                    }
                }
            }
        }

        @Override
        public boolean serve(Copy copy, long now) {
            return byPriority[copy.priority()].serve(copy, now);
        }

        @Override
        public void showAtTurn(Copy copy, long now, Readings to) {
            byPriority[copy.priority()].show(copy, now, to);
        }
    }

    @Override
    public boolean tells() {
        return false;
    }

    @Override
    public boolean watchesQueue() {
        return true;
    }

    /**
     * One lane. The RFC takes packets out in a loop until one may pass; here each comes by itself, so that what the loop
     * would do next is kept as a step.
     */
    private final class Queue {
        private static final long NEVER = Long.MIN_VALUE;

        private final LaneView lane;
        private final PolicyTally tally;
        private long firstAboveAt = NEVER;
        private boolean dropping;
        private long dropNextAt;
        private int count;
        private int lastCount;
        private Step step = Step.LOOK;

        Queue(LaneView lane, PolicyTally tally) {
            this.lane = lane;
            this.tally = tally;
        }

        void goOn(Queue former) {
            firstAboveAt = former.firstAboveAt;
            dropping = former.dropping;
            dropNextAt = former.dropNextAt;
            count = former.count;
            lastCount = former.lastCount;
            step = former.step;
        }

        boolean serve(Copy copy, long now) {
            boolean mayDrop = isAboveForAnInterval(copy, now);
            Step before = step;
            step = Step.LOOK;
            if (before == Step.PASS) {
                return true; // the one behind the first drop of a phase always passes
            }
            if (!dropping) {
                return !mayDrop || !enter(now);
            }
            if (!mayDrop) {
                dropping = false;
                return true;
            }
            if (before == Step.SCHEDULE) {
                dropNextAt = controlLaw(dropNextAt);
            }
            if (now < dropNextAt) {
                return true;
            }
            count++;
            step = Step.SCHEDULE;
            return false;
        }

        void show(Copy copy, long now, Readings to) {
            to.duration("sojourn", now - copy.queuedAt).duration("target", target);
            if (firstAboveAt != NEVER) {
                to.duration("above-target-for", now - firstAboveAt + interval).duration("interval", interval);
            }
            if (dropping) {
                to.number("drop-of-phase", count).duration("next-drop-in", Math.max(0, dropNextAt - now));
            }
        }

        private boolean isAboveForAnInterval(Copy copy, long now) {
            if (now - copy.queuedAt < target || lane.waiting() == 0) {
                firstAboveAt = NEVER;
                return false;
            }
            if (firstAboveAt == NEVER) {
                firstAboveAt = now + interval;
                return false;
            }
            return now >= firstAboveAt;
        }

        /** Begins a phase of dropping; soon after the last one with the rate that ended that. */
        private boolean enter(long now) {
            int drops = count - lastCount;
            count = drops > 1 && now - dropNextAt < 16 * interval ? drops : 1;
            lastCount = count;
            dropping = true;
            dropNextAt = controlLaw(now);
            step = Step.PASS;
            tally.figure("dropping-phases", 1);
            return true;
        }

        private long controlLaw(long from) {
            return from + (long) (interval / Math.sqrt(count));
        }
    }

    private enum Step {
        LOOK,
        /** The last one was the first drop of a phase. */
        PASS,
        /** The last one was a later drop; the next is not scheduled yet. */
        SCHEDULE
    }
}
