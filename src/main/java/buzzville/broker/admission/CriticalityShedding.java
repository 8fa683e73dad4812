package buzzville.broker.admission;

import buzzville.message.Copy;
import buzzville.message.Priority;
import buzzville.metric.Readings;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import java.util.Arrays;
import java.util.Map;

/**
 * Sheds by how much a message matters: a newcomer is shed while as many messages wait at the stage as its priority's threshold
 * says. Thresholds may only fall from a priority to the next less urgent one, so that one is shed only while all below it are
 * (Google's criticality levels, "Site Reliability Engineering" 2016, chapter 21).
 *
 * @param thresholds messages waiting in all lanes together, at least 1, by priority; one that is not named is never shed
 * @param tells whether the sender hears that its message was shed
 */
@Doc("Sheds the least critical first, as the queue of the stage grows.")
@Manual(
        rule =
                "A newcomer of priority p is shed while waiting >= threshold(p), counted over all lanes of the stage. threshold(info)"
                        + " <= threshold(normal) <= threshold(high) <= threshold(critical); a priority without a threshold is never shed.",
        source =
                "Google, `Site Reliability Engineering` 2016, chapter 21, `Handling Overload`: criticality levels CRITICAL_PLUS,"
                        + " CRITICAL, SHEDDABLE_PLUS, SHEDDABLE, here `critical`, `high`, `normal`, `info`.",
        use =
                "At the entrance of the broker or of a service that everything shares: info from 100 waiting on, normal from 300, high"
                        + " from 1000, critical never.",
        hurts =
                "A burst of critical messages sheds everything else however quickly it is over, and the thresholds are lengths, not"
                        + " delays: 100 waiting are 1 s at 100/s and 10 s at 10/s.",
        names =
                "Load shedding by criticality; Netflix calls it prioritized load shedding. DAGOR finds its thresholds by itself.",
        example = "criticality-shedding(thresholds={info: 20, normal: 60})")
public record CriticalityShedding(
        @Doc("Messages waiting from which on a priority is shed.") @Count
        Map<Priority, Integer> thresholds,

        @Doc("Whether the sender hears that its message was shed.") @Default("true")
        boolean tells)
        implements AdmissionPolicy {
    public CriticalityShedding {
        if (thresholds.isEmpty()) {
            throw new IllegalArgumentException("thresholds must name at least one priority");
        }
        Priority above = null;
        int bound = 0;
        for (Priority priority : Priority.values()) {
            Integer threshold = thresholds.get(priority);
            if (threshold != null && !(threshold >= 1)) {
                throw new IllegalArgumentException(
                        "thresholds must be at least 1, but that of '" + priority.label() + "' is " + threshold);
            }
            if (above != null && (threshold == null || threshold > bound)) {
                throw new IllegalArgumentException("thresholds must not grow towards the less urgent: '" + above.label()
                        + "' is shed from " + bound + " waiting on, '" + priority.label()
                        + (threshold == null ? "' never" : "' only from " + threshold));
            }
            above = threshold == null ? above : priority;
            bound = threshold == null ? bound : threshold;
        }
    }

    @Override
    public boolean watchesQueue() {
        return true;
    }

    @Override
    public Admission start(GuardedStage stage) {
        int[] limits = new int[Priority.count()];
        Arrays.fill(limits, Integer.MAX_VALUE);
        thresholds.forEach((priority, threshold) -> limits[priority.ordinal()] = threshold);
        return new Admission() {
            @Override
            public long admit(Copy copy, long now) {
                return stage.waiting() >= limits[copy.priority()] ? SHED : now;
            }

            @Override
            public void showAtDoor(Copy copy, long now, Readings to) {
                to.number("waiting", stage.waiting());
                if (limits[copy.priority()] != Integer.MAX_VALUE) {
                    to.number("threshold", limits[copy.priority()]);
                } else {
                    to.word("threshold", "none");
                }
            }
        };
    }
}
