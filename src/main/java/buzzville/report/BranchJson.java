package buzzville.report;

import buzzville.experiment.Estimate;
import buzzville.experiment.Findings;
import buzzville.experiment.Promise;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardsticks;
import buzzville.experiment.branch.Branching;
import buzzville.experiment.branch.Divergence;
import buzzville.experiment.branch.Ending;
import buzzville.experiment.branch.Side;
import buzzville.report.text.Numbers;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code branch.json}: what another choice changed. {@code from_then_on} is about messages that occurred from the instant on;
 * {@code whole_run} has every figure by which strategies are compared, over the whole run. A difference is with the choice less
 * without it, replication by replication.
 */
final class BranchJson {
    static final String FILE = "branch.json";

    private BranchJson() {}

    static String text(BranchFacts facts) {
        ObjectNode json = Json.object();
        json.set("branch", branch(facts));
        json.put("replications", facts.result().after().replications());
        json.put("passed", facts.result().after().passed());
        stories(json.putObject("messages"), facts.result().divergence());
        ObjectNode rows = json.putObject("from_then_on");
        for (Branching.Row row : facts.result().rows()) {
            ObjectNode service = rows.withObjectProperty(row.who().service());
            row(service.putObject(row.who().priority().label()), row);
        }
        objectives(json.putObject("objectives"), facts.result());
        whole(json.putObject("whole_run"), facts.result());
        return Json.text(json);
    }

    /** For the manifest too: what makes this of the other run. */
    static ObjectNode branch(BranchFacts facts) {
        ObjectNode json = Json.object();
        json.put("of", facts.of());
        json.put("of_fingerprint", Numbers.hex(facts.fingerprint()));
        Json.put(json, "at_s", Numbers.seconds(facts.at()));
        json.put("incident", facts.name());
        json.put("change", facts.change());
        if (facts.strategy() != null) {
            json.put("strategy", facts.strategy());
        }
        json.put("events_until_then", facts.events());
        json.put("fingerprint_then", Numbers.hex(facts.prefix()));
        facts.settings().forEach(json.putArray("settings")::add);
        return json;
    }

    private static void stories(ObjectNode json, Divergence divergence) {
        json.put("all", divergence.stories());
        json.put("different", divergence.different());
        json.put("saved", divergence.saved());
        json.put("lost", divergence.lost());
        json.put("sooner", divergence.sooner());
        json.put("later", divergence.later());
        json.put("otherwise", divergence.otherwise());
        Divergence.First first = divergence.first();
        if (first != null) {
            ObjectNode one = json.putObject("first");
            Ending either = first.either();
            one.put("id", Numbers.hex(either.id()));
            one.put("event", either.event());
            one.put("priority", either.priority().label());
            one.put("service", either.service());
            Json.put(one, "occurred_s", Numbers.seconds(either.occurredAt()));
            ending(one.putObject("without"), first.without());
            ending(one.putObject("with"), first.with());
        }
    }

    private static void ending(ObjectNode json, @Nullable Ending ending) {
        json.put(
                "fate",
                ending == null
                        ? "none"
                        : ending.fate() == null ? "in-flight" : ending.fate().label());
        if (ending != null && ending.fate() != null) {
            Json.put(json, "at_s", Numbers.seconds(ending.endedAt()));
        }
    }

    private static void row(ObjectNode json, Branching.Row row) {
        json.put("offered", row.offered());
        json.put("offered_without", row.offeredWithout());
        for (Side side : row.sides()) {
            Yardstick.Unit unit = side.duration() ? Yardstick.Unit.DURATION : Yardstick.Unit.RATIO;
            sides(
                    json.putObject(side.duration() ? side.name() + "_ms" : side.name()),
                    side.without(),
                    side.with(),
                    unit);
        }
    }

    private static void sides(ObjectNode json, Sample without, Sample with, Yardstick.Unit unit) {
        Figure figure = Figure.of(unit);
        Json.put(json, "without", figure.inFiles(without.pooled()));
        Json.put(json, "with", figure.inFiles(with.pooled()));
        Estimate difference = difference(without, with);
        Json.put(json, "difference", figure.inFiles(difference.estimate()));
        Json.put(json, "low", figure.inFiles(difference.low()));
        Json.put(json, "high", figure.inFiles(difference.high()));
        json.put("n", difference.n());
    }

    /** None where one of them never arrives. */
    static Estimate difference(Sample without, Sample with) {
        return without.isEndless() || with.isEndless()
                ? new Estimate(Double.NaN, Double.NaN, Double.NaN, with.replications(), Estimate.Note.ENDLESS)
                : with.minus(without).estimate();
    }

    private static void objectives(ObjectNode json, Branching.Result result) {
        Findings after = result.after();
        after.promises().forEach((name, promise) -> {
            ObjectNode one = json.putObject(name);
            Promise before = result.before().promises().get(name);
            one.put("text", promise.text());
            one.put("without", before == null ? "none" : before.verdict().label());
            one.put("with", promise.verdict().label());
        });
        result.before().promises().forEach((name, promise) -> {
            if (!after.promises().containsKey(name)) {
                ObjectNode one = json.putObject(name);
                one.put("text", promise.text());
                one.put("without", promise.verdict().label());
                one.put("with", "none");
            }
        });
    }

    private static void whole(ObjectNode json, Branching.Result result) {
        Map<String, Sample> without = new HashMap<>();
        Yardsticks.of(result.before()).forEach((yardstick, sample) -> without.put(yardstick.name(), sample));
        Yardsticks.of(result.after()).forEach((yardstick, sample) -> {
            Sample before = without.get(yardstick.name());
            if (before != null) {
                ObjectNode one = json.putObject(yardstick.name());
                one.put("kind", yardstick.kind().label());
                one.put("unit", Figure.of(yardstick.unit()).unit());
                sides(one, before, sample, yardstick.unit());
            }
        });
    }
}
