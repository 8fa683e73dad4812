package buzzville.city;

import buzzville.broker.Lanes;
import buzzville.consumer.Staff;
import buzzville.consumer.Supervisor;
import buzzville.consumer.Workers;
import buzzville.consumer.scaling.Autoscaling;
import buzzville.consumer.scaling.ScalingPolicy;
import buzzville.kernel.Simulation;
import buzzville.metric.PolicyTally;
import buzzville.scenario.ServiceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who decides on the number of workers of one service instance, in each phase of the scenario. */
final class Supervision {
    private final List<ServiceSpec> phases;
    private final Staff staff;
    private final Supervisor supervisor;
    private final Map<Class<?>, PolicyTally> books = new HashMap<>();

    private Supervision(List<ServiceSpec> phases, Staff staff, Supervisor supervisor, String name, Parts parts) {
        this.phases = phases;
        this.staff = staff;
        this.supervisor = supervisor;
        for (ServiceSpec phase : phases) {
            if (phase.scaling() instanceof Autoscaling policy && !books.containsKey(policy.getClass())) {
                books.put(policy.getClass(), parts.policy(name, "scaling", (Record) policy));
            }
        }
        if (phases.get(0).scaling() instanceof Autoscaling policy) {
            supervisor.keepTo(policy, book(policy), 0);
        }
    }

    /** Null where the number never changes by itself. */
    static @Nullable Supervision of(
            Subscriber subscriber, Parts parts, Simulation simulation, Workers workers, Lanes lanes) {
        String name = subscriber.account().name();
        List<ServiceSpec> phases = parts.phases.services(subscriber.service());
        if (workers.staff() == null || phases.stream().noneMatch(phase -> phase.scaling() instanceof Autoscaling)) {
            return null;
        }
        Supervisor supervisor = new Supervisor(
                simulation,
                name,
                parts.scenario.broker().partitions().count(parts.zones.size()),
                workers,
                workers.staff(),
                new ScaledQueue(lanes),
                parts.streams.draws("service/" + name + "/start-up"),
                parts.span);
        return new Supervision(phases, workers.staff(), supervisor, name, parts);
    }

    Supervisor supervisor() {
        return supervisor;
    }

    /** Keeps to the policy of a phase from now on; without one there are as many workers as the service says. */
    void keepTo(int phase, long now) {
        ScalingPolicy before = phases.get(phase - 1).scaling();
        ScalingPolicy after = phases.get(phase).scaling();
        if (before.equals(after)) {
            return;
        }
        if (after instanceof Autoscaling policy) {
            supervisor.keepTo(policy, book(policy), now);
        } else {
            supervisor.stop(now);
            staff.become(phases.get(phase).workers(), now);
        }
    }

    private PolicyTally book(Autoscaling policy) {
        return Objects.requireNonNull(books.get(policy.getClass()));
    }
}
