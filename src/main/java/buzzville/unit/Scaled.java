package buzzville.unit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Holds whatever the value that is described is measured in: {@code exponential(5ms)} where a duration is wanted,
 * {@code exponential(5)} where a count is. For the components of a policy that serves several
 * dimensions. Shapes, ratios and probabilities are not scaled.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface Scaled {}
