package buzzville.producer;

/** How the rate of a Poisson process varies over the day, as a factor on its mean; realised by thinning. */
public interface RateProfile {
    /** The factor at this instant of true time, nanoseconds since the start of the run; at least 0. */
    double factor(long now);

    /** The largest factor that ever comes. */
    double peak();

    /** Whether it goes by the city's clock, so that it has to be told what that shows. */
    default boolean needsCalendar() {
        return false;
    }

    /** The same for a run that begins as this calendar says. */
    default RateProfile in(Calendar calendar) {
        return this;
    }
}
