package buzzville.report;

import buzzville.report.chart.Places;
import buzzville.report.text.Numbers;
import buzzville.scenario.Scenario;
import buzzville.theory.Backlog;
import buzzville.theory.Expectation;
import buzzville.theory.Formula;
import buzzville.theory.Hindrance;
import buzzville.theory.Interval;
import buzzville.theory.LaneLoad;
import buzzville.theory.LoadAnalysis;
import buzzville.theory.Overload;
import buzzville.theory.StageLoad;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code check --load --json} prints. Loads are null where there is none to tell: workers are unlimited, or nobody works;
 * {@code stopped} tells the second from the first. {@code stable_factor} is how many times as much as now the movable producers
 * may say until the load is 1; null if no such factor is too much.
 */
public final class LoadJson {
    private LoadJson() {}

    /** The whole text, with a line feed at its end. */
    public static String text(Scenario scenario, String strategy) {
        LoadAnalysis analysis = LoadAnalysis.of(scenario);
        ObjectNode json = Json.object();
        json.put("scenario", scenario.name() == null ? "" : scenario.name());
        json.put("strategy", strategy);
        Json.put(json, "load", scenario.load());
        put(json.putObject("measured"), analysis.measured());
        ArrayNode assumptions = json.putArray("assumptions");
        analysis.assumptions().forEach(assumption -> assumptions.add(assumption.label()));
        ArrayNode stages = json.putArray("stages");
        analysis.stages().forEach(stage -> put(stages.addObject(), stage, scenario));
        return Json.text(json);
    }

    private static void put(ObjectNode json, StageLoad stage, Scenario scenario) {
        json.put("stage", stage.name());
        json.put("kind", stage.isBroker() ? "partition" : "service");
        String zone =
                stage.isBroker() && !stage.name().equals("broker") ? Places.zone(stage.partition(), scenario) : null;
        if (zone != null) {
            json.put("zone", zone);
        }
        json.put("instances", stage.instances());
        Json.put(json, "workers", stage.servers());
        if (stage.most() != stage.servers()) {
            Json.put(json, "most_workers", stage.most());
        }
        Json.put(json, "service_ms", stage.service() * 1e3);
        Json.put(json, "offered_per_s", stage.offered());
        Json.put(json, "rate_per_s", stage.rate());
        Json.put(json, "load", stage.rho());
        Json.put(json, "utilization", stage.utilization());
        Json.put(json, "peak_load", stage.peak());
        Json.put(json, "stable_factor", stage.stable());
        json.put("unstable", stage.isUnstable());
        ArrayNode lanes = json.putArray("lanes");
        stage.lanes().forEach(lane -> put(lanes.addObject(), lane));
        put(json.putObject("expected"), stage.measured(), stage);
        put(json.putObject("expected_at_busiest"), stage.busiest(), stage);
    }

    private static void put(ObjectNode json, LaneLoad lane) {
        json.put("lane", lane.name());
        ArrayNode priorities = json.putArray("priorities");
        lane.priorities().forEach(priority -> priorities.add(priority.label()));
        Json.put(json, "rate_per_s", lane.rate());
        Json.put(json, "load", lane.rho());
        Json.put(json, "peak_load", lane.peak());
        if (lane.busiest() != null) {
            put(json.putObject("busiest"), lane.busiest());
        }
        Json.put(json, "stable_factor", lane.stable());
        ArrayNode unstable = json.putArray("unstable");
        for (Overload overload : lane.overloads()) {
            ObjectNode one = unstable.addObject();
            put(one, overload.when());
            Json.put(one, "load", overload.rho());
            Json.put(one, "asks", overload.asks());
            one.put("stopped", Double.isInfinite(overload.rho()));
            ArrayNode incidents = one.putArray("incidents");
            overload.incidents().forEach(incidents::add);
        }
        Backlog backlog = lane.backlog();
        if (backlog != null) {
            ObjectNode one = json.putObject("backlog");
            Json.put(one, "most", backlog.most());
            Json.put(one, "at_s", Numbers.seconds(backlog.at()));
            Json.put(one, "gone_s", backlog.drained() == Backlog.NEVER ? null : Numbers.seconds(backlog.drained()));
            Json.put(one, "lost_share", backlog.lost());
        }
    }

    private static void put(ObjectNode json, Expectation expected, StageLoad stage) {
        Formula formula = expected.formula();
        Hindrance hindrance = expected.hindrance();
        if (formula == null) {
            json.put("reason", hindrance == null ? "" : hindrance.label());
            return;
        }
        json.put("formula", formula.label());
        json.put("exact", formula.isExact());
        Json.put(json, "wait_ms", Numbers.millis(expected.meanWait()));
        Json.put(json, "wait_p95_ms", Numbers.millis(expected.p95()));
        Json.put(json, "loss", expected.loss());
        ObjectNode lanes = json.putObject("lanes");
        for (int lane = 0; lane < stage.lanes().size(); lane++) {
            Json.put(
                    lanes,
                    stage.lanes().get(lane).name(),
                    Numbers.millis(expected.lanes().get(lane)));
        }
    }

    private static void put(ObjectNode json, Interval when) {
        Json.put(json, "from_s", Numbers.seconds(when.from()));
        Json.put(json, "to_s", Numbers.seconds(when.to()));
    }
}
