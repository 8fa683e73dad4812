package buzzville.experiment.branch;

import org.jspecify.annotations.Nullable;

/**
 * How the stories of one run, or of several, differ from those of the same city without the choice.
 *
 * @param stories how many there are in either
 * @param saved lost without the choice and delivered with it
 * @param lost delivered without and lost with it
 * @param sooner delivered in both and earlier with it, or only with it by the end of the run
 * @param later the other way round
 * @param otherwise differ in another way: lost for another reason or at another instant, merged into others, only in one of them
 * @param first the one that differed first
 */
public record Divergence(
        long stories,
        long saved,
        long lost,
        long sooner,
        long later,
        long otherwise,
        @Nullable First first) {
    /**
     * A story with two ends.
     *
     * @param without null if there was no such message without the choice
     * @param with null if there is none with it
     */
    public record First(@Nullable Ending without, @Nullable Ending with) {
        /** One of them, for what both have in common. */
        public Ending either() {
            Ending one = without != null ? without : with;
            if (one == null) {
                throw new IllegalStateException("a story without an end");
            }
            return one;
        }

        /** When the two became different. */
        public long at() {
            return Math.min(end(without), end(with));
        }

        private static long end(@Nullable Ending ending) {
            return ending == null ? Long.MAX_VALUE : ending.end();
        }
    }

    /** Nothing is different, in no run. */
    public static final Divergence NONE = new Divergence(0, 0, 0, 0, 0, 0, null);

    /** Lays the stories of two runs side by side. */
    public static Divergence between(Endings without, Endings with) {
        Counting counting = new Counting();
        for (int entry = 0; entry < without.size(); entry++) {
            counting.take(without.ending(entry), with.of(entry, without));
        }
        for (int entry = 0; entry < with.size(); entry++) {
            if (without.of(entry, with) == null) {
                counting.take(null, with.ending(entry));
            }
        }
        return counting.result();
    }

    /** How many differ. */
    public long different() {
        return saved + lost + sooner + later + otherwise;
    }

    /** Those of further replications added; what differed first is that of the first replication that has any. */
    public Divergence plus(Divergence more) {
        return new Divergence(
                stories + more.stories,
                saved + more.saved,
                lost + more.lost,
                sooner + more.sooner,
                later + more.later,
                otherwise + more.otherwise,
                first != null ? first : more.first);
    }

    private static final class Counting {
        private long stories;
        private long saved;
        private long lost;
        private long sooner;
        private long later;
        private long otherwise;
        private @Nullable First first;

        void take(@Nullable Ending without, @Nullable Ending with) {
            stories++;
            if (without != null && with != null && without.isSame(with)) {
                return;
            }
            First found = new First(without, with);
            if (first == null || isBefore(found, first)) {
                first = found;
            }
            if (without == null || with == null) {
                otherwise++;
            } else if (without.isDelivered() && with.isDelivered()) {
                count(with.endedAt() < without.endedAt());
            } else if (without.isLost() && with.isDelivered()) {
                saved++;
            } else if (without.isDelivered() && with.isLost()) {
                lost++;
            } else if (without.isDelivered() && with.fate() == null) {
                count(false);
            } else if (with.isDelivered() && without.fate() == null) {
                count(true);
            } else {
                otherwise++;
            }
        }

        private void count(boolean isSooner) {
            sooner += isSooner ? 1 : 0;
            later += isSooner ? 0 : 1;
        }

        private static boolean isBefore(First one, First other) {
            if (one.at() != other.at()) {
                return one.at() < other.at();
            } else if (one.either().occurredAt() != other.either().occurredAt()) {
                return one.either().occurredAt() < other.either().occurredAt();
            }
            return Long.compareUnsigned(one.either().id(), other.either().id()) < 0;
        }

        Divergence result() {
            return new Divergence(stories, saved, lost, sooner, later, otherwise, first);
        }
    }
}
