package buzzville.scenario;

import buzzville.broker.dispatch.Bulkhead;
import buzzville.consumer.scaling.Autoscaling;
import buzzville.consumer.scaling.Lag;

/** Whether services can be scaled as they are asked to, and whether prices are of something. */
final class ScalingCheck {
    /** Each is a row of a file and an object until the end of the run. */
    private static final long MOST_EVALUATIONS = 1_000_000;

    private final Scenario scenario;
    private final Stages stages;
    private final Remarks remarks;

    ScalingCheck(Scenario scenario, Stages stages, Remarks remarks) {
        this.scenario = scenario;
        this.stages = stages;
        this.remarks = remarks;
    }

    void run() {
        scenario.services().forEach((name, service) -> {
            String path = Remarks.path("services", name, "scaling");
            if (service.scaling() instanceof Autoscaling scaling && remarks.knows(path)) {
                workers(path, name, service, scaling);
                evaluations(path, service, scaling);
                if (service.dispatch() instanceof Bulkhead) {
                    remarks.error(
                            path,
                            "'bulkhead' reserves workers by number, so their number cannot change; expected 'fixed', or"
                                    + " another dispatch policy");
                }
                if (scaling instanceof Lag lag) {
                    cap(path, lag);
                }
            }
        });
        scenario.prices().services().keySet().forEach(this::price);
    }

    private void workers(String path, String name, ServiceSpec service, Autoscaling scaling) {
        int workers = service.workers();
        if (stages.knowsServiceTime(name) && !Stages.hasServiceTime(service)) {
            remarks.error(
                    path,
                    "it has no 'service-time', so no worker is ever busy and more of them change nothing; expected one, or"
                            + " 'fixed'");
        } else if (!remarks.knows(Remarks.path("services", name, "workers"))) {
            return;
        } else if (workers == Integer.MAX_VALUE) {
            remarks.error(
                    path, "its workers are unlimited, so there is nothing to scale; expected a number of 'workers'");
        } else if (!(scaling.min() <= workers && workers <= scaling.max())) {
            remarks.error(
                    path,
                    "the service begins with " + count(workers) + ", but min is " + scaling.min() + " and max is "
                            + scaling.max() + "; expected 'workers' between them");
        }
    }

    private void evaluations(String path, ServiceSpec service, Autoscaling scaling) {
        if (!remarks.knows("duration", "services")) {
            return;
        }
        if (scaling.every() >= scenario.duration()) {
            remarks.warning(
                    Remarks.under(path, "every"),
                    "the first evaluation would be at " + Remarks.duration(scaling.every()) + ", but the run ends at "
                            + Remarks.duration(scenario.duration()) + ", so nothing is ever scaled");
        } else if (scenario.duration() / scaling.every() > MOST_EVALUATIONS / service.instances()) {
            remarks.error(
                    Remarks.under(path, "every"),
                    "makes more than 1000000 evaluations in " + Remarks.duration(scenario.duration())
                            + "; expected them further apart");
        }
    }

    private void cap(String path, Lag lag) {
        if (!remarks.knows("broker", "zones")) {
            return;
        }
        int partitions = scenario.broker().partitions().count(scenario.zones().size());
        int most = lag.mostWith(partitions);
        if (most < lag.max()) {
            remarks.warning(
                    path,
                    "never asks for more than " + count(most) + ", because the broker has "
                            + (partitions == 1 ? "1 partition" : partitions + " partitions")
                            + " and more consumers than partitions of a log do nothing; expected more 'partitions', a 'max'"
                            + " of " + most + ", or 'cap: none'");
        }
    }

    private void price(String name) {
        String path = Remarks.path("prices", "services", name);
        ServiceSpec service = scenario.services().get(name);
        if (!remarks.knownKey(path, name, scenario.services().keySet(), "service") || service == null) {
            return;
        }
        if (service.workers() == Integer.MAX_VALUE && remarks.knows(Remarks.path("services", name, "workers"))) {
            remarks.error(path, "its workers are unlimited, so nobody counts their hours");
        } else if (stages.knowsServiceTime(name) && !Stages.hasServiceTime(service)) {
            remarks.error(path, "it has no 'service-time' and so no workers whose hours are counted");
        }
    }

    private static String count(int workers) {
        return workers == 1 ? "1 worker" : workers + " workers";
    }
}
