package buzzville.random;

import java.util.List;

/**
 * A text file that a scenario names, already read: this package reads no files.
 *
 * @param path how the scenario names it, for messages
 * @param lines its lines, in order, without line ends
 */
public record TextFile(String path, List<String> lines) {
    public TextFile {
        lines = List.copyOf(lines);
    }
}
