package buzzville.clock;

import org.jspecify.annotations.Nullable;

/**
 * The hybrid logical clock of one process (S. Kulkarni, M. Demirbas, D. Madappa, B. Avva and M. Leone, "Logical physical clocks",
 * OPODIS 2014): as close to local time as causality allows.
 *
 * <p>If a happened before b, the stamp of a is below that of b. The time of a stamp is at least the local time of its event, and
 * ahead of it by no more than clocks differ.
 */
public final class HybridClock {
    /** What becomes of the count where the time does not advance. */
    public enum Rule {
        /** It counts on. */
        COUNT("count", false),
        /** It starts again from 0: two events of one process may have one stamp. */
        RESET("reset", true);

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

        /** Whether its stamps contradict causality, and it is there to be seen doing so. */
        public boolean isBroken() {
            return broken;
        }
    }

    private final Rule rule;
    private @Nullable HybridStamp value;
    private @Nullable HybridStamp heard;

    public HybridClock(Rule rule) {
        this.rule = rule;
    }

    /** A message with this stamp comes in as part of the next event. */
    public void hear(HybridStamp stamp) {
        heard = heard == null || heard.compareTo(stamp) < 0 ? stamp : heard;
    }

    /**
     * Something happens in this process.
     *
     * @param localTime what its own clock shows, nanoseconds
     * @return its stamp
     */
    public HybridStamp tick(long localTime) {
        HybridStamp latest = value;
        if (heard != null && (latest == null || latest.compareTo(heard) < 0)) {
            latest = heard;
        }
        heard = null;
        HybridStamp next = latest == null || localTime > latest.time()
                ? new HybridStamp(localTime, 0)
                : new HybridStamp(latest.time(), rule == Rule.RESET ? 0 : Math.addExact(latest.count(), 1));
        value = next;
        return next;
    }

    /** What a message carries that is sent without counting as an event: the latest of all that is known here, if anything is. */
    public @Nullable HybridStamp known() {
        HybridStamp own = value;
        return heard != null && (own == null || own.compareTo(heard) < 0) ? heard : own;
    }

    /** The latest stamp; null before the first event. */
    public @Nullable HybridStamp value() {
        return value;
    }
}
