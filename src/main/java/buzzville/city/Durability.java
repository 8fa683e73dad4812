package buzzville.city;

import buzzville.broker.Broker;
import buzzville.broker.Journal;
import buzzville.broker.journal.JournalRules;
import buzzville.kernel.Simulation;
import buzzville.message.Ledger;
import buzzville.message.Priority;
import buzzville.metric.JournalTally;
import buzzville.scenario.JournalSpec;

/** Builds what the broker writes down. */
final class Durability {
    private Durability() {}

    static Journal journal(JournalSpec spec, Parts parts, Simulation simulation, Broker broker, Ledger ledger) {
        JournalRules rules = new JournalRules(
                spec.acks(),
                spec.flush(),
                Parts.sampler(spec.flushTime()),
                parts.streams.draws("broker/journal/flush"),
                spec.replicas(),
                spec.minInSync(),
                Parts.sampler(spec.replication()),
                parts.streams.draws("broker/journal/replication"),
                spec.lagLimit(),
                spec.failover(),
                spec.unclean(),
                spec.takeover(),
                spec.recovery(),
                spec.readRate() == null ? Double.POSITIVE_INFINITY : spec.readRate());
        Journal.Costs costs = new Journal.Costs(
                spec.overhead(),
                spec.retention(),
                spec.retentionSize() == null ? Long.MAX_VALUE : spec.retentionSize(),
                spec.segment());
        int partitions = parts.scenario.broker().partitions().count(parts.zones.size());
        JournalTally tally = new JournalTally(parts.span, Priority.count());
        Journal journal = new Journal(simulation, broker, ledger, rules, costs, partitions, tally);
        if (spec.deletes(parts.span.to())) {
            journal.retain(spec.retentionCheck(), parts.span.to());
        }
        return journal;
    }
}
