package buzzville.scenario.yaml.toy;

import buzzville.unit.Scaled;

/** Without memory. */
public record Exponential(@Scaled double mean) implements Distribution {}
