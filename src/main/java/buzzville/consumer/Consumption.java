package buzzville.consumer;

import buzzville.consumer.group.DeduplicationPolicy;
import buzzville.message.Copy;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How a service reads: what it has not committed, what it recognises, who of its workers owns what, how far it is behind. */
public final class Consumption {
    private final @Nullable Commits commits;
    private final @Nullable Deduplication deduplication;
    private final @Nullable Group group;
    private final @Nullable Behind lag;

    /** Each is null where the service has nothing of the kind. */
    public Consumption(
            @Nullable Commits commits,
            @Nullable DeduplicationPolicy deduplication,
            @Nullable Group group,
            @Nullable Behind lag) {
        this.commits = commits;
        this.deduplication = deduplication == null ? null : new Deduplication(deduplication);
        this.group = group;
        this.lag = lag;
    }

    public @Nullable Commits commits() {
        return commits;
    }

    public @Nullable Group group() {
        return group;
    }

    /** Messages that wait for the service, are in its hands or are not committed, over time; null where nobody measures it. */
    public @Nullable Behind lag() {
        return lag;
    }

    @Nullable
    Deduplication deduplication() {
        return deduplication;
    }

    /** Some workers are about to go down. */
    public void leave(int from, int to, boolean crash, long now) {
        if (group != null) {
            group.leave(from, to, crash, now);
        }
    }

    /** Some workers have crashed, and whatever they had in hand is back in its lane. */
    public void crashed(int from, int to, long now) {
        if (commits != null && group == null) {
            commits.again(commits.take(copy -> from <= copy.worker && copy.worker < to), now);
        }
    }

    /** Some workers may be up again. */
    public void come(int from, int to, long now) {
        if (group != null) {
            group.come(from, to, now);
        }
    }

    /** The whole service crashes. */
    void forget() {
        if (deduplication != null) {
            deduplication.forget();
        }
    }

    /** The broker has nothing of some messages any more, and cannot deliver them again. */
    public void drop(Predicate<Copy> which, long now) {
        if (commits != null) {
            commits.drop(which, now);
        }
        if (group != null) {
            group.drop(which, now);
        }
    }
}
