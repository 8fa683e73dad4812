package buzzville.city.time;

import buzzville.clock.PhysicalClock;
import buzzville.scenario.clock.ServerSpec;

/** A time server with its own clock. */
record Server(ServerSpec spec, PhysicalClock clock) {
    long read(long now) {
        return clock.read(now);
    }

    /** How wrong it says that it may be: what it knows if it asks others, else what it was told to say. */
    long bound(long now) {
        return spec.asks() != null ? clock.bound(now) : spec.bound() == null ? 0 : spec.bound();
    }
}
