package buzzville.kernel;

import java.util.Arrays;

/**
 * Memory for lists of (time, key) pairs that only grow at their end until they are emptied: a list is a chain of chunks, so
 * that reading it is reading along and not jumping about.
 *
 * <p>A list is known by its tail, the place after its last pair; 0 is the empty list. The first place of a chunk is not a pair
 * but the tail of the list up to the chunk before.
 */
final class Chunks {
    private static final int PLACES = 8;

    private long[] pairs = new long[2 * 64 * PLACES];
    private int fresh = PLACES;
    private int free;

    /** Appends a pair and returns the new tail. */
    int append(int tail, long time, long key) {
        int place = tail;
        if ((place & PLACES - 1) == 0) {
            place = open(tail);
        }
        long[] pairs = this.pairs;
        pairs[2 * place] = time;
        pairs[2 * place + 1] = key;
        return place + 1;
    }

    /** Moves the pairs of a list to the near events, without order. */
    void empty(int tail, NearEvents near) {
        int end = tail;
        while (end != 0) {
            int start = (end - 1) & -PLACES;
            near.append(pairs, start + 1, end);
            end = (int) pairs[2 * start];
            pairs[2 * start] = free;
            free = start;
        }
    }

    private int open(int tail) {
        int start = free;
        if (start != 0) {
            free = (int) pairs[2 * start];
        } else {
            start = fresh;
            fresh += PLACES;
            if (2 * fresh > pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * pairs.length);
            }
        }
        pairs[2 * start] = tail;
        return start + 1;
    }
}
