package buzzville.scenario.yaml.toy;

import buzzville.scenario.yaml.Node;
import buzzville.unit.Count;
import buzzville.unit.CountOrUnlimited;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Name;
import buzzville.unit.Ppm;
import buzzville.unit.Ratio;
import buzzville.unit.Short;
import buzzville.unit.SizeBytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole toy. */
public record Town(
        @Doc("What it is called.") String name,
        @Default("0") long seed,
        @DurationNanos @Default("30min") long duration,
        @Nullable Instant start,
        @Default("false") boolean drain,
        @Default("{}") Map<String, Producer> producers,
        @Default("{}") Map<String, Service> services,
        @Nullable Link network,
        @Nullable Names zones,
        @Default("{}") Map<String, Node> strategies) {

    /** Who talks. */
    public record Producer(
            String emits,
            @CountOrUnlimited @Default("1") int count,
            ArrivalProcess arrivals,
            @Ppm(signed = true) @Default("0ppm") double drift) {}

    /** Who listens. */
    public record Service(
            List<String> subscribes,
            @CountOrUnlimited @Default("1") int workers,
            @DurationNanos @Nullable Distribution serviceTime,
            @Count @Nullable Distribution batch,
            @Default("normal") Priority priority,
            @SizeBytes @Default("900B") long size,
            @Nullable @Name("on-time") Goal onTime) {
        public Service {
            if (!(workers > 0)) {
                throw new IllegalArgumentException("workers must be at least 1, but is " + workers);
            }
        }
    }

    /** A promise. */
    public record Goal(@DurationNanos long within, @Ratio double share) {}

    /** One or more. */
    @Short("names")
    public record Names(List<String> names) {}

    /** How far. */
    @Short("latency")
    public record Link(
            @DurationNanos Distribution latency,
            @Ratio @Default("0%") double loss) {}
}
