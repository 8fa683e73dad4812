/**
 * What can break, and the plan of when.
 *
 * <p>A fault knows how to begin and how to end; what that does is the victim's business.
 */
@NullMarked
package buzzville.fault;

import org.jspecify.annotations.NullMarked;
