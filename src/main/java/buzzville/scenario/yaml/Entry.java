package buzzville.scenario.yaml;

/**
 * A key's place and what stands behind it.
 *
 * @param at where the key is written
 */
public record Entry(Position at, Node value) {}
