/**
 * Exercises made from a log: one maker for each kind of question, which draws an excerpt, knows the answer from the log and the wrong
 * answers from running mistakes. The same log and the same seed give the same sheet; this package knows nothing of lessons' texts.
 */
@NullMarked
package buzzville.lesson.exercise;

import org.jspecify.annotations.NullMarked;
