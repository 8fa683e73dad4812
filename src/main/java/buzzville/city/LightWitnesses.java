package buzzville.city;

import buzzville.message.EventKind;
import buzzville.metric.BeliefTally;
import buzzville.metric.CommandTally;
import buzzville.metric.HeldTally;
import buzzville.metric.Tally;
import buzzville.scenario.ControlSpec;
import buzzville.scenario.Objective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the evidence for objectives about traffic lights: at each service that is named, or at all that have to do with lights.
 *
 * <p>What it hands to an exam is a copy, since exams and summaries are each added up over replications.
 */
final class LightWitnesses {
    private final Parts parts;
    private final List<Subscriber> subscribers;
    private final LightsSummary lights;

    /** @param lights what is counted in the run, complete at its end */
    LightWitnesses(Parts parts, List<Subscriber> subscribers, LightsSummary lights) {
        this.parts = parts;
        this.subscribers = subscribers;
        this.lights = lights;
    }

    List<Judge.Witness> of(Objective objective) {
        Map<String, List<Subscriber>> services = new LinkedHashMap<>();
        for (Subscriber subscriber : subscribers) {
            if (objective.selectors().isEmpty() || objective.selectors().contains(subscriber.service())) {
                services.computeIfAbsent(subscriber.service(), name -> new ArrayList<>())
                        .add(subscriber);
            }
        }
        List<Judge.Witness> witnesses = new ArrayList<>();
        services.forEach((name, instances) -> {
            switch (objective.metric().quantity()) {
                case RESPONSE -> response(objective, name, instances, witnesses);
                case HELD -> held(name, witnesses);
                default -> belief(name, witnesses);
            }
        });
        return witnesses;
    }

    /** Commands that never came to be processed have no response, and must not be forgotten for that. */
    private void response(
            Objective objective, String service, List<Subscriber> instances, List<Judge.Witness> witnesses) {
        CommandTally counted = lights.controls().get(service);
        if (counted == null) {
            return;
        }
        Tally orders = new Tally(parts.span.from(), parts.span.to(), Examiner.deadline(objective));
        orders.traceBack();
        for (Subscriber instance : instances) {
            instance.account().watch(orders, commands(instance));
        }
        witnesses.add(new Judge.Witness(service, () -> {
            CommandTally commands = new CommandTally(parts.span);
            commands.add(counted);
            return new Observed.Obedience(commands, orders);
        }));
    }

    private List<EventKind> commands(Subscriber instance) {
        ControlSpec controls = instance.spec().controls();
        return controls == null
                ? List.of()
                : controls.triggers(instance.spec().subscribes()).stream()
                        .map(parts::kind)
                        .toList();
    }

    private void held(String service, List<Judge.Witness> witnesses) {
        Map<String, HeldTally> effects = lights.held().get(service);
        if (effects != null) {
            witnesses.add(new Judge.Witness(service, () -> {
                HeldTally together = new HeldTally(parts.span);
                effects.values().forEach(together::add);
                return new Observed.Delay(together);
            }));
        }
    }

    private void belief(String service, List<Judge.Witness> witnesses) {
        BeliefTally counted = lights.beliefs().get(service);
        if (counted != null) {
            witnesses.add(new Judge.Witness(service, () -> {
                BeliefTally belief = new BeliefTally(parts.span);
                belief.add(counted);
                return new Observed.Hearsay(belief);
            }));
        }
    }
}
