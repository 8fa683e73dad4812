/**
 * One strategy or several under many values of their parameters: which points are run, what each came to, and which parameter
 * matters most. It must not know how anything is written or printed.
 */
@NullMarked
package buzzville.experiment.sweep;

import org.jspecify.annotations.NullMarked;
