package buzzville.random;

/**
 * Who a message is, as one number that no strategy can change: an occurrence is named by its source, an effect by its
 * cause.
 *
 * <p>Identities are hashes. Among n messages of one run the chance that any two share one is about n²/2^65: one in
 * 3,700 for a hundred million. Two that do would share their draws, nothing else.
 */
public final class Identity {
    private static final long EFFECT = Mix.hash("effect");
    private static final long REPORT = Mix.hash("report");
    private static final long AGGREGATE = Mix.hash("aggregate");

    private Identity() {}

    /**
     * Returns the identity of something that happened of its own accord.
     *
     * @param producerKey the hash of the producer's name, as from {@link Mix#hash}
     * @param instance which of the producer's instances, from 0
     * @param ordinal how many things that instance had seen before, from 0; no two ordinals of one instance share an
     *     identity
     */
    public static long occurrence(long producerKey, int instance, long ordinal) {
        return occurrence(source(producerKey, instance), ordinal);
    }

    /** Returns what all identities of one instance have in common, for whoever asks for many of them. */
    public static long source(long producerKey, int instance) {
        return Mix.mix(producerKey + Mix.GOLDEN * instance);
    }

    /**
     * Returns the identity of something that happened of its own accord.
     *
     * @param source the instance, as from {@link #source}
     * @param ordinal as above
     */
    public static long occurrence(long source, long ordinal) {
        return Mix.mix(source + ordinal);
    }

    /**
     * Returns the identity of what a witness says of a happening.
     *
     * @param happening the identity of the happening
     * @param witnessKey the hash of the name of the witness
     */
    public static long report(long happening, long witnessKey) {
        return Mix.mix(happening + Mix.mix(witnessKey + REPORT));
    }

    /**
     * Returns the identity of a message that another one caused.
     *
     * @param parent the identity of the cause
     * @param subscriptionKey the hash of the name of the subscription that handled the cause
     * @param ruleKey the hash of the name of the rule that fired there
     * @param copy which of the messages of that firing, from 0
     */
    public static long effect(long parent, long subscriptionKey, long ruleKey, int copy) {
        long rule = Mix.mix(ruleKey + EFFECT + Mix.GOLDEN * copy);
        return Mix.mix(parent + Mix.mix(subscriptionKey + rule));
    }

    /**
     * Returns the identity of a message that was made of several.
     *
     * @param first the identity of the one of them that came first, which is part of no other where this one was made
     * @param maker who made it, as a number
     */
    public static long aggregate(long first, long maker) {
        return Mix.mix(first + Mix.mix(maker + AGGREGATE));
    }
}
