package buzzville.fault;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import java.util.ArrayList;
import java.util.List;

/** When which fault begins and ends. At one instant faults end before others begin, each in the order of the plan. */
public final class FaultPlan {
    private record Planned(Fault fault, long until) {}

    private final EventType begin;
    private final EventType end;
    private final List<Planned> faults = new ArrayList<>();

    public FaultPlan(Simulation simulation) {
        begin = simulation.eventType("incident/begin", Rank.INCIDENT_START, (now, index) -> {
            Planned planned = faults.get((int) index);
            planned.fault().begin(now, planned.until());
        });
        end = simulation.eventType(
                "incident/end",
                Rank.INCIDENT_END,
                (now, index) -> faults.get((int) index).fault().end(now));
    }

    /** Plans a fault for [at, until), virtual nanoseconds; one fault may be planned for several times that do not meet. */
    public void add(Fault fault, long at, long until) {
        int index = faults.size();
        faults.add(new Planned(fault, until));
        begin.at(at, index);
        end.at(until, index);
    }
}
