package buzzville.kernel;

/**
 * Memory for lists of events that only grow at their end until they are emptied: a list is a chain of chunks, so that
 * reading it is reading along and not jumping about.
 *
 * <p>A list is known by its tail, the place after its last event; 0 is the empty list. The first place of a chunk is no
 * event but holds the tail of the list up to the chunk before.
 */
final class Chunks {
    private static final int WIDTH = NearEvents.WIDTH;
    private static final int PLACES = 8;

    private long[] places = new long[64 * PLACES * WIDTH];
    private int fresh = PLACES;
    private int free;

    /** Appends an event and returns the new tail. */
    int append(int tail, long time, long key, long argument) {
        int place = tail;
        if ((place & PLACES - 1) == 0) {
            place = open(tail);
        }
        long[] places = this.places;
        int at = WIDTH * place;
        places[at] = time;
        places[at + 1] = key;
        places[at + 2] = argument;
        return place + 1;
    }

    /** Moves the events of a list to the near ones, without order. */
    void empty(int tail, NearEvents near) {
        int end = tail;
        while (end != 0) {
            int start = (end - 1) & -PLACES;
            near.append(places, WIDTH * (start + 1), WIDTH * end);
            end = (int) places[WIDTH * start];
            places[WIDTH * start] = free;
            free = start;
        }
    }

    private int open(int tail) {
        int start = free;
        if (start != 0) {
            free = (int) places[WIDTH * start];
        } else {
            start = fresh;
            fresh += PLACES;
            if (WIDTH * fresh > places.length) {
                places = NearEvents.longer(places, WIDTH * fresh);
            }
        }
        places[WIDTH * start] = tail;
        return start + 1;
    }
}
