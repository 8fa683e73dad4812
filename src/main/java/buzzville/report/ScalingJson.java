package buzzville.report;

import buzzville.city.RunSummary;
import buzzville.city.ScalingSummary;
import buzzville.scenario.Scenario;
import tools.jackson.databind.node.ObjectNode;

/** The branches of {@code summary.json} about the numbers of workers and what they cost. */
final class ScalingJson {
    private ScalingJson() {}

    /** {@code scaling}: each service whose workers are counted. */
    static ObjectNode services(RunSummary summary) {
        ObjectNode json = Json.object();
        summary.scaling().forEach((name, scaling) -> json.set(name, service(scaling)));
        return json;
    }

    /** {@code prices}: what an hour costs, and all services together. */
    static ObjectNode prices(Scenario scenario, RunSummary summary) {
        ObjectNode json = Json.object();
        Json.put(json, "worker_hour", scenario.prices().workerHour());
        json.put("currency", scenario.prices().currency());
        double hours = 0;
        double cost = 0;
        double hoursAtMost = 0;
        double costAtMost = 0;
        for (ScalingSummary scaling : summary.scaling().values()) {
            hours += scaling.workerHours();
            cost += scaling.cost();
            hoursAtMost += scaling.hoursAtMost();
            costAtMost += scaling.costAtMost();
        }
        Json.put(json, "worker_hours", hours);
        Json.put(json, "cost", cost);
        ObjectNode most = json.putObject("at_maximum");
        Json.put(most, "worker_hours", hoursAtMost);
        Json.put(most, "cost", costAtMost);
        return json;
    }

    private static ObjectNode service(ScalingSummary scaling) {
        ObjectNode json = Json.object();
        json.put("policy", scaling.policy());
        Json.put(json, "evaluations", scaling.evaluations());
        ObjectNode changes = json.putObject("changes");
        Json.put(changes, "up", scaling.ups());
        Json.put(changes, "down", scaling.downs());
        ObjectNode workers = json.putObject("workers");
        workers.put("min", scaling.min());
        Json.put(workers, "mean", scaling.mean());
        workers.put("max", scaling.max());
        Json.put(workers, "at_end", scaling.atEnd());
        ObjectNode starting = json.putObject("starting");
        Json.put(starting, "mean", scaling.meanStarting());
        Json.put(starting, "hours", scaling.startingHours());
        Json.put(json, "worker_hours", scaling.workerHours());
        Json.put(json, "cost", scaling.cost());
        ObjectNode most = json.putObject("at_maximum");
        most.put("workers", scaling.most());
        Json.put(most, "worker_hours", scaling.hoursAtMost());
        Json.put(most, "cost", scaling.costAtMost());
        return json;
    }
}
