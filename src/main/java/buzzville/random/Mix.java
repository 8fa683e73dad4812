package buzzville.random;

/**
 * Functions that turn structured 64-bit numbers into numbers without visible structure.
 *
 * <p>They are hashes, not ciphers: quick, good enough for statistics, and stable for ever, since seeds, identities and
 * fingerprints in published results depend on every bit of them.
 */
public final class Mix {
    /** 2^64 divided by the golden ratio, made odd: the step of SplitMix64, which visits every number once. */
    public static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Mix() {}

    /**
     * Returns a scrambled {@code z}: a bijection in which every input bit changes every output bit with a probability
     * of about one half. Zero stays zero.
     *
     * <p>Variant 13 of D. Stafford, "Better bit mixing" (2011), the finaliser of SplitMix64 (Steele, Lea and Flood,
     * "Fast splittable pseudorandom number generators", OOPSLA 2014).
     */
    public static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }

    /**
     * Returns a hash of two numbers, in which their order counts. For a fixed {@code a} it is a bijection of
     * {@code b}, and the other way round.
     */
    public static long combine(long a, long b) {
        return mix(mix(a + GOLDEN) + b);
    }

    /** Returns a hash of three numbers, in which their order counts. */
    public static long combine(long a, long b, long c) {
        return combine(combine(a, b), c);
    }

    /**
     * Returns a hash of a text's UTF-16 code units and of its length. Unlike {@link String#hashCode()} it has 64 bits
     * and no easy collisions.
     */
    public static long hash(String text) {
        long hash = combine(text.length(), GOLDEN);
        for (int i = 0; i < text.length(); i++) {
            hash = combine(hash, text.charAt(i));
        }
        return hash;
    }
}
