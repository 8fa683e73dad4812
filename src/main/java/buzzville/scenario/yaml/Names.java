package buzzville.scenario.yaml;

import buzzville.unit.Name;
import java.lang.reflect.AnnotatedElement;
import java.util.Locale;

/** How Java's names are written in YAML. */
final class Names {

    private Names() {}

    /** {@code serviceTime}, {@code ServiceTime} and {@code SERVICE_TIME} are written {@code service-time}. */
    static String kebab(String javaName) {
        if (javaName.equals(javaName.toUpperCase(Locale.ROOT))) {
            return javaName.toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return javaName.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** The name that an annotation gives, or the kebab-case form of the Java name. */
    static String of(AnnotatedElement element, String javaName) {
        Name name = element.getAnnotation(Name.class);
        return name == null ? kebab(javaName) : name.value();
    }

    /** {@code drop-newest} is the class {@code DropNewest}. */
    static String pascal(String kebab) {
        StringBuilder name = new StringBuilder();
        for (String word : kebab.split("-", -1)) {
            name.append(word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
