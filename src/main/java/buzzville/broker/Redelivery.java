package buzzville.broker;

import buzzville.message.Claim;
import buzzville.message.Copy;
import buzzville.metric.Fate;
import buzzville.metric.RepeatTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Delivers again what a service has served and not committed: in the order in which it was admitted, before all that is new. */
public final class Redelivery {
    /** Books nothing: the service counts what it serves twice. */
    private static final Claim.Sender NOBODY = new Claim.Sender() {
        @Override
        public void served(Copy copy, boolean first, long now) {}

        @Override
        public void lost(Copy copy, Fate fate, long now) {}
    };

    private static final Comparator<Recall.Kept> BY_PLACE =
            Comparator.comparingLong(kept -> kept.copy().message.admittedAt);

    private final Lanes lanes;
    private final @Nullable Journal journal;

    /**
     * Into these lanes, above their capacity if need be.
     *
     * @param journal where it waits as long as nobody serves; null if the broker keeps none
     */
    public Redelivery(Lanes lanes, @Nullable Journal journal) {
        this.lanes = lanes;
        this.journal = journal;
    }

    /** What the service had in hand and gave back is merged with what it has served. */
    public void again(List<Copy> served, long now) {
        if (served.isEmpty()) {
            return;
        }
        Set<Copy> fresh = new HashSet<>();
        List<Recall.Kept> all = new ArrayList<>();
        for (Copy copy : served) {
            Copy again = repetition(copy, NOBODY, now);
            fresh.add(again);
            all.add(new Recall.Kept(again, lanes));
        }
        all.addAll(Recall.from(lanes, copy -> copy.dispatches > 0, now));
        all.sort(BY_PLACE.thenComparing(Redelivery::byOffset));
        for (int i = all.size() - 1; i >= 0; i--) {
            if (fresh.contains(all.get(i).copy())) {
                lanes.stepInFirst(all.get(i).copy(), now);
            } else {
                all.get(i).putBack(now);
            }
        }
        if (journal != null) {
            journal.keep(lanes, now);
        }
        lanes.pump(now);
    }

    /** A copy that is to be delivered again to the subscription that has had it; {@code sender} hears what becomes of it. */
    static Copy repetition(Copy served, Claim.Sender sender, long now) {
        Copy again = new Copy(served.message, served.account);
        again.entry = served.entry;
        again.retries = served.retries + 1;
        again.claim = Claim.repetition(sender);
        again.claim.attempted();
        again.offeredAt = now;
        served.account.repeated(served.message, RepeatTally.Count.REDELIVERED);
        return again;
    }

    /** As far as both have one; else in the order in which they stand. */
    private static int byOffset(Recall.Kept one, Recall.Kept other) {
        var first = one.copy().entry;
        var second = other.copy().entry;
        return first == null || second == null ? 0 : Long.compare(first.turn, second.turn);
    }
}
