package buzzville.report.verify;

import org.jspecify.annotations.Nullable;

/**
 * One place at which a file of results differs from the same file made again.
 *
 * @param where the path of a figure, or a line and column
 * @param found what the results say; empty where they say nothing
 * @param again what was found when it was run again
 * @param at the virtual instant that it is about, nanoseconds; null where it is about none
 */
public record Difference(
        String where, String found, String again, @Nullable Long at) {}
