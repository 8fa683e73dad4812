package buzzville.scenario.yaml;

import java.nio.file.Path;
import java.time.DateTimeException;

/** Makes numbers, words and everything else that is written as one text. */
final class ScalarValues {
    private ScalarValues() {}

    /**
     * The value.
     *
     * @throws Refusal if the node is no text or not the right one
     */
    static Object of(Node node, Shape shape) {
        if (!(node instanceof Scalar scalar) || node.isNull()) {
            throw unexpected(node, shape);
        }
        try {
            if (shape instanceof Shape.Numeral number) {
                return number(scalar, number);
            } else if (shape instanceof Shape.Choice choice) {
                return choice(scalar, choice);
            } else if (shape instanceof Shape.Lines lines) {
                return lines(scalar, lines);
            } else if (shape instanceof Shape.Parsed parsed) {
                return parsed(scalar, parsed);
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(scalar.position(), String.valueOf(e.getMessage()));
        }
        if (shape instanceof Shape.Flag) {
            if (scalar.text().equals("true") || scalar.text().equals("false")) {
                return scalar.text().equals("true");
            }
            throw unexpected(node, shape);
        }
        return scalar.text();
    }

    private static Object number(Scalar scalar, Shape.Numeral shape) {
        if (shape.type() == int.class) {
            return (int) shape.quantity().parseWhole(scalar.text(), Integer.MAX_VALUE);
        } else if (shape.type() == long.class) {
            return shape.quantity().parseWhole(scalar.text(), Long.MAX_VALUE);
        }
        return shape.quantity().parseDouble(scalar.text());
    }

    private static Object choice(Scalar scalar, Shape.Choice shape) {
        Object value = shape.constants().get(scalar.text());
        if (value == null) {
            throw new IllegalArgumentException("expected %s, but found %s%s"
                    .formatted(shape.expectation(), scalar.describe(), question(scalar.text(), shape)));
        }
        return value;
    }

    private static String question(String text, Shape.Choice shape) {
        String meant = shape.meant(text);
        return meant == null ? "" : "; did you mean '" + meant + "'?";
    }

    private static Object parsed(Scalar scalar, Shape.Parsed shape) {
        try {
            return shape.parse().apply(scalar.text());
        } catch (DateTimeException e) {
            throw unexpected(scalar, shape);
        }
    }

    private static Object lines(Scalar scalar, Shape.Lines shape) {
        Path file = SafeFiles.resolve(scalar.text(), scalar.position());
        String text = SafeFiles.text(file, scalar.text(), Limits.TEXT_FILE_BYTES, scalar.position());
        return shape.load().apply(scalar.text(), text.lines().toList());
    }

    static Refusal unexpected(Node node, Shape shape) {
        return new Refusal(node.position(), "expected " + shape.expectation() + ", but found " + node.describe());
    }
}
