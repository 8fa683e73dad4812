package buzzville.clock;

/**
 * Lamport's logical clock of one process (L. Lamport, "Time, clocks, and the ordering of events in a distributed system",
 * Communications of the ACM 21(7), 1978): a counter that is always ahead of everything the process has heard.
 *
 * <p>If a happened before b, then L(a) is below L(b). From L(a) below L(b) nothing follows.
 */
public final class LamportClock {
    /** How a counter takes account of what is heard. */
    public enum Rule {
        /** max(own, received) + 1. */
        MAX("max", false),
        /** received + 1: a process that was ahead goes back. */
        RECEIVED_ONLY("received-only", true),
        /** own + 1 whatever is received: what was heard may have the greater number. */
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

        /** Whether it breaks the clock condition, and is there to be seen doing so. */
        public boolean isBroken() {
            return broken;
        }
    }

    private final Rule rule;
    private long value;
    private long heard;
    private boolean hears;

    public LamportClock(Rule rule) {
        this(rule, 0);
    }

    /** @param start the value before the first event, at least 0: what the process had counted before anybody looked */
    public LamportClock(Rule rule, long start) {
        this.rule = rule;
        this.value = start;
    }

    /** A message with this stamp comes in as part of the next event. */
    public void hear(long stamp) {
        heard = hears ? Math.max(heard, stamp) : stamp;
        hears = true;
    }

    /** Something happens in this process. @return its stamp, from 1 */
    public long tick() {
        if (hears) {
            value = switch (rule) {
                case MAX -> Math.max(value, heard);
                case RECEIVED_ONLY -> heard;
                case NO_MERGE -> value;
            };
            hears = false;
        }
        return ++value;
    }

    /** What a message carries that is sent without counting as an event: the greatest of all that is known here. */
    public long known() {
        return hears ? Math.max(value, heard) : value;
    }

    /** The latest stamp; 0 before the first event. */
    public long value() {
        return value;
    }
}
