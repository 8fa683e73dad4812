package buzzville.broker;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Feeder;
import buzzville.message.Ledger;
import buzzville.message.Message;
import buzzville.metric.Fate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The broker's side of one service: the lanes in which its copies wait. */
public final class Subscription implements Losses {
    private final Account account;
    private final Ledger ledger;
    private final Lanes lanes;
    private @Nullable Annex annex;
    private @Nullable Reader reader;
    /** What its senders publish again; null where nobody does. */
    private @Nullable Resends resends;
    /** What the broker writes down; null if nothing. */
    private @Nullable Journal journal;

    /** The lanes are given by {@code lanes}, which books its losses here. */
    public Subscription(Account account, Ledger ledger, LanesOf lanes) {
        this.account = account;
        this.ledger = ledger;
        this.lanes = lanes.book(this);
    }

    /** Makes lanes that book their losses with somebody. */
    public interface LanesOf {
        Lanes book(Losses losses);
    }

    /** Keeps copies outside the lanes, in the broker's memory all the same. */
    public interface Annex {
        void loseAll(Fate fate, long now);
    }

    /** Whoever reads here, as far as the broker must know of it. */
    public interface Reader {
        /** Nothing is left of some messages, so that they cannot be delivered again. */
        void drop(Predicate<Copy> which, long now);
    }

    /** Names the reader; before anything happens. */
    public void serve(Reader who) {
        reader = who;
    }

    /** Who reads here; null where the broker need not know. */
    @Nullable
    Reader reader() {
        return reader;
    }

    /** Names who keeps copies of this subscription outside its lanes. */
    public void annex(Annex annex) {
        this.annex = annex;
    }

    /** Loses all that is in the broker's memory here: first what waits and what is held back, then what is kept elsewhere. */
    void loseAll(Fate fate, long now) {
        lanes.loseAll(fate, now);
        if (annex != null) {
            annex.loseAll(fate, now);
        }
        if (reader != null) {
            reader.drop(copy -> true, now);
        }
    }

    public Account account() {
        return account;
    }

    public Lanes lanes() {
        return lanes;
    }

    /** Offers the subscription its copy of a message. */
    Lanes.Outcome offer(Message message, Feeder feeder, long now) {
        Copy copy = new Copy(message, account);
        copy.feeder = feeder;
        if (message.publication != null) {
            message.publication.join(copy);
        }
        return lanes.offer(copy, now);
    }

    /** Offers the subscription a copy that its feeder made for it. */
    Lanes.Outcome offer(Copy copy, long now) {
        return lanes.offer(copy, now);
    }

    /** Lets senders hear of what is turned away here; before anything happens. */
    public void tell(Resends resends) {
        this.resends = resends;
    }

    /** Writes down what becomes of its copies; before anything happens. */
    public void keep(Journal journal) {
        this.journal = journal;
    }

    /** Does not get its copy of a message, because it is not there. */
    void skip(Message message, long now) {
        lanes.before.skip(message, now);
    }

    @Override
    public void lost(Copy copy, Fate fate, long now) {
        if (journal != null && fate != Fate.CRASHED) {
            journal.removed(copy, now);
        }
        copy.comesAgain = resends != null && resends.again(copy, fate, now);
        if (!copy.comesAgain) {
            ledger.lost(copy, fate, now);
        }
    }
}
