package buzzville.consumer;

import buzzville.message.EventKind;
import buzzville.random.Draws;
import buzzville.random.Sampler;
import org.jspecify.annotations.Nullable;

/**
 * A secondary event that a service publishes when it has processed a message.
 *
 * @param on what it reacts to
 * @param effect what it publishes
 * @param probability that it does
 * @param count draws how many messages, or null for one
 * @param after draws the delay from the end of processing in nanoseconds, or null for none
 * @param key identifies the rule among all rules of the service
 * @param gate what may hold it back when it is due, or null
 * @param draws for the probability and the count
 * @param delayDraws for the delay
 */
public record EffectRule(
        EventKind on,
        EventKind effect,
        double probability,
        @Nullable Sampler count,
        @Nullable Sampler after,
        long key,
        @Nullable Gate gate,
        Draws draws,
        Draws delayDraws) {}
