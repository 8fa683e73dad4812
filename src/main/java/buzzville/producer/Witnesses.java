package buzzville.producer;

import buzzville.message.KeyRule;
import buzzville.message.Keys;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.metric.SourceTally;
import buzzville.random.Identity;
import java.util.ArrayList;
import java.util.List;

/**
 * Those who notice what happens at a producer: each with its own probability and after its own delay, drawn by the identity of
 * the happening, so that no strategy changes who saw what.
 */
final class Witnesses {
    /** What a witness is going to publish, and how long after the happening. */
    record Report(Message message, long delay) {}

    /** A witness as a source of messages; the producer hears what becomes of them. */
    private record Witness(WitnessRules rules, Origin producer) implements Origin {
        @Override
        public String name() {
            return rules.name();
        }

        @Override
        public void held(Message message, long nanos) {
            rules.tally().held(message.occurredAt, nanos);
            producer.held(message, nanos);
        }

        @Override
        public void settled(Message message, long now) {
            producer.settled(message, now);
        }
    }

    private final List<Witness> witnesses;
    private final Keys keys;
    private final SourceTally tally;
    private final Noticed noticed;

    /**
     * The witnesses of a producer.
     *
     * @param rules of each, in file order; at least one
     * @param producer whose happenings they notice
     * @param tally of the producer
     */
    Witnesses(List<WitnessRules> rules, Origin producer, Keys keys, SourceTally tally) {
        this.witnesses = rules.stream().map(rule -> new Witness(rule, producer)).toList();
        this.keys = keys;
        this.tally = tally;
        this.noticed = rules.get(0).noticed();
    }

    /** What is reported of a happening, a message for each witness that notices it. */
    List<Report> of(Message happening) {
        List<Report> reports = new ArrayList<>();
        for (Witness witness : witnesses) {
            WitnessRules rules = witness.rules();
            boolean notices = rules.probability() >= 1
                    || rules.noticing().of(happening.identity, 0).nextDouble() < rules.probability();
            if (notices) {
                reports.add(new Report(message(happening, witness), delay(happening, rules)));
                rules.tally().occurred(happening.occurredAt);
            }
        }
        noticed.count(reports.size());
        if (reports.isEmpty()) {
            tally.unnoticed(happening.occurredAt);
        }
        return reports;
    }

    private Message message(Message happening, Witness witness) {
        boolean own = happening.givenKey == null
                && (happening.kind.key() == KeyRule.PRODUCER || happening.kind.key() == KeyRule.INSTANCE);
        Message report = new Message(
                Identity.report(happening.identity, witness.rules().key()),
                happening.kind,
                witness,
                happening.instance,
                happening.ordinal,
                happening.zone,
                own ? keys.hash(happening.kind, witness.name(), happening.instance, happening.zone) : happening.keyHash,
                happening.occurredAt);
        report.incident = happening.incident;
        report.givenKey = happening.givenKey;
        return report;
    }

    private static long delay(Message happening, WitnessRules rules) {
        return rules.after() == null
                ? 0
                : Math.max(0, Math.round(rules.after().sample(rules.delays().of(happening.identity, 0))));
    }
}
