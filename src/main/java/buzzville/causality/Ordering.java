package buzzville.causality;

import java.util.Locale;

/** What events can be put in order by. */
public enum Ordering {
    /** As messages came to the entrance of who received them. */
    ARRIVAL,
    /** As messages were received, after any that had to wait for the sake of order. */
    DELIVERY,
    /** By the local time of each event's own process. */
    PHYSICAL,
    /** By Lamport's clock. */
    LAMPORT,
    /** By vectors, which leave some pairs unordered. */
    VECTOR,
    /** By hybrid logical clocks. */
    HLC,
    /** By the timestamps that were waited out; only events that have one. */
    COMMIT,
    /** As things happened. */
    TRUE;

    /** Its name in files and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is by what a clock shows that processes can read; such orders decide between equals by number of the process. */
    boolean isOfClock() {
        return this == PHYSICAL || this == LAMPORT || this == HLC;
    }

    /** Whether it is an order of what some process received, and of nothing else. */
    public boolean isObserved() {
        return this == ARRIVAL || this == DELIVERY;
    }
}
