package buzzville.scenario.yaml.toy;

import buzzville.unit.DurationNanos;
import java.util.List;

/** At these instants. */
public record At(@DurationNanos List<Long> instants) implements ArrivalProcess {}
