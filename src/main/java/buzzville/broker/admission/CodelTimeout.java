package buzzville.broker.admission;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.metric.Readings;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variant of CoDel that sets each message's patience (Maurer, "Fail at Scale", ACM Queue 2015): if the lane was empty at
 * some instant of the last N ({@code normal}), a newcomer may wait N there; if a queue has stood for longer, only M
 * ({@code overloaded}).
 *
 * <p>The patience is set when the message enters, as in the article. It ends when somebody's turn comes, as queues do it that
 * look at their head when they serve: first whatever stands at the head of a lane and has waited too long is shed, then the
 * one whose turn it is, if it has. Nobody is shed between two turns. Every lane is a queue of its own.
 *
 * @param normal longest wait while the queue empties now and then, and for how long it may stand, nanoseconds
 * @param overloaded longest wait after that, nanoseconds
 */
@Doc("A queue that does not empty lets newcomers wait but shortly.")
@Manual(
        rule =
                "If the lane was empty at some instant of the last `normal`, a newcomer may wait `normal` in it; otherwise"
                        + " `overloaded`. Whoever has waited longer is shed when the next turn comes: at the head of a lane, or when"
                        + " its own turn has come. A message that comes back after a failure starts to wait anew.",
        source =
                "Maurer, \"Fail at Scale\", ACM Queue 13(8), 2015, \"Controlled Delay\", with M = 5 ms and N = 100 ms.",
        use =
                "Together with `dispatch: adaptive-lifo`: the newest are served within the short wait, and the others are told"
                        + " soon that they will not be served, instead of working through what nobody waits for any more.",
        hurts =
                "Work that is late but still wanted: under overload everything that waited longer than `overloaded` is gone,"
                        + " whatever its priority, so `overloaded` below the service time of few workers serves next to nothing but"
                        + " what comes at the right moment.",
        names = "Thrift, wangle and folly call a relative of this `Codel`; it is not RFC 8289, which is `codel`.")
public record CodelTimeout(
        @Doc("Longest wait while the queue empties now and then; also how long it may stand. N in the article.")
        @Default("100ms")
        @DurationNanos
        long normal,

        @Doc("Longest wait once the queue has stood for longer; less than that. M in the article.")
        @Default("5ms")
        @DurationNanos
        long overloaded)
        implements AdmissionPolicy {
    public CodelTimeout {
        Bounds.check(
                "overloaded must be longer than 0s and shorter than normal (" + Bounds.ms(normal) + ")",
                0 < overloaded && overloaded < normal,
                Bounds.ms(overloaded));
    }

    @Override
    public Admission start(GuardedStage stage) {
        Queue[] queues = stage.perLane(Queue::new).toArray(new Queue[0]);
        return new Patience(queues);
    }

    @Override
    public boolean watchesQueue() {
        return true;
    }

    private static final class Queue {
        final LaneView lane;
        /** An instant at which nobody waited, the last one known. */
        long emptyAt;

        Queue(LaneView lane) {
            this.lane = lane;
        }

        void look(long now) {
            if (lane.waiting() == 0) {
                emptyAt = now;
            }
        }
    }

    private final class Patience implements Admission {
        private final Queue[] queues;
        /** Those here that entered while a queue stood. */
        private final Set<Copy> hurried = Collections.newSetFromMap(new IdentityHashMap<>());

        Patience(Queue[] queues) {
            this.queues = queues;
        }

        /** A lane that is still there goes on where it was, and every message keeps its patience; a new lane has just been empty. */
        @Override
        public void begin(@Nullable Admission former, long now) {
            for (Queue queue : queues) {
                queue.emptyAt = now;
            }
            if (!(former instanceof Patience other)) {
                return;
            }
            hurried.addAll(other.hurried);
            for (Queue queue : queues) {
                for (Queue known : other.queues) {
                    if (known.lane == queue.lane) {
                        queue.emptyAt = known.emptyAt;
                    }
                }
            }
        }

        @Override
        public void entered(Copy copy, long now) {
            Queue queue = queues[copy.priority()];
            queue.look(now);
            if (queue.emptyAt < now - normal) {
                hurried.add(copy);
            }
        }

        @Override
        public @Nullable Copy overdue(long now) {
            for (Queue queue : queues) {
                Copy head = queue.lane.head();
                if (head != null && isOverdue(head, now)) {
                    return head;
                }
            }
            return null;
        }

        @Override
        public boolean serve(Copy copy, long now) {
            queues[copy.priority()].look(now);
            return !isOverdue(copy, now);
        }

        @Override
        public void left(Copy copy, boolean served, long now) {
            queues[copy.priority()].look(now);
            if (!hurried.isEmpty()) {
                hurried.remove(copy);
            }
        }

        @Override
        public void showAtTurn(Copy copy, long now, Readings to) {
            to.duration("wait", now - copy.queuedAt);
            to.duration("longest-wait", hurried.contains(copy) ? overloaded : normal);
            to.duration("empty-since", now - queues[copy.priority()].emptyAt);
        }

        private boolean isOverdue(Copy copy, long now) {
            return now - copy.queuedAt > (hurried.contains(copy) ? overloaded : normal);
        }
    }
}
