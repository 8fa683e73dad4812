package buzzville.consumer;

import java.util.List;

/**
 * Who owns what from some instant on.
 *
 * @param at from when, nanoseconds
 * @param owners of each partition, a worker's number or {@link buzzville.message.Owners#NOBODY}
 */
public record Tenure(long at, List<Integer> owners) {}
