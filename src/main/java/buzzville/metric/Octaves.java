package buzzville.metric;

/** Cells for numbers of any magnitude: each octave is cut into the same number of equal cells, 2 to the power of {@code bits}. */
final class Octaves {
    private Octaves() {}

    /** The cell of a value, at least 0: the greater, the greater. Values below two octaves' worth of cells have one each. */
    static int cell(long value, int bits) {
        int shift = Math.max(0, 63 - bits - Long.numberOfLeadingZeros(value));
        return (shift << bits) + (int) (value >>> shift);
    }

    /** The smallest value of a cell. */
    static long lowest(int cell, int bits) {
        int shift = shift(cell, bits);
        return (cell - ((long) shift << bits)) << shift;
    }

    /** How many values a cell has. */
    static long width(int cell, int bits) {
        return 1L << shift(cell, bits);
    }

    private static int shift(int cell, int bits) {
        return Math.max(0, (cell >> bits) - 1);
    }
}
