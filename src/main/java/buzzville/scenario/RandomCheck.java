package buzzville.scenario;

import buzzville.scenario.incident.Outage;
import buzzville.scenario.incident.RandomTimes;
import buzzville.scenario.incident.Strike;
import buzzville.scenario.incident.Victims;
import java.util.ArrayList;
import java.util.List;

/** Whether failures that come by themselves can come, to somebody who can fail by himself, and not too often to count. */
final class RandomCheck {
    /** Failures of one incident in one run. */
    private static final double MOST = 100_000;

    private final Scenario scenario;
    private final Stages stages;
    private final Remarks remarks;

    RandomCheck(Scenario scenario, Stages stages, Remarks remarks) {
        this.scenario = scenario;
        this.stages = stages;
        this.remarks = remarks;
    }

    void check(String path, IncidentSpec incident, RandomTimes times) {
        long end = scenario.duration();
        if (!remarks.knows(path)) {
            return;
        }
        if (times.from() >= end) {
            remarks.error(
                    Remarks.under(path, "from"),
                    "after the end: the first may come at " + Remarks.duration(times.from()) + ", the run ends at "
                            + Remarks.duration(end));
            return;
        }
        if (times.each() == RandomTimes.Each.WORKER) {
            single(Remarks.under(path, "each"), incident);
        }
        double expected = (incident.until(end) - times.from())
                / (times.between().mean() + times.repair().mean())
                * victims(incident, times.each());
        if (expected > MOST) {
            remarks.error(
                    path,
                    "comes about %.0f times in one run; expected at most %.0f, so longer times"
                            .formatted(expected, MOST));
        }
    }

    private void single(String path, IncidentSpec incident) {
        Victims victims = incident.deed() instanceof Strike strike ? strike.victims() : null;
        Outage outage = incident.outage();
        boolean others = victims != null
                        && (victims.broker()
                                || !victims.partitions().isEmpty()
                                || !victims.producers().isEmpty())
                || outage != null && outage.network() != null
                || incident.fail() != null;
        if (victims == null || others) {
            remarks.error(
                    path,
                    "only 'services' and 'workers' have single workers that go down or are slow; expected 'instance'");
            return;
        }
        List<String> names = new ArrayList<>(victims.services());
        names.addAll(victims.workers().keySet());
        for (String name : names) {
            ServiceSpec service = scenario.services().get(name);
            if (service != null && stages.knowsServiceTime(name) && !isFixed(service)) {
                remarks.error(
                        path,
                        "'" + name
                                + "' has no fixed number of workers, each of which could fail; expected 'instance' or 'all'");
            }
        }
    }

    private static boolean isFixed(ServiceSpec service) {
        return Stages.hasServiceTime(service)
                && service.workers() != Integer.MAX_VALUE
                && WorkCheck.most(service) == service.workers();
    }

    /** How many fail by themselves, roughly. */
    private double victims(IncidentSpec incident, RandomTimes.Each each) {
        if (each == RandomTimes.Each.ALL || !(incident.deed() instanceof Strike strike)) {
            return 1;
        }
        double all = strike.victims().producers().size()
                + strike.victims().partitions().size();
        List<String> names = new ArrayList<>(strike.victims().services());
        names.addAll(strike.victims().workers().keySet());
        for (String name : names) {
            ServiceSpec service = scenario.services().get(name);
            double workers = service == null || service.workers() == Integer.MAX_VALUE ? 1 : service.workers();
            all += service == null ? 0 : service.instances() * (each == RandomTimes.Each.WORKER ? workers : 1);
        }
        return Math.max(1, all);
    }
}
