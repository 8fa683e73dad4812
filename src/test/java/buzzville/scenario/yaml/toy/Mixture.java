package buzzville.scenario.yaml.toy;

import buzzville.unit.Scaled;
import java.util.List;

/** One of several. */
public record Mixture(@Scaled List<Distribution> of) implements Distribution {}
