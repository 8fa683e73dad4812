package buzzville.report;

import buzzville.city.ResilienceSummary;
import buzzville.consumer.BreakerLog;
import buzzville.message.DeadLetters;
import buzzville.metric.AttemptTally;
import buzzville.metric.Fate;
import buzzville.metric.Sum128;
import buzzville.report.text.Numbers;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code summary.json} says of a service whose attempts can fail.
 *
 * <ul>
 *   <li>{@code retries}: {@code attempts} that ended, {@code failed_attempts} among them, {@code retries} that followed,
 *       {@code denied} by the budget, {@code wasted_ms} from start to end of failed attempts, {@code wasted_share} of the time of
 *       all attempts (null without any); {@code parked}, the number between two attempts, where retries wait
 *   <li>{@code breaker}, where there is one: how often it {@code opened}, warm-up included, {@code open_ms} and
 *       {@code half_open_ms} of the measured time, {@code open_share}, and {@code transitions} (of {@code changes} at most the
 *       first 1,000; of several replications those of all, one after another)
 *   <li>{@code dead_letters}: {@code count}, {@code listed} one by one in {@code dead-letters.csv}, mean {@code attempts}, when the
 *       first and the last were put aside, and the same {@code events} by name with {@code by_reason}
 * </ul>
 */
final class ResilienceJson {
    private ResilienceJson() {}

    static void put(ObjectNode json, ResilienceSummary summary) {
        AttemptTally attempts = summary.attempts();
        ObjectNode retries = json.putObject("retries");
        retries.put("attempts", attempts.attempts());
        retries.put("failed_attempts", attempts.failed());
        retries.put("retries", attempts.retries());
        retries.put("denied", attempts.denied());
        Json.put(retries, "wasted_ms", millis(attempts.wasted()));
        Json.put(retries, "wasted_share", attempts.wastedShare());
        if (summary.parks()) {
            ObjectNode parked = retries.putObject("parked");
            Json.put(parked, "mean", summary.meanParked());
            parked.put("max", summary.maxParked());
        }
        ResilienceSummary.Breakers breakers = summary.breakers();
        if (breakers != null) {
            json.set("breaker", breaker(breakers, summary.time()));
        }
        json.set("dead_letters", deadLetters(summary.deadLetters()));
    }

    private static double millis(Sum128 nanos) {
        return nanos.toDouble() / 1e6;
    }

    private static ObjectNode breaker(ResilienceSummary.Breakers breakers, Sum128 time) {
        ObjectNode json = Json.object();
        json.put("opened", breakers.opened());
        Json.put(json, "open_ms", millis(breakers.open()));
        Json.put(json, "half_open_ms", millis(breakers.halfOpen()));
        Json.put(json, "open_share", breakers.open().toDouble() / time.toDouble());
        json.put("changes", breakers.all());
        ArrayNode transitions = json.putArray("transitions");
        for (BreakerLog.Change change : breakers.changes()) {
            ObjectNode one = transitions.addObject();
            Json.put(one, "at_s", Numbers.seconds(change.at()));
            one.put("from", word(change.from()));
            one.put("to", word(change.to()));
            one.put("reason", word(change.reason()));
        }
        return json;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode deadLetters(DeadLetters letters) {
        ObjectNode json = Json.object();
        json.put("listed", letters.listedCount());
        put(json, letters.all());
        ObjectNode events = json.putObject("events");
        letters.piles().forEach((event, pile) -> {
            ObjectNode one = events.putObject(event);
            one.put("priority", pile.priority().label());
            put(one, pile);
            ObjectNode reasons = one.putObject("by_reason");
            for (Fate fate : Fate.values()) {
                if (pile.count(fate) > 0) {
                    reasons.put(fate.label(), pile.count(fate));
                }
            }
        });
        return json;
    }

    private static void put(ObjectNode json, DeadLetters.Pile pile) {
        json.put("count", pile.count());
        Json.put(json.putObject("attempts"), "mean", (double) pile.attempts() / pile.count());
        Json.put(json, "oldest_s", pile.count() == 0 ? null : Numbers.seconds(pile.oldest()));
        Json.put(json, "newest_s", pile.count() == 0 ? null : Numbers.seconds(pile.newest()));
    }
}
