package buzzville.consumer;

/**
 * What an evaluation of the number of workers came to: a row of {@code scaling.csv}.
 *
 * @param at virtual nanoseconds
 * @param service or the instance of one
 * @param measure what is measured: {@code waiting}, {@code utilization} or {@code lag}
 * @param metric as measured; NaN if there was nothing to measure
 * @param target what it was compared with
 * @param current how many workers there were to be, those that start included and those that retire not
 * @param raw how many the metric alone asks for
 * @param applied how many there are to be from now on
 * @param reason why these, in a few words
 */
public record Evaluation(
        long at,
        String service,
        String measure,
        double metric,
        double target,
        int current,
        int raw,
        int applied,
        String reason) {}
