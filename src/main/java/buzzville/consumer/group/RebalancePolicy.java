package buzzville.consumer.group;

/** What a change among the workers of a service costs the others. */
public interface RebalancePolicy {
    /** How long what stands still does so, nanoseconds. */
    long pause();

    /** From a worker's going down to its being noticed, nanoseconds. */
    long detect();

    /** Whether everybody stops, and not only what changes hands. */
    boolean stopsAll();

    /** Whether partitions belong to workers at all. */
    default boolean happens() {
        return true;
    }

    /**
     * Who is to own each partition.
     *
     * @param before who owned it, a worker's number or -1
     * @param members the numbers of those who are there, in ascending order, at least one
     */
    int[] assign(int[] before, int[] members);
}
