/** Compares a results folder with one that the same command line made again, file by file; must not know how runs are made. */
@NullMarked
package buzzville.report.verify;

import org.jspecify.annotations.NullMarked;
