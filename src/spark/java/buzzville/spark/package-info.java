/** Runs of a study on Apache Spark. Alone knows Spark, and is alone in the jar that does; that jar's main class is the same program. */
@NullMarked
package buzzville.spark;

import org.jspecify.annotations.NullMarked;
