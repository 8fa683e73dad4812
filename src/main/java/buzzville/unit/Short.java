package buzzville.unit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A value that is not a mapping stands for this one key: with {@code @Short("latency")}, {@code network: 5ms} means
 * {@code network: {latency: 5ms}}. If the key holds a list, a single text stands for a list of one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
@SuppressWarnings("JavaLangClash")
public @interface Short {
    /** The key, as users write it. */
    String value();
}
