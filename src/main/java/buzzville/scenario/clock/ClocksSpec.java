package buzzville.scenario.clock;

import buzzville.causality.log.ClockRules;
import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.Synchronization;
import buzzville.clock.VectorClock;
import buzzville.clock.deviation.Deviation;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Instance;
import buzzville.unit.Ppm;
import buzzville.unit.Short;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clocks of a city: what they show, what is stamped, and what is written down. */
@Short("profile")
@Doc("The clocks of everybody in the city: what they show, what is stamped, and what is written down of it.")
public record ClocksSpec(
        @Doc("How good clocks are where nothing else is said.") @Default("synchronised")
        ClockProfile profile,

        @Doc("What each clock shows too much at the start, drawn for each; absent: as the profile says.")
        @Nullable
        @DurationNanos(signed = true)
        Deviation offset,

        @Doc("How much too fast each clock runs, drawn for each; absent: as the profile says.")
        @Nullable
        @Ppm(signed = true)
        Deviation drift,

        @Doc("By how much its rate changes at random in an hour, as a standard deviation.") @Default("0ppm") @Ppm
        double wander,

        @Doc("What readings are rounded down to.") @Default("1ns") @DurationNanos
        long resolution,

        @Doc(
                "How wrong a clock may be at the start as far as its process knows; absent: as the profile says, or just as wrong as it"
                        + " is.")
        @Nullable
        @DurationNanos
        Long bound,

        @Doc("Who keeps clocks right; absent: as the profile says.") @Nullable
        Synchronization ntp,

        @Doc("Whom clocks ask, by name; absent: one that is right. Clocks ask those that no other server asks.")
        @Default("{}")
        Map<String, ServerSpec> servers,

        @Doc("What differs for some processes: producers, services, single instances such as 'sensor[3]', or 'broker'.")
        @Default("{}")
        Map<@Instance String, OwnClockSpec> of,

        @Doc("What counts as one event.") @Default("separate")
        ClockRules.Granularity granularity,

        @Doc("Whether the broker is a process with clocks of its own.") @Default("transparent")
        BrokerPart broker,

        @Doc("How Lamport clocks take account of what they hear.") @Default("max")
        LamportClock.Rule lamport,

        @Doc("What Lamport clocks show before their first event, by name; absent: 0.") @Default("{}") @Count
        Map<@Instance String, Long> lamportStart,

        @Doc("How vector clocks take account of what they hear.") @Default("max")
        VectorClock.Rule vector,

        @Doc("How many entries vectors have, which processes share if there are more of these; absent: one each.")
        @Nullable
        @Count
        Integer entries,

        @Doc("What becomes of the count of hybrid clocks where time does not advance.") @Default("count")
        HybridClock.Rule hybrid,

        @Doc("Types of event that are told by telephone too: they bring things about without any clock knowing.")
        @Default("[]")
        List<String> hidden,

        @Doc("What is written down.") @Default("{}") ClockLogSpec log,

        @Doc("Producers and services that wait out their clock's bound before others may see what they publish.")
        @Default("[]")
        List<String> commitWait) {
    private static final double MOST_PPM = 1000;

    /** What part the broker takes. */
    public enum BrokerPart {
        /** None: it passes on what it gets, stamps and all, as a cable would. */
        TRANSPARENT,
        /** It is a process: it receives what it admits and sends what it routes, with clocks and stamps of its own. */
        PARTICIPANT
    }

    public ClocksSpec {
        check(drift, wander, resolution);
        if (entries != null && !(entries >= 1)) {
            throw new IllegalArgumentException("entries must be at least 1, but is " + entries);
        }
    }

    static void check(@Nullable Deviation drift, @Nullable Double wander, @Nullable Long resolution) {
        if (drift != null && drift.most() < Double.POSITIVE_INFINITY && !(drift.most() <= MOST_PPM)) {
            throw new IllegalArgumentException(
                    "drift must be from -1000ppm to 1000ppm; a clock that is worse is broken");
        }
        if (wander != null && !(0 <= wander && wander <= MOST_PPM)) {
            throw new IllegalArgumentException("wander must be from 0ppm to 1000ppm, but is " + wander + "ppm");
        }
        if (resolution != null && !(resolution >= 1)) {
            throw new IllegalArgumentException("resolution must be at least 1ns");
        }
    }

    /** Whether it leaves everybody a clock that is right and known to be. */
    public boolean saysNothing() {
        return profile == ClockProfile.PERFECT
                && of.isEmpty()
                && offset == null
                && drift == null
                && wander == 0
                && resolution == 1
                && bound == null
                && ntp == null;
    }

    /** How events are counted and stamped. */
    public ClockRules rules() {
        return new ClockRules(
                granularity, broker == BrokerPart.PARTICIPANT, lamport, vector, entries == null ? 0 : entries, hybrid);
    }

    /** The clocks of a city of which nothing is said but this. */
    public static ClocksSpec of(ClockProfile profile) {
        return new ClocksSpec(
                profile,
                null,
                null,
                0,
                1,
                null,
                null,
                Map.of(),
                Map.of(),
                ClockRules.Granularity.SEPARATE,
                BrokerPart.TRANSPARENT,
                LamportClock.Rule.MAX,
                Map.of(),
                VectorClock.Rule.MAX,
                null,
                HybridClock.Rule.COUNT,
                List.of(),
                new ClockLogSpec(null, null, 20_000),
                List.of());
    }
}
