package buzzville.scenario;

import buzzville.broker.overflow.Block;

/** Whether what a service is asked to do with its messages fits together. */
final class ServiceCheck {
    private final Scenario scenario;
    private final Stages stages;
    private final Remarks remarks;

    ServiceCheck(Scenario scenario, Stages stages, Remarks remarks) {
        this.scenario = scenario;
        this.stages = stages;
        this.remarks = remarks;
    }

    void run() {
        scenario.services().forEach((name, service) -> {
            String path = Remarks.path("services", name);
            attempts(path, name, service, stages.knowsServiceTime(name));
            attendance(path, service);
            if (service.correlates() != null && service.emits().isEmpty() && service.controls() == null) {
                remarks.warning(
                        Remarks.under(path, "correlates"),
                        "publishes nothing that a report could bring about twice; confirmations are only counted");
            }
        });
    }

    private void attendance(String path, ServiceSpec service) {
        Long joins = service.joins();
        Long leaves = service.leaves();
        String end = Remarks.duration(scenario.duration());
        if (joins != null && joins >= scenario.duration()) {
            remarks.error(
                    Remarks.under(path, "joins"),
                    "expected an instant before the end, which is at " + end + ", but found "
                            + Remarks.duration(joins));
        } else if (leaves != null && leaves >= scenario.duration()) {
            remarks.warning(Remarks.under(path, "leaves"), "the run ends at " + end + ", so the service never leaves");
        }
        boolean earliest = service.from() == ServiceSpec.From.EARLIEST;
        if (earliest && joins == null && !remarks.knows(Remarks.under(path, "joins"))) {
            return;
        } else if (earliest && (joins == null || joins == 0)) {
            remarks.error(
                    Remarks.under(path, "from"),
                    "nothing comes before the start; expected 'joins' with a later instant, such as 'joins: 10min'");
        } else if (earliest) {
            replay(path, service);
        } else if (service.retention() != null && remarks.knows(Remarks.under(path, "from"))) {
            remarks.error(
                    Remarks.under(path, "retention"),
                    "nothing is kept for this service; expected 'from: earliest' beside 'joins'");
        }
        if (earliest && joins != null && service.retention() != null && service.retention() >= joins) {
            remarks.warning(
                    Remarks.under(path, "retention"),
                    "the service joins before anything is as old, so nothing is lost");
        }
    }

    /** All that was kept comes at once, more than lanes are usually made for. */
    private void replay(String path, ServiceSpec service) {
        boolean shared = service.sharedCapacity() != Integer.MAX_VALUE;
        service.stage().lanesOrAll().forEach((name, lane) -> {
            if ((shared || lane.capacity() != Integer.MAX_VALUE) && !(lane.overflow() instanceof Block)) {
                String where = service.lanes() == null
                        ? Remarks.under(path, "shared-capacity")
                        : Remarks.under(path, "lanes", name);
                remarks.warning(
                        where,
                        "all that was kept comes at once when the service joins, and what finds no room is lost; expected"
                                + " 'overflow: block', or no bound");
            }
        });
    }

    private void attempts(String path, String name, ServiceSpec service, boolean timed) {
        String attempts = Remarks.under(path, "attempts");
        if (service.failure() > 0 && timed && !Stages.hasServiceTime(service)) {
            remarks.error(
                    Remarks.under(path, "failure"), "only work that takes time can fail; expected a 'service-time'");
        }
        if (service.attempts() > 1 && service.retry() == null && !stages.mayFail(name, service)) {
            remarks.warning(attempts, "no attempt fails without 'failure', so one is enough");
        } else if (service.attempts() > 1
                && service.retry() == null
                && service.acknowledge() == ServiceSpec.Acknowledge.ON_RECEIPT) {
            remarks.error(
                    attempts,
                    "a message that is acknowledged on receipt cannot be given back for another attempt; expected 1, or"
                            + " 'acknowledge: on-finish'");
        }
    }
}
