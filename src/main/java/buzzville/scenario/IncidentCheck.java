package buzzville.scenario;

import buzzville.scenario.incident.ClockTrouble;
import buzzville.scenario.incident.Crash;
import buzzville.scenario.incident.Deed;
import buzzville.scenario.incident.DiskTrouble;
import buzzville.scenario.incident.Emit;
import buzzville.scenario.incident.Fail;
import buzzville.scenario.incident.NetworkTrouble;
import buzzville.scenario.incident.Outage;
import buzzville.scenario.incident.Poison;
import buzzville.scenario.incident.Send;
import buzzville.scenario.incident.Slow;
import buzzville.scenario.incident.Surge;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether each incident happens before the end, to something that it can happen to. */
final class IncidentCheck {
    /** Looks at one kind of incident. */
    private interface Kind<D extends Deed> {
        void check(String path, IncidentSpec incident, D deed);
    }

    private final Scenario scenario;
    private final Remarks remarks;
    private final RandomCheck random;
    private final Map<Class<?>, Kind<?>> kinds = new LinkedHashMap<>();

    IncidentCheck(Scenario scenario, Stages stages, Traffic traffic, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
        this.random = new RandomCheck(scenario, stages, remarks);
        EmissionCheck emission = new EmissionCheck(scenario, traffic, remarks);
        WorkCheck work = new WorkCheck(scenario, stages, traffic, remarks);
        PoisonCheck poison = new PoisonCheck(scenario, stages, traffic, remarks);
        kind(Surge.class, new SurgeCheck(scenario, traffic, remarks)::check);
        kind(Emit.class, (path, incident, emit) -> emission.emit(path, emit));
        kind(Send.class, emission::send);
        kind(Slow.class, work::slow);
        kind(Fail.class, work::fail);
        kind(Outage.class, work::outage);
        kind(Crash.class, work::crash);
        kind(NetworkTrouble.class, new NetworkTroubleCheck(scenario, traffic, remarks)::check);
        kind(DiskTrouble.class, this::disk);
        kind(Poison.class, poison::check);
        kind(ClockTrouble.class, new ClockCheck(scenario, remarks)::trouble);
        kind(Change.class, (path, incident, change) -> {}); // what it leads to is checked as a whole scenario
        kind(GroupSpec.class, new GroupCheck(scenario, remarks)::check);
    }

    private <D extends Deed> void kind(Class<D> type, Kind<D> check) {
        kinds.put(type, check);
    }

    void run() {
        IncidentPaths.once(scenario).forEach((path, incident) -> {
            time(path, incident);
            if (incident.random() != null) {
                random.check(Remarks.under(path, "random"), incident, incident.random());
            }
            check(path, incident, incident.deed());
        });
        new OverlapCheck(scenario, remarks).run();
    }

    @SuppressWarnings("unchecked") // a check stands under the class of what it checks
    private <D extends Deed> void check(String path, IncidentSpec incident, D deed) {
        Kind<D> check = (Kind<D>) kinds.get(deed.getClass());
        if (check == null) {
            throw new IllegalStateException("nobody checks a '" + deed.word() + "'");
        }
        check.check(Remarks.under(path, deed.word()), incident, deed);
    }

    private void time(String path, IncidentSpec incident) {
        if (incident.random() != null) {
            return;
        }
        if (incident.at() >= scenario.duration()) {
            remarks.error(
                    Remarks.under(path, "at"),
                    "an incident after the end: it begins at " + Remarks.duration(incident.at()) + ", the run ends at "
                            + Remarks.duration(scenario.duration()));
        } else if (incident.lasting() != null && incident.lasting() > scenario.duration() - incident.at()) {
            remarks.warning(
                    Remarks.under(path, "for"),
                    "an incident past the end: it is to last until %s, but the run ends at %s"
                            .formatted(end(incident, incident.lasting()), Remarks.duration(scenario.duration())));
        }
    }

    private static String end(IncidentSpec incident, long lasting) {
        long end = incident.at() + lasting;
        return end < 0 ? "the end of time" : Remarks.duration(end);
    }

    private void disk(String path, IncidentSpec incident, DiskTrouble disk) {
        JournalDemand demand = new JournalDemand(scenario, remarks);
        demand.of(path, "trouble of the disks");
        demand.nodes(Remarks.under(path, "nodes"), disk.nodes());
    }
}
