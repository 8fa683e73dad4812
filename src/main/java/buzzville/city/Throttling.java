package buzzville.city;

import buzzville.broker.Broker;
import buzzville.broker.Partition;
import buzzville.broker.backpressure.BackpressurePolicy;
import buzzville.broker.backpressure.Terms;
import buzzville.broker.backpressure.Throttle;
import buzzville.broker.backpressure.Watermark;
import buzzville.kernel.Simulation;
import buzzville.message.Account;
import buzzville.message.Ledger;
import buzzville.message.LengthWatcher;
import buzzville.message.Origin;
import buzzville.message.Publisher;
import buzzville.metric.PolicyTally;
import buzzville.metric.SourceTally;
import buzzville.network.Hop;
import buzzville.producer.Restraint;
import buzzville.scenario.BrokerSpec;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.yaml.PolicyCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts backpressure between those who talk and the broker. */
final class Throttling {
    private final Scenario scenario;
    private final Parts parts;
    private final Map<String, SourceTally> tallies;
    private final List<BackpressurePolicy> phases;
    /** For each phase, by producer. */
    private final List<Map<String, PolicyTally>> books = new ArrayList<>();

    private final Throttle throttle;
    private List<Stage> stages = List.of();
    private int phase;

    private Throttling(
            Scenario scenario,
            Parts parts,
            Simulation simulation,
            Ledger ledger,
            Publisher broker,
            Map<String, SourceTally> tallies) {
        this.scenario = scenario;
        this.parts = parts;
        this.tallies = tallies;
        this.phases =
                parts.phases.brokers().stream().map(BrokerSpec::backpressure).toList();
        for (BackpressurePolicy policy : phases) {
            books.add(books(policy));
        }
        Hop back = parts.ways.toBroker("network/from-broker");
        this.throttle = new Throttle(
                simulation,
                seen(phases.get(0)),
                ledger,
                parts.stamped(broker),
                back::latency,
                this::terms,
                List.copyOf(books.get(0).values()),
                parts.streams.draws("backpressure"),
                parts.span);
        ledger.tell(throttle);
    }

    private BackpressurePolicy seen(BackpressurePolicy policy) {
        return policy.isNone() ? policy : parts.lookout.backpressure(PolicyCatalog.nameOf((Record) policy), policy);
    }

    /** One policy has the same books in every phase. */
    private Map<String, PolicyTally> books(BackpressurePolicy policy) {
        for (int known = 0; known < books.size(); known++) {
            if (phases.get(known).getClass() == policy.getClass()) {
                return books.get(known);
            }
        }
        Map<String, PolicyTally> fresh = new LinkedHashMap<>();
        scenario.producers().forEach((name, producer) -> {
            if (!policy.isNone() && !scenario.restraintOf(producer).isExempt()) {
                PolicyTally book = parts.policy(name, "backpressure", (Record) policy);
                policy.figures().forEach(figure -> book.figure(figure, 0));
                fresh.put(name, book);
            }
        });
        return fresh;
    }

    /** What stands before the broker; null where nobody is ever held back. */
    static @Nullable Throttling before(
            Publisher broker,
            Scenario scenario,
            Parts parts,
            Simulation simulation,
            Ledger ledger,
            Map<String, SourceTally> tallies) {
        return parts.phases.brokers().stream()
                        .allMatch(phase -> phase.backpressure().isNone())
                ? null
                : new Throttling(scenario, parts, simulation, ledger, broker, tallies);
    }

    Throttle throttle() {
        return throttle;
    }

    /**
     * Lets it see what waits behind the broker's door, and opens the books of it: of what producers feel, and of what a meter
     * would show that forgets it.
     */
    void watch(Ledger ledger, Broker broker, List<Stage> all) {
        stages = all;
        tallies.forEach((name, tally) -> {
            ProducerSpec producer = scenario.producers().get(name);
            if (producer != null && !scenario.restraintOf(producer).isExempt()) {
                tally.openThrottle();
                tally.witnesses().values().forEach(SourceTally::openThrottle);
            }
        });
        if (phases.stream().anyMatch(BackpressurePolicy::measures)) {
            throttle.weigh(() -> bytes(stages));
        }
        for (Partition partition : broker.partitions()) {
            partition.lanes().watchEntrance(copy -> throttle.accepted(copy.message, copy.enteredAt));
        }
        ledger.broker().measureFromPublishing();
        for (Stage stage : stages) {
            Account account = stage.account();
            if (account.index() >= 0) {
                account.measureFromPublishing();
            }
            if (phases.stream().anyMatch(policy -> watches(policy, stage))) {
                stage.lanes().tell(listener(stage), null);
            }
        }
    }

    /** Whoever hears of the backlog of a stage; where the policy never changes, the policy itself. */
    private LengthWatcher listener(Stage stage) {
        return phases.stream().distinct().count() == 1
                ? throttle.pressure()::backlog
                : (change, now) -> {
                    if (watches(phases.get(phase), stage)) {
                        throttle.pressure().backlog(change, now);
                    }
                };
    }

    private static boolean watches(BackpressurePolicy policy, Stage stage) {
        String only = policy instanceof Watermark marks ? marks.of() : null;
        return policy.watchesBacklog() && (only == null || only.equals(stage.group()));
    }

    /** Keeps to the policy of another phase from now on. */
    void keepTo(int other, long now) {
        BackpressurePolicy before = phases.get(phase);
        BackpressurePolicy after = phases.get(other);
        int waitingBefore = waiting(before);
        phase = other;
        boolean goesOn = after.goesOnFrom(before);
        int waiting = waiting(after);
        if (goesOn && waiting != waitingBefore) {
            throttle.pressure().backlog(waiting - waitingBefore, now);
        }
        throttle.keepTo(seen(after), List.copyOf(books.get(other).values()), waiting, now);
    }

    private int waiting(BackpressurePolicy policy) {
        return (int) stages.stream()
                .filter(stage -> watches(policy, stage))
                .mapToLong(stage -> stage.lanes().waiting())
                .sum();
    }

    /** What waits in lanes, and what workers have in hand. */
    private static long bytes(List<Stage> stages) {
        long[] bytes = {0};
        for (Stage stage : stages) {
            stage.lanes().forEachWaiting(copy -> bytes[0] += copy.message.kind.size());
            if (stage.workers() != null) {
                stage.workers().forEach(copy -> bytes[0] += copy.message.kind.size());
            }
        }
        return bytes[0];
    }

    /** Nothing holds back what incidents and services send. */
    private @Nullable Terms terms(Origin origin) {
        String place = scenario.placeOf(origin.name());
        ProducerSpec producer = place == null ? null : scenario.producers().get(place);
        PolicyTally book = place == null ? null : books.get(phase).get(place);
        SourceTally tally = place == null ? null : tallies.get(place);
        if (producer == null || book == null || tally == null) {
            return null;
        }
        Restraint restraint = scenario.restraintOf(producer);
        SourceTally witness = tally.witnesses().get(origin.name());
        return new Terms(
                restraint.room(), restraint.beyond(), book, witness == null ? List.of(tally) : List.of(witness, tally));
    }
}
