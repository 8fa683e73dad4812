package buzzville.scenario;

/** Whether what a service is asked to do with its messages fits together. */
final class ServiceCheck {
    private final Scenario scenario;
    private final Remarks remarks;

    ServiceCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
    }

    void run() {
        scenario.services().forEach((name, service) -> {
            attempts(Remarks.path("services", name), service);
            if (service.correlates() != null && service.emits().isEmpty()) {
                remarks.warning(
                        Remarks.path("services", name, "correlates"),
                        "publishes nothing that a report could bring about twice; confirmations are only counted");
            }
        });
    }

    private void attempts(String path, ServiceSpec service) {
        String attempts = Remarks.under(path, "attempts");
        if (service.failure() > 0 && !Stages.hasServiceTime(service)) {
            remarks.error(
                    Remarks.under(path, "failure"), "only work that takes time can fail; expected a 'service-time'");
        }
        if (service.attempts() > 1 && service.failure() == 0) {
            remarks.warning(attempts, "no attempt fails without 'failure', so one is enough");
        } else if (service.attempts() > 1 && service.acknowledge() == ServiceSpec.Acknowledge.ON_RECEIPT) {
            remarks.error(
                    attempts,
                    "a message that is acknowledged on receipt cannot be given back for another attempt; expected 1, or"
                            + " 'acknowledge: on-finish'");
        }
    }
}
