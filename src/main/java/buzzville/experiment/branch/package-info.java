/**
 * What another choice in the middle of a run changes: the same city with it and without it, message by message. Knows runs and
 * what they recorded, and neither files nor terminals.
 */
@NullMarked
package buzzville.experiment.branch;

import org.jspecify.annotations.NullMarked;
