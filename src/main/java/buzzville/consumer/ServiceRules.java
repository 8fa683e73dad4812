package buzzville.consumer;

import buzzville.random.Draws;
import buzzville.random.Sampler;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service treats messages.
 *
 * @param serviceTimes draws the service time in nanoseconds, by index of the event; null takes no time
 * @param serviceDraws for the service times
 * @param failure the probability that an attempt fails while nothing makes it worse
 * @param failureDraws for the failures
 * @param effects what it publishes, in file order
 * @param kinds how many types of event there are
 * @param correlates whether later reports of an incident are recognised, by index of the event; empty if none are
 * @param window how long an incident is remembered, nanoseconds
 */
public record ServiceRules(
        List<@Nullable Sampler> serviceTimes,
        Draws serviceDraws,
        double failure,
        Draws failureDraws,
        List<EffectRule> effects,
        int kinds,
        List<Boolean> correlates,
        long window) {
    /** The effects of each type of event, by index. */
    EffectRule[][] effectsByKind() {
        EffectRule[][] byKind = new EffectRule[kinds][];
        Arrays.setAll(
                byKind,
                kind -> effects.stream()
                        .filter(rule -> rule.on().index() == kind)
                        .toArray(EffectRule[]::new));
        return byKind;
    }
}
