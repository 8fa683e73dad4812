package buzzville.causality;

import buzzville.causality.log.LoggedEvent;

/**
 * Two stamps by which the second event cannot have come after the first, though it did.
 *
 * @param first may have influenced the second
 * @param second has a stamp that is not above that of the first
 * @param clock {@code lamport}, {@code vector} or {@code hlc}
 * @param firstStamp as the log has it
 * @param secondStamp as the log has it
 */
public record Contradiction(
        LoggedEvent first, LoggedEvent second, String clock, String firstStamp, String secondStamp) {}
