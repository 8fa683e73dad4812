package buzzville.message;

import buzzville.random.Identity;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One message made of several of one event. It occurred when the oldest of them did and is about the same happening; its time
 * to live ends with the first of theirs.
 *
 * <p>Where the function is {@link Aggregation.Function#LAST} it is reported by whoever reported the last of them, and tells of
 * the way from the first one's state to the last one's. Otherwise it comes from where all of them come from, or else from the
 * aggregation, and no zone.
 *
 * <p>It is never offered to anybody: those who expect its originals get them merged in it.
 */
public final class Aggregate extends Message {
    /** Instead of an instance: several. */
    public static final int MANY = -1;

    private final Aggregation maker;
    private final Message[] parts;
    /** What the one subscription saw of the parts that merged them; null if the broker did. */
    final Copy @Nullable [] copies;

    private Aggregate(
            Aggregation maker, Copy[] copies, boolean bySubscription, Message oldest, Whence whence, long deadline) {
        super(
                Identity.aggregate(copies[0].message.identity, maker.key()),
                oldest.kind,
                whence.origin,
                whence.instance,
                whence.ordinal,
                whence.zone,
                oldest.keyHash,
                oldest.occurredAt,
                deadline);
        this.maker = maker;
        this.copies = bySubscription ? copies : null;
        this.parts = new Message[copies.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = copies[i].message;
        }
        cause = oldest.cause;
        incident = oldest.incident;
        rootAt = oldest.rootAt;
        route = bySubscription ? new Account[] {copies[0].account} : oldest.route;
        if (maker.function() == Aggregation.Function.LAST) {
            Message last = last();
            boolean one = parts[0].origin == last.origin && parts[0].instance == last.instance;
            givenKey = last.givenKey;
            oldState = one ? parts[0].oldState : last.oldState;
            newState = last.newState;
        }
    }

    private record Whence(Origin origin, int instance, long ordinal, int zone) {}

    /**
     * Makes one of several.
     *
     * @param copies of the messages of one event, in the order in which they came; at least one
     * @param bySubscription whether the subscription does that expects the copies, rather than the broker for all
     */
    public static Aggregate of(Aggregation maker, Copy[] copies, boolean bySubscription) {
        Message last = copies[copies.length - 1].message;
        Message oldest = last;
        Origin origin = last.origin;
        int instance = last.instance;
        int zone = last.zone;
        long deadline = Long.MAX_VALUE;
        for (int i = copies.length - 1; i >= 0; i--) {
            Message each = copies[i].message;
            oldest = each.occurredAt <= oldest.occurredAt ? each : oldest;
            origin = each.origin.name().equals(origin.name()) ? origin : maker;
            instance = each.instance == instance ? instance : MANY;
            zone = each.zone == zone ? zone : -1;
            deadline = Math.min(deadline, each.deadline);
        }
        Whence whence = maker.function() == Aggregation.Function.LAST
                ? new Whence(last.origin, last.instance, last.ordinal, last.zone)
                : new Whence(
                        origin,
                        origin == maker ? MANY : instance,
                        origin == maker ? maker.number() : last.ordinal,
                        zone);
        return new Aggregate(maker, copies, bySubscription, oldest, whence, deadline);
    }

    public Aggregation maker() {
        return maker;
    }

    /** What it was made of, in the order in which they came; aggregates themselves, perhaps. */
    public List<Message> parts() {
        return List.of(parts);
    }

    /** Whether a subscription made it of what it expects itself, rather than the broker for all. */
    public boolean isBySubscription() {
        return copies != null;
    }

    /** Whose copies it was made of; the first of its subscriptions where the broker made it. */
    public Account account() {
        return copies == null ? route[0] : copies[0].account;
    }

    /** When one of its parts came into the window. */
    public long joinedAt(Message part) {
        if (copies != null) {
            for (Copy copy : copies) {
                if (copy.message == part) {
                    return copy.queuedAt;
                }
            }
        }
        return part.admittedAt;
    }

    /** How many it was made of. */
    public int size() {
        return parts.length;
    }

    /** The one of its parts that came last. */
    public Message last() {
        return parts[parts.length - 1];
    }

    /** Visits the messages that somebody once offered, in the order in which they came. */
    public void forEachOriginal(Consumer<? super Message> visitor) {
        for (Message part : parts) {
            if (part instanceof Aggregate inner) {
                inner.forEachOriginal(visitor);
            } else {
                visitor.accept(part);
            }
        }
    }

    /**
     * Visits what whoever has this copy of it has of the messages that somebody once offered, in the order in which they came.
     *
     * @param whole a copy of this
     */
    public void forEachCopy(Copy whole, Consumer<? super Copy> visitor) {
        if (copies == null) {
            forEachOriginal(original -> {
                Copy copy = new Copy(original, whole.account);
                copy.offeredAt = whole.offeredAt;
                visitor.accept(copy);
            });
            return;
        }
        for (Copy part : copies) {
            if (part.message instanceof Aggregate inner) {
                inner.forEachCopy(part, visitor);
            } else {
                visitor.accept(part);
            }
        }
    }

    /** Whether it tells of a change: only of something that goes round its states is it known that it is where it was. */
    public boolean isChange() {
        return newState < 0 || newState != oldState;
    }
}
