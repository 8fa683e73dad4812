package buzzville.cli;

import buzzville.scenario.yaml.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options with which a command line changes what a scenario file says. */
final class ScenarioOptions {
    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Change one value, such as services.police.workers=8 or incidents.surge.at=5min; repeatable.")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Another seed than the file's: a whole number, or 'random' to draw one (it is printed).")
    private @Nullable String seed;

    /** The assignments in order; the seed, which wins over them, last. */
    List<String> settings() {
        List<String> settings = new ArrayList<>(assignments);
        if (seed != null) {
            settings.add("seed=" + seed);
        }
        return settings;
    }

    /** As written, without the seed. */
    List<String> assignments() {
        return List.copyOf(assignments);
    }

    /** Whether a seed was drawn just now; {@link #settings} has it from then on. */
    boolean drawSeed() {
        if (seed == null) {
            return false;
        }
        if (seed.equals("random")) {
            seed = Long.toString(new SecureRandom().nextInt(1_000_000_000));
            return true;
        }
        try {
            seed = Long.toString(Long.parseLong(seed));
        } catch (NumberFormatException e) {
            throw new InputException(
                    "buzzville: --seed: expected a whole number such as 42, or 'random', but found '" + seed + "'");
        }
        return false;
    }

    @Nullable
    String seed() {
        return seed;
    }

    /** Refuses a file that is not there, with what was probably meant. */
    static void checkThere(Path file) {
        if (file.toString().isEmpty()) {
            throw new InputException("buzzville: expected the name of a file, but found ''");
        } else if (Files.exists(file)) {
            return;
        }
        Map<String, String> candidates = new TreeMap<>();
        for (Path shipped : Shipped.here().files()) {
            candidates.put(name(shipped), shipped.toString());
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> neighbours = Files.list(folder)) {
                neighbours
                        .filter(neighbour -> neighbour.toString().endsWith(".yaml"))
                        .forEach(neighbour -> candidates.put(
                                name(neighbour),
                                file.resolveSibling(neighbour.getFileName()).toString()));
            } catch (IOException e) {
                // without the neighbours, then
            }
        }
        String nearest = Suggestion.nearest(name(file), candidates.keySet());
        throw new InputException("%s: there is no such file%s"
                .formatted(
                        file,
                        nearest == null
                                ? "; 'buzzville list' shows the shipped scenarios"
                                : "; did you mean '" + candidates.get(nearest) + "'?"));
    }

    /** The file's name without its ending. */
    static String name(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "scenario" : last.toString();
        return name.replaceFirst("\\.ya?ml$", "");
    }
}
