package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;
import java.math.BigInteger;

/**
 * A signed 128-bit sum of longs, of their squares or of their products: exact, so that the order of adding never shows.
 *
 * <p>Nanoseconds squared overflow a long after three seconds; a double would round, and then merging two runs in another
 * order would give another last digit.
 */
public final class Sum128 implements Coded {
    private long high;
    private long low;

    /** Adds {@code value}. */
    public void add(long value) {
        long before = low;
        low = before + value;
        high += (value >> 63) + carry(before, value, low);
    }

    /** Adds {@code a * b} without rounding. */
    public void addProduct(long a, long b) {
        long before = low;
        long product = a * b;
        low = before + product;
        high += Math.multiplyHigh(a, b) + carry(before, product, low);
    }

    /** Adds the first {@code count} values. */
    void addAll(long[] values, int count) {
        long sum = low;
        long carried = high;
        for (int i = 0; i < count; i++) {
            long value = values[i];
            long before = sum;
            sum = before + value;
            carried += (value >> 63) + carry(before, value, sum);
        }
        low = sum;
        high = carried;
    }

    /** Adds the squares of the first {@code count} values. */
    void addSquares(long[] values, int count) {
        long sum = low;
        long carried = high;
        for (int i = 0; i < count; i++) {
            long value = values[i];
            long square = value * value;
            long before = sum;
            sum = before + square;
            carried += Math.multiplyHigh(value, value) + carry(before, square, sum);
        }
        low = sum;
        high = carried;
    }

    /** Adds another sum. */
    public void add(Sum128 other) {
        long before = low;
        low = before + other.low;
        high += other.high + carry(before, other.low, low);
    }

    /** 1 if the sum of two unsigned numbers has passed 2<sup>64</sup>: without a branch, for chance decides it where squares are added. */
    private static long carry(long a, long b, long sum) {
        return (a & b | (a | b) & ~sum) >>> 63;
    }

    /** The sum as an exact integer. */
    public BigInteger exact() {
        return BigInteger.valueOf(high)
                .shiftLeft(64)
                .add(BigInteger.valueOf(low >>> 1).shiftLeft(1))
                .add(BigInteger.valueOf(low & 1));
    }

    /** The sum modulo 2<sup>64</sup>, as a signed number. */
    public long low() {
        return low;
    }

    /** The sum as the nearest double. */
    public double toDouble() {
        return high == low >> 63 ? (double) low : exact().doubleValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sum128 that && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * high + low);
    }

    @Override
    public String toString() {
        return exact().toString();
    }

    @Override
    public void code(Codec codec) {
        high = codec.number(high);
        low = codec.number(low);
    }
}
