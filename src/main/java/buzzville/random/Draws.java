package buzzville.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The draws of one purpose, each message's its own: the n-th draw for a message is a pure function of (seed,
 * replication, purpose, identity, attempt, n), whatever was drawn before it and for whom.
 *
 * <p>One reusable object per purpose, aimed at a message with {@link #of} before each use; it allocates nothing. One
 * object has one aim: to draw for two messages in turns takes two objects.
 */
public final class Draws implements UniformRandomProvider {
    /*
     * Aiming scrambles (key, identity, attempt) into the state of a SplitMix64 sequence, so every draw has passed two
     * rounds of mixing: identities and attempts may be small consecutive numbers. The step between attempts differs
     * from the step of the sequence, and it is taken before the first round, so one attempt's draws are not a shifted
     * copy of another's.
     */
    private static final long ATTEMPT = 0xd1342543de82ef95L;

    private final long key;
    private long state;

    /** Starts from a key such as {@link Streams#key} returns, aimed at identity 0, attempt 0. */
    public Draws(long key) {
        this.key = key;
        of(0, 0);
    }

    /**
     * Aims at a message and returns this object, at the first of that message's draws.
     *
     * @param identity the message, as from {@link Identity}; any number will do
     * @param attempt which attempt at it, from 0
     */
    public Draws of(long identity, int attempt) {
        state = Mix.mix(key + identity + ATTEMPT * attempt);
        return this;
    }

    @Override
    public long nextLong() {
        return Mix.mix(state += Mix.GOLDEN);
    }

    /** As the interface has it: here callers know whose it is, and need not ask. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }
}
