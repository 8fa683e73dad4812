package buzzville.scenario.yaml;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The YAML language that a record class describes: its components are the keys, their types and annotations what may stand
 * behind them.
 *
 * <p>To read is to {@link #load} a file with its includes, to {@link #patch} it with a strategy, to {@link #set} what the
 * command line says, and to {@link #bind} the result; each notes its problems and goes on.
 *
 * @param <T> the record
 */
public final class Language<T extends Record> {

    private final Class<T> type;
    private final Shapes shapes;
    private final Shape.Fields root;
    private final Canonical canonical;

    private Language(Builder<T> builder) {
        this.type = builder.type;
        this.shapes = new Shapes(builder.families, builder.parsed, builder.files, builder.patches);
        this.root = shapes.record(type, null);
        this.canonical = new Canonical(root, shapes);
    }

    /** A language that is described by this record. */
    public static <T extends Record> Builder<T> of(Class<T> type) {
        return new Builder<>(type);
    }

    /** Says what the types mean that are neither records nor numbers. */
    public static final class Builder<T extends Record> {
        private final Class<T> type;
        private final Map<Class<?>, PolicyCatalog> families = new LinkedHashMap<>();
        private final Map<Class<?>, Shape.Parsed> parsed = new LinkedHashMap<>();
        private final Map<Class<?>, BiFunction<String, List<String>, ?>> files = new LinkedHashMap<>();

        private final Map<Class<?>, Function<? super Node, ?>> patches = new LinkedHashMap<>();

        private Builder(Class<T> type) {
            this.type = type;
        }

        /** A component of the catalog's interface is one of its policies. */
        public Builder<T> family(PolicyCatalog catalog) {
            families.put(catalog.family(), catalog);
            return this;
        }

        /**
         * A component of this type is text that a function understands.
         *
         * @param expectation for "expected ...", with an example: {@code a date and time such as 2024-12-10T15:30:00Z}
         * @param parse throws {@link IllegalArgumentException} with a sentence of its own, or
         *     {@link java.time.DateTimeException} to have one made of the expectation
         */
        public <V> Builder<T> text(Class<V> valueType, String expectation, Function<String, V> parse) {
            parsed.put(valueType, new Shape.Parsed(valueType, parse, expectation));
            return this;
        }

        /**
         * A component of this type is a text file, named relative to the file that names it and no bigger than 100 MB.
         *
         * @param load makes it of the path as written and the lines; may throw {@link IllegalArgumentException}
         */
        public <V> Builder<T> file(Class<V> valueType, BiFunction<String, List<String>, V> load) {
            files.put(valueType, load);
            return this;
        }

        /** A component of this type is a merge patch over the whole document, which a function makes it of. */
        public <V> Builder<T> patch(Class<V> valueType, Function<? super Node, V> make) {
            patches.put(valueType, make);
            return this;
        }

        /** The language. */
        public Language<T> build() {
            return new Language<>(this);
        }
    }

    /** Reads a file with its includes; null if any of them cannot be read at all. */
    public @Nullable Mapping load(Path file, Problems problems) {
        return load(file, problems, read -> {});
    }

    /**
     * Reads a file with its includes; null if any of them cannot be read at all.
     *
     * @param read hears of every file that was read, the first one included
     */
    public @Nullable Mapping load(Path file, Problems problems, Consumer<Path> read) {
        Includes includes = new Includes(canonical, problems);
        Mapping document = includes.load(file);
        includes.files().forEach(read);
        return document;
    }

    /** Reads text without includes; null if it is not a YAML mapping. */
    public @Nullable Mapping parse(String text, Source source, Problems problems) {
        Node node = SourceReader.parse(text, source, problems);
        if (node != null && !(node instanceof Mapping)) {
            problems.error(node.position(), "", Includes.noMapping(node));
        }
        return node instanceof Mapping mapping ? (Mapping) canonical.document(mapping) : null;
    }

    /** The document with a merge patch (RFC 7396) over it; a patch that is null or empty changes nothing. */
    public Mapping patch(Mapping document, Node patch, Problems problems) {
        if (patch.isNull()) {
            return document;
        }
        Node plain = canonical.document(patch);
        if (!(plain instanceof Mapping over)) {
            problems.error(patch.position(), "", "expected a mapping, but found " + patch.describe());
            return document;
        }
        return new MergePatch(canonical, problems, true).document(document, over.as(Mapping.Role.PLAIN));
    }

    /** One document over another: what the lower one says holds where the upper one says nothing. */
    public Mapping over(Mapping lower, Mapping upper, Problems problems) {
        return new MergePatch(canonical, problems, false).document(lower, upper);
    }

    /**
     * A problem of a patched document that the document alone does not have, where the patch brings it about; the same problem
     * if the patch says nothing about the record that it is in.
     *
     * @param outer path at which the patch stands
     */
    public Problem blame(Problem problem, Node patch, String outer) {
        Culprit culprit = canonical.document(patch) instanceof Mapping over
                ? Culprit.of(over, NodePath.parse(problem.path()), canonical)
                : null;
        return culprit == null
                ? problem
                : new Problem(
                                problem.severity(),
                                culprit.position(),
                                culprit.path().toString(),
                                problem.message())
                        .under(outer);
    }

    /** The merge patch (RFC 7396) that makes {@code to} of {@code from}; empty if both say the same. */
    public Mapping difference(Mapping from, Mapping to) {
        return Diff.between((Mapping) canonical.document(from), (Mapping) canonical.document(to))
                .as(Mapping.Role.PLAIN);
    }

    /** A part of a document on one line of YAML, for a setting. */
    public static String line(Node node) {
        return YamlWriter.inline(node);
    }

    /** The document with each {@code path.to.key=value} carried out, in order. */
    public Mapping set(Mapping document, List<String> assignments, Problems problems) {
        Mapping result = document;
        Source file = document.position().source();
        for (int i = 0; i < assignments.size(); i++) {
            String label = "--set '" + assignments.get(i) + "'";
            Source source = new Source(label, Integer.MAX_VALUE, file.folder(), file.root(), false);
            result = Assignment.apply(result, assignments.get(i), source, canonical, problems);
        }
        return result;
    }

    /**
     * The record that the document says.
     *
     * @return null if anything is wrong with it
     */
    public @Nullable T bind(Node document, Problems problems) {
        return draft(document, problems).complete();
    }

    /** As much of the record that the document says as can be read. */
    public Draft<T> draft(Node document, Problems problems) {
        problems.locate(document);
        Unread unread = new Unread();
        return new Draft<>(type.cast(new Binder(shapes, problems, unread).bind(document, root)), unread);
    }

    /**
     * The language as JSON Schema, draft 2020-12.
     *
     * @param title what editors call it
     */
    public ObjectNode schema(String title) {
        return new JsonSchema(shapes, root).schema(title);
    }

    /**
     * The document as YAML with every default filled in, keys in the order of the records, policies as calls; reads back
     * to the same record.
     */
    public String effective(Node document) {
        return YamlWriter.write(new Effective(shapes).complete(document, root));
    }
}
