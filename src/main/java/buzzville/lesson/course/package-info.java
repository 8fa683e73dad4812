/**
 * The twelve lessons: what each runs, which figures it draws from that, what it asks. Texts stand in the catalogue, figures come from
 * runs and clocks. It knows neither how a run makes a log nor how people are shown a lesson.
 */
@NullMarked
package buzzville.lesson.course;

import org.jspecify.annotations.NullMarked;
