package buzzville.consumer;

import buzzville.consumer.group.CommitPolicy;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Copy;
import buzzville.metric.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a service has processed and not committed yet. A commit is a word to the broker about each message, and takes no time:
 * what an earlier one that is still in hand does not hold back.
 */
public final class Commits {
    /** Where commits go, and where messages come from again. */
    public interface Log {
        /** The copy need not be kept any longer. */
        void committed(Copy copy, long now);

        /** These are delivered again, each before all that came later. */
        void again(List<Copy> copies, long now);
    }

    private final CommitPolicy policy;
    private final Log log;
    private final @Nullable EventType tick;
    private final @Nullable Level lag;
    private List<Copy> uncommitted = new ArrayList<>();
    private boolean armed;

    /** @param lag how many messages the service is behind, where that is measured */
    public Commits(Simulation simulation, String name, CommitPolicy policy, Log log, @Nullable Level lag) {
        this.policy = policy;
        this.log = log;
        this.lag = lag;
        this.tick = policy.period() == CommitPolicy.NEVER
                ? null
                : simulation.eventType(name + "/commit", Rank.TIMER, (now, argument) -> {
                    armed = false;
                    commit(now);
                });
    }

    /** The service is done with a copy, well. */
    public void processed(Copy copy, long now) {
        if (policy.most() == 1) {
            log.committed(copy, now);
            return;
        }
        uncommitted.add(copy);
        behind(now, 1);
        if (uncommitted.size() >= policy.most()) {
            commit(now);
        } else if (tick != null && !armed) {
            armed = true;
            tick.at(Math.floorDiv(now + policy.period() - 1, policy.period()) * policy.period(), 0);
        }
    }

    private void commit(long now) {
        List<Copy> all = uncommitted;
        uncommitted = new ArrayList<>();
        behind(now, -all.size());
        all.forEach(copy -> log.committed(copy, now));
    }

    /** Takes out some that will not be committed; they must be {@linkplain #again delivered again}. */
    List<Copy> take(Predicate<Copy> which) {
        List<Copy> taken = new ArrayList<>();
        List<Copy> left = new ArrayList<>();
        uncommitted.forEach(copy -> (which.test(copy) ? taken : left).add(copy));
        uncommitted = left;
        return taken;
    }

    /** What was taken out is delivered again. */
    void again(List<Copy> taken, long now) {
        behind(now, -taken.size());
        log.again(taken, now);
    }

    /** The broker has nothing of these any more, so that nobody can deliver them again. */
    void drop(Predicate<Copy> which, long now) {
        dropped(take(which).size(), now);
    }

    /** So many that were taken out cannot be delivered again. */
    void dropped(int some, long now) {
        behind(now, -some);
    }

    private void behind(long now, int by) {
        if (lag != null && by != 0) {
            lag.add(now, by);
        }
    }
}
