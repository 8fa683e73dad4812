package buzzville.report;

import buzzville.experiment.Estimate;
import buzzville.experiment.Promise;
import buzzville.experiment.Stop;
import buzzville.experiment.Yardstick;
import buzzville.experiment.comparison.Breaking;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.experiment.comparison.Contest;
import buzzville.experiment.comparison.Difference;
import buzzville.experiment.comparison.Ranking;
import buzzville.report.text.Numbers;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code comparison.json}: the strategies with the verdicts on their objectives, the ranking, and each figure with its estimates and
 * differences. Figures are in the units of {@code summary.json}.
 */
public final class ComparisonJson {
    private ComparisonJson() {}

    /**
     * The text.
     *
     * @param required the strategies whose objectives decide on the exit status
     */
    public static String text(Comparison comparison, RunContext context, List<String> required) {
        ObjectNode json = Json.object();
        Scenario scenario = comparison.contenders().get(0).findings().scenario();
        json.put("scenario", ResultsFolder.name(scenario, context));
        json.put("seed", comparison.contenders().get(0).findings().summary().seed());
        json.put("replications", comparison.replications());
        json.put("baseline", comparison.baseline());
        json.put("paired", comparison.paired());
        ArrayNode decide = json.putArray("required");
        required.forEach(decide::add);
        json.put("passed", passed(comparison, required));
        ArrayNode hashes = json.putArray("occurrences_hash");
        comparison.occurrences().forEach(hash -> hashes.add(Numbers.hex(hash)));
        stop(json.putObject("stopped"), comparison.stop());
        ObjectNode strategies = json.putObject("strategies");
        for (Ranking.Standing standing : comparison.ranking().standings()) {
            ObjectNode one = strategies.putObject(standing.strategy());
            contender(one, standing, comparison.contender(standing.strategy()));
        }
        ObjectNode figures = json.putObject("figures");
        for (Contest contest : comparison.contests()) {
            contest(figures.putObject(contest.yardstick().name()), contest, comparison);
        }
        return Json.text(json);
    }

    /** Whether every objective of each of these is met. */
    static boolean passed(Comparison comparison, List<String> required) {
        return required.stream()
                .allMatch(name -> comparison.contender(name).findings().passed());
    }

    private static void stop(ObjectNode json, Stop stop) {
        json.put("reason", stop.reason().label());
        json.put("replications", stop.replications());
        json.put("asked", stop.asked());
        if (!stop.widest().isEmpty()) {
            json.put("widest", stop.widest());
            Json.put(json, "relative_half_width", stop.halfWidth());
        }
    }

    private static void contender(ObjectNode json, Ranking.Standing standing, Contender contender) {
        json.put("place", standing.place());
        json.put("met", standing.met());
        json.put("open", standing.open());
        json.put("broken", contender.findings().promises().size() - standing.met() - standing.open());
        json.put("best_at", standing.bestAt());
        Ranking.Tie tie = standing.tie();
        if (tie != null) {
            json.putObject("among_equals").put("better", tie.better()).put("worse", tie.worse());
        }
        ArrayNode dominated = json.putArray("dominated_by");
        standing.dominatedBy().forEach(dominated::add);
        ObjectNode objectives = json.putObject("objectives");
        contender.findings().promises().forEach((name, promise) -> {
            Objective objective = contender.findings().scenario().objectives().get(name);
            promise(objectives.putObject(name), promise, objective);
        });
        Breaking breaking = contender.breaking();
        if (breaking != null) {
            ObjectNode load = json.putObject("breaking_load");
            Json.put(load, "holds", breaking.holds());
            Json.put(load, "breaks", breaking.breaks());
            ArrayNode broken = load.putArray("broken");
            breaking.broken().forEach(broken::add);
            load.put("replications", breaking.replications());
        }
    }

    private static void promise(ObjectNode json, Promise promise, @Nullable Objective objective) {
        json.put("text", promise.text());
        json.put("verdict", promise.verdict().label());
        if (objective != null) {
            Yardstick.Unit unit = Yardstick.Unit.of(objective.metric());
            estimate(json.putObject("actual"), promise.actual(), unit);
            json.put("unit", Figure.of(unit).unit());
        }
        json.put("where", promise.where());
        json.put("reason", promise.remark() == null ? "" : promise.remark().code());
    }

    private static void contest(ObjectNode json, Contest contest, Comparison comparison) {
        Yardstick yardstick = contest.yardstick();
        json.put("kind", yardstick.kind().label());
        json.put("text", yardstick.text());
        json.put("unit", Figure.of(yardstick.unit()).unit());
        json.put("better", yardstick.wantsLittle() ? "less" : "more");
        ArrayNode best = json.putArray("best");
        comparison.ranking().bestAt().getOrDefault(yardstick.name(), List.of()).forEach(best::add);
        ObjectNode estimates = json.putObject("estimates");
        contest.estimates()
                .forEach((strategy, estimate) -> estimate(estimates.putObject(strategy), estimate, yardstick.unit()));
        ArrayNode against = json.putArray("against_baseline");
        contest.againstBaseline().forEach(difference -> difference(against.addObject(), difference, yardstick));
        ArrayNode pairs = json.putArray("pairs");
        contest.pairs().forEach(difference -> difference(pairs.addObject(), difference, yardstick));
    }

    private static void difference(ObjectNode json, Difference difference, Yardstick yardstick) {
        json.put("strategy", difference.strategy());
        json.put("than", difference.than());
        estimate(json, difference.estimate(), yardstick.unit());
        Json.put(json, "confidence", difference.confidence());
        json.put("outcome", difference.outcome().label());
    }

    private static void estimate(ObjectNode json, Estimate estimate, Yardstick.Unit unit) {
        Figure figure = Figure.of(unit);
        Json.put(json, "estimate", figure.inFiles(estimate.estimate()));
        Json.put(json, "low", figure.inFiles(estimate.low()));
        Json.put(json, "high", figure.inFiles(estimate.high()));
        json.put("n", estimate.n());
        if (estimate.note() != Estimate.Note.NONE) {
            json.put("note", estimate.note().label());
        }
    }
}
