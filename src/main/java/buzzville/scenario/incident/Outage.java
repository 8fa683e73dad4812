package buzzville.scenario.incident;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something stops working. */
@Doc("Something stops working and keeps what waits.")
public record Outage(
        @Doc("Services whose workers all go down.") @Default("[]")
        List<String> services,

        @Doc("How many workers of a service go down, the highest numbers first; by name of the service.") @Default("{}")
        Map<String, Integer> workers,

        @Doc("A way through the network on which nothing arrives.") @Nullable
        NetworkWay network,

        @Doc("Whether the broker's threads and its dispatching stop.") @Default("false")
        boolean broker,

        @Doc("Partitions of the broker whose threads stop: zones where each has one, else numbers from 0.")
        @Default("[]")
        List<String> partitions,

        @Doc("Producers that report nothing; what happens there is lost as 'suppressed'.") @Default("[]")
        List<String> producers)
        implements Strike {
    @Override
    public String word() {
        return "outage";
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
