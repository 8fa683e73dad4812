package buzzville.scenario.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds nodes from the parser's events, so that a hostile document is refused before it becomes one. */
final class TreeBuilder {

    private static final String STANDARD = "tag:yaml.org,2002:";
    private static final Pattern STANDARD_TAG = Pattern.compile(STANDARD + "(str|int|float|bool|null|map|seq)");

    /** What an alias repeats, and what that costs. */
    private record Anchored(Node node, int size, int depth) {}

    /** A mapping or a list that is not finished. */
    private static final class Open {
        final Position position;
        final boolean mapping;
        final @Nullable String anchor;
        final List<Node> items = new ArrayList<>();
        final Map<String, Entry> entries = new LinkedHashMap<>();
        final int sizeBefore;
        int depth = 1;

        @Nullable
        Scalar key;

        Open(Position position, boolean mapping, @Nullable String anchor, int sizeBefore) {
            this.position = position;
            this.mapping = mapping;
            this.anchor = anchor;
            this.sizeBefore = sizeBefore;
        }
    }

    private final Source source;
    private final Problems problems;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int size;
    private int documents;
    private @Nullable Node root;

    TreeBuilder(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    Node document() {
        if (root == null) {
            throw new Refusal(Position.of(source), "expected a YAML document, but there is nothing in it");
        }
        return root;
    }

    void consume(Iterable<Event> events) {
        for (Event event : events) {
            switch (event.getEventId()) {
                case DocumentStart -> startDocument(event);
                case Scalar -> scalar((ScalarEvent) event);
                case Alias -> alias((AliasEvent) event);
                case MappingStart, SequenceStart -> start((CollectionStartEvent) event);
                case MappingEnd, SequenceEnd -> end();
                default -> {}
            }
        }
    }

    private void startDocument(Event event) {
        documents++;
        if (documents > 1) {
            throw new Refusal(position(event), "expected one YAML document, but here begins a second");
        }
    }

    private void scalar(ScalarEvent event) {
        Position at = position(event);
        refuseTag(event.getTag(), at);
        count(1, at);
        String text = CallShield.unshield(event.getValue());
        boolean plain = event.isPlain() && event.getTag().isEmpty();
        boolean bare = plain && event.getAnchor().isEmpty();
        Scalar scalar = new Scalar(at, text, plain, bare && isVerbatim(event, text));
        remember(name(event.getAnchor()), scalar, 1, 0);
        add(scalar, 0);
    }

    private static boolean isVerbatim(ScalarEvent event, String text) {
        Optional<Mark> start = event.getStartMark();
        Optional<Mark> end = event.getEndMark();
        return start.isPresent()
                && end.isPresent()
                && start.get().getLine() == end.get().getLine()
                && end.get().getColumn() - start.get().getColumn() == text.codePointCount(0, text.length());
    }

    private void alias(AliasEvent event) {
        Position at = position(event);
        String name = event.getAlias().getValue();
        for (Open enclosing : open) {
            if (name.equals(enclosing.anchor)) {
                throw new Refusal(at, "alias '*" + name + "' stands inside what it repeats");
            }
        }
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw new Refusal(
                    at, "alias '*" + name + "' repeats nothing: there is no anchor '&" + name + "' before it");
        }
        count(anchored.size(), at);
        if (open.size() + anchored.depth() > Limits.DEPTH) {
            throw new Refusal(at, tooDeep());
        }
        add(anchored.node(), anchored.depth());
    }

    private void start(CollectionStartEvent event) {
        Position at = position(event);
        refuseTag(event.getTag(), at);
        count(1, at);
        boolean mapping = event.getEventId() == Event.ID.MappingStart;
        Open parent = open.peek();
        if (parent != null && parent.mapping && parent.key == null) {
            throw new Refusal(at, "expected a name as key, but found " + (mapping ? "a mapping" : "a list"));
        }
        if (open.size() == Limits.DEPTH) {
            throw new Refusal(at, tooDeep());
        }
        open.push(new Open(at, mapping, name(event.getAnchor()), size - 1));
    }

    private void end() {
        Open done = open.pop();
        Node node = done.mapping ? new Mapping(done.position, done.entries) : new Sequence(done.position, done.items);
        remember(done.anchor, node, size - done.sizeBefore, done.depth);
        add(node, done.depth);
    }

    private void add(Node node, int depth) {
        Open parent = open.peek();
        if (parent == null) {
            root = node;
            return;
        }
        parent.depth = Math.max(parent.depth, depth + 1);
        if (!parent.mapping) {
            parent.items.add(node);
        } else if (parent.key == null) {
            parent.key = key(node);
        } else {
            put(parent, parent.key, node);
            parent.key = null;
        }
    }

    private static Scalar key(Node node) {
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            return scalar;
        }
        throw new Refusal(node.position(), "expected a name as key, but found " + node.describe());
    }

    private void put(Open parent, Scalar key, Node value) {
        Entry first = parent.entries.putIfAbsent(key.text(), new Entry(key.position(), value));
        if (first != null) {
            problems.error(
                    key.position(),
                    path().toString(),
                    "key " + key.describe() + " stands here twice; the first is in line "
                            + first.at().line());
        }
    }

    private NodePath path() {
        NodePath path = NodePath.ROOT;
        for (var enclosing = open.descendingIterator(); enclosing.hasNext(); ) {
            Open step = enclosing.next();
            if (step.key != null) {
                path = path.key(step.key.text());
            } else if (!step.mapping) {
                path = path.item(step.items.size());
            }
        }
        return path;
    }

    private void remember(@Nullable String anchor, Node node, int nodes, int depth) {
        if (anchor != null) {
            anchors.put(anchor, new Anchored(node, nodes, depth));
        }
    }

    private void count(int nodes, Position at) {
        size += nodes;
        if (size > Limits.NODES) {
            throw new Refusal(
                    at,
                    "too many values: expected at most %d, those behind aliases counted each time"
                            .formatted(Limits.NODES));
        }
    }

    private static String tooDeep() {
        return "too deep: expected at most " + Limits.DEPTH + " mappings and lists inside one another";
    }

    private void refuseTag(Optional<String> tag, Position at) {
        if (tag.isPresent()
                && !tag.get().equals("!")
                && !STANDARD_TAG.matcher(tag.get()).matches()) {
            String written = tag.get().startsWith(STANDARD) ? "!!" + tag.get().substring(STANDARD.length()) : tag.get();
            problems.error(
                    at, path().toString(), "tag '" + written + "' is not understood; write the value without it");
        }
    }

    private static @Nullable String name(Optional<Anchor> anchor) {
        return anchor.map(Anchor::getValue).orElse(null);
    }

    private Position position(Event event) {
        return event.getStartMark()
                .map(mark -> SourceReader.position(mark, source))
                .orElseGet(() -> Position.of(source));
    }
}
