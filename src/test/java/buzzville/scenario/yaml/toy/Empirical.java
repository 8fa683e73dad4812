package buzzville.scenario.yaml.toy;

/** As measured. */
public record Empirical(TextFile file) implements Distribution {}
