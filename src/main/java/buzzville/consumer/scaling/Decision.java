package buzzville.consumer.scaling;

/**
 * What one evaluation came to.
 *
 * @param metric as measured; NaN if there was nothing to measure
 * @param target what it was compared with
 * @param raw how many workers the metric alone asks for
 * @param applied how many there are to be, after every limit
 * @param reason why these, in a few words
 */
public record Decision(double metric, double target, int raw, int applied, String reason) {
    static final String UP = "scale up";
    static final String DOWN = "scale down";
    static final String STEADY = "as it should be";
    static final String TOLERANCE = "within tolerance";
    static final String STABILIZATION = "stabilization";
    static final String COOLDOWN = "cooldown";
    static final String MAX = "max";
    static final String MIN = "min";

    /** The word for a change that nothing limited. */
    static String direction(int from, int to) {
        return to > from ? UP : to < from ? DOWN : STEADY;
    }
}
