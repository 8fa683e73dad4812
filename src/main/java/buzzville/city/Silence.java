package buzzville.city;

import buzzville.message.Ledger;
import buzzville.message.Message;
import buzzville.message.Publisher;
import buzzville.metric.Fate;
import buzzville.metric.SourceTally;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.incident.Strike;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands between those who talk and everything else, and lets nothing pass of those who are down: what happens there happens
 * all the same, and is lost as {@code suppressed}.
 */
final class Silence implements Publisher {
    private final Scenario scenario;
    private final Publisher next;
    private final Ledger ledger;
    private final Map<String, SourceTally> tallies;
    /** How many faults keep a producer or a witness silent, by name; nobody else is in it. */
    private final Map<String, Integer> down = new HashMap<>();

    private Silence(Scenario scenario, Publisher next, Ledger ledger, Map<String, SourceTally> tallies) {
        this.scenario = scenario;
        this.next = next;
        this.ledger = ledger;
        this.tallies = tallies;
    }

    /** One where an incident makes producers go down; null where none does. */
    static @Nullable Silence before(
            Publisher next, Scenario scenario, Ledger ledger, Map<String, SourceTally> tallies) {
        boolean needed = scenario.incidents().values().stream()
                .anyMatch(incident -> (incident.outage() != null || incident.crash() != null)
                        && incident.deed() instanceof Strike strike
                        && !strike.victims().producers().isEmpty());
        return needed ? new Silence(scenario, next, ledger, tallies) : null;
    }

    /** A producer with all its witnesses, or one witness, goes down or comes up again. */
    void change(String name, int by) {
        down.merge(name, by, Integer::sum);
        ProducerSpec producer = scenario.producers().get(name);
        if (producer != null) {
            producer.witnesses().keySet().forEach(witness -> down.merge(witness, by, Integer::sum));
        }
    }

    /** Whether a producer or a witness is down. */
    boolean isDown(String name) {
        return down.getOrDefault(name, 0) > 0;
    }

    @Override
    public void happened(Message message) {
        next.happened(message);
    }

    @Override
    public void send(Message message, long now) {
        String name = message.origin.name();
        if (!isDown(name)) {
            next.send(message, now);
            return;
        }
        String place = scenario.placeOf(name);
        SourceTally tally = place == null ? null : tallies.get(place);
        if (tally != null) {
            (name.equals(place) ? tally : tally.openWitness(name)).silenced(message.occurredAt);
        }
        ledger.lostUpstream(message, Fate.SUPPRESSED, now);
    }

    /** What an incident puts on the wire in somebody's name is sent whatever he does. */
    @Override
    public void carry(Message message, long now, long arrival) {
        next.carry(message, now, arrival);
    }
}
