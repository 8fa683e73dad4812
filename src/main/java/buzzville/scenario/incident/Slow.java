package buzzville.scenario.incident;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import java.util.List;
import java.util.Map;

/** Work takes longer. */
@Doc("Work that begins meanwhile takes longer; producers report less often.")
public record Slow(
        @Doc("Which services; absent: none.") @Default("[]") List<String> services,

        @Doc("Whether the broker's threads are slow too.") @Default("false")
        boolean broker,

        @Doc("Which partitions of the broker: zones where each has one, else numbers from 0.") @Default("[]")
        List<String> partitions,

        @Doc("How many workers of a service are slow, the highest numbers first; by name of the service.")
        @Default("{}")
        Map<String, Integer> workers,

        @Doc("Producers that report more slowly.") @Default("[]")
        List<String> producers,

        @Doc("How many times as long work takes.") double factor)
        implements Strike {
    public Slow {
        if (!(factor > 0 && factor <= 1e6)) {
            throw new IllegalArgumentException("factor must be above 0 and at most 1000000, but is " + factor);
        }
    }

    @Override
    public String word() {
        return "slow";
    }

    @Override
    public boolean canBeRandom() {
        return true;
    }

    @Override
    public Victims victims() {
        return new Victims(broker, partitions, services, workers, producers);
    }
}
