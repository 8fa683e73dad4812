package buzzville.broker;

import buzzville.message.Claim;
import buzzville.message.Copy;
import buzzville.metric.Fate;
import buzzville.metric.JournalTally.Count;

/** Delivers again what a subscription has had, and what the journal does not know that any more of. */
final class Again {
    private final Journal journal;
    /** Counts what is served for nothing. */
    private final Claim.Sender repetitions = new Claim.Sender() {
        @Override
        public void served(Copy copy, boolean first, long now) {
            journal.tally.count(Count.REDELIVERED, copy.message.priority, copy.message.occurredAt, 1);
        }

        @Override
        public void lost(Copy copy, Fate fate, long now) {}
    };

    Again(Journal journal) {
        this.journal = journal;
    }

    /** A copy that is to be delivered again to the subscription that has had it. */
    Recall.Kept repeat(Copy served, long now) {
        return new Recall.Kept(
                Redelivery.repetition(served, repetitions, now),
                journal.broker.subscriptions().get(served.account.index()).lanes());
    }
}
