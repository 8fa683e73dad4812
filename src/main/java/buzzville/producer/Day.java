package buzzville.producer;

import buzzville.unit.Doc;
import buzzville.unit.Ratio;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * A rhythm by the clock of the city: at each of these times of day the rate is so many per cent of its given value, and
 * between two of them it goes from one to the other in a straight line, round midnight too. It follows the clock when that is
 * put forward or back.
 *
 * @param times of day, rising, at least one
 * @param factors at those times, as many, at least 0 %
 */
@Doc("By the city's clock, in straight lines between factors.")
public record Day(List<LocalTime> times, @Ratio(max = 1e6) List<Double> factors) implements RateProfile {
    private static final long LENGTH = 86_400_000_000_000L;

    public Day {
        if (times.isEmpty() || times.size() != factors.size()) {
            throw new IllegalArgumentException("factors must be as many as times, and at least one, but there are "
                    + times.size() + " times and " + factors.size() + " factors");
        }
        for (int i = 1; i < times.size(); i++) {
            if (!times.get(i - 1).isBefore(times.get(i))) {
                throw new IllegalArgumentException("times must rise");
            }
        }
        times = List.copyOf(times);
        factors = List.copyOf(factors);
    }

    /** As if the run had begun at midnight and no clock were ever changed. */
    @Override
    public double factor(long now) {
        return at(now % LENGTH);
    }

    @Override
    public double peak() {
        return factors.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    }

    @Override
    public boolean needsCalendar() {
        return true;
    }

    @Override
    public RateProfile in(Calendar calendar) {
        return new Clocked(this, calendar);
    }

    /** The factor at a time of day in nanoseconds. */
    double at(long time) {
        int last = times.size() - 1;
        int after = 0;
        while (after <= last && times.get(after).toNanoOfDay() <= time) {
            after++;
        }
        int before = after == 0 ? last : after - 1;
        int next = after > last ? 0 : after;
        long from = times.get(before).toNanoOfDay() - (after == 0 ? LENGTH : 0);
        long to = times.get(next).toNanoOfDay() + (after > last ? LENGTH : 0);
        double share = (double) (time - from) / (to - from);
        return factors.get(before) + (factors.get(next) - factors.get(before)) * share;
    }

    /** The same by a clock, which shows the same difference from the time of the run until it is next changed. */
    private static final class Clocked implements RateProfile {
        private final Day day;
        private final Calendar calendar;
        private long validFrom;
        private long validTo = -1;
        private long difference;

        Clocked(Day day, Calendar calendar) {
            this.day = day;
            this.calendar = calendar;
        }

        @Override
        public double factor(long now) {
            if (!(validFrom <= now && now < validTo)) {
                look(now);
            }
            return day.at(Math.floorMod(now + difference, LENGTH));
        }

        @Override
        public double peak() {
            return day.peak();
        }

        private void look(long now) {
            ZoneRules rules = calendar.zone().getRules();
            Instant instant = calendar.instant(now);
            ZoneOffset offset = rules.getOffset(instant);
            ZoneOffsetTransition change = rules.nextTransition(instant);
            long startOfDay =
                    calendar.start().atOffset(ZoneOffset.UTC).toLocalTime().toNanoOfDay();
            difference = startOfDay + offset.getTotalSeconds() * 1_000_000_000L;
            validFrom = now;
            validTo = change == null ? Long.MAX_VALUE : calendar.own(change.getInstant());
        }
    }
}
