package buzzville.broker.overflow;

/** What happens to a message that finds its lane full. */
public interface OverflowPolicy {
    /** Decides about the newcomer of a full lane, by exactly one of the lane's verbs. */
    void decide(FullLane lane);

    /** Whether a newcomer that waits outside may be refused in the end. */
    default boolean givesUp() {
        return false;
    }

    /** Whether the policy only makes sense among lanes that share a capacity. */
    default boolean needsSharedCapacity() {
        return false;
    }
}
