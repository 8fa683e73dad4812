package buzzville.scenario.incident;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.OneOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal's disks are slow, or write nothing at all. */
@OneOf({"stall", "factor"})
@Doc("The journal's disks are slow, or write nothing at all.")
public record DiskTrouble(
        @Doc("Whether nothing is written meanwhile.") @Default("false")
        boolean stall,

        @Doc("How many times as long writing takes.") @Nullable
        Double factor,

        @Doc("Of which partitions: zones where each has one, else numbers from 0; absent: all.") @Default("[]")
        List<String> partitions,

        @Doc("Of which machines, by number from 0; absent: all.") @Default("[]")
        List<Integer> nodes)
        implements Deed {
    public DiskTrouble {
        if (stall == (factor != null)) {
            throw new IllegalArgumentException("expected either 'stall: true' or a factor");
        }
        if (factor != null && !(factor > 0 && factor <= 1e6)) {
            throw new IllegalArgumentException("factor must be above 0 and at most 1000000, but is " + factor);
        }
    }

    @Override
    public String word() {
        return "disk";
    }

    @Override
    public boolean canBeRandom() {
        return true;
    }
}
