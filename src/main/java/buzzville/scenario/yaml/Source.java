package buzzville.scenario.yaml;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where text came from: a file, or an option of the command line.
 *
 * @param label what messages call it, such as {@code scenarios/crisis.yaml}
 * @param order its place among the sources of one reading, from zero; problems are listed in this order
 * @param folder the folder that the paths written in it are relative to, or null if it may not name files
 * @param root the folder that no such path may leave, or null with {@code folder}
 * @param hasLines whether positions in it are worth telling; an option of the command line is pointed to as a whole
 */
public record Source(
        String label,
        int order,
        @Nullable Path folder,
        @Nullable Path root,
        boolean hasLines) {

    /** Whether another file includes it, so that it may hold more than that one uses. */
    boolean isIncluded() {
        return hasLines && order > 0;
    }

    /** Text with lines that may not name files. */
    public static Source named(String label) {
        return new Source(label, 0, null, null, true);
    }
}
