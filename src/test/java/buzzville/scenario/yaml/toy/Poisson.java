package buzzville.scenario.yaml.toy;

import buzzville.unit.RatePerSecond;

/** At random. */
public record Poisson(@RatePerSecond double rate) implements ArrivalProcess {}
