package buzzville.journal;

/**
 * What the last message about something said of it.
 *
 * @param state such as {@code rouge} or {@code on}
 * @param since when that happened, virtual nanoseconds
 * @param ordinal the how-manieth message of its source it was
 * @param id identity of the message
 * @param cause identity of the message that it followed from; 0 if it happened by itself
 * @param partition of the broker whose log has it; -1 if it was told by a call
 * @param offset its place there
 * @param admittedAt when it got there
 */
public record Sighting(
        String state, long since, long ordinal, long id, long cause, int partition, long offset, long admittedAt) {
    /** Whether this one happened after another; of one source at one instant, whether it was made later. */
    boolean isAfter(Sighting other) {
        return since != other.since ? since > other.since : ordinal >= other.ordinal;
    }

    void write(Octets out) {
        out.text(state);
        out.number(since);
        out.signed(ordinal);
        out.whole(id);
        out.whole(cause);
        out.number(partition + 1L);
        out.number(offset);
        out.number(admittedAt);
    }

    static Sighting read(OctetReader in) {
        return new Sighting(
                in.text(),
                in.number(),
                in.signed(),
                in.whole(),
                in.whole(),
                in.below(1L << 31, "partition") - 1,
                in.number(),
                in.number());
    }
}
