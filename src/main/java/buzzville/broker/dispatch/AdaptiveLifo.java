package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.metric.Readings;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * First come, first served in normal operation, last come, first served while a backlog stands (Maurer, "Fail at Scale", ACM
 * Queue 2015). The article says "when a queue is starting to form"; HHVM, which it describes, switches when more than a given
 * number of requests wait, and so does this, over all lanes together and before every turn.
 *
 * <p>A message that failed goes behind those that would be served before it in the order of that instant: to the back in
 * normal operation, behind the oldest under a backlog. An aborted one comes back as the next to be served.
 *
 * @param backlog most that may wait in all lanes together in normal operation
 */
@Doc("First come, first served; the newest first while a backlog stands.")
@Manual(
        rule =
                "If more than `backlog` messages wait in all lanes together, the newest of them is served, else the oldest.",
        source = "Maurer, \"Fail at Scale\", ACM Queue 13(8), 2015, \"Adaptive LIFO\"; the number is HHVM's"
                + " `ThreadJobLIFOSwitchThreshold`.",
        use =
                "With `admission: codel-timeout`: whoever came last most likely still waits for the answer, and is served within"
                        + " the short wait that the timeout leaves.",
        hurts =
                "The oldest: under a lasting backlog they are served never, and without a timeout or a time to live they fill"
                        + " their lane for the rest of the day. The order of events is lost.",
        names = "`lifo` is always last come, first served.")
public record AdaptiveLifo(
        @Doc("Most messages that may wait before the newest go first.") @Default("10") @Count
        int backlog) implements DispatchPolicy {
    public AdaptiveLifo {
        if (!(backlog >= 0)) {
            throw new IllegalArgumentException("backlog must be 0 or more, but is " + backlog);
        }
    }

    @Override
    public Dispatcher start(List<? extends LaneView> lanes) {
        LaneView[] all = lanes.toArray(new LaneView[0]);
        return new Dispatcher() {
            @Override
            public @Nullable Copy next() {
                return newestFirst(waiting(all)) ? Lifo.latest(all) : Fifo.earliest(all);
            }

            @Override
            public void show(Readings to) {
                boolean newest = newestFirst(waiting(all));
                to.word("order", newest ? "newest-first" : "oldest-first");
                to.number("waiting", waiting(all)).number("backlog", backlog);
            }
        };
    }

    @Override
    public boolean newestFirst() {
        return true;
    }

    @Override
    public boolean newestFirst(int waiting) {
        return waiting > backlog;
    }

    private static int waiting(LaneView[] lanes) {
        int waiting = 0;
        for (LaneView lane : lanes) {
            waiting += lane.waiting();
        }
        return waiting;
    }
}
