package buzzville.scenario;

import buzzville.broker.dispatch.Bulkhead;
import buzzville.consumer.group.Each;
import buzzville.consumer.scaling.Autoscaling;
import org.jspecify.annotations.Nullable;

/** Whether services can commit, recognise and share partitions as they are asked to. */
final class ReadingCheck {
    private final Scenario scenario;
    private final Stages stages;
    private final Remarks remarks;

    ReadingCheck(Scenario scenario, Stages stages, Remarks remarks) {
        this.scenario = scenario;
        this.stages = stages;
        this.remarks = remarks;
    }

    void run() {
        scenario.services().forEach((name, service) -> {
            String path = Remarks.path("services", name);
            String commit = Remarks.under(path, "commit");
            if (!(service.commit() instanceof Each)
                    && service.acknowledge() == ServiceSpec.Acknowledge.ON_RECEIPT
                    && remarks.knows(commit, Remarks.under(path, "acknowledge"))) {
                remarks.error(
                        commit,
                        "a message that is acknowledged on receipt is committed before it is processed, so nothing is left to"
                                + " commit; expected 'each', or 'acknowledge: on-finish'");
            }
            if (!(service.commit() instanceof Each)
                    && remarks.knows(commit, "broker.delivery")
                    && scenario.broker().delivery().calls()) {
                remarks.error(
                        commit,
                        "a call does not pass the broker, so nothing is committed; expected 'each', or 'delivery: publish'");
            }
            String deduplicate = Remarks.under(path, "deduplicate");
            if (service.deduplicate() != null
                    && service.deduplicate().checkTime() > 0
                    && remarks.knows(deduplicate)
                    && isTimeless(name, service)) {
                remarks.error(
                        deduplicate,
                        "it has no 'service-time', so its workers take no time for a check either; expected one, or no"
                                + " 'check-time'");
            }
            String rebalance = Remarks.under(path, "rebalance");
            if (service.rebalance().happens() && remarks.knows(rebalance)) {
                String problem = problem(name, service);
                if (problem != null) {
                    remarks.error(rebalance, problem);
                } else if (remarks.knows(
                        "broker", "zones", Remarks.under(path, "workers"), Remarks.under(path, "scaling"))) {
                    idle(rebalance, service);
                }
            }
        });
    }

    private boolean isTimeless(String name, ServiceSpec service) {
        return stages.knowsServiceTime(name) && !Stages.hasServiceTime(service);
    }

    private @Nullable String problem(String name, ServiceSpec service) {
        String path = Remarks.path("services", name);
        if (!remarks.knows("broker", "zones", Remarks.under(path, "workers"), Remarks.under(path, "scaling"))) {
            return null;
        } else if (scenario.broker().journal() == null) {
            return "partitions of a log belong to workers, and the broker keeps none; expected 'broker.journal', or 'none'";
        } else if (isTimeless(name, service) || service.workers() == Integer.MAX_VALUE) {
            return "its workers are unlimited, so none of them can own anything; expected a number of 'workers' and a"
                    + " 'service-time', or 'none'";
        }
        if (service.scaling() instanceof Autoscaling scaling && scaling.rebalance() > 0) {
            return "its 'scaling' has a pause of its own for each change; expected one of the two";
        } else if (service.stage().dispatch() instanceof Bulkhead) {
            return "with 'bulkhead' workers belong to lanes, so they cannot own partitions too; expected another 'dispatch', or"
                    + " 'none'";
        }
        return null;
    }

    private void idle(String rebalance, ServiceSpec service) {
        int partitions = scenario.broker().partitions().count(scenario.zones().size());
        int workers = service.scaling() instanceof Autoscaling scaling ? scaling.max() : service.workers();
        if (workers > partitions) {
            remarks.warning(
                    rebalance,
                    "it may have " + workers + " workers, but the broker has "
                            + (partitions == 1 ? "1 partition" : partitions + " partitions")
                            + ": whoever owns none serves nobody and only stands by");
        }
    }
}
