package buzzville.report;

import buzzville.city.ConsumerSummary;
import buzzville.city.GuestSummary;
import buzzville.city.LaneSummary;
import buzzville.city.ResilienceSummary;
import buzzville.city.StageSummary;
import buzzville.consumer.Tenure;
import buzzville.message.Attendance;
import buzzville.message.Owners;
import buzzville.message.Priority;
import buzzville.metric.ArrivalOrder;
import buzzville.metric.Fate;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.RepeatTally;
import buzzville.metric.Tally;
import buzzville.report.text.Numbers;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The branch of {@code summary.json} that a service, one of its instances or the broker has. */
final class StageJson {
    private static final Fate[] FATES = Fate.values();

    private final Collection<Priority> priorities;
    private final boolean correlates;
    private final boolean repeats;

    /**
     * A writer for one service or the broker.
     *
     * @param priorities the ones that messages there may have
     * @param correlates whether it recognises later reports of an incident
     * @param repeats whether anything may be served twice
     */
    StageJson(Collection<Priority> priorities, boolean correlates, boolean repeats) {
        this.repeats = repeats;
        this.priorities = priorities;
        this.correlates = correlates;
    }

    /** Ledgers, latencies, lanes and workers. */
    ObjectNode of(StageSummary stage, boolean broker) {
        ObjectNode json = Json.object();
        ObjectNode byPriority = json.putObject("priorities");
        Tally all = stage.all();
        for (Priority priority : priorities) {
            byPriority.set(
                    priority.label(),
                    tally(stage.tally(priority), broker, all.tracesBack(), stage.fromPublishing(priority)));
        }
        json.set("all", tally(all, broker, all.tracesBack(), stage.fromPublishing(null)));
        putStage(json, stage);
        ArrivalOrder order = stage.order();
        if (order != null) {
            ObjectNode arrivals = json.putObject("order");
            arrivals.put("arrivals", order.arrivals());
            arrivals.put("out_of_order", order.outOfOrder());
            arrivals.put("inversions", order.inversions());
            Json.put(arrivals, "max_displacement_ms", Numbers.millis(order.maxDisplacement()));
        }
        if (stage.turns() != null) {
            OrderJson.put(order == null ? json.putObject("order") : (ObjectNode) json.get("order"), stage.turns());
        }
        if (stage.commits() != null) {
            json.set("commit_wait", OrderJson.commits(stage.commits()));
        }
        ResilienceSummary resilience = stage.resilience();
        if (resilience != null) {
            ResilienceJson.put(json, resilience);
        }
        ConsumerSummary consumer = stage.consumer();
        if (consumer != null) {
            json.put("duplicated", all.duplicated());
            putConsumer(json, consumer, stage.repeats());
        }
        GuestSummary guest = stage.guest();
        if (guest != null) {
            json.set("attendance", attendance(guest));
        }
        return json;
    }

    private static void putConsumer(ObjectNode json, ConsumerSummary consumer, RepeatTally repeats) {
        json.put("redelivered", repeats.of(RepeatTally.Count.REDELIVERED));
        json.put("recognised", repeats.of(RepeatTally.Count.RECOGNISED));
        if (consumer.keepsLag()) {
            ObjectNode lag = json.putObject("lag");
            Json.put(lag, "mean", consumer.meanLag());
            lag.put("max", consumer.maxLag());
            if (!consumer.partitions().isEmpty()) {
                putPartitions(lag.putArray("partitions"), consumer);
            }
        }
        if (consumer.owns()) {
            json.put("rebalances", consumer.rebalances());
            json.put("partitions_moved", consumer.moved());
            Json.put(json, "rebalance_pause_ms", Numbers.millis(consumer.pausedNanos()));
            ObjectNode owners = json.putObject("owners");
            consumer.tenures().forEach((instance, tenures) -> putOwners(owners.putArray(instance), tenures));
        }
    }

    private static void putPartitions(ArrayNode json, ConsumerSummary consumer) {
        for (int partition = 0; partition < consumer.partitions().size(); partition++) {
            ObjectNode one = json.addObject();
            Json.put(one, "mean", consumer.meanLag(partition));
            one.put("max", consumer.partitions().get(partition).max());
        }
    }

    private static void putOwners(ArrayNode json, List<Tenure> tenures) {
        for (Tenure tenure : tenures) {
            ObjectNode one = json.addObject();
            Json.put(one, "from_s", Numbers.seconds(tenure.at()));
            ArrayNode workers = one.putArray("workers");
            for (int owner : tenure.owners()) {
                if (owner == Owners.NOBODY) {
                    workers.addNull();
                } else {
                    workers.add(owner);
                }
            }
        }
    }

    private static ObjectNode attendance(GuestSummary guest) {
        ObjectNode json = Json.object();
        Json.put(json, "joins_s", Numbers.seconds(guest.joins()));
        if (guest.leaves() == Attendance.FOR_EVER) {
            json.putNull("leaves_s");
        } else {
            Json.put(json, "leaves_s", Numbers.seconds(guest.leaves()));
        }
        json.put("from", guest.fromEarliest() ? "earliest" : "latest");
        json.put("handed", guest.handed());
        json.put("replayed", guest.replayed());
        json.put("beyond_retention", guest.tooOld());
        Json.put(json, "live_per_second", guest.livePerSecond());
        ObjectNode kept = json.putObject("kept");
        kept.put("max", guest.mostKept());
        kept.put("max_bytes", guest.mostKeptBytes());
        return json;
    }

    /** Lanes and workers alone: all that a partition of the broker knows of itself. */
    static ObjectNode partition(StageSummary stage) {
        ObjectNode json = Json.object();
        putStage(json, stage);
        return json;
    }

    private static void putStage(ObjectNode json, StageSummary stage) {
        ObjectNode lanes = json.putObject("lanes");
        stage.lanes().forEach((name, lane) -> lanes.set(name, lane(lane)));
        ObjectNode queue = json.putObject("queue");
        Json.put(queue, "mean", stage.meanWaiting());
        queue.put("max", stage.maxWaiting());
        Json.put(json, "utilization", stage.utilization());
        ObjectNode law = json.putObject("littles_law");
        Json.put(law, "number", stage.meanPresent());
        Json.put(law, "rate", stage.entriesPerSecond());
        Json.put(law, "time", stage.meanPresence() / 1e9);
    }

    private static ObjectNode lane(LaneSummary lane) {
        ObjectNode json = Json.object();
        ObjectNode queue = json.putObject("queue");
        Json.put(queue, "mean", lane.meanLength());
        queue.put("max", lane.maxLength());
        Json.put(json, "share_of_time_full", lane.shareOfTimeFull());
        return json;
    }

    private ObjectNode tally(
            Tally tally, boolean broker, boolean tracesBack, @Nullable LatencyHistogram fromPublishing) {
        ObjectNode json = Json.object();
        json.put("offered", tally.offered());
        json.put("delivered", tally.delivered());
        ObjectNode lost = json.putObject("lost");
        ObjectNode age = Json.object();
        for (Fate fate : FATES) {
            if (fate.isLoss() && tally.count(fate) > 0) {
                lost.put(fate.label(), tally.count(fate));
                Json.put(age, fate.label(), Numbers.millis(tally.meanAge(fate)));
            }
        }
        lost.put("total", tally.lost());
        lost.put("told", tally.told());
        lost.put("silent", tally.silent());
        json.put("merged", tally.count(Fate.MERGED));
        json.put("sampled", tally.count(Fate.SAMPLED));
        json.put("deduplicated", tally.count(Fate.DEDUPLICATED));
        if (broker) {
            json.put("unrouted", tally.count(Fate.UNROUTED));
        }
        json.put("in_flight", tally.inFlight());
        if (correlates) {
            json.put("confirmations", tally.confirmations());
        }
        if (repeats) {
            json.put("acknowledged_lost", tally.promisesBroken());
        }
        if (repeats && !broker) {
            json.put("duplicated", tally.duplicated());
            json.put("effects_repeated", tally.effectsRepeated());
        }
        LatencyHistogram wait = tally.latency(Latency.WAIT);
        Json.put(json, "p_wait_zero", (double) wait.zeros() / wait.count());
        Json.put(json.putObject("attempts"), "mean", tally.meanAttempts());
        json.set("lost_age_ms", age);
        ObjectNode latencies = json.putObject("latency_ms");
        for (Latency latency : Latency.values()) {
            if (latency != Latency.SINCE_HAPPENING || tracesBack) {
                latencies.set(latency.label(), latency(tally.latency(latency)));
            }
        }
        if (fromPublishing != null) {
            latencies.set("from_publishing", latency(fromPublishing));
        }
        return json;
    }

    /** Mean, deviation, percentiles and maximum in milliseconds; all null when nothing was delivered. */
    static ObjectNode latency(LatencyHistogram histogram) {
        ObjectNode json = Json.object();
        Json.put(json, "mean", Numbers.millis(histogram.mean()));
        Json.put(json, "sd", Numbers.millis(histogram.deviation()));
        Json.put(json, "p50", Numbers.millis(histogram.percentile(0.5)));
        Json.put(json, "p90", Numbers.millis(histogram.percentile(0.9)));
        Json.put(json, "p95", Numbers.millis(histogram.percentile(0.95)));
        Json.put(json, "p99", Numbers.millis(histogram.percentile(0.99)));
        Json.put(json, "p999", Numbers.millis(histogram.percentile(0.999)));
        Json.put(json, "max", histogram.count() == 0 ? null : Numbers.millis(histogram.max()));
        return json;
    }
}
