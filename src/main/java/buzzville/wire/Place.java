package buzzville.wire;

import buzzville.unit.Doc;
import buzzville.unit.Name;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where something happened. The brief's class diagram calls it the location of a weather alert and the coordinates of an
 * accident; on the wire it belongs to the envelope, since everything happens somewhere.
 *
 * @param zone a street or quarter in words, as in the brief's example of an accident; the partition of the city is not written
 *     but follows from the coordinates
 */
@Doc("Where it happened.")
public record Place(
        @Doc("Degrees north.") @Range(from = -90, to = 90) BigDecimal latitude,

        @Doc("Degrees east.") @Range(from = -180, to = 180) BigDecimal longitude,

        @Doc("The address, or the two streets of a crossing.") @Name("adresse") @Nullable
        String address,

        @Doc("The street or quarter.") @Nullable String zone,

        @Doc("The two streets of the crossing.") @Nullable String intersection) {}
