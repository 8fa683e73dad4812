package buzzville.journal;

import java.nio.charset.StandardCharsets;

/** Reads what {@link Octets} put together, and refuses to go beyond its end. */
final class OctetReader {
    private static final int LONGEST = 10;

    private final byte[] octets;
    private int at;
    private final int end;

    OctetReader(byte[] octets) {
        this(octets, 0, octets.length);
    }

    OctetReader(byte[] octets, int from, int end) {
        this.octets = octets;
        this.at = from;
        this.end = end;
    }

    /** The octets end before what they began; in a file that was cut off nobody is to blame. */
    static final class TooShort extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooShort() {
            super("the octets end too early", null, false, false);
        }
    }

    int at() {
        return at;
    }

    boolean hasMore() {
        return at < end;
    }

    int octet() {
        if (at >= end) {
            throw new TooShort();
        }
        return octets[at++] & 0xFF;
    }

    /** A number that is not negative. */
    long number() {
        long value = unsigned();
        if (value < 0) {
            throw new Nonsense("a number is negative");
        }
        return value;
    }

    /** A number from 0 to below a bound. */
    int below(long bound, String what) {
        long value = unsigned();
        if (!(0 <= value && value < bound)) {
            throw new Nonsense("there is no " + what + " " + Long.toUnsignedString(value));
        }
        return (int) value;
    }

    /** How many of something follow that take at least so many octets each. */
    int count(int octetsEach) {
        long value = unsigned();
        if (!(0 <= value && value <= end - at)) {
            throw new TooShort();
        }
        if (value * octetsEach > end - at) {
            throw new TooShort();
        }
        return (int) value;
    }

    long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    private long unsigned() {
        long value = 0;
        for (int i = 0; i < LONGEST; i++) {
            int octet = octet();
            value |= (long) (octet & 0x7F) << 7 * i;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new Nonsense("a number is too long");
    }

    long whole() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value |= (long) octet() << 8 * i;
        }
        return value;
    }

    int half() {
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value |= octet() << 8 * i;
        }
        return value;
    }

    String text() {
        int length = count(1);
        String text = new String(octets, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }
}
