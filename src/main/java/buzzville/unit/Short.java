package buzzville.unit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A value that is not a mapping stands for this one key: with {@code @Short("latency")}, {@code network: 5ms} means
 * {@code network: {latency: 5ms}}. If the key holds a list, a single text stands for a list of one.
 *
 * <p>If the key stands {@link #alone}, it is an alternative to all the others: whatever merges one over the other replaces it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
@SuppressWarnings("JavaLangClash")
public @interface Short {
    /** The key, as users write it. */
    String value();

    /** Whether the other keys are an alternative to this one, instead of details beside it. */
    boolean alone() default false;
}
