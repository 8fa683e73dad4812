package buzzville.report;

import buzzville.city.IncidentSummary;
import buzzville.city.JournalSummary;
import buzzville.city.Judgement;
import buzzville.city.PolicySummary;
import buzzville.city.Reason;
import buzzville.city.Run;
import buzzville.city.RunSummary;
import buzzville.city.StageSummary;
import buzzville.experiment.Measured;
import buzzville.message.Priority;
import buzzville.metric.CallTally;
import buzzville.metric.Handled;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.OutboxTally;
import buzzville.metric.SourceTally;
import buzzville.metric.ThrottleTally;
import buzzville.report.chart.Places;
import buzzville.report.text.Numbers;
import buzzville.scenario.EventSpec;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import buzzville.theory.LoadAnalysis;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code summary.json}: the figures of one run, in the tree that DESIGN's contract lists.
 *
 * <ul>
 *   <li>Which keys there are follows from the scenario, so replications have the same tree. The exceptions are
 *       {@code lost} and {@code lost_age_ms}: a reason stands there if it occurred; {@code lost.total}, {@code told} and
 *       {@code silent} always do.
 *   <li>{@code occurrences} is what happened by itself, warm-up included, and what several witnesses report is one;
 *       {@code messages} are all that there were: reports and effects too.
 *   <li>{@code priorities} of a service are those of the events it subscribes to, of the broker those of all events.
 *   <li>Latencies are milliseconds over delivered messages, null without any; a deviation needs two.
 *   <li>{@code latency_ms.since_happening} stands where some service publishes what this one subscribes to, and so does
 *       {@code since_happening_ms} of an event, over its {@code deliveries}; elsewhere it is the same as end-to-end.
 *   <li>{@code latency_ms.from_publishing} stands where there is backpressure: what a meter would show that begins when a message
 *       leaves its source, and so forgets how long it was kept there; {@code producers.<name>.throttled} says how long that was.
 *   <li>{@code confirmations} are those of services that correlate; {@code order} is that of services that watch it;
 *       {@code unnoticed} and {@code witnesses} those of producers that have any, whose {@code occurrences} are happenings.
 *   <li>An incident that comes at random has {@code victims} who fail by themselves, {@code failures} of all of them,
 *       {@code downtime_s} between the first instant and the last, and the {@code availability} of one.
 *   <li>{@code utilization} is null where workers are unlimited. {@code queue} beside the lanes is all of them together.
 *   <li>A partition of the broker has its lanes, queue and utilization, and its {@code zone} if it is one's; messages are in the books of the whole broker.
 *   <li>{@code littles_law} of a service, the broker and its partitions is over the whole run, of one instance or partition on average:
 *       {@code number} present is {@code rate} per second times {@code time} in seconds. {@code theory} is that of {@link TheoryJson}.
 *   <li>{@code attendance} is there for a service that does not listen all the time, and what it cost the broker.
 *   <li>{@code producers.<name>.states} and {@code changes}, and {@code controls}, {@code belief} and {@code held} of services, are there
 *       if the scenario has such producers and services.
 *   <li>{@code aggregations.<place>.<name>} is that of the broker or a service: see {@link AggregationsJson}.
 *   <li>{@code policies.<place>.<name>} is what a policy did at a stage ({@code police}, {@code panneau[1]}, {@code broker[0]}) for a
 *       producer or in a lane ({@code police/critical}); a second one of the same name there is {@code <name>-2}. {@code rejected} messages are those whose
 *       senders were told, {@code dropped} ones vanished silently. {@code figures} are those that only this kind has, and stand
 *       there if they occurred.
 *   <li>{@code lost.told} are the losses that the sender heard of, {@code lost.silent} the others.
 *   <li>{@code events.<name>.spread_ms}, over {@code spread_count} messages, is there for events with two subscriptions or more: from
 *       the first that delivered a message to the last, where every one did.
 *   <li>{@code duplicated} (copies that were served for nothing), {@code effects_repeated} (what they would have published again) and
 *       {@code acknowledged_lost} (losses by a crash of what was acknowledged) stand where there is a journal, an outbox or a network
 *       that duplicates. {@code broker.journal} and {@code producers.<name>.outbox} are those of {@link DurabilityJson}.
 *   <li>{@code producers.<name>.calls} is there for producers that call, or that publish again what was refused.
 *   <li>{@code scaling} has every service whose workers are counted, all its instances together. {@code evaluations} and {@code changes}
 *       are of the whole run. {@code worker_hours} are paid for, those of starting workers included; {@code at_maximum} is what
 *       as many workers as there may be at most would cost all the time. {@code prices} has the sums over services.
 *   <li>{@code incidents.<name>} of those that last have what they did to the city: see {@link RecoveryJson}.
 *   <li>{@code objectives.<name>.reason} is a code, or empty; figures that belong to it stand in {@code reason_figures}.
 *   <li>{@code objectives.<name>.actual} is in {@code unit}: ms, ratio (of 1), count or per_second.
 * </ul>
 */
public final class SummaryJson {
    private final Scenario scenario;
    private final RunSummary summary;
    private final LoadAnalysis theory;

    private SummaryJson(Scenario scenario, RunSummary summary, LoadAnalysis theory) {
        this.scenario = scenario;
        this.summary = summary;
        this.theory = theory;
    }

    /** The text of the file. */
    public static String text(Run run) {
        return Json.text(tree(run.scenario(), run.summary()));
    }

    /** The same tree, of several replications together where {@code summary} is. */
    public static ObjectNode tree(Scenario scenario, RunSummary summary) {
        return tree(scenario, summary, LoadAnalysis.of(scenario));
    }

    /**
     * The same tree where arithmetic has been done already, which is the same for every replication.
     *
     * @param theory of the same scenario
     */
    public static ObjectNode tree(Scenario scenario, RunSummary summary, LoadAnalysis theory) {
        return new SummaryJson(scenario, summary, theory).tree();
    }

    private ObjectNode tree() {
        ObjectNode json = Json.object();
        json.put("strategy", summary.strategy());
        json.put("seed", summary.seed());
        json.put("replication", summary.replication());
        ObjectNode measured = json.putObject("measured");
        Json.put(measured, "from_s", Numbers.seconds(summary.span().from()));
        Json.put(measured, "to_s", Numbers.seconds(summary.span().to()));
        json.put("occurrences", summary.occurrences());
        json.put("messages", summary.messages());
        json.put("passed", summary.passed());
        ObjectNode services = json.putObject("services");
        summary.services().forEach((name, stage) -> services.set(name, service(name, stage)));
        json.set("broker", broker());
        putEvents(json.putObject("events"));
        ObjectNode producers = json.putObject("producers");
        summary.producers().forEach((name, tally) -> {
            ObjectNode one = producer(tally);
            new LightsJson(summary.lights()).putProducer(one, name);
            producers.set(name, one);
        });
        json.set("policies", policies());
        AggregationsJson.put(json.putObject("aggregations"), summary.aggregations());
        json.set("scaling", ScalingJson.services(summary));
        json.set("prices", ScalingJson.prices(scenario, summary));
        json.set("theory", TheoryJson.of(theory, summary));
        ObjectNode incidents = json.putObject("incidents");
        summary.incidents().forEach((name, incident) -> {
            ObjectNode one = incidents.putObject(name);
            one.put("kind", incident.kind());
            Json.put(one, "from_s", Numbers.seconds(incident.from()));
            Json.put(one, "until_s", Numbers.seconds(incident.until()));
            ArrayNode touches = one.putArray("touches");
            incident.touches().forEach(touches::add);
            IncidentSummary.Dependability random = incident.dependability();
            if (random != null) {
                one.put("victims", random.victims());
                one.put("failures", random.failures());
                Json.put(one, "downtime_s", Numbers.seconds(random.downtime()));
                Json.put(one, "availability", random.availability());
            }
        });
        RecoveryJson recovery = new RecoveryJson(priorities(scenario.events().values()));
        summary.aftermaths().forEach((name, aftermath) -> recovery.put(incidents, name, aftermath));
        ObjectNode objectives = json.putObject("objectives");
        summary.objectives().forEach((name, judgement) -> objectives.set(name, objective(name, judgement)));
        if (!summary.measures().isEmpty()) {
            json.set("measures", measures());
        }
        return json;
    }

    private ObjectNode measures() {
        ObjectNode json = Json.object();
        Measured.of(summary.measures()).forEach((name, measured) -> {
            ObjectNode one = json.putObject(name);
            Figure figure = Figure.of(measured.metric());
            one.put("text", measured.text());
            Json.put(one, "actual", figure.inFiles(measured.sample().pooled()));
            one.put("unit", figure.unit());
            one.put("where", measured.where());
        });
        return json;
    }

    private ObjectNode service(String name, StageSummary stage) {
        StageJson writer = new StageJson(priorities(name), correlates(name), scenario.repeats());
        ObjectNode json = writer.of(stage, false);
        List<StageSummary> instances = summary.instances().get(name);
        if (instances != null) {
            ObjectNode each = json.putObject("instances");
            for (int i = 0; i < instances.size(); i++) {
                each.set(Integer.toString(i), writer.of(instances.get(i), false));
            }
        }
        new LightsJson(summary.lights()).putService(json, name);
        return json;
    }

    private ObjectNode broker() {
        Set<Priority> priorities = priorities(scenario.events().values());
        ObjectNode json = new StageJson(priorities, false, scenario.repeats()).of(summary.broker(), true);
        JournalSummary journal = summary.journal();
        if (journal != null) {
            json.set("journal", DurabilityJson.journal(journal, priorities));
        }
        ObjectNode partitions = json.putObject("partitions");
        for (int i = 0; i < summary.partitions().size(); i++) {
            ObjectNode partition = StageJson.partition(summary.partitions().get(i));
            String zone = Places.zone(i, scenario);
            if (zone != null) {
                partition.put("zone", zone);
            }
            partitions.set(Integer.toString(i), partition);
        }
        return json;
    }

    private void putEvents(ObjectNode json) {
        summary.events().forEach((name, event) -> {
            Handled handled = event.handled();
            ObjectNode one = json.putObject(name);
            one.put("priority", event.priority().label());
            one.put("offered", handled.offered());
            one.put("count", handled.latency().count());
            one.put("not_all", handled.missed());
            one.put("unfinished", handled.unfinished());
            one.set("all_handled_ms", StageJson.latency(handled.latency()));
            if (subscriptions(name, event.priority()) > 1) {
                one.put("spread_count", handled.spread().count());
                one.set("spread_ms", StageJson.latency(handled.spread()));
            }
            LatencyHistogram since = event.sinceHappening();
            if (since != null) {
                one.put("deliveries", since.count());
                one.set("since_happening_ms", StageJson.latency(since));
            }
        });
    }

    private ObjectNode policies() {
        ObjectNode json = Json.object();
        for (PolicySummary policy : summary.policies()) {
            ObjectNode place =
                    json.has(policy.place()) ? (ObjectNode) json.get(policy.place()) : json.putObject(policy.place());
            String name = policy.name();
            for (int i = 2; place.has(name); i++) {
                name = policy.name() + "-" + i;
            }
            place.set(name, PolicyJson.of(policy, prioritiesAt(policy.place())));
        }
        return json;
    }

    private Set<Priority> prioritiesAt(String place) {
        String service = place.replaceFirst("(\\[\\d+])?(/.*)?$", "");
        return scenario.services().containsKey(service)
                ? priorities(service)
                : priorities(scenario.events().values());
    }

    private static ObjectNode producer(SourceTally tally) {
        ObjectNode json = Json.object();
        json.put("occurrences", tally.occurrences());
        json.put("published", tally.published());
        json.put("suppressed", tally.suppressed());
        if (!tally.witnesses().isEmpty()) {
            json.put("unnoticed", tally.unnoticed());
            ObjectNode witnesses = json.putObject("witnesses");
            tally.witnesses().forEach((name, witness) -> {
                ObjectNode one = witnesses.putObject(name);
                one.put("reports", witness.occurrences());
                putBlocked(one, witness);
            });
        }
        putBlocked(json, tally);
        CallTally calls = tally.calls();
        if (calls != null) {
            json.set("calls", calls(calls));
        }
        if (tally.commits() != null) {
            json.set("commit_wait", OrderJson.commits(tally.commits()));
        }
        OutboxTally outbox = tally.outbox();
        if (outbox != null) {
            json.set("outbox", DurabilityJson.outbox(outbox));
        }
        return json;
    }

    private static ObjectNode calls(CallTally tally) {
        ObjectNode json = Json.object();
        for (CallTally.Count count : CallTally.Count.values()) {
            boolean published = !tally.isOfCalls();
            if (!(published && count.isOfCallsOnly())) {
                json.put(count.key(), tally.count(count));
            }
        }
        if (tally.isOfCalls()) {
            BigDecimal wasted = new BigDecimal(tally.wastedTime().exact(), 6);
            json.put("wasted_service_ms", wasted.signum() == 0 ? BigDecimal.ZERO : wasted.stripTrailingZeros());
            Json.put(json, "busy", Numbers.figure(tally.busyShare()));
        }
        return json;
    }

    /** How many subscriptions want an event, instances counted one by one. */
    private int subscriptions(String event, Priority priority) {
        return scenario.services().values().stream()
                .filter(service -> service.subscribes().contains(event))
                .filter(service ->
                        service.priorities() == null || service.priorities().contains(priority))
                .mapToInt(ServiceSpec::instances)
                .sum();
    }

    private static void putBlocked(ObjectNode json, SourceTally tally) {
        PolicyJson.putBlocked(json, tally.held(), tally.heldFor());
        ThrottleTally throttle = tally.throttle();
        if (throttle != null) {
            ObjectNode throttled = json.putObject("throttled");
            throttled.put("count", throttle.waited());
            throttled.put("total_ms", PolicyJson.millis(throttle.waitedFor()));
            Json.put(throttled, "max_ms", Numbers.millis(throttle.longest()));
            throttled.put("buffered_max", throttle.mostBuffered());
            throttled.put("source_full", throttle.sourceFull());
            throttled.put("refused", throttle.refused());
        }
    }

    private boolean correlates(String service) {
        ServiceSpec spec = scenario.services().get(service);
        return spec != null && spec.correlates() != null;
    }

    private ObjectNode objective(String name, Judgement judgement) {
        ObjectNode json = Json.object();
        json.put("text", judgement.text());
        Objective objective = scenario.objectives().get(name);
        if (objective == null) {
            throw new IllegalStateException("a verdict on an objective that is not of the scenario: '" + name + "'");
        }
        Figure figure = Figure.of(objective.metric());
        Json.put(json, "actual", figure.inFiles(judgement.actual()));
        json.put("unit", figure.unit());
        json.put("verdict", judgement.verdict().label());
        json.put("where", judgement.where());
        Reason reason = judgement.reason();
        json.put("reason", reason == null ? "" : reason.code());
        if (reason instanceof Reason.Missing missing) {
            ObjectNode figures = json.putObject("reason_figures");
            figures.put("lost", missing.lost());
            figures.put("unfinished", missing.unfinished());
            figures.put("offered", missing.offered());
        }
        return json;
    }

    /** Priorities of what a service subscribes to, the most urgent first. */
    private Set<Priority> priorities(String service) {
        ServiceSpec spec = scenario.services().get(service);
        if (spec == null) {
            throw new IllegalStateException("figures of a service that is not of the scenario: '" + service + "'");
        }
        Set<Priority> priorities = priorities(scenario.events().entrySet().stream()
                .filter(event -> spec.subscribes().contains(event.getKey()))
                .map(event -> event.getValue())
                .toList());
        if (spec.priorities() != null) {
            priorities.retainAll(spec.priorities());
        }
        return priorities;
    }

    private static Set<Priority> priorities(Collection<EventSpec> events) {
        Set<Priority> priorities = EnumSet.noneOf(Priority.class);
        events.forEach(event -> priorities.add(event.priority()));
        return priorities;
    }
}
