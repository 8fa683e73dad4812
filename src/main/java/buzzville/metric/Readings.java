package buzzville.metric;

import java.util.ArrayList;
import java.util.List;

/** Takes down what instruments show at one instant, in the order in which they are read. */
public final class Readings {
    private final List<Reading> all = new ArrayList<>();

    /** A number of things. */
    public Readings number(String name, double value) {
        return add(name, value, Reading.Unit.NUMBER);
    }

    /** A duration in virtual nanoseconds. */
    public Readings duration(String name, double nanos) {
        return add(name, nanos, Reading.Unit.DURATION);
    }

    /** A part of 1. */
    public Readings share(String name, double share) {
        return add(name, share, Reading.Unit.SHARE);
    }

    /** So much per second. */
    public Readings rate(String name, double perSecond) {
        return add(name, perSecond, Reading.Unit.RATE);
    }

    /** A state that has a name. */
    public Readings word(String name, String word) {
        all.add(new Reading(name, 0, Reading.Unit.WORD, word));
        return this;
    }

    private Readings add(String name, double value, Reading.Unit unit) {
        all.add(new Reading(name, value, unit, null));
        return this;
    }

    /** What has been read. */
    public List<Reading> all() {
        return List.copyOf(all);
    }
}
