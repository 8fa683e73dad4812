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
import buzzville.message.Origin;
import buzzville.metric.PolicyTally;
import buzzville.metric.SourceTally;
import buzzville.network.Hop;
import buzzville.producer.Restraint;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.yaml.PolicyCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts backpressure between those who talk and the broker. */
final class Throttling {
    private final Scenario scenario;
    private final Map<String, SourceTally> tallies;
    private final Map<String, PolicyTally> books = new LinkedHashMap<>();
    private final Throttle throttle;

    private Throttling(
            Scenario scenario,
            Parts parts,
            Simulation simulation,
            Ledger ledger,
            Broker broker,
            Map<String, SourceTally> tallies) {
        this.scenario = scenario;
        this.tallies = tallies;
        BackpressurePolicy policy = scenario.broker().backpressure();
        scenario.producers().forEach((name, producer) -> {
            if (!scenario.restraintOf(producer).isExempt()) {
                PolicyTally book = parts.policy(name, "backpressure", (Record) policy);
                policy.figures().forEach(figure -> book.figure(figure, 0));
                books.put(name, book);
            }
        });
        Hop back = parts.ways.toBroker("network/from-broker");
        this.throttle = new Throttle(
                simulation,
                parts.lookout.backpressure(PolicyCatalog.nameOf((Record) policy), policy),
                ledger,
                broker,
                back::latency,
                this::terms,
                List.copyOf(books.values()),
                parts.streams.draws("backpressure"),
                parts.span);
        ledger.tell(throttle);
    }

    /** What stands before the broker; null where nobody is ever held back. */
    static @Nullable Throttle before(
            Broker broker,
            Scenario scenario,
            Parts parts,
            Simulation simulation,
            Ledger ledger,
            Map<String, SourceTally> tallies) {
        return scenario.broker().backpressure().isNone()
                ? null
                : new Throttling(scenario, parts, simulation, ledger, broker, tallies).throttle;
    }

    /**
     * Lets it see what waits behind the broker's door, and opens the books of it: of what producers feel, and of what a meter
     * would show that forgets it.
     */
    static void watch(
            Throttle throttle,
            Scenario scenario,
            Ledger ledger,
            Broker broker,
            List<Stage> stages,
            Map<String, SourceTally> tallies) {
        tallies.forEach((name, tally) -> {
            ProducerSpec producer = scenario.producers().get(name);
            if (producer != null && !scenario.restraintOf(producer).isExempt()) {
                tally.openThrottle();
                tally.witnesses().values().forEach(SourceTally::openThrottle);
            }
        });
        BackpressurePolicy policy = scenario.broker().backpressure();
        String only = policy instanceof Watermark marks ? marks.of() : null;
        if (policy.measures()) {
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
            if (policy.watchesBacklog() && (only == null || only.equals(stage.group()))) {
                stage.lanes().tell(throttle.pressure()::backlog, null);
            }
        }
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
        PolicyTally book = place == null ? null : books.get(place);
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
