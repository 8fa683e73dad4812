package buzzville.scenario;

import buzzville.unit.Doc;
import org.jspecify.annotations.Nullable;

/** A part of the city. */
@Doc("A part of the city.")
public record ZoneSpec(
        @Doc("What people call it.") @Nullable Label label) {}
