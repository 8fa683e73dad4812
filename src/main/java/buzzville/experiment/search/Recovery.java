package buzzville.experiment.search;

/**
 * Whether and when a city came back after an incident: as few wait again as may wait without the incident, and from then on no
 * more on average.
 *
 * @param ordinary as many may wait without it being unusual
 * @param worst the most that waited at once since the incident began
 * @param after how long after the end of the incident it was back, nanoseconds; infinite if it never was
 */
public record Recovery(long ordinary, long worst, double after) {
    private static final double TOLERANCE = 1.1;

    /**
     * Reads it off the number waiting.
     *
     * @param since the instants at which it was looked at, nanoseconds after the end of the incident, rising; below 0 during it
     * @param waiting how many waited at these instants
     * @param ordinary as many may wait
     */
    static Recovery of(long[] since, long[] waiting, long ordinary) {
        long worst = 0;
        double after = Double.POSITIVE_INFINITY;
        double rest = 0;
        for (int i = since.length - 1; i >= 0; i--) {
            worst = Math.max(worst, waiting[i]);
            rest += waiting[i];
            if (since[i] >= 0 && waiting[i] <= ordinary && rest <= (double) ordinary * (since.length - i)) {
                after = since[i];
            }
        }
        return new Recovery(ordinary, worst, after);
    }

    /**
     * How many may wait without it being unusual: a tenth more than ever waited in the same city without the incident, and at least
     * one more, for after an incident producers are no longer in step as they were.
     *
     * @param twin how many waited there
     */
    static long ordinary(long[] twin) {
        long most = 0;
        for (long waiting : twin) {
            most = Math.max(most, waiting);
        }
        return Math.max(most + 1, (long) (TOLERANCE * most));
    }
}
