package buzzville.cli;

import java.util.List;

/** The user's input is wrong: exit status 2, and lines that say what, found and expected. */
final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    /** @param line a sentence that a person can act on */
    InputException(String line) {
        this(List.of(line));
    }

    /** With what to do about it below. */
    InputException(String line, String advice) {
        this(List.of(line, advice));
    }

    InputException(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }
}
