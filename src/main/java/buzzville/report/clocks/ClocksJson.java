package buzzville.report.clocks;

import buzzville.causality.ClockBytes;
import buzzville.causality.ClockFigures;
import buzzville.causality.LogicalFigures;
import buzzville.causality.ObserverFigures;
import buzzville.causality.OrderFigures;
import buzzville.causality.Ordering;
import buzzville.causality.Plausible;
import buzzville.causality.ProcessClock;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LeftOut;
import buzzville.causality.log.LogWriter;
import buzzville.report.text.Numbers;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The figures of a log as JSON. */
public final class ClocksJson {
    private ClocksJson() {}

    /** All of them. */
    public static ObjectNode of(ClockFigures figures, Unlogged unlogged, WholeRun wholeRun) {
        EventLog log = figures.log();
        ObjectNode json = head(log);
        json.putObject("pairs")
                .put("total", figures.pairs())
                .put("ordered", figures.ordered())
                .put("concurrent", figures.concurrent());
        ObjectNode order = json.putObject("order");
        orders(order.putObject("observed"), figures.observed());
        orders(order.putObject("all"), figures.all());
        ObjectNode observers = order.putObject("observers");
        for (ObserverFigures observer : figures.observers()) {
            orders(observers.putObject(log.processes().get(observer.process()).name()), observer.orders());
        }
        json.putObject("vector")
                .put("compared_events", figures.vector().events())
                .put("concurrent_pairs_detected", figures.vector().concurrentDetected())
                .put("equal_pairs", figures.vector().same())
                .put("missed_pairs", figures.vector().missed())
                .put("falsely_ordered_pairs", figures.vector().falselyOrdered());
        logical(json.putObject("lamport"), figures.lamport());
        ObjectNode hybrid = json.putObject("hlc");
        logical(hybrid, figures.hybridOrder());
        hybrid.put("max_ahead_ns", figures.hybrid().maxAhead());
        hybrid.put("max_count", figures.hybrid().maxCount());
        physical(json.putObject("physical"), figures);
        bytes(json.putObject("bytes"), figures);
        ObjectNode waits = json.putObject("hold_back");
        waits.put("receptions", figures.holdBack().receptions());
        waits.put("where_order_is_kept", figures.holdBack().kept());
        waits.put("max_held", figures.holdBack().maxHeld());
        wholeRun.put(json);
        put(waits, "mean_wait_ns", figures.holdBack().meanWait());
        waits.put("max_wait_ns", figures.holdBack().maxWait());
        unlogged.put(json);
        return json;
    }

    /** Which log it is. */
    static ObjectNode head(EventLog log) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        EventLog.Source source = log.source();
        json.put("scenario", source.scenario());
        json.put("strategy", source.strategy());
        json.put("seed", source.seed());
        json.put("replication", source.replication());
        json.put("buzzville", source.version());
        LogWriter.broken(log.rules()).forEach(json.putArray("broken")::add);
        json.put("events", log.events().size());
        json.put("processes", log.processes().size());
        json.put("left_out", log.leftOut());
        LeftOut why = log.why();
        if (why != null) {
            ObjectNode because = json.putObject("left_out_because");
            because.put("later", why.later());
            because.put("other_processes", why.otherProcesses());
            because.put("other_incidents", why.otherIncidents());
        }
        return json;
    }

    private static void orders(ObjectNode json, List<OrderFigures> orders) {
        for (OrderFigures order : orders) {
            put(json.putObject(order.order().word()), order);
        }
    }

    /** Both kinds of inversion, always. */
    static void put(ObjectNode json, OrderFigures order) {
        json.put("events", order.events());
        json.put("pairs", order.pairs());
        json.put("causal_inversions", order.causal());
        json.put("realtime_inversions", order.real());
        json.put("ties", order.ties());
        if (order.order() == Ordering.VECTOR) {
            json.put("unordered", order.unordered());
        }
    }

    private static void logical(ObjectNode json, LogicalFigures figures) {
        json.put("violations", figures.violations());
        json.put("equal_concurrent_pairs", figures.equalConcurrent());
        json.put("falsely_ordered_pairs", figures.falselyOrdered());
        put(json, "false_causality_rate", figures.falseCausalityRate());
    }

    private static void physical(ObjectNode json, ClockFigures figures) {
        json.put("max_error_ns", figures.maxError());
        json.put("max_bound_ns", figures.maxBound());
        ObjectNode processes = json.putObject("processes");
        for (ProcessClock clock : figures.physical()) {
            ObjectNode one = processes.putObject(clock.name(figures.log()));
            one.put("events", clock.events());
            one.put("max_error_ns", clock.maxError());
            one.put("max_bound_ns", clock.maxBound());
            one.put("beyond_bound", clock.beyondBound());
            one.put("backward_steps", clock.backwardSteps());
            put(one, "error_trend_ppm", clock.trend());
        }
    }

    private static void bytes(ObjectNode json, ClockFigures figures) {
        ClockBytes bytes = figures.bytes();
        json.putObject("raw")
                .put("physical", ClockBytes.NUMBER)
                .put("lamport", ClockBytes.NUMBER)
                .put("vector", bytes.rawVector())
                .put("hlc", ClockBytes.NUMBER);
        ObjectNode written = json.putObject("json");
        put(written, "physical", bytes.physical());
        put(written, "lamport", bytes.lamport());
        put(written, "vector", bytes.vector());
        put(written, "hlc", bytes.hybrid());
        json.put("vector_entries", bytes.vectorEntries());
        put(json, "vector_sparse", bytes.sparse());
        put(json, "vector_delta_a_message", bytes.delta());
        ObjectNode plausible = json.putObject("plausible");
        for (Plausible vectors : figures.plausible()) {
            ObjectNode one = plausible.putObject(Integer.toString(vectors.entries()));
            one.put("raw", ClockBytes.NUMBER * vectors.entries());
            one.put("concurrent_pairs", vectors.concurrent());
            one.put("falsely_ordered_pairs", vectors.falselyOrdered());
            put(one, "false_causality_rate", vectors.falseCausalityRate());
        }
    }

    private static void put(ObjectNode json, String key, double figure) {
        json.put(key, Numbers.figure(figure));
    }
}
