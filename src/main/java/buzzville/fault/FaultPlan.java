package buzzville.fault;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import java.util.ArrayList;
import java.util.List;

/** When which fault begins and ends. At one instant faults end before others begin, each in the order of the plan. */
public final class FaultPlan {
    private final EventType begin;
    private final EventType end;
    private final List<Fault> faults = new ArrayList<>();

    public FaultPlan(Simulation simulation) {
        begin = simulation.eventType(
                "incident/begin",
                Rank.INCIDENT_START,
                (now, index) -> faults.get((int) index).begin(now));
        end = simulation.eventType(
                "incident/end",
                Rank.INCIDENT_END,
                (now, index) -> faults.get((int) index).end(now));
    }

    /** Plans a fault for [at, until), virtual nanoseconds. */
    public void add(Fault fault, long at, long until) {
        int index = faults.size();
        faults.add(fault);
        begin.at(at, index);
        end.at(until, index);
    }
}
