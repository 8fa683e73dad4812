package buzzville.scenario.yaml.toy;

import buzzville.unit.DurationNanos;
import buzzville.unit.Ratio;
import java.util.Map;

/** As the day goes. */
public record Piecewise(Map<@DurationNanos Long, @Ratio(max = 1000) Double> profile) implements ArrivalProcess {}
