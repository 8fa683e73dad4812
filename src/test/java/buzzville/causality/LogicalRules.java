package buzzville.causality;

import buzzville.causality.log.ClockRules;
import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;

/** Rules that are not those of textbooks. */
final class LogicalRules {
    static final ClockRules BROKEN = new ClockRules(
            ClockRules.Granularity.SEPARATE,
            false,
            LamportClock.Rule.RECEIVED_ONLY,
            VectorClock.Rule.COPY,
            0,
            HybridClock.Rule.RESET);

    static final ClockRules DEAF = new ClockRules(
            ClockRules.Granularity.SEPARATE,
            false,
            LamportClock.Rule.NO_MERGE,
            VectorClock.Rule.NO_MERGE,
            0,
            HybridClock.Rule.COUNT);

    static final ClockRules PLAUSIBLE = new ClockRules(
            ClockRules.Granularity.SEPARATE,
            false,
            LamportClock.Rule.MAX,
            VectorClock.Rule.MAX,
            2,
            HybridClock.Rule.COUNT);

    private LogicalRules() {}
}
