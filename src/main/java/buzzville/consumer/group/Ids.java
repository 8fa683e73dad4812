package buzzville.consumer.group;

import buzzville.unit.CountOrUnlimited;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;

/**
 * The ids of the messages handled last.
 *
 * @param memory at least 1
 * @param checkTime at least 0, nanoseconds
 */
@Doc("The ids of the messages handled last.")
@Manual(
        rule =
                "A worker first looks for the message's id among the `memory` ids that were handled or met last, which takes"
                        + " `check-time`. If it is there the message is recognised, and that is all; if not it is served, and its id"
                        + " takes the place of the one that was met longest ago. Two workers with the same message: the one that"
                        + " finishes second recognises it then, its work done.",
        source = "Idempotent receiver (Hohpe and Woolf, 2003); a table of processed ids beside the results.",
        use = "To make at-least-once delivery have the effect of once: effectively once.",
        hurts =
                "Repeats come in the order of the originals, so a memory for n ids recognises all of n repeats and none of n + 1:"
                        + " each one that is not recognised displaces the next. In the memory of a process a crash takes it all.",
        names = "Idempotent consumer, message deduplication, inbox table.",
        example = "ids(memory=10000, persistent=true)")
public record Ids(
        @Doc("Most ids that are remembered, at least 1.") @Default("10000") @CountOrUnlimited
        int memory,

        @Doc("What it takes a worker to look an id up; every message pays it.") @Default("0s") @DurationNanos
        long checkTime,

        @Doc("Whether ids are stored with the result of the work, and so survive a crash of the service.")
        @Default("false")
        boolean persistent)
        implements DeduplicationPolicy {
    public Ids {
        if (!(memory >= 1)) {
            throw new IllegalArgumentException("memory must be at least 1, but is " + memory);
        }
        if (!(checkTime >= 0)) {
            throw new IllegalArgumentException("check-time must be at least 0s");
        }
    }
}
