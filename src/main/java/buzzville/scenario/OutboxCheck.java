package buzzville.scenario;

import buzzville.broker.journal.Acks;
import buzzville.broker.outbox.Outbox;
import buzzville.retry.NoRetry;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether producers that wait for the broker's acknowledgement get one, and nobody else publishes again beside them. */
final class OutboxCheck {
    private final Scenario scenario;
    private final Traffic traffic;
    private final Remarks remarks;

    OutboxCheck(Scenario scenario, Traffic traffic, Remarks remarks) {
        this.scenario = scenario;
        this.traffic = traffic;
        this.remarks = remarks;
    }

    void run() {
        scenario.services().forEach(this::service);
        boolean said = false;
        for (Map.Entry<String, ProducerSpec> producer : scenario.producers().entrySet()) {
            if (producer.getValue().outbox() instanceof Outbox) {
                String path = Remarks.under(Remarks.path("producers", producer.getKey()), "outbox");
                String wrong = wrong(producer.getKey(), producer.getValue());
                if (wrong != null) {
                    remarks.error(path, wrong);
                } else if (scenario.broker().journal() == null && !said && remarks.knows("broker.journal")) {
                    said = true;
                    remarks.warning(
                            path,
                            "the broker has no journal, so it acknowledges what it has in memory, and a crash loses what it has"
                                    + " acknowledged; 'broker.journal' would keep it");
                }
            }
        }
    }

    private void service(String name, ServiceSpec service) {
        String path = Remarks.under(Remarks.path("services", name), "outbox");
        if (!(service.outbox() instanceof Outbox) || !remarks.knows(path)) {
            return;
        }
        if (service.emits().isEmpty()) {
            remarks.warning(path, "has no effect: '" + name + "' publishes nothing");
            return;
        }
        String wrong = unanswered();
        String reason = wrong == null ? twice(service.emits().keySet()) : wrong;
        if (reason != null) {
            remarks.error(path, reason);
        }
    }

    /** Why the broker's own aggregation of some of these would go wrong, or null; a service knows what it has of each message. */
    private @Nullable String twice(Collection<String> events) {
        boolean merges = remarks.knows("broker.aggregation")
                && scenario.broker().aggregation().values().stream()
                        .anyMatch(each -> each.of().stream().anyMatch(events::contains));
        return merges
                ? "the broker merges for everybody before anybody has a copy, so what was published twice would be part of two"
                        + " aggregates and nobody could tell; expected aggregation at the services, or no outbox"
                : null;
    }

    /** Why the broker would not answer, or null. */
    private @Nullable String unanswered() {
        BrokerSpec broker = scenario.broker();
        if (remarks.knows("broker.delivery") && broker.delivery().calls()) {
            return "a call is answered by the service, and what is not published is not acknowledged by the broker; expected"
                    + " 'delivery: publish' of the broker, or no outbox";
        } else if (broker.journal() != null && broker.journal().acks() == Acks.NONE) {
            return "the broker acknowledges nothing, so that everything would be published again until it is given up;"
                    + " expected 'acks: leader' or 'acks: all' of 'broker.journal', or no outbox";
        }
        return null;
    }

    private @Nullable String wrong(String name, ProducerSpec producer) {
        BrokerSpec broker = scenario.broker();
        String unanswered = unanswered();
        if (unanswered != null) {
            return unanswered;
        } else if (!(producer.retry() instanceof NoRetry)) {
            return "'retry' and 'outbox' would both publish again what was refused; expected one of the two";
        } else if (remarks.knows("broker.backpressure")
                && !broker.backpressure().isNone()) {
            return "backpressure says when a producer publishes, so it does not publish again by itself; expected one of the"
                    + " two";
        }
        return twice(traffic.reportsOf(name));
    }
}
