package buzzville.consumer.scaling;

import java.math.BigInteger;

/**
 * What a scaler sees of its workers at one evaluation.
 *
 * @param now virtual nanoseconds
 * @param workers that there are to be by the last decision: those at work, those that are down and those that still start
 * @param ready those of them that exist and are not down
 * @param waiting messages in the lanes
 * @param lag messages that are not done: those in the lanes and those that workers have in hand
 * @param busy integral of busy workers since the last evaluation, nanoseconds
 * @param present integral of workers that existed and were not down since then, retiring ones included, nanoseconds
 */
public record Reading(long now, int workers, int ready, long waiting, long lag, BigInteger busy, BigInteger present) {}
