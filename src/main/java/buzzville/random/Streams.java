package buzzville.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * All the randomness of one replication, by name.
 *
 * <p>What a name gives depends on (seed, replication, name) alone, never on the order in which names are asked for.
 * Adding a producer therefore leaves everybody else's draws untouched, and two strategies compared under one seed meet
 * the very same city. It follows that asking twice for one name gives two copies of the same numbers: one name, one
 * user.
 */
public final class Streams {
    private static final long STREAM = Mix.hash("stream");
    private static final int XOSHIRO_SEED_LONGS = 4;

    private final long root;

    /**
     * Starts from a seed, any number, and a replication, usually counted from 0. Neighbouring seeds and replications
     * are as unrelated as distant ones.
     */
    public Streams(long seed, long replication) {
        this.root = Mix.combine(seed, replication);
    }

    /** Returns the number that stands for a name in this replication, from which everything of that name derives. */
    public long key(String name) {
        return Mix.combine(root, Mix.hash(name));
    }

    /**
     * Returns the stream of this name from its beginning: xoshiro256++ (Blackman and Vigna, "Scrambled linear
     * pseudorandom number generators", 2021) of Commons RNG. For a process that draws in an order of its own, such as
     * a producer's arrivals.
     */
    public UniformRandomProvider named(String name) {
        long base = Mix.combine(key(name), STREAM);
        long[] seed = new long[XOSHIRO_SEED_LONGS];
        for (int i = 0; i < seed.length; i++) {
            base += Mix.GOLDEN;
            seed[i] = Mix.mix(base);
        }
        return RandomSource.XO_SHI_RO_256_PP.create(seed);
    }

    /**
     * Returns the draws that belong to messages rather than to an order of calls.
     *
     * @param purpose what is drawn and where, such as {@code police/service-time}
     */
    public Draws draws(String purpose) {
        return new Draws(key(purpose));
    }
}
