package buzzville.message;

import buzzville.metric.Fate;
import org.jspecify.annotations.Nullable;

/**
 * What all attempts of a sender at one expected copy share: only one of them gives it its fate. The first that is delivered is
 * final; what is served after it was served for nothing. It is lost for the last reason once the sender makes no more attempts
 * and none is under way.
 */
public final class Claim {
    /** The sender, who hears how each attempt ends, whether or not it still waits for it. */
    public interface Sender {
        /**
         * An attempt was served to the end.
         *
         * @param first whether this delivers the copy; else it had been delivered before
         */
        void served(Copy copy, boolean first, long now);

        /** An attempt ended otherwise. */
        void lost(Copy copy, Fate fate, long now);
    }

    private static final Sender SILENT = new Sender() {
        @Override
        public void served(Copy copy, boolean first, long now) {}

        @Override
        public void lost(Copy copy, Fate fate, long now) {}
    };

    private final Sender sender;
    private boolean open;
    private int underWay;
    private boolean settled;
    private @Nullable Copy deliveredBy;
    private @Nullable Copy last;
    private Fate lastFate = Fate.NETWORK;

    /**
     * A claim without attempts so far.
     *
     * @param open whether a second attempt may follow the first
     */
    public Claim(Sender sender, boolean open) {
        this.sender = sender;
        this.open = open;
    }

    /** The claim of attempts of which nobody hears. */
    public static Claim silent(boolean open) {
        return new Claim(SILENT, open);
    }

    /** The claim of attempts at what has been delivered before: whatever becomes of them, they are for nothing. */
    public static Claim repetition(Sender sender) {
        Claim claim = new Claim(sender, false);
        claim.settled = true;
        return claim;
    }

    /** One more attempt; its end must be told. */
    public void attempted() {
        underWay++;
    }

    /** An attempt that was not made after all, for this reason. */
    public void refrained(Copy copy, Fate fate) {
        last = copy;
        lastFate = fate;
    }

    /** Whether this attempt is the one that was delivered. */
    public boolean isDeliveredBy(Copy copy) {
        return deliveredBy == copy;
    }

    /** Whether it has found its fate. */
    public boolean isSettled() {
        return settled;
    }

    /** An attempt was served. @return whether the copy is thereby delivered */
    boolean served(Copy copy, long now) {
        underWay--;
        boolean first = !settled;
        if (first) {
            settled = true;
            deliveredBy = copy;
        }
        sender.served(copy, first, now);
        return first;
    }

    /** An attempt was lost. @return whether the copy is thereby lost */
    boolean lost(Copy copy, Fate fate, long now) {
        underWay--;
        refrained(copy, fate);
        sender.lost(copy, fate, now);
        return settles();
    }

    /** No more attempts will be made. @return whether the copy is thereby lost */
    boolean close() {
        open = false;
        return last != null && settles();
    }

    /** The run ends. @return whether the copy is to be counted as in flight, once */
    boolean remains() {
        boolean remains = !settled;
        settled = true;
        return remains;
    }

    /** The attempt that ended last. */
    Copy last() {
        if (last == null) {
            throw new IllegalStateException("no attempt has ended");
        }
        return last;
    }

    /** Why the last attempt was lost. */
    Fate lastFate() {
        return lastFate;
    }

    private boolean settles() {
        boolean settles = !settled && !open && underWay == 0;
        settled |= settles;
        return settles;
    }
}
