package buzzville.producer;

import buzzville.metric.SourceTally;
import buzzville.random.Draws;
import buzzville.random.Sampler;
import org.jspecify.annotations.Nullable;

/**
 * How somebody notices what happens at a producer.
 *
 * @param name in the scenario
 * @param key hash of the name, for the identities of its reports
 * @param probability that it notices a happening
 * @param noticing draws for the probability, aimed at happenings
 * @param after draws the delay of the report in nanoseconds, or null for none
 * @param delays draws for the delay, aimed at happenings
 * @param tally its reports
 * @param noticed where all witnesses of the city are counted
 */
public record WitnessRules(
        String name,
        long key,
        double probability,
        Draws noticing,
        @Nullable Sampler after,
        Draws delays,
        SourceTally tally,
        Noticed noticed) {}
