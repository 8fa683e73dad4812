package buzzville.scenario.yaml;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a component that cannot be read is taken to be while the rest is checked: its default, something harmless, or nothing
 * if it may be absent.
 */
final class Assumption {
    private Assumption() {}

    /** @return {@link Binder#FAILED} if there is nothing to assume */
    static @Nullable Object of(Shape.Field field, Place place, Binder binder) {
        Node standard = field.assumed() != null ? field.assumed() : field.standard();
        if (standard != null) {
            return binder.bind(standard, field.shape(), place);
        } else if (field.shape() instanceof Shape.Policy policy
                && policy.catalog().assumed() != null) {
            return policy.catalog().assumed();
        }
        return field.optional() ? null : harmless(field.shape());
    }

    /** Keeps the place of what cannot be read; {@link Binder#FAILED} if there is nothing so simple. */
    static Object harmless(Shape shape) {
        if (shape instanceof Shape.Numeral number) {
            return number.type() == int.class ? 1 : number.type() == long.class ? (Object) 1L : (Object) 1.0;
        } else if (shape instanceof Shape.Text) {
            return "";
        } else if (shape instanceof Shape.Flag) {
            return false;
        } else if (shape instanceof Shape.Items) {
            return List.of();
        } else if (shape instanceof Shape.Named) {
            return Map.of();
        } else if (shape instanceof Shape.Choice choice) {
            return choice.constants().values().iterator().next();
        }
        return Binder.FAILED;
    }
}
