package buzzville.scenario;

/**
 * A figure to estimate that nothing is promised of, such as {@code police critical p95}: an objective without its
 * comparison.
 *
 * @param text as written
 * @param figure as a promise that cannot be broken; percentiles are those of delivered messages
 */
public record Measure(String text, Objective figure) {
    /**
     * Reads a figure.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static Measure parse(String text) {
        if (text.matches(".*[<>=!\u2264\u2265\u2260~].*")) {
            throw new IllegalArgumentException("expected a figure such as 'police critical p95', without a comparison,"
                    + " but found '" + text + "'; promises stand under 'objectives'");
        }
        return new Measure(text.strip(), Objective.parse(text + " >= 0"));
    }
}
