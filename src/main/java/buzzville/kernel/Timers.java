package buzzville.kernel;

import java.util.Arrays;

/**
 * The events that can still be cancelled. Each has a slot, where its ticket and its argument stand, from its scheduling
 * until it happens or is cancelled. A free slot holds the number of the next free one, which is no ticket of that slot.
 * Slot 0 is never used and ends the list of free ones.
 */
final class Timers {
    static final int SLOT_BITS = 24;
    private static final int SLOTS = 1 << SLOT_BITS;

    private long[] tickets = {-1};
    private long[] arguments = {0};
    private int free;

    /** The argument of the event ended last. */
    long argument;

    /** Returns a ticket that no other event has had, with the slot in its low bits. */
    long add(long sequence, long argument) {
        if (free == 0) {
            grow();
        }
        int slot = free;
        long ticket = sequence << SLOT_BITS | slot;
        free = (int) tickets[slot];
        tickets[slot] = ticket;
        arguments[slot] = argument;
        return ticket;
    }

    /** Whether the event has neither happened nor been cancelled. */
    boolean has(long ticket) {
        int slot = slot(ticket);
        return slot < tickets.length && tickets[slot] == ticket;
    }

    /** The event happens or is cancelled; false if it was before. */
    boolean end(long ticket) {
        if (!has(ticket)) {
            return false;
        }
        int slot = slot(ticket);
        argument = arguments[slot];
        release(slot);
        return true;
    }

    private void grow() {
        int slots = tickets.length;
        if (slots == SLOTS) {
            throw new InvariantException("%d timers are running, and no more can be: are they set faster than they end?"
                    .formatted(SLOTS - 1));
        }
        tickets = Arrays.copyOf(tickets, 2 * slots);
        arguments = Arrays.copyOf(arguments, 2 * slots);
        for (int slot = 2 * slots - 1; slot >= slots; slot--) {
            release(slot);
        }
    }

    private void release(int slot) {
        tickets[slot] = free;
        free = slot;
    }

    private static int slot(long ticket) {
        return (int) ticket & SLOTS - 1;
    }
}
