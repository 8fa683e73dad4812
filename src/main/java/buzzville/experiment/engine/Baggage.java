package buzzville.experiment.engine;

import buzzville.codec.Decoder;
import buzzville.codec.Encoder;
import buzzville.codec.Undecodable;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Entry;
import buzzville.scenario.yaml.Mapping;
import buzzville.scenario.yaml.Node;
import buzzville.scenario.yaml.Scalar;
import buzzville.scenario.yaml.Sequence;
import buzzville.scenario.yaml.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every file that the cities of a study are read from, to be read again where no disk is shared.
 *
 * @param build the program that packed it
 * @param main the scenario file's place among them
 * @param files all of them, by place
 */
public record Baggage(String build, String main, List<Item> files) {
    /** The folder out of which a scenario may read, whatever its name is here. */
    private static final String ROOT = "files";

    /** But where that is the folder of this name, it has to have it: readers know it by that. */
    private static final String SCENARIOS = "scenarios";

    /**
     * A file.
     *
     * @param place its path below the root, with {@code /} between
     */
    public record Item(String place, byte[] octets) {}

    public Baggage {
        files = List.copyOf(files);
    }

    /**
     * Packs a scenario file, what it includes, and whatever its documents name that is a file.
     *
     * @param documents those that are to be run
     */
    public static Baggage of(Path file, ScenarioFile scenarios, List<Mapping> documents) throws IOException {
        Path real = file.toAbsolutePath().normalize();
        Path folder = real.getParent();
        real = folder == null ? real : folder.toRealPath().resolve(real.getFileName());
        Set<Path> found = new TreeSet<>(scenarios.files());
        found.add(real);
        Path[] root = {folder == null ? real : folder.toRealPath()};
        documents.forEach(document -> find(document, found, root));
        List<Item> items = new ArrayList<>();
        for (Path one : found) {
            items.add(new Item(place(root[0], one), Files.readAllBytes(one)));
        }
        return new Baggage(Build.here(), place(root[0], real), items);
    }

    private static String place(Path root, Path file) {
        String top = root.endsWith(SCENARIOS) ? SCENARIOS : ROOT;
        return top + "/" + root.relativize(file).toString().replace('\\', '/');
    }

    /** A word that happens to be the name of a file brings a file too many, and no harm. */
    private static void find(Node node, Set<Path> found, Path[] root) {
        Source source = node.position().source();
        if (source.root() != null) {
            root[0] = source.root();
        }
        if (node instanceof Scalar scalar && source.folder() != null && !scalar.isNull()) {
            Path file = file(source.folder(), scalar.text());
            if (file != null && file.startsWith(root[0]) && Files.isRegularFile(file)) {
                found.add(file);
            }
        } else if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries().values()) {
                find(entry.value(), found, root);
            }
        } else if (node instanceof Sequence list) {
            list.items().forEach(item -> find(item, found, root));
        }
    }

    private static @Nullable Path file(Path folder, String text) {
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /**
     * Lays the files out in a folder.
     *
     * @return the scenario file there
     */
    Path unpack(Path folder) throws IOException {
        for (Item item : files) {
            Path file = folder.resolve(item.place()).normalize();
            if (!file.startsWith(folder)) {
                throw new Undecodable("a file belongs at '" + item.place() + "', which is outside");
            }
            Files.createDirectories(file.getParent());
            Files.write(file, item.octets());
        }
        return folder.resolve(main);
    }

    public byte[] octets() {
        Encoder encoder = new Encoder();
        encoder.plain(this, Baggage.class);
        return encoder.octets();
    }

    /** @throws Undecodable if the octets are of no baggage */
    public static Baggage read(byte[] octets) {
        Decoder decoder = new Decoder(octets);
        @Nullable Baggage baggage = decoder.plain(null, Baggage.class);
        decoder.finish();
        if (baggage == null) {
            throw new Undecodable("the baggage is missing");
        }
        return baggage;
    }
}
