package buzzville.producer;

import org.jspecify.annotations.Nullable;

/** An arrival process that follows the calendar: it has to know the date and time at which the run begins. */
public interface CalendarProcess extends CrowdProcess {
    /**
     * The first instant of own time at which an instance would report if nothing delayed it, nanoseconds;
     * {@link Arrivals#NEVER} when there is none within a year.
     */
    long first(Calendar calendar);

    /** Whether it also has to know where the city lies. */
    default boolean needsSun() {
        return false;
    }

    @Override
    default double meanRate() {
        return Double.NaN;
    }

    @Override
    default boolean scripted() {
        return true;
    }

    /** The calendar of a crowd, which a scenario that was checked always has for these processes. */
    static Calendar calendarOf(CrowdDraws crowd) {
        @Nullable Calendar calendar = crowd.calendar();
        if (calendar == null) {
            throw new IllegalStateException("arrivals that follow the calendar, and no calendar");
        }
        return calendar;
    }
}
