package buzzville.broker.journal;

import buzzville.unit.Elsewhere;

/** What must have happened to a message before its producer hears that the broker has it (Kafka's {@code acks}). */
public enum Acks {
    /** Nothing: it hears nothing. Kafka's 0. */
    @Elsewhere("0")
    NONE,
    /** The leader has appended it. Kafka's 1. */
    @Elsewhere("1")
    LEADER,
    /** Every in-sync replica has it, and there are at least {@code min-in-sync} of them. Kafka's {@code all}. */
    @Elsewhere("-1")
    ALL
}
