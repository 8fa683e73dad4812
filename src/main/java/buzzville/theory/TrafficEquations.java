package buzzville.theory;

import buzzville.producer.Piecewise;
import buzzville.scenario.EventSpec;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many messages of each event there are in each zone, effects included: x = what happens + what x causes (the traffic
 * equations of J. R. Jackson, "Networks of waiting lines", 1957), solved generation by generation.
 */
final class TrafficEquations {
    private static final int MOST_GENERATIONS = 200;
    private static final double NOTHING = 1e-12;

    private final Scenario scenario;
    private final Cells cells;
    private final Streets streets;
    private final Passage passage;
    private final Delays delays = new Delays();
    private final Map<String, double[]> shares = new HashMap<>();

    private TrafficEquations(Scenario scenario) {
        this.scenario = scenario;
        this.cells = cells(scenario);
        this.streets = new Streets(scenario, cells);
        this.passage = new Passage(scenario, cells, streets);
    }

    /** Solved. */
    static TrafficEquations of(Scenario scenario) {
        TrafficEquations equations = new TrafficEquations(scenario);
        new Happenings(scenario, equations.cells, equations.streets, equations.delays).find();
        equations.solve();
        return equations;
    }

    Cells cells() {
        return cells;
    }

    Streets streets() {
        return streets;
    }

    Passage passage() {
        return passage;
    }

    private static Cells cells(Scenario scenario) {
        Cells.Cutting cutting = new Cells.Cutting(scenario.duration());
        cutting.at(scenario.warmup().nanos());
        for (IncidentSpec incident : scenario.incidents().values()) {
            cutting.at(incident.at());
            cutting.at(incident.until(scenario.duration()));
            if (incident.emit() != null || incident.send() != null) {
                cutting.always();
            }
        }
        for (ProducerSpec producer : scenario.producers().values()) {
            cutting.at(producer.from());
            cutting.at(producer.until() == null ? scenario.duration() : producer.until());
            if (producer.profile() instanceof Piecewise steps) {
                steps(steps, scenario.duration(), cutting);
            } else if (producer.profile() != null || isListed(producer)) {
                cutting.always();
            }
        }
        for (ServiceSpec service : scenario.services().values()) {
            cutting.at(service.joins() == null ? 0 : service.joins());
            cutting.at(service.leaves() == null ? scenario.duration() : service.leaves());
        }
        return cutting.cells();
    }

    private static boolean isListed(ProducerSpec producer) {
        return Double.isNaN(producer.arrivals().meanRate())
                && !producer.arrivals().closed();
    }

    private static void steps(Piecewise steps, long end, Cells.Cutting cutting) {
        Long period = steps.period();
        long rounds = period == null ? 1 : end / period + 1;
        if (rounds * steps.times().size() > 1000) {
            cutting.always();
            return;
        }
        for (long round = 0; round < rounds; round++) {
            for (long time : steps.times()) {
                cutting.at(time + (period == null ? 0 : round * period));
            }
            cutting.at(period == null ? 0 : round * period);
        }
    }

    private void solve() {
        Map<String, Map<Integer, Flow>> generation = copy(streets.flows());
        double all = total(generation);
        for (int i = 0; !generation.isEmpty(); i++) {
            if (i == MOST_GENERATIONS || all > 1e15) {
                streets.assume(Assumption.ENDLESS_EFFECTS);
                return;
            }
            generation = effects(generation);
            double more = total(generation);
            if (more <= NOTHING * all) {
                return;
            }
            all += more;
        }
    }

    private static Map<String, Map<Integer, Flow>> copy(Map<String, Map<Integer, Flow>> flows) {
        Map<String, Map<Integer, Flow>> copy = new LinkedHashMap<>();
        flows.forEach((event, zones) -> zones.forEach((zone, flow) ->
                copy.computeIfAbsent(event, fresh -> new LinkedHashMap<>()).put(zone, flow.copy())));
        return copy;
    }

    private double total(Map<String, Map<Integer, Flow>> generation) {
        double sum = 0;
        for (Map<Integer, Flow> zones : generation.values()) {
            for (Flow flow : zones.values()) {
                sum += flow.total(cells);
            }
        }
        return sum;
    }

    /** What the messages of a generation cause directly; it is added to the whole as well. */
    private Map<String, Map<Integer, Flow>> effects(Map<String, Map<Integer, Flow>> causes) {
        Map<String, Map<Integer, Flow>> next = new LinkedHashMap<>();
        scenario.services()
                .forEach((name, spec) -> spec.emits().forEach((effect, rule) -> {
                    double count = rule.count() == null ? 1 : rule.count().mean();
                    double delay = rule.after() == null ? 0 : rule.after().mean();
                    for (String trigger : rule.triggers(spec.subscribes())) {
                        causes.getOrDefault(trigger, Map.of()).forEach((zone, cause) -> {
                            if (hears(spec, trigger, zone) && count * rule.probability() > 0) {
                                boolean onlyNews = spec.correlates() != null
                                        && spec.correlates().covers(trigger);
                                Flow flow = cause.caused(
                                                processed(name, spec, zone),
                                                onlyNews,
                                                rule.probability() * count * spec.instances(),
                                                rule.probability() * Math.min(1, count))
                                        .later(cells, delays.bounds(rule.after()));
                                if (rule.heldBy() != null) {
                                    streets.assume(Assumption.EFFECTS_UNHELD);
                                }
                                // several copies at once are a batch, unless each is delayed by itself
                                streets.caused(effect, zone, flow, name, count > 1 && delay == 0);
                                next.computeIfAbsent(effect, fresh -> new LinkedHashMap<>())
                                        .computeIfAbsent(zone, fresh -> new Flow(cells.count()))
                                        .add(flow);
                            }
                        });
                    }
                }));
        return next;
    }

    /** Whether a service expects an event from a zone. */
    boolean hears(ServiceSpec spec, String event, int zone) {
        EventSpec kind = scenario.events().get(event);
        return spec.subscribes().contains(event)
                && kind != null
                && (spec.priorities() == null || spec.priorities().contains(kind.priority()))
                && (spec.zones() == null || spec.zones().contains(streets.name(zone)));
    }

    /** The share of what is expected from a zone that is processed with success in the end. */
    private double[] processed(String name, ServiceSpec spec, int zone) {
        return shares.computeIfAbsent(zone + "/" + name, fresh -> share(name, spec, zone));
    }

    private double[] share(String name, ServiceSpec spec, int zone) {
        double[] up = passage.toBroker(zone);
        double[] down = passage.toService(name, zone);
        double[] there = passage.attendance(spec);
        double[] failure = passage.failure(name, spec);
        double[] share = new double[cells.count()];
        for (int cell = 0; cell < share.length; cell++) {
            double fails = StrictMath.pow(failure[cell], spec.mostAttempts());
            share[cell] = up[cell] * down[cell] * there[cell] * (1 - fails);
        }
        return share;
    }
}
