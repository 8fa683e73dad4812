/** What holds for every policy that exists, and the page of the manual that is made from them. */
@NullMarked
package buzzville.strategy;

import org.jspecify.annotations.NullMarked;
