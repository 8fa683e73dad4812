package buzzville.causality.log;

/**
 * Why a file is not a log.
 *
 * @param line of the file, from 1
 * @param column of that line, from 1
 * @param path of the field, such as {@code vector.feu}; empty for the line as a whole
 * @param sentence what was expected and found, without a subject: {@code must be a whole number, but is "7"}
 */
public record LogProblem(int line, int column, String path, String sentence) {
    @Override
    public String toString() {
        String subject = path.isEmpty() ? "the line" : path;
        return "line " + line + ", column " + column + ": " + subject + " " + sentence;
    }
}
