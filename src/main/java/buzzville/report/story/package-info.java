/**
 * The story of one message, from whoever noticed to the last that it set off, as it happened in a run, and the diagram that
 * shows it. It keeps that story only and must not know of files or pages.
 */
@NullMarked
package buzzville.report.story;

import org.jspecify.annotations.NullMarked;
