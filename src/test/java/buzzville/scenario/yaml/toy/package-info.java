/** A small language to test the machinery with: two families of policies beside their interfaces. */
@NullMarked
package buzzville.scenario.yaml.toy;

import org.jspecify.annotations.NullMarked;
