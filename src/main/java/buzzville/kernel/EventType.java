package buzzville.kernel;

/**
 * A kind of event, bound once to its handler and scheduled as often as wanted.
 *
 * <p>Scheduling returns a ticket for {@link Simulation#cancel}. A ticket is good until its event has happened.
 */
public final class EventType {
    /** One more than the greatest explicit order. */
    public static final long ORDERS = Simulation.SEQUENCES;

    private final PendingEvents pending;
    private final String name;
    private final int kind;
    private final long rankBits;

    EventType(PendingEvents pending, String name, int kind, Rank rank) {
        this.pending = pending;
        this.name = name;
        this.kind = kind;
        // Keys are compared as signed numbers, so the first rank must be the most negative one.
        this.rankBits = (rank.ordinal() - 4L) << Simulation.RANK_SHIFT;
    }

    /** The name it was given, for traces and messages. */
    public String name() {
        return name;
    }

    /**
     * Schedules an event; among events of this rank at that instant it comes last of those scheduled so far.
     *
     * @param time in virtual nanoseconds since the start, not before now
     * @param argument handed to the handler
     * @return a ticket to cancel it with
     * @throws InvariantException if the time is past
     */
    public long at(long time, long argument) {
        if (!(time >= pending.now)) {
            throw past(time);
        }
        return pending.add(time, rankBits | nextSequence(), argument, kind);
    }

    /**
     * Schedules an event after a delay.
     *
     * @param delay in virtual nanoseconds, not negative; zero means later in this instant
     * @param argument handed to the handler
     * @return a ticket to cancel it with
     * @throws InvariantException if the delay is negative or leads beyond the end of time
     */
    public long in(long delay, long argument) {
        return at(pending.now + delay, argument);
    }

    /**
     * Schedules an event whose place among those of its rank at that instant is given, not the scheduling sequence.
     *
     * <p>Orders at one instant and rank should differ: equal ones happen in a reproducible order that means nothing,
     * and so do explicit orders mixed with sequences. As orders may repeat from instant to instant, forget the ticket
     * once the event has happened: it could fit a later event of the same order.
     *
     * @param time in virtual nanoseconds since the start, not before now
     * @param order from 0 to {@link #ORDERS} exclusive; the smaller comes first
     * @param argument handed to the handler
     * @return a ticket to cancel it with
     * @throws InvariantException if the time is past or the order out of range
     */
    public long at(long time, long order, long argument) {
        if (!(time >= pending.now)) {
            throw past(time);
        }
        if (!(0 <= order && order < ORDERS)) {
            throw new InvariantException(
                    "the order of event '%s' must be in [0, %d), but is %d".formatted(name, ORDERS, order));
        }
        nextSequence();
        return pending.add(time, rankBits | order << PendingEvents.SLOT_BITS, argument, kind);
    }

    private long nextSequence() {
        long sequence = pending.sequence;
        if (sequence >>> Simulation.RANK_SHIFT != 0) {
            throw new InvariantException(
                    "more than %d events were scheduled in one run, at %d ns".formatted(ORDERS, pending.now));
        }
        pending.sequence = sequence + (1L << PendingEvents.SLOT_BITS);
        return sequence;
    }

    private InvariantException past(long time) {
        String why = time < 0 ? " (a negative delay, or one beyond the end of time)" : "";
        return new InvariantException(
                "event '%s' is scheduled at %d ns, but it is already %d ns%s".formatted(name, time, pending.now, why));
    }

    @Override
    public String toString() {
        return name;
    }
}
