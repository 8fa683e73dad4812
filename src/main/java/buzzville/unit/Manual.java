package buzzville.unit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the manual of strategies says of a policy besides its {@link Doc} and its parameters. Whole sentences, in plain text;
 * what stands in backquotes is set as code.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Manual {
    /** The rule that it follows, as a formula or a step by step description. */
    String rule();

    /** Where that rule comes from: a standard, a paper, the documentation of a product. */
    String source();

    /** When it is the right choice. */
    String use();

    /** When it hurts, and whom. */
    String hurts();

    /** What others call it, and names that mean something else elsewhere; empty if there is nothing to say. */
    String names() default "";

    /**
     * The policy as the manual shows it at work on its surge of 300 messages a second before a service for 120, as one
     * would write it in YAML. May be left out if all parameters have defaults and these show what it does.
     */
    String example() default "";
}
