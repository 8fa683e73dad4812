/**
 * What the journal of a run tells, as text and as JSON: the state at an instant, what differs between two, the history of one
 * entity, a summary. It reads journals and knows no run.
 */
@NullMarked
package buzzville.report.replay;

import org.jspecify.annotations.NullMarked;
