package buzzville.clock;

/**
 * The most by which a clock was wrong in some time, and might have been as far as its process knew.
 *
 * @param error what it showed too much then, nanoseconds; negative if too little
 * @param at when, true time
 * @param bound the greatest bound, nanoseconds
 */
public record Worst(long error, long at, long bound) {}
