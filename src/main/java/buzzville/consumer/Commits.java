package buzzville.consumer;

import buzzville.consumer.group.CommitPolicy;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Copy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    private final @Nullable Behind lag;
    /** By partition where these have owners, in one list elsewhere. */
    private List<List<Copy>> uncommitted = List.of(new ArrayList<>());

    private @Nullable IntUnaryOperator owners;
    private boolean armed;

    /** @param lag how many messages the service is behind, where that is measured */
    public Commits(Simulation simulation, String name, CommitPolicy policy, Log log, @Nullable Behind lag) {
        this.policy = policy;
        this.log = log;
        this.lag = lag;
        this.tick = policy.period() == CommitPolicy.NEVER
                ? null
                : simulation.eventType(name + "/commit", Rank.TIMER, (now, argument) -> {
                    armed = false;
                    commit(copy -> true, now);
                });
    }

    /** Partitions have owners, and each commits what it has processed; before anything happens. */
    void share(int partitions, IntUnaryOperator among) {
        owners = among;
        uncommitted = Stream.generate(() -> (List<Copy>) new ArrayList<Copy>())
                .limit(partitions)
                .toList();
    }

    /** The service is done with a copy, well. */
    public void processed(Copy copy, long now) {
        if (policy.most() == 1) {
            log.committed(copy, now);
            return;
        }
        uncommitted.get(owners == null ? 0 : copy.message.partition).add(copy);
        behind(copy, 1, now);
        if (together(copy) >= policy.most()) {
            commit(other -> isTogether(copy, other), now);
        } else if (tick != null && !armed) {
            armed = true;
            tick.at(Math.floorDiv(now + policy.period() - 1, policy.period()) * policy.period(), 0);
        }
    }

    private int together(Copy copy) {
        int count = 0;
        for (List<Copy> some : uncommitted) {
            count += !some.isEmpty() && isTogether(copy, some.get(0)) ? some.size() : 0;
        }
        return count;
    }

    private boolean isTogether(Copy one, Copy other) {
        return owners == null || owners.applyAsInt(one.message.partition) == owners.applyAsInt(other.message.partition);
    }

    /** Commits some of what was processed. */
    void commit(Predicate<Copy> which, long now) {
        List<Copy> some = take(which);
        some.forEach(copy -> behind(copy, -1, now));
        some.forEach(copy -> log.committed(copy, now));
    }

    /** Takes out some that will not be committed; they must be {@linkplain #again delivered again}. */
    List<Copy> take(Predicate<Copy> which) {
        List<Copy> taken = new ArrayList<>();
        for (List<Copy> some : uncommitted) {
            List<Copy> all = List.copyOf(some);
            some.clear();
            all.forEach(copy -> (which.test(copy) ? taken : some).add(copy));
        }
        return taken;
    }

    /** What was taken out is delivered again. */
    void again(List<Copy> taken, long now) {
        taken.forEach(copy -> behind(copy, -1, now));
        log.again(taken, now);
    }

    /** The broker has nothing of these any more, so that nobody can deliver them again. */
    void drop(Predicate<Copy> which, long now) {
        dropped(take(which), now);
    }

    /** Some that were taken out cannot be delivered again. */
    void dropped(List<Copy> some, long now) {
        some.forEach(copy -> behind(copy, -1, now));
    }

    private void behind(Copy copy, int by, long now) {
        if (lag != null) {
            lag.changed(copy, by, now);
        }
    }
}
