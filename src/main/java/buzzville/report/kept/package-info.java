/**
 * Finished runs in files, from which an interrupted study goes on and of which shards are merged; it must not know what is made of
 * them.
 */
@NullMarked
package buzzville.report.kept;

import org.jspecify.annotations.NullMarked;
