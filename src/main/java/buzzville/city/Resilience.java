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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one instance of a service does about failures, in each phase of the scenario: its retries, its breaker and what it puts aside. */
final class Resilience {
    private final Parts parts;
    private final String name;
    private final List<ServiceSpec> phases;
    private final boolean delays;
    private final Attempts attempts;
    private final @Nullable BreakerGate gate;
    private final DeadLetters deadLetters;
    /** Of the kinds of retries there are in any phase. */
    private final Map<Class<?>, PolicyTally> books = new HashMap<>();

    private @Nullable Retries retries;
    private @Nullable Returns returns;

    private Resilience(Subscriber subscriber, Parts parts, Simulation simulation) {
        this.parts = parts;
        this.name = subscriber.account().name();
        this.phases = parts.phases.services(subscriber.service());
        this.gate = gate(simulation);
        RetryPolicy retry = phases.get(0).retries();
        this.retries = retry == null ? null : start(retry);
        phases.forEach(phase -> book(phase.retries()));
        this.delays = phases.stream().anyMatch(phase -> delays(phase.retries()));
        this.attempts =
                new Attempts(phases.get(0).mostAttempts(), retries, gate, new AttemptTally(parts.span), book(retry));
        EnumSet<DeadLetters.Why> wanted = EnumSet.noneOf(DeadLetters.Why.class);
        wanted.addAll(subscriber.spec().deadLetter());
        this.deadLetters = new DeadLetters(wanted, parts.span);
        subscriber.account().keep(deadLetters);
    }

    private @Nullable BreakerGate gate(Simulation simulation) {
        BreakerPolicy some = phases.stream()
                .map(ServiceSpec::breaks)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (some == null) {
            return null;
        }
        BreakerGate fresh =
                new BreakerGate(simulation, purpose(), parts.span, parts.policy(name, "breaker", (Record) some));
        fresh.keepTo(seen(phases.get(0).breaks()), 0);
        return fresh;
    }

    private String purpose() {
        return "service/" + name;
    }

    private @Nullable BreakerPolicy seen(@Nullable BreakerPolicy breaker) {
        return breaker == null ? null : parts.lookout.breaker(name, PolicyCatalog.nameOf((Record) breaker), breaker);
    }

    private Retries start(RetryPolicy retry) {
        return parts.lookout.retries(
                name, PolicyCatalog.nameOf((Record) retry), retry, parts.streams.draws(purpose() + "/retry"));
    }

    private @Nullable PolicyTally book(@Nullable RetryPolicy retry) {
        return retry == null
                ? null
                : books.computeIfAbsent(retry.getClass(), kind -> parts.policy(name, "retry", (Record) retry));
    }

    private static boolean delays(@Nullable RetryPolicy retry) {
        return retry != null && retry.longest() > 0;
    }

    /** What a subscriber does; null if none of its attempts can ever fail and it puts nothing else aside. */
    static @Nullable Resilience of(Subscriber subscriber, Parts parts, Simulation simulation) {
        ServiceSpec spec = subscriber.spec();
        List<ServiceSpec> phases = parts.phases.services(subscriber.service());
        boolean fails = phases.stream().anyMatch(phase -> phase.failure() > 0)
                || parts.scenario.incidents().values().stream()
                        .anyMatch(incident -> incident.makesFail(subscriber.service()));
        boolean uses = phases.stream().anyMatch(phase -> phase.retries() != null || phase.breaks() != null);
        boolean collects = !spec.deadLetter().equals(List.of(DeadLetters.Why.FAILED));
        return fails || uses || collects && !spec.deadLetter().isEmpty()
                ? new Resilience(subscriber, parts, simulation)
                : null;
    }

    /**
     * Keeps to another phase from now on. Retries of the same kind leave those who wait for their next attempt where they are;
     * otherwise they rejoin the queue. Whoever may be dispatched now has to be afterwards.
     */
    void keepTo(int phase, long now) {
        RetryPolicy before = phases.get(phase - 1).retries();
        RetryPolicy after = phases.get(phase).retries();
        if (!Objects.equals(before, after)) {
            Retries former = retries;
            retries = after == null ? null : start(after);
            boolean same = before != null && after != null && before.getClass() == after.getClass();
            if (same && former != null && retries != null) {
                retries.begin(former);
            }
            attempts.keepTo(retries, book(after));
            if (returns != null && delays(after)) {
                returns.expectDelays();
            }
            if (returns != null && !same) {
                returns.release(now);
            }
        }
        BreakerPolicy breaker = phases.get(phase).breaks();
        if (gate != null && !Objects.equals(phases.get(phase - 1).breaks(), breaker)) {
            gate.keepTo(seen(breaker), now);
        }
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
        Returns place = new Returns(
                simulation,
                purpose(),
                lanes,
                service,
                attempts,
                delays(phases.get(0).retries()),
                parts.span);
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
