package buzzville.scenario;

import buzzville.scenario.incident.Poison;
import java.util.ArrayList;
import java.util.List;

/** Whether somebody swallows the poison. */
final class PoisonCheck {
    private final Scenario scenario;
    private final Stages stages;
    private final Traffic traffic;
    private final Remarks remarks;

    PoisonCheck(Scenario scenario, Stages stages, Traffic traffic, Remarks remarks) {
        this.scenario = scenario;
        this.stages = stages;
        this.traffic = traffic;
        this.remarks = remarks;
    }

    void check(String path, IncidentSpec incident, Poison poison) {
        for (int i = 0; i < poison.services().size(); i++) {
            String name = poison.services().get(i);
            ServiceSpec service = scenario.services().get(name);
            if (service != null && stages.knowsServiceTime(name) && !Stages.hasServiceTime(service)) {
                remarks.error(
                        Remarks.under(path, "services", i),
                        "only work that takes time can fail, and '" + name + "' has no 'service-time'");
            }
        }
        if (!remarks.knows(path) || !traffic.isKnown()) {
            return;
        }
        List<String> able = new ArrayList<>();
        scenario.services().forEach((name, service) -> {
            if (poison.meets(name) && Stages.hasServiceTime(service)) {
                able.add(name);
            }
        });
        boolean swallowed = able.stream().anyMatch(name -> {
            ServiceSpec service = scenario.services().get(name);
            return service != null && service.subscribes().stream().anyMatch(event -> isPoison(poison, service, event));
        });
        if (able.isEmpty()) {
            remarks.warning(
                    path, "this incident touches nothing: no service takes time, and only work that does can fail");
        } else if (!swallowed) {
            remarks.warning(path, "this incident touches nothing: no such message reaches " + Remarks.quoted(able));
        }
    }

    private boolean isPoison(Poison poison, ServiceSpec service, String event) {
        boolean wanted = poison.events().isEmpty() || poison.events().contains(event);
        return wanted
                && (poison.producers().isEmpty()
                        ? traffic.receives(service, event)
                        : poison.producers().stream().anyMatch(name -> traffic.hearsFrom(service, event, name)));
    }
}
