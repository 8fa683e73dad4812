/**
 * Counters, levels over time, latency histograms and ledgers: what a run remembers of itself.
 *
 * <p>Everything here adds exactly (sums are 128-bit integers, counts are integers), so summaries of many runs merge in
 * any order to the same result. Knows nothing of messages, brokers or cities.
 */
@NullMarked
package buzzville.metric;

import org.jspecify.annotations.NullMarked;
