package buzzville.scenario;

import buzzville.broker.dispatch.Bulkhead;
import buzzville.consumer.fetch.Poll;

/** Whether messages that go in portions, to the broker or from it, can do so. */
final class RequestCheck {
    private final Scenario scenario;
    private final Remarks remarks;

    RequestCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
    }

    void run() {
        BrokerSpec broker = scenario.broker();
        if (!broker.batching().isNone()
                && remarks.knows("broker.batching", "broker.delivery")
                && broker.delivery().calls()) {
            remarks.keyError(
                    "broker.batching",
                    "a call is a request of its own, so there is nothing to put together; expected 'delivery: publish'");
        }
        scenario.services().forEach(this::service);
    }

    private void service(String name, ServiceSpec service) {
        String path = Remarks.path("services", name, "fetch");
        if (!(service.fetch() instanceof Poll) || !remarks.knows(path)) {
            return;
        }
        if (service.dispatch() instanceof Bulkhead) {
            remarks.keyError(
                    path,
                    "'bulkhead' gives lanes workers of their own, but a fetch takes what waits in all lanes; expected 'fetch: push'"
                            + " or another 'dispatch'");
        } else if (service.workers() == Integer.MAX_VALUE) {
            remarks.keyWarning(path, "has no effect: with unlimited workers every message has its own");
        } else if (service.serviceTime() == null && service.serviceTimes().isEmpty()) {
            remarks.keyWarning(path, "has no effect: without 'service-time' messages pass at once");
        }
    }
}
