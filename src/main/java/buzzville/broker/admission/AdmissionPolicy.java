package buzzville.broker.admission;

/** Who may come in at all, decided before a message enters the lanes of a stage; what it turns away is {@code shed}. */
public interface AdmissionPolicy {
    /** Starts guarding a stage: a partition of the broker or a subscription, or the door of a broker that takes no time. */
    Admission start(GuardedStage stage);

    /** Whether the sender hears of it when a message is shed; otherwise it vanishes silently. */
    default boolean tells() {
        return true;
    }

    /** Whether it only makes sense where messages may have to wait. */
    default boolean watchesQueue() {
        return false;
    }

    /** Whether it only makes sense where messages stay for a while, because they wait or because somebody works on them. */
    default boolean watchesStay() {
        return false;
    }
}
