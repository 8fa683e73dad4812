package buzzville.scenario.yaml.toy;

import java.util.List;

/** The lines of a file. */
public record TextFile(String path, List<String> lines) {}
