/**
 * Turns YAML files into immutable records, and every mistake in them into a line with its position.
 *
 * <p>A file becomes a tree of nodes that know where they stand; includes, strategies and settings are merged into it; a
 * record class says what the tree should look like, and the binder walks both. Knows nothing of cities: the records that
 * say what a scenario is belong to {@code buzzville.scenario}.
 */
@NullMarked
package buzzville.scenario.yaml;

import org.jspecify.annotations.NullMarked;
