package buzzville.message;

import buzzville.metric.Fate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all attempts to publish one message share: it is offered once, delivered once to each who expects it, and lost only when
 * all attempts are. Each attempt after the first is a {@link Message} of its own with the same identity.
 */
public final class Publication {
    /** Who publishes it, and hears how attempts end. */
    public interface Sender {
        /** An attempt ended before it came to any subscription; {@code told} if whoever sent it is let know. */
        void lost(Message attempt, Fate fate, boolean told, long now);
    }

    private final Message message;
    private final @Nullable Sender sender;
    private final Map<Account, Claim> claims = new LinkedHashMap<>();
    private boolean open;
    private int underWay;
    private boolean routed;
    /** Whether the broker's books know how it ended there. */
    private boolean booked;
    /** Whether it is settled who expects it. */
    private boolean complete;

    private boolean acknowledged;
    private int kept;
    private boolean broken;
    /** The partition of all its attempts, or -1 as long as none has come to the broker. */
    public int partition = -1;

    private Fate lastFate = Fate.NETWORK;
    private boolean lastTold;

    /**
     * One without attempts so far.
     *
     * @param message the first attempt, which stands in the books for all
     * @param sender who may make more of them; null if nobody does
     */
    public Publication(Message message, @Nullable Sender sender) {
        this.message = message;
        this.sender = sender;
        this.open = sender != null;
    }

    /** The first attempt, which stands in the books for all. */
    public Message message() {
        return message;
    }

    /** Who publishes it; null if nobody makes more attempts. */
    public @Nullable Sender sender() {
        return sender;
    }

    /** One more attempt is made; its end must be told. */
    public void attempted() {
        underWay++;
    }

    /** Whether it is nowhere but with its sender. */
    public boolean isNowhere() {
        return underWay == 0 && !routed;
    }

    /** Whether some attempt has come to the subscriptions. */
    public boolean isRouted() {
        return routed;
    }

    /** Whether its sender was promised that it is kept. */
    public boolean isAcknowledged() {
        return acknowledged;
    }

    /** Its sender is promised that it is kept. @return whether nobody had promised that before */
    public boolean acknowledge() {
        boolean first = !acknowledged;
        acknowledged = true;
        return first;
    }

    /** An attempt was taken by the broker. @return whether another one is there already */
    public boolean taken(Message attempt) {
        attempt.taken = true;
        return kept++ > 0;
    }

    /** What was taken of an attempt is gone. */
    public void gone(Message attempt) {
        if (attempt.taken) {
            attempt.taken = false;
            kept--;
        }
    }

    /** Whether a promise is broken now that was not before: it is acknowledged, and nothing of it is left. */
    public boolean breaks() {
        boolean breaks = acknowledged && kept == 0 && !broken;
        broken |= breaks;
        return breaks;
    }

    /** Whether a broken promise is kept after all. */
    public boolean mends() {
        boolean mends = broken && kept > 0;
        broken &= !mends;
        return mends;
    }

    /** Its sender has forgotten it, which is why it is lost unless an attempt is under way. */
    public void forgotten() {
        lastFate = Fate.CRASHED;
        lastTold = false;
    }

    /** A copy is made of one of its attempts. */
    public void join(Copy copy) {
        copy.claim = claim(copy.account);
        copy.claim.attempted();
        copy.retries = copy.message.retries;
    }

    /** What all copies for one who expects it share. */
    public Claim claim(Account account) {
        Claim claim = claims.get(account);
        if (claim == null) {
            claim = Claim.silent(goesOn());
            claims.put(account, claim);
        }
        return claim;
    }

    Collection<Claim> claims() {
        return claims.values();
    }

    /** Somebody who was not there will read it after all. @return whether that is news */
    boolean offeredLate(Account guest) {
        boolean news = !claims.containsKey(guest);
        claim(guest);
        return news;
    }

    /** Who expects it is settled now. @return whether it had not been before */
    boolean complete() {
        boolean first = !complete;
        complete = true;
        return first;
    }

    /** An attempt came to the subscriptions. @return whether it is the first */
    boolean routed() {
        boolean first = !routed;
        routed = true;
        return first;
    }

    /** An attempt ended before it came to the subscriptions. */
    void lost(Message attempt, Fate fate, boolean told) {
        attempt.turnedAway = true;
        gone(attempt);
        lastFate = fate;
        lastTold = told;
    }

    /** An attempt is not on its way to the subscriptions any more. */
    void ended() {
        underWay--;
        assert underWay >= 0 : "more attempts ended than were made";
    }

    /** Its sender makes no more attempts. */
    void close() {
        open = false;
    }

    /** Whether something may still come of it. */
    boolean goesOn() {
        return open || underWay > 0;
    }

    /** The broker's books are about to know how it ended. @return whether they did not */
    boolean book() {
        boolean first = !booked && !routed;
        booked = true;
        return first;
    }

    Fate lastFate() {
        return lastFate;
    }

    boolean lastTold() {
        return lastTold;
    }
}
