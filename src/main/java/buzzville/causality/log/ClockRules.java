package buzzville.causality.log;

import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;

/**
 * How events are counted and stamped.
 *
 * @param granularity what counts as one event
 * @param brokerTakesPart whether the broker is a process with clocks of its own; if not, it passes on what it gets
 * @param lamport how Lamport clocks take account of what is heard
 * @param vector how vector clocks do
 * @param entries how many entries vectors have, shared by processes if those are more; 0 for one each
 * @param hybrid how hybrid clocks count
 */
public record ClockRules(
        Granularity granularity,
        boolean brokerTakesPart,
        LamportClock.Rule lamport,
        VectorClock.Rule vector,
        int entries,
        HybridClock.Rule hybrid) {
    /** What counts as one event. */
    public enum Granularity {
        /** Every message received, every message sent and everything done besides, as in textbooks. */
        SEPARATE("separate"),
        /** To receive and to send what follows from it, in one step, as in the brief's example. */
        STEP("step");

        private final String word;

        Granularity(String word) {
            this.word = word;
        }

        /** Its name in a scenario and in a log. */
        public String word() {
            return word;
        }
    }

    /** As textbooks have it. */
    public static final ClockRules TEXTBOOK = new ClockRules(
            Granularity.SEPARATE, false, LamportClock.Rule.MAX, VectorClock.Rule.MAX, 0, HybridClock.Rule.COUNT);

    /** Whether some rule is broken on purpose, so that its stamps must be seen to be wrong. */
    public boolean isBroken() {
        return lamport.isBroken() || vector.isBroken() || hybrid.isBroken();
    }
}
