package buzzville.producer;

/** How the rate of a Poisson process varies over the day, as a factor on its mean; realised by thinning. */
public interface RateProfile {
    /** The factor at this instant of true time, nanoseconds since the start of the run; at least 0. */
    double factor(long now);

    /** The largest factor that ever comes. */
    double peak();
}
