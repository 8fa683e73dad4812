package buzzville.scenario;

import buzzville.producer.Cycle;
import java.util.List;

/** Whether what services have to do with traffic lights names lights that there are, and states that these have. */
final class LightCheck {
    private static final String EVENT = "event";
    private static final String PRODUCER = "producer";

    private final Scenario scenario;
    private final Remarks remarks;

    LightCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
    }

    void run() {
        scenario.services().forEach((name, service) -> {
            String path = Remarks.path("services", name);
            if (service.controls() != null) {
                controls(Remarks.under(path, "controls"), name, service, service.controls());
            }
            if (service.believes() != null) {
                believes(Remarks.under(path, "believes", EVENT), name, service, service.believes());
            }
            service.emits().forEach((event, effect) -> {
                HeldSpec held = effect.heldBy();
                if (held != null) {
                    state(Remarks.under(path, "emits", event, "held-by"), held.producer(), "unless", held.unless());
                }
            });
        });
    }

    private void controls(String path, String name, ServiceSpec service, ControlSpec controls) {
        state(path, controls.producer(), "to", controls.to());
        if (controls.on() != null) {
            String on = Remarks.under(path, "on", "names");
            List<String> commands = controls.on().names();
            for (int i = 0; i < commands.size(); i++) {
                subscribed(Remarks.under(on, i), name, service, commands.get(i));
            }
            remarks.noneTwice(on, commands);
        }
    }

    private void believes(String path, String name, ServiceSpec service, BeliefSpec believes) {
        String event = believes.event();
        if (!subscribed(path, name, service, event)) {
            return;
        }
        boolean clear = !remarks.hides("producers")
                && scenario.producers().keySet().stream()
                        .map(producer -> Remarks.path("producers", producer))
                        .allMatch(producer ->
                                remarks.knows(Remarks.under(producer, "arrivals"), Remarks.under(producer, "emits")));
        if (clear
                && scenario.producers().values().stream()
                        .noneMatch(producer -> producer.arrivals() instanceof Cycle
                                && producer.emits().weights().containsKey(event))) {
            remarks.error(path, "'" + event + "' tells of no state: no producer with 'cycle' arrivals reports it");
        }
    }

    private boolean subscribed(String path, String name, ServiceSpec service, String event) {
        boolean known = remarks.known(path, event, scenario.events().keySet(), EVENT);
        boolean clear = remarks.knows(Remarks.path("services", name, "subscribes"));
        if (known && clear && !service.subscribes().contains(event)) {
            remarks.error(path, "'" + name + "' does not subscribe to '" + event + "'");
            return false;
        }
        return known;
    }

    /** A producer that goes round states, and one of them. */
    private void state(String path, String producer, String key, String state) {
        String where = Remarks.under(path, PRODUCER);
        ProducerSpec spec = scenario.producers().get(producer);
        if (!remarks.known(where, producer, scenario.producers().keySet(), PRODUCER)
                || spec == null
                || !remarks.knows(Remarks.path("producers", producer, "arrivals"))) {
            return;
        }
        if (spec.arrivals() instanceof Cycle cycle) {
            remarks.known(Remarks.under(path, key), state, cycle.names(), "state");
        } else {
            remarks.error(
                    where,
                    "'" + producer + "' has no states: expected one with 'cycle' arrivals, but its are '"
                            + Remarks.word(spec.arrivals()) + "'");
        }
    }
}
