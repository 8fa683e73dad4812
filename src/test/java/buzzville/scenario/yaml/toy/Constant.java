package buzzville.scenario.yaml.toy;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;

/** Always the same. */
@Doc("Always the same value.")
public record Constant(@Scaled double value) implements Distribution {}
