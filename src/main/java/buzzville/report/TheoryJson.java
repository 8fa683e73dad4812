package buzzville.report;

import buzzville.city.RunSummary;
import buzzville.report.text.Numbers;
import buzzville.theory.Formula;
import buzzville.theory.Hindrance;
import buzzville.theory.LoadAnalysis;
import buzzville.theory.StageLoad;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code theory} in {@code summary.json}: what arithmetic says of every stage that takes time, with what was simulated beside it.
 * {@code formula} names what gave the waits, or {@code reason} says why nothing does. What is {@code computed} depends on the
 * scenario alone.
 */
final class TheoryJson {
    private TheoryJson() {}

    static ObjectNode of(LoadAnalysis analysis, RunSummary summary) {
        TheoryRows theory = TheoryRows.of(analysis, summary);
        ObjectNode json = Json.object();
        ObjectNode services = json.putObject("services");
        ObjectNode broker = json.putObject("broker");
        for (TheoryRows.Row row : theory.rows()) {
            if (!row.load().isBroker()) {
                services.set(row.load().name(), row(row));
            }
        }
        int partitions = theory.partitions().size();
        if (partitions == 1) {
            json.set("broker", row(theory.partitions().get(0)));
        } else if (partitions > 1) {
            if (!Double.isNaN(theory.brokerWait())) {
                putWait(broker, theory.brokerWait(), theory.simulatedBrokerWait());
            }
            ObjectNode each = broker.putObject("partitions");
            theory.partitions()
                    .forEach(row -> each.set(Integer.toString(row.load().partition()), row(row)));
        }
        return json;
    }

    private static ObjectNode row(TheoryRows.Row row) {
        StageLoad load = row.load();
        ObjectNode json = Json.object();
        Json.put(json, "computed_rate", load.offered());
        boolean own = !Double.isNaN(row.rate());
        if (own) {
            Json.put(json, "simulated_rate", row.rate());
        }
        Json.put(json, "computed_load", load.rho());
        Json.put(json, "computed_utilization", load.utilization());
        Json.put(json, "simulated_utilization", row.utilization());
        Formula formula = load.measured().formula();
        Hindrance hindrance = load.measured().hindrance();
        if (formula == null) {
            json.put("reason", hindrance == null ? "" : hindrance.label());
            return json;
        }
        json.put("formula", formula.label());
        json.put("exact", formula.isExact());
        if (!own) {
            Json.put(json, "computed_wait_ms", Numbers.millis(load.measured().meanWait()));
            return json;
        }
        putWait(json, load.measured().meanWait(), row.meanWait());
        if (load.measured().loss() > 0) {
            Json.put(json, "computed_loss", load.measured().loss());
            Json.put(json, "simulated_loss", row.loss());
        }
        if (load.lanes().size() > 1) {
            ObjectNode lanes = json.putObject("lanes");
            for (int lane = 0; lane < load.lanes().size(); lane++) {
                double expected = load.measured().lanes().get(lane);
                if (!Double.isNaN(expected)) {
                    putWait(
                            lanes.putObject(load.lanes().get(lane).name()),
                            expected,
                            row.lanes().get(lane));
                }
            }
        }
        return json;
    }

    private static void putWait(ObjectNode json, double expected, double simulated) {
        Json.put(json, "computed_wait_ms", Numbers.millis(expected));
        Json.put(json, "simulated_wait_ms", Numbers.millis(simulated));
        Json.put(json, "wait_deviation", TheoryRows.Row.deviation(simulated, expected));
    }
}
