package buzzville.clock;

import buzzville.unit.Doc;
import org.jspecify.annotations.Nullable;

/** A clock asks nobody, and is as wrong as its oscillator makes it. */
@Doc("Clocks ask nobody.")
public record None() implements Synchronization {
    @Override
    public @Nullable Ntp ntp() {
        return null;
    }
}
