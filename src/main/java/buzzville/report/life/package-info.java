/**
 * Tells the life of a message to people, in their language: bars of where its time went, one sentence for each loss, and what
 * happened hop by hop. Must not know how a life was observed.
 */
@NullMarked
package buzzville.report.life;

import org.jspecify.annotations.NullMarked;
