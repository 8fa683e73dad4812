package buzzville.message;

import buzzville.metric.Fate;

/**
 * What becomes of messages that were published more than once, or may be: the first delivery counts, and the last loss. What senders
 * and the broker's log do meanwhile stands in no account, and is told to whoever records.
 */
public final class Publishing {
    private final Ledger ledger;

    Publishing(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The broker's log has a message now. */
    public void appended(Message message) {
        Recorder recorder = ledger.recorder();
        if (recorder != null) {
            recorder.admitted(message);
        }
    }

    /** A partition's log is served by nobody from now on, or by somebody again. */
    public void serves(int partition, boolean served) {
        Recorder recorder = ledger.recorder();
        if (recorder != null) {
            recorder.serves(partition, served);
        }
    }

    /**
     * Something became of a message that its sender keeps.
     *
     * @param attempt which, from 1; 0 if it is about none
     */
    public void tell(Message message, Attempt what, int attempt, long now) {
        Recorder recorder = ledger.recorder();
        if (recorder != null) {
            recorder.published(message, what, attempt, null, now);
        }
    }

    /** An attempt ended before it came to the subscriptions. */
    void lost(Message attempt, Publication publication, Fate fate, boolean told, long now) {
        publication.lost(attempt, fate, told);
        publication.ended();
        Recorder recorder = ledger.recorder();
        if (recorder != null) {
            recorder.published(publication.message(), Attempt.LOST, attempt.retries + 1, fate, now);
        }
        Publication.Sender sender = publication.sender();
        if (sender != null) {
            sender.lost(attempt, fate, told, now);
        }
        settle(publication, now);
    }

    /** An attempt is on its way no more, and nothing is lost by that: it is with the subscriptions, or known already. */
    public void ended(Publication publication, long now) {
        publication.ended();
        settle(publication, now);
    }

    /** Its sender makes no more attempts. */
    public void closed(Publication publication, long now) {
        publication.close();
        settle(publication, now);
    }

    /** Nothing more comes of it: what is lost is lost. */
    private void settle(Publication publication, long now) {
        if (publication.goesOn()) {
            return;
        }
        if (publication.book()) {
            ledger.bookLossUpstream(publication.message(), publication.lastFate(), publication.lastTold(), now, null);
            return;
        }
        for (Claim claim : publication.claims()) {
            ledger.givenUp(claim, now);
        }
    }

    /** The run ends before it has come to its subscriptions, or before all is known of what came of it. */
    void inFlight(Publication publication, long end) {
        Message message = publication.message();
        ledger.complete(message);
        if (publication.book()) {
            ledger.broker().inFlight(message, end);
        }
        for (Account account : message.route) {
            if (publication.claim(account).remains()) {
                account.inFlight(message, end);
                ledger.merging().tell(message, account, null, null, end, null);
            }
        }
    }
}
