package buzzville.kernel;

/**
 * A kind of event, bound once to its handler and scheduled as often as wanted.
 *
 * <p>Only events scheduled by {@code timer} can be cancelled: it returns a ticket for {@link Simulation#cancel}, which is
 * good until the event has happened.
 */
public final class EventType {
    /** One more than the greatest explicit order. */
    public static final long ORDERS = Simulation.SEQUENCES;

    private final PendingEvents pending;
    private final String name;
    private final long keyBits;

    EventType(PendingEvents pending, String name, int kind, Rank rank) {
        this.pending = pending;
        this.name = name;
        // Keys are compared as signed numbers, so the first rank must be the most negative one.
        this.keyBits = (rank.ordinal() - 4L) << Simulation.RANK_SHIFT | kind;
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
     * @throws InvariantException if the time is past
     */
    public void at(long time, long argument) {
        notPast(time);
        pending.add(time, keyBits | nextSequence(), argument);
    }

    /**
     * Schedules an event after a delay.
     *
     * @param delay in virtual nanoseconds, not negative; zero means later in this instant
     * @param argument handed to the handler
     * @throws InvariantException if the delay is negative or leads beyond the end of time
     */
    public void in(long delay, long argument) {
        at(pending.now + delay, argument);
    }

    /**
     * Schedules an event whose place among those of its rank at that instant is given, not the scheduling sequence.
     *
     * <p>Orders at one instant and rank should differ: equal ones happen in a reproducible order that means nothing,
     * and so do explicit orders mixed with sequences.
     *
     * @param time in virtual nanoseconds since the start, not before now
     * @param order from 0 to {@link #ORDERS} exclusive; the smaller comes first
     * @param argument handed to the handler
     * @throws InvariantException if the time is past or the order out of range
     */
    public void at(long time, long order, long argument) {
        long key = keyBits | inRange(order);
        notPast(time);
        nextSequence();
        pending.add(time, key, argument);
    }

    /**
     * Schedules an event as {@link #at(long, long)} does, one that can be cancelled, which costs a little more.
     *
     * @return a ticket to {@linkplain Simulation#cancel cancel} it with, never negative
     */
    public long timer(long time, long argument) {
        notPast(time);
        long sequence = nextSequence();
        return pending.addTimer(time, keyBits | sequence, sequence >>> Simulation.KIND_BITS, argument);
    }

    /**
     * Schedules an event as {@link #at(long, long, long)} does, one that can be cancelled, which costs a little more.
     *
     * @return a ticket to {@linkplain Simulation#cancel cancel} it with, never negative
     */
    public long timer(long time, long order, long argument) {
        long key = keyBits | inRange(order);
        notPast(time);
        return pending.addTimer(time, key, nextSequence() >>> Simulation.KIND_BITS, argument);
    }

    private long nextSequence() {
        long sequence = pending.sequence;
        if (sequence >>> Simulation.RANK_SHIFT != 0) {
            throw new InvariantException(
                    "more than %d events were scheduled in one run, at %d ns".formatted(ORDERS, pending.now));
        }
        pending.sequence = sequence + (1L << Simulation.KIND_BITS);
        return sequence;
    }

    private long inRange(long order) {
        if (!(0 <= order && order < ORDERS)) {
            throw new InvariantException(
                    "the order of event '%s' must be in [0, %d), but is %d".formatted(name, ORDERS, order));
        }
        return order << Simulation.KIND_BITS;
    }

    private void notPast(long time) {
        if (!(time >= pending.now)) {
            throw past(time);
        }
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
