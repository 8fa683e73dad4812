package buzzville.city;

import buzzville.broker.Lanes;
import buzzville.broker.Subscription;
import buzzville.consumer.Attempts;
import buzzville.consumer.BreakerGate;
import buzzville.consumer.Returns;
import buzzville.consumer.Service;
import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.DeadLetters;
import buzzville.message.LengthWatcher;
import buzzville.message.Taker;
import buzzville.metric.AttemptTally;
import buzzville.metric.Level;
import buzzville.metric.PolicyTally;
import buzzville.metric.Span;
import buzzville.retry.BreakerPolicy;
import buzzville.retry.Retries;
import buzzville.retry.RetryPolicy;
import buzzville.scenario.ServiceSpec;
import buzzville.scenario.yaml.PolicyCatalog;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one instance of a service does about failures: its retries, its breaker and what it puts aside. */
final class Resilience {
    private final Parts parts;
    private final String purpose;
    private final boolean delays;
    private final Attempts attempts;
    private final @Nullable BreakerGate gate;
    private final DeadLetters deadLetters;
    private @Nullable Returns returns;

    private Resilience(Subscriber subscriber, Parts parts, Simulation simulation) {
        ServiceSpec spec = subscriber.spec();
        String name = subscriber.account().name();
        this.parts = parts;
        this.purpose = "service/" + name;
        BreakerPolicy breaker = spec.breaks();
        BreakerPolicy seen =
                breaker == null ? null : parts.lookout.breaker(name, PolicyCatalog.nameOf((Record) breaker), breaker);
        this.gate = breaker == null || seen == null
                ? null
                : new BreakerGate(
                        simulation, purpose, seen, parts.span, parts.policy(name, "breaker", (Record) breaker));
        RetryPolicy retry = spec.retries();
        Retries retries = retry == null
                ? null
                : parts.lookout.retries(
                        name, PolicyCatalog.nameOf((Record) retry), retry, parts.streams.draws(purpose + "/retry"));
        PolicyTally tally = retry == null ? null : parts.policy(name, "retry", (Record) retry);
        this.delays = retry != null && retry.longest() > 0;
        this.attempts = new Attempts(spec.mostAttempts(), retries, gate, new AttemptTally(parts.span), tally);
        EnumSet<DeadLetters.Why> wanted = EnumSet.noneOf(DeadLetters.Why.class);
        wanted.addAll(spec.deadLetter());
        this.deadLetters = new DeadLetters(wanted, parts.span);
        subscriber.account().keep(deadLetters);
    }

    /** What a subscriber does; null if none of its attempts can fail and it puts nothing else aside. */
    static @Nullable Resilience of(Subscriber subscriber, Parts parts, Simulation simulation) {
        ServiceSpec spec = subscriber.spec();
        boolean fails = parts.phases.services(subscriber.service()).stream().anyMatch(phase -> phase.failure() > 0)
                || parts.scenario.incidents().values().stream()
                        .anyMatch(incident -> incident.makesFail(subscriber.service()));
        boolean uses = spec.retries() != null || spec.breaks() != null;
        boolean collects = !spec.deadLetter().equals(List.of(DeadLetters.Why.FAILED));
        return fails || uses || collects && !spec.deadLetter().isEmpty()
                ? new Resilience(subscriber, parts, simulation)
                : null;
    }

    /** For the service. */
    Attempts attempts() {
        return attempts;
    }

    /** Where copies come back to from the workers. */
    Backlog behind(Subscription subscription, Backlog lanes, Service service, Simulation simulation) {
        if (!delays && gate == null) {
            return lanes;
        }
        Returns place = new Returns(simulation, purpose, lanes, service, attempts, delays, parts.span);
        subscription.annex(place::loseAll);
        returns = place;
        return place;
    }

    /** What stands before the workers. */
    Taker before(Taker workers, Lanes lanes) {
        if (gate == null) {
            return workers;
        }
        gate.stand(lanes, workers);
        return gate;
    }

    /** Visits all that wait for their next attempt outside the lanes. */
    void forEachParked(Consumer<? super Copy> visitor) {
        if (returns != null) {
            returns.forEach(visitor);
        }
    }

    /** Tells somebody of every change of how many wait for their next attempt outside the lanes. */
    void tell(LengthWatcher watcher) {
        if (returns != null) {
            returns.tell(watcher);
        }
    }

    /** Brings the levels up to the end. */
    void finish(long end) {
        if (returns != null) {
            returns.number().finish(end);
        }
        if (gate != null) {
            gate.log().finish(end);
        }
    }

    Span span() {
        return parts.span;
    }

    /** Null where nothing is ever parked. */
    @Nullable
    Returns returns() {
        return delays ? returns : null;
    }

    @Nullable
    BreakerGate gate() {
        return gate;
    }

    /** The state of the breaker over time; null without one. */
    @Nullable
    Level state() {
        return gate == null ? null : gate.log().state();
    }

    DeadLetters deadLetters() {
        return deadLetters;
    }
}
