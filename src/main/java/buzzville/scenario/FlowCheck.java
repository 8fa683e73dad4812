package buzzville.scenario;

import buzzville.scenario.yaml.Suggestion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether events cause each other without end, and whether anything stands about unused. */
final class FlowCheck {
    private static final int ROUNDS = 500;
    private static final double NEARLY_ONE = 1 - 1e-9;

    /**
     * A service turns one event into another.
     *
     * @param growth how many it makes of each, on average, all instances of the service together
     */
    private record Step(String service, String from, String to, double growth) {}

    private final Scenario scenario;
    private final Stages stages;
    private final Traffic traffic;
    private final Remarks remarks;
    private final Set<String> told = new HashSet<>();

    FlowCheck(Scenario scenario, Stages stages, Traffic traffic, Remarks remarks) {
        this.scenario = scenario;
        this.stages = stages;
        this.traffic = traffic;
        this.remarks = remarks;
    }

    /**
     * @param invented events that only a strategy or a setting speaks of
     * @param resolved whether everything could be read and all names are those of something, so that what is unused is so indeed
     */
    void run(Set<String> invented, boolean resolved) {
        for (String zone : stages.places()) {
            cycles(steps(zone, true), this::withoutDelay);
        }
        for (String zone : stages.places()) {
            List<Step> steps = steps(zone, false);
            cycles(steps, cycle -> growing(cycle, steps));
        }
        unused(invented, resolved);
    }

    private interface Verdict {
        void on(List<Step> cycle);
    }

    /** A shortest cycle through each event that is on one and not told of yet. */
    private void cycles(List<Step> steps, Verdict verdict) {
        Set<String> seen = new HashSet<>(told);
        for (String event : scenario.events().keySet()) {
            List<Step> cycle = seen.contains(event) ? null : shortestCycle(event, steps);
            if (cycle != null) {
                verdict.on(cycle);
                cycle.forEach(step -> seen.add(step.from()));
            }
        }
    }

    private List<Step> steps(String zone, boolean instantOnly) {
        List<Step> steps = new ArrayList<>();
        scenario.services()
                .forEach((name, service) -> service.emits().forEach((event, effect) -> {
                    for (String trigger : new LinkedHashSet<>(effect.triggers(service.subscribes()))) {
                        boolean instant =
                                Stages.isNothing(effect.after()) && stages.isInstant(zone, name, service, trigger);
                        if (traffic.hears(service, trigger, zone)
                                && Traffic.perhaps(effect)
                                && (instant || !instantOnly)) {
                            steps.add(new Step(name, trigger, event, growth(service, effect)));
                        }
                    }
                }));
        if (instantOnly) {
            scenario.services().forEach((name, service) -> commands(zone, name, service, steps));
        }
        return steps;
    }

    /** A command turns what a service hears into a light's change. */
    private void commands(String zone, String name, ServiceSpec service, List<Step> steps) {
        ControlSpec controls = service.controls();
        ProducerSpec lights = controls == null ? null : scenario.producers().get(controls.producer());
        if (controls == null || lights == null) {
            return;
        }
        for (String change : lights.emits().weights().keySet()) {
            for (String trigger : new LinkedHashSet<>(controls.triggers(service.subscribes()))) {
                if (traffic.hears(service, trigger, zone) && stages.isInstant(zone, name, service, trigger)) {
                    steps.add(new Step(name, trigger, change, 1));
                }
            }
        }
    }

    private static double growth(ServiceSpec service, EffectSpec effect) {
        double alive = 1 - StrictMath.pow(service.failure(), service.mostAttempts());
        double count = effect.count() == null ? 1 : effect.count().mean();
        return service.instances() * alive * effect.probability() * count;
    }

    private void withoutDelay(List<Step> cycle) {
        tell(cycle);
        remarks.keyError(
                place(cycle),
                "a cycle without delay: " + story(cycle) + "; expected time to pass on the way, such as 'after: 1s'");
    }

    private void growing(List<Step> cycle, List<Step> steps) {
        Set<String> component = component(cycle.get(0).from(), steps);
        double growth = growth(component, steps);
        if (growth >= NEARLY_ONE && component.stream().noneMatch(told::contains)) {
            told.addAll(component);
            remarks.warning(
                    place(cycle),
                    "grows without end: in " + story(cycle) + " each event brings about "
                            + BigDecimal.valueOf(growth)
                                    .setScale(2, RoundingMode.HALF_UP)
                                    .toPlainString()
                            + " others, and they the same again");
        }
    }

    private void tell(List<Step> cycle) {
        cycle.forEach(step -> told.add(step.from()));
    }

    private String place(List<Step> cycle) {
        Step first = cycle.get(0);
        ServiceSpec service = scenario.services().get(first.service());
        return service != null && !service.emits().containsKey(first.to())
                ? Remarks.path("services", first.service(), "controls")
                : Remarks.path("services", first.service(), "emits", first.to());
    }

    private static String story(List<Step> cycle) {
        StringBuilder story = new StringBuilder(cycle.get(0).from());
        cycle.forEach(step -> story.append(" -> ").append(step.to()));
        return story.toString();
    }

    private static @Nullable List<Step> shortestCycle(String event, List<Step> steps) {
        Map<String, Step> cameBy = new HashMap<>();
        ArrayDeque<String> next = new ArrayDeque<>(List.of(event));
        while (!next.isEmpty() && !cameBy.containsKey(event)) {
            String here = next.remove();
            for (Step step : steps) {
                if (step.from().equals(here) && cameBy.putIfAbsent(step.to(), step) == null) {
                    next.add(step.to());
                }
            }
        }
        if (!cameBy.containsKey(event)) {
            return null;
        }
        ArrayDeque<Step> cycle = new ArrayDeque<>();
        for (Step step = cameBy.get(event);
                step != null;
                step = step.from().equals(event) ? null : cameBy.get(step.from())) {
            cycle.addFirst(step);
        }
        return List.copyOf(cycle);
    }

    /** The events that an event leads to and that lead back to it. */
    private static Set<String> component(String event, List<Step> steps) {
        Set<String> component = reach(event, steps, false);
        component.retainAll(reach(event, steps, true));
        return component;
    }

    private static Set<String> reach(String event, List<Step> steps, boolean backwards) {
        Set<String> reached = new LinkedHashSet<>();
        ArrayDeque<String> next = new ArrayDeque<>(List.of(event));
        while (!next.isEmpty()) {
            String here = next.remove();
            for (Step step : steps) {
                String from = backwards ? step.to() : step.from();
                String to = backwards ? step.from() : step.to();
                if (from.equals(here) && reached.add(to)) {
                    next.add(to);
                }
            }
        }
        return reached;
    }

    /**
     * How much a generation of events is larger than the one before, in the long run: the largest eigenvalue of the mean
     * offspring, by iterating with the identity added, so that cycles of every length converge.
     */
    private static double growth(Set<String> component, List<Step> steps) {
        List<String> events = List.copyOf(component);
        double[] size = new double[events.size()];
        Arrays.fill(size, 1.0 / size.length);
        double growth = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double[] after = size.clone();
            for (Step step : steps) {
                int from = events.indexOf(step.from());
                int to = events.indexOf(step.to());
                if (from >= 0 && to >= 0) {
                    after[to] += step.growth() * size[from];
                }
            }
            double whole = 0;
            for (double part : after) {
                whole += part;
            }
            for (int i = 0; i < size.length; i++) {
                size[i] = after[i] / whole;
            }
            growth = whole - 1;
        }
        return growth;
    }

    private void unused(Set<String> invented, boolean resolved) {
        Set<String> wanted = new HashSet<>();
        scenario.services().values().forEach(service -> wanted.addAll(service.subscribes()));
        Set<String> used = new LinkedHashSet<>(scenario.events().keySet());
        used.removeIf(event -> !traffic.happens(event) && !wanted.contains(event));
        for (String event : scenario.events().keySet()) {
            String path = Remarks.path("events", event);
            String nobody = "nobody reports this event and nobody subscribes to it";
            if (!used.contains(event) && invented.contains(event)) {
                Set<String> others = new LinkedHashSet<>(scenario.events().keySet());
                others.removeAll(invented);
                String nearest = Suggestion.nearest(event, others);
                remarks.keyError(
                        path,
                        "unknown event '" + event + "'"
                                + (nearest == null
                                        ? Suggestion.hint(event, others, "events")
                                        : "; did you mean '" + nearest + "'?")
                                + " (a new one needs somebody who reports it or subscribes to it)");
            } else if (!used.contains(event) && resolved) {
                String nearest = Suggestion.nearest(event, used);
                remarks.warning(path, nobody + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
            }
        }
        if (!resolved) {
            return;
        }
        scenario.services().forEach((name, service) -> {
            if (service.subscribes().stream().noneMatch(event -> traffic.receives(service, event))) {
                remarks.warning(
                        Remarks.path("services", name), "this service never receives anything that it subscribes to");
            }
        });
    }
}
