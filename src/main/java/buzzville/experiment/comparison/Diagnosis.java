package buzzville.experiment.comparison;

import buzzville.city.Run;
import buzzville.experiment.Findings;
import buzzville.experiment.Price;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a strategy came to what it came to: what fails worst, where, what was measured there and what set it off. Every figure is
 * that of all replications together, but for what develops over time, which is the first one's.
 *
 * @param harm what fails worst
 * @param spot where; null where there is no such place
 * @param signs what was measured there
 * @param trigger the incident that set it off, by name; null if there is none
 * @param urgent how the most urgent messages fare, unless they are what fails worst
 * @param tolls what the strategy pays beside, the dearest kinds first
 * @param replications how many there were
 */
public record Diagnosis(
        Harm harm,
        @Nullable Spot spot,
        List<Sign> signs,
        @Nullable String trigger,
        @Nullable Urgent urgent,
        List<Toll> tolls,
        int replications) {
    /** The diagnosis of a strategy, or of a single run. */
    public static Diagnosis of(Findings findings, Run first) {
        return new Diagnosing(findings, first).diagnosis();
    }

    /** What fails worst. */
    public sealed interface Harm {
        /**
         * Messages are lost.
         *
         * @param service the one that loses most of them; empty if they are lost before any service
         * @param reason of most of these losses
         * @param forReason how many copies are lost for this reason
         * @param lost how many copies are lost for any
         * @param offered of how many
         */
        record Lost(Priority priority, String service, Fate reason, long forReason, long lost, long offered)
                implements Harm {}

        /** Messages are still on their way at the end. */
        record Unfinished(Priority priority, String service, long inFlight, long offered) implements Harm {}

        /**
         * Nothing is lost; this is where messages are delayed longest.
         *
         * @param at whose queue or network
         * @param delay 0 if nothing waits anywhere
         * @param broken names of objectives that are not met all the same
         */
        record Delayed(Priority priority, String at, Delay delay, Cause cause, List<String> broken) implements Harm {}

        /** No message was expected anywhere. */
        record Nothing() implements Harm {}
    }

    /** What delays messages. */
    public enum Cause {
        /** They wait in the queue of a service or the broker. */
        QUEUE,
        /** They wait at their sources, which are blocked or throttled. */
        SOURCE,
        /** They are on their way to a service, from the source and from the broker. */
        NETWORK
    }

    /**
     * A delay.
     *
     * @param isMax whether it is the longest, because there are not messages enough for the 99th percentile
     * @param nanos how long
     */
    public record Delay(boolean isMax, double nanos) {}

    /** Where it fails. */
    public enum Kind {
        /** A service, an instance of one, the broker or one of its partitions. */
        STAGE,
        /** A producer. */
        SOURCE,
        /** On the way to the broker, or to a service. */
        NETWORK
    }

    /**
     * Where and when it fails.
     *
     * @param name of the stage or producer, such as {@code broker[0]}; of a network, {@code to-broker} or {@code to-services}
     * @param lane null where it is not about a lane
     * @param zone of a partition that is one's
     * @param when null where it is not about a time
     */
    public record Spot(
            Kind kind,
            String name,
            @Nullable String lane,
            @Nullable String zone,
            @Nullable Stretch when) {}

    /** From one virtual instant to another, nanoseconds. */
    public record Stretch(long from, long until) {
        public long length() {
            return until - from;
        }
    }

    /** Something that was measured at the spot. */
    public sealed interface Sign {
        /**
         * The lane is full.
         *
         * @param within share of the time of the stretch, in the first replication
         * @param whole share of all the measured time
         */
        record Full(double within, double whole) implements Sign {}

        /** All lanes share so many places, and at most so many messages wait in them. */
        record Shared(int places, long most) implements Sign {}

        /** At most so many messages wait in one of its lanes, or all of them. */
        record Queue(long most) implements Sign {}

        /**
         * Workers are busy.
         *
         * @param stage a service, {@code broker} or one of its partitions
         * @param within share of the workers in the stretch, in the first replication; NaN without a stretch
         * @param whole share of all the measured time
         */
        record Busy(String stage, double within, double whole) implements Sign {}

        /** A policy of this name did it, to so many messages or samples of the priority. */
        record Policy(String family, String name, long count) implements Sign {}

        /** This share of the attempts fails. */
        record Failing(double share) implements Sign {}

        /** A breaker is open for this share of the measured time. */
        record Open(double share) implements Sign {}

        /** This share of the workers' busy time goes to attempts that fail or that nobody needs. */
        record Wasted(double share) implements Sign {}
    }

    /**
     * How the most urgent messages fare.
     *
     * @param lost at all services together
     * @param offered of how many
     * @param delay end to end, of those that were delivered, or how long they wait at the stage of the spot; null without any
     * @param sameLane whether they wait in the lane of the spot, and the delay is that wait
     */
    public record Urgent(
            Priority priority,
            long lost,
            long offered,
            @Nullable Delay delay,
            boolean sameLane) {}

    /** A price and what it comes to in a mean run. */
    public record Toll(Price price, double value) {}
}
