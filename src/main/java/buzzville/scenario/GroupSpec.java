package buzzville.scenario;

import buzzville.scenario.incident.Deed;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Incidents that belong together and may repeat. */
@Doc("Incidents that belong together and may repeat; their 'at' counts from the beginning of the group.")
public record GroupSpec(
        @Doc("The incidents, by name.") Map<String, IncidentSpec> faults,

        @Doc("From one beginning to the next.") @Nullable @DurationNanos
        Long every,

        @Doc("How often.") @Default("1") int times)
        implements Deed {
    /** How many incidents one group may come to. */
    private static final int MOST = 10_000;

    public GroupSpec {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("faults must name at least one");
        }
        if (!(1 <= times && times <= MOST / faults.size())) {
            throw new IllegalArgumentException(
                    "times must be from 1 to " + MOST / faults.size() + " for so many faults, but is " + times);
        }
        if (times > 1 && every == null) {
            throw new IllegalArgumentException("every is missing: how long is it from one beginning to the next?");
        }
        if (every != null && !(every > 0)) {
            throw new IllegalArgumentException("every must be longer than 0s");
        }
    }

    @Override
    public String word() {
        return "group";
    }

    /** How long one time of it takes; a fault without an end counts as a moment. */
    long length() {
        long length = 0;
        for (IncidentSpec fault : faults.values()) {
            long lasting = fault.lasting() == null ? 0 : fault.lasting();
            length = Math.max(length, later(fault.at(), lasting));
        }
        return length;
    }

    /** Puts the repetitions and their faults behind the group of that name, which stands there already. */
    void expand(String name, IncidentSpec group, Map<String, IncidentSpec> into) {
        for (int time = 0; time < times; time++) {
            long begin = later(group.at(), every == null ? 0 : multiple(every, time));
            String one = name + "/" + (time + 1);
            Map<String, IncidentSpec> members = new LinkedHashMap<>();
            faults.forEach((member, fault) ->
                    members.put(member, fault.random() == null ? fault.at(later(begin, fault.at())) : fault));
            GroupSpec single = new GroupSpec(faults, null, 1);
            into.put(one, new IncidentSpec(begin, Math.max(1, length()), single));
            members.forEach((member, fault) -> into.put(one + "/" + member, fault));
        }
    }

    /** From the first beginning to the last end. */
    long span() {
        return Math.max(1, later(length(), every == null ? 0 : multiple(every, times - 1)));
    }

    /** When it begins for the last time, if it begins at {@code at} for the first. */
    long last(long at) {
        return later(at, every == null ? 0 : multiple(every, times - 1));
    }

    private static long later(long instant, long by) {
        return instant > Scenario.LONGEST || by > Scenario.LONGEST ? Scenario.LONGEST : instant + by;
    }

    private static long multiple(long length, int times) {
        return times > 0 && length > Scenario.LONGEST / times ? Scenario.LONGEST : length * times;
    }
}
