package buzzville.clock;

/**
 * How wrong a clock is by itself.
 *
 * @param offset what it shows too much at the start, nanoseconds
 * @param drift how much too fast it runs, ppm, from -1000 to 1000; quartz has up to 50, and 1 ppm is 86.4 ms a day
 * @param wander by how much that changes at random: the standard deviation of the change of its rate over an hour, ppm, at least 0
 * @param resolution what its readings are rounded down to, nanoseconds, at least 1
 * @param bound how wrong it may be at the start as far as its process knows, nanoseconds, at least 0
 */
public record Oscillator(long offset, double drift, double wander, long resolution, long bound) {
    private static final double MOST = 1000;

    public Oscillator {
        if (!(drift >= -MOST && drift <= MOST)) {
            throw new IllegalArgumentException("drift must be from -1000 to 1000 ppm, but is " + drift + " ppm");
        }
        if (!(wander >= 0 && wander <= MOST)) {
            throw new IllegalArgumentException("wander must be from 0 to 1000 ppm, but is " + wander + " ppm");
        }
        if (!(resolution >= 1)) {
            throw new IllegalArgumentException("resolution must be at least 1 ns, but is " + resolution + " ns");
        }
        if (!(bound >= 0)) {
            throw new IllegalArgumentException("bound must be at least 0 ns, but is " + bound + " ns");
        }
    }

    /** A clock that is right. */
    public static Oscillator perfect() {
        return new Oscillator(0, 0, 0, 1, 0);
    }
}
