package buzzville.clock;

/**
 * The vector clock of one process (C. Fidge, "Timestamps in message-passing systems that preserve the partial ordering", 1988;
 * F. Mattern, "Virtual time and global states of distributed systems", 1988).
 *
 * <p>With fewer entries than processes it is a plausible clock (F. Torres-Rojas and M. Ahamad, "Plausible clocks: constant size
 * logical clocks for distributed systems", Distributed Computing 12(4), 1999): processes share entries, causality is never
 * contradicted, and some concurrent events seem ordered. With one entry that is Lamport's clock.
 */
public final class VectorClock {
    /** How a vector takes account of what is heard. */
    public enum Rule {
        /** Of each entry the greater. */
        MAX("max", false),
        /** The received vector instead of the own: what the process knew is forgotten. */
        COPY("copy", true),
        /** The own one whatever is received: nothing is learnt. */
        NO_MERGE("no-merge", true);

        private final String word;
        private final boolean broken;

        Rule(String word, boolean broken) {
            this.word = word;
            this.broken = broken;
        }

        /** Its name in a scenario. */
        public String word() {
            return word;
        }

        /** Whether its vectors do not say what happened before what, and it is there to be seen so. */
        public boolean isBroken() {
            return broken;
        }
    }

    private final Rule rule;
    private final int own;
    private VectorStamp value = VectorStamp.NONE;

    /**
     * The clock of a process that knows of nothing.
     *
     * @param own its entry: its number, or that modulo the number of entries of a plausible clock
     */
    public VectorClock(Rule rule, int own) {
        this.rule = rule;
        this.own = own;
    }

    /** A message with this stamp comes in as part of the next event. */
    public void hear(VectorStamp stamp) {
        value = switch (rule) {
            case MAX -> value.merge(stamp);
            case COPY -> stamp;
            case NO_MERGE -> value;
        };
    }

    /** Something happens in this process. @return its stamp */
    public VectorStamp tick() {
        value = value.with(own, Math.addExact(value.count(own), 1));
        return value;
    }

    /** The latest stamp. */
    public VectorStamp value() {
        return value;
    }
}
