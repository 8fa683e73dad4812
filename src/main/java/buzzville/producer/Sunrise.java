package buzzville.producer;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;

/**
 * Once a day when the sun rises over the city, to a minute; on days when it does not, never.
 *
 * @param offset from the sun's own instant, from -12h to 12h
 * @param jitter longest delay of an instance, drawn anew each day, uniform in [0, jitter)
 */
@Doc("Once a day when the sun rises over the city's 'location'.")
public record Sunrise(
        @Default("0s") @DurationNanos(signed = true) long offset,
        @Default("0s") @DurationNanos long jitter) implements CalendarProcess {
    public Sunrise {
        SolarEvents.check(offset, jitter);
    }

    @Override
    public Arrivals start(CrowdDraws crowd) {
        return SolarEvents.start(crowd, true, offset, jitter);
    }

    @Override
    public long first(Calendar calendar) {
        return SolarEvents.first(calendar, true, offset);
    }

    @Override
    public boolean needsSun() {
        return true;
    }
}
