package buzzville.cli;

import buzzville.random.TextFile;
import buzzville.scenario.Scenario;
import buzzville.scenario.yaml.Entry;
import buzzville.scenario.yaml.Mapping;
import buzzville.scenario.yaml.Node;
import buzzville.scenario.yaml.Position;
import buzzville.scenario.yaml.Sequence;
import buzzville.scenario.yaml.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The SHA-256 of everything that a scenario was read from: its file, what it includes, and the data files it names. */
final class Digest {
    private final Map<Integer, Path> sources = new TreeMap<>();
    private final List<TextFile> data = new ArrayList<>();

    private Digest() {}

    /** As 64 hexadecimal digits. */
    static String of(Path file, Mapping document, Scenario scenario) {
        Digest digest = new Digest();
        digest.sources(document);
        digest.sources.put(0, file);
        digest.data(scenario);
        return digest.hash();
    }

    private String hash() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Path file : sources.values()) {
                sha.update(Files.readAllBytes(file));
            }
            for (TextFile file : data) {
                file.lines().forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that anything in the document stands in, in the order in which they were read. */
    private void sources(Node node) {
        add(node.position());
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries().values()) {
                add(entry.at());
                sources(entry.value());
            }
        } else if (node instanceof Sequence list) {
            list.items().forEach(this::sources);
        }
    }

    private void add(Position position) {
        Source source = position.source();
        Path folder = source.folder();
        if (source.hasLines() && folder != null) {
            String name = source.label().substring(source.label().lastIndexOf('/') + 1);
            sources.putIfAbsent(source.order(), folder.resolve(name));
        }
    }

    private void data(@Nullable Object value) {
        if (value instanceof TextFile file) {
            data.add(file);
        } else if (value instanceof Collection<?> items) {
            items.forEach(this::data);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::data);
        } else if (value instanceof Record parts && !(value instanceof Node)) {
            for (RecordComponent component : parts.getClass().getRecordComponents()) {
                try {
                    data(component.getAccessor().invoke(parts));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("cannot look into " + parts.getClass(), e);
                }
            }
        }
    }
}
