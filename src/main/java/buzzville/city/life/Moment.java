package buzzville.city.life;

import buzzville.metric.Fate;
import buzzville.metric.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a message's life.
 *
 * @param at virtual nanoseconds
 * @param place the stage, such as {@code police} or {@code broker[0]}, or the producer; empty where there is none
 * @param by the policy or aggregation that decided; empty where nobody did
 * @param fate how it was lost or ended; null for other moments and for the end of a run
 * @param readings the numbers behind it
 * @param other the message that it was done for, or to; null if none was
 * @param detail what there was to see; null if nothing
 */
public record Moment(
        long at,
        What what,
        String place,
        String by,
        @Nullable Fate fate,
        List<Reading> readings,
        @Nullable Mention other,
        @Nullable Detail detail) {
    static Moment of(long at, What what, String place) {
        return new Moment(at, what, place, "", null, List.of(), null, null);
    }

    static Moment of(long at, What what, String place, String by, List<Reading> readings) {
        return new Moment(at, what, place, by, null, readings, null, null);
    }

    Moment with(Detail detail) {
        return new Moment(at, what, place, by, fate, readings, other, detail);
    }

    Moment about(Mention other) {
        return new Moment(at, what, place, by, fate, readings, other, detail);
    }

    /** The number with this name, or NaN. */
    public double number(String name) {
        return readings.stream()
                .filter(reading -> reading.name().equals(name))
                .mapToDouble(reading -> reading.value())
                .findFirst()
                .orElse(Double.NaN);
    }
}
