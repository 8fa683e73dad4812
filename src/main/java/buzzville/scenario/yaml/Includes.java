package buzzville.scenario.yaml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file and everything that it includes into one document. */
final class Includes {

    static final String KEY = "include";
    private static final String ROOT_NAME = "scenarios";

    private final Canonical canonical;
    private final Problems problems;
    private final MergePatch merge;
    private final Map<Path, Source> sources = new LinkedHashMap<>();
    private final Map<Path, Node> read = new LinkedHashMap<>();

    Includes(Canonical canonical, Problems problems) {
        this.canonical = canonical;
        this.problems = problems;
        this.merge = new MergePatch(canonical, problems, false);
    }

    /**
     * The document of this file with its includes merged below it, or null if any of them cannot be read.
     *
     * <p>An included file has to stay inside the folder of the first file, or inside the folder named {@code scenarios} that
     * contains it.
     */
    @Nullable
    Mapping load(Path main) {
        Path parent = main.getParent();
        String label = main.toString().replace('\\', '/');
        try {
            Path folder = main.toAbsolutePath().getParent();
            Path real = folder == null ? main.toAbsolutePath() : folder.toRealPath();
            Path file = real.resolve(main.getFileName() == null ? main : main.getFileName());
            Source source = new Source(label, 0, real, root(real), true);
            sources.put(file, source);
            return load(file, source, Position.of(source), List.of(), new Labels(parent, real));
        } catch (IOException e) {
            problems.error(Position.of(Source.named(label)), "", "there is no file '" + label + "'");
        } catch (Refusal refusal) {
            problems.error(refusal.position(), "", refusal.sentence());
        }
        return null;
    }

    /** Every file that was asked for, as it is called where links are followed. */
    Set<Path> files() {
        return Collections.unmodifiableSet(sources.keySet());
    }

    /** Names files as the user would, starting from the folder of the first file. */
    private record Labels(@Nullable Path given, Path real) {
        String of(Path file) {
            Path relative = real.relativize(file);
            Path label = given == null ? relative : given.resolve(relative).normalize();
            return label.toString().replace('\\', '/');
        }
    }

    static Path root(Path folder) {
        for (Path ancestor = folder; ancestor != null; ancestor = ancestor.getParent()) {
            if (ancestor.endsWith(ROOT_NAME)) {
                return ancestor;
            }
        }
        return folder;
    }

    private @Nullable Mapping load(Path file, Source source, Position named, List<Path> chain, Labels labels) {
        Node node = read.get(file);
        if (node == null) {
            node = SourceReader.read(file, source, named, problems);
            if (node == null) {
                return null;
            }
            read.put(file, node);
        }
        if (!(node instanceof Mapping own)) {
            problems.error(node.position(), "", noMapping(node));
            return null;
        }
        Map<String, Entry> entries = new LinkedHashMap<>(own.entries());
        Entry include = entries.remove(KEY);
        Node document = canonical.document(own.with(entries));
        if (include == null) {
            return (Mapping) document;
        }
        List<Path> longer = new ArrayList<>(chain);
        longer.add(file);
        Node below = included(include.value(), longer, labels);
        return below == null ? null : (Mapping) merge.apply(below, document, canonical.root(), NodePath.ROOT);
    }

    /** What to say of a document that is not one. */
    static String noMapping(Node node) {
        boolean stuck =
                node instanceof Scalar scalar && scalar.plain() && scalar.text().matches("(?s)[^\\s:]+:\\S.*");
        return "expected a mapping, but found " + node.describe()
                + (stuck ? "; a blank is missing behind the colon" : "");
    }

    /** What the listed files say, the later ones over the earlier; null if any of them cannot be read. */
    private @Nullable Node included(Node list, List<Path> chain, Labels labels) {
        if (!(list instanceof Sequence files)) {
            problems.error(
                    list.position(), KEY, "expected a list of files such as [city.yaml], but found " + list.describe());
            return null;
        }
        Node merged = new Mapping(list.position(), Map.of());
        boolean complete = true;
        for (int i = 0; i < files.items().size(); i++) {
            Node item = files.items().get(i);
            Node document = null;
            try {
                document = one(item, chain, labels);
            } catch (Refusal refusal) {
                boolean here = refusal.position().equals(item.position());
                problems.error(refusal.position(), here ? KEY + "[" + i + "]" : "", refusal.sentence());
            }
            complete &= document != null;
            merged = document == null
                    ? merged
                    : i == 0 ? document : merge.apply(merged, document, canonical.root(), NodePath.ROOT);
        }
        return complete ? merged : null;
    }

    private @Nullable Node one(Node item, List<Path> chain, Labels labels) {
        if (!(item instanceof Scalar scalar) || scalar.isNull()) {
            throw new Refusal(item.position(), "expected the path of a file, but found " + item.describe());
        }
        Path file = SafeFiles.resolve(scalar.text(), scalar.position());
        if (chain.contains(file) || chain.size() >= Limits.INCLUDE_DEPTH) {
            String how = chain.contains(file)
                    ? "a file includes itself"
                    : "more than " + Limits.INCLUDE_DEPTH + " files deep";
            StringBuilder story = new StringBuilder();
            chain.forEach(link -> story.append(labels.of(link)).append(" -> "));
            throw new Refusal(scalar.position(), how + ": " + story + labels.of(file));
        }
        if (!sources.containsKey(file) && sources.size() >= Limits.FILES) {
            throw new Refusal(
                    scalar.position(), "too many files: expected at most " + Limits.FILES + " in one scenario");
        }
        Source source = sources.computeIfAbsent(
                file,
                path -> new Source(
                        labels.of(path),
                        sources.size(),
                        path.getParent(),
                        scalar.position().source().root(),
                        true));
        return load(file, source, scalar.position(), chain, labels);
    }
}
