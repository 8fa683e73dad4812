package buzzville.wire;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The device that a message is about. It stands before the place. The brief's class diagram has it as a number and its example
 * as text such as {@code CREF_002}: both are read, and the text is written.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Identifier {
    /** What stands before the number and an underscore. */
    String value();
}
