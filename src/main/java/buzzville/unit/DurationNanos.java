package buzzville.unit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Holds virtual nanoseconds, written with a unit: {@code 5ms}, {@code 1.5h}. On a {@code long} the text must be a whole
 * number of nanoseconds; on a {@code double} or a distribution it may be a fraction of one. On a list or a map it says
 * what the items or values are.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface DurationNanos {
    /** Whether a negative duration is meant to be written, such as a clock that is behind. */
    boolean signed() default false;
}
