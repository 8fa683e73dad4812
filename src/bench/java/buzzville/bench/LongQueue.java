package buzzville.bench;

/** First in, first out, without objects. */
final class LongQueue {
    private long[] ring = new long[1024];
    private int head;
    private int length;

    int length() {
        return length;
    }

    void put(long value) {
        if (length == ring.length) {
            long[] longer = new long[2 * length];
            for (int i = 0; i < length; i++) {
                longer[i] = ring[head + i & length - 1];
            }
            ring = longer;
            head = 0;
        }
        ring[head + length++ & ring.length - 1] = value;
    }

    long take() {
        length--;
        return ring[head++ & ring.length - 1];
    }
}
