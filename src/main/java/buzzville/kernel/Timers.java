package buzzville.kernel;

import java.util.Arrays;

/**
 * The events that can be cancelled. Each has a slot from its scheduling to its end, where its ticket and its argument
 * stand; the pending event itself holds the slot. A free slot holds the number of the next free one, and the slot of a
 * cancelled event 0; neither is a ticket of that slot. Slot 0 is never used and ends the list of free ones.
 */
final class Timers {
    static final int SLOT_BITS = 24;
    private static final int SLOTS = 1 << SLOT_BITS;

    private long[] tickets = new long[1 << 8];
    private long[] arguments = new long[1 << 8];
    private int free;
    private int cancelled;

    /** The argument of the event ended last. */
    long argument;

    Timers() {
        tickets[0] = -1;
        freeSlots(1);
    }

    /** Whether every slot is taken, by an event to come or a cancelled one: before the next {@link #add} some must {@link #end}, or it must {@link #grow}. */
    boolean full() {
        return free == 0;
    }

    /** How many cancelled events are still among the pending ones. */
    int cancelled() {
        return cancelled;
    }

    /** Whether most slots are taken by cancelled events. */
    boolean mostlyCancelled() {
        return cancelled > tickets.length / 2;
    }

    /** Returns a ticket that no other event has had, with the slot in its low bits. */
    long add(long sequence, long argument) {
        int slot = free;
        long ticket = sequence << SLOT_BITS | slot;
        free = (int) tickets[slot];
        tickets[slot] = ticket;
        arguments[slot] = argument;
        return ticket;
    }

    static int slot(long ticket) {
        return (int) ticket & SLOTS - 1;
    }

    boolean cancel(long ticket) {
        int slot = slot(ticket);
        if (slot == 0 || slot >= tickets.length || tickets[slot] != ticket) {
            return false;
        }
        tickets[slot] = 0;
        cancelled++;
        return true;
    }

    boolean isCancelled(int slot) {
        return tickets[slot] == 0;
    }

    /** Frees a slot; false if its event was cancelled. */
    boolean end(int slot) {
        boolean live = !isCancelled(slot);
        if (!live) {
            cancelled--;
        }
        argument = arguments[slot];
        release(slot);
        return live;
    }

    void grow() {
        int slots = tickets.length;
        if (slots == SLOTS) {
            throw new InvariantException("%d timers are running, and no more can be: are they set faster than they end?"
                    .formatted(SLOTS - 1 - cancelled));
        }
        tickets = Arrays.copyOf(tickets, 2 * slots);
        arguments = Arrays.copyOf(arguments, 2 * slots);
        freeSlots(slots);
    }

    private void freeSlots(int from) {
        for (int slot = tickets.length - 1; slot >= from; slot--) {
            release(slot);
        }
    }

    private void release(int slot) {
        tickets[slot] = free;
        free = slot;
    }
}
