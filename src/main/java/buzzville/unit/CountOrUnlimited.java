package buzzville.unit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Holds a whole number from zero, or the word {@code unlimited}, which is {@link Integer#MAX_VALUE} in an {@code int}
 * and {@link Long#MAX_VALUE} in a {@code long}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface CountOrUnlimited {}
