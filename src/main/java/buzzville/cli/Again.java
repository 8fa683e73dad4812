package buzzville.cli;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes command lines that a person can paste into a shell. */
final class Again {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

    private Again() {}

    /** These arguments behind the program's name. */
    static String of(String... arguments) {
        return of(Arrays.asList(arguments));
    }

    static String of(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> !argument.equals("--debug"))
                .map(Again::quoted)
                .collect(Collectors.joining(" ", "buzzville ", ""))
                .strip();
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
