/** Parses the command line, delegates, and prints; it must not know how a city works. */
@NullMarked
package buzzville.cli;

import org.jspecify.annotations.NullMarked;
