package buzzville.scenario.yaml;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts one document over another as RFC 7396 says: mappings merge key by key, everything else replaces, null removes.
 *
 * <p>Beyond the RFC: a policy of another kind replaces the whole policy, and of keys that exclude each other the later one
 * replaces the earlier; a patch that is itself a value (a strategy in an
 * including file) keeps its nulls, for they are meant for later; and a key with nothing behind it removes what was there,
 * but stays if nothing was. Both documents have to be canonical.
 */
final class MergePatch {

    private final Canonical canonical;
    private final Problems problems;
    private final boolean late;

    /** @param late whether what a patch brings was to be expected before: it is a strategy or a setting, not an including file */
    MergePatch(Canonical canonical, Problems problems, boolean late) {
        this.canonical = canonical;
        this.problems = problems;
        this.late = late;
    }

    /** A whole document over another. */
    Mapping document(Mapping target, Mapping patch) {
        return (Mapping) apply(target, patch, canonical.root(), NodePath.ROOT);
    }

    /**
     * @param target what is below, or null if nothing is
     * @param shape what both have to look like, or null if nothing may stand there
     */
    Node apply(@Nullable Node target, Node patch, @Nullable Shape shape, NodePath path) {
        return apply(target, patch, shape, path, false);
    }

    private Node apply(@Nullable Node target, Node patch, @Nullable Shape shape, NodePath path, boolean keepNulls) {
        if (!(patch instanceof Mapping over)) {
            return patch;
        }
        boolean keep = keepNulls || over.role() == Mapping.Role.PATCH;
        if (!(target instanceof Mapping under) || isOtherKind(under, over)) {
            return keep ? over : over.with(merged(Map.of(), over, shape, path, false));
        }
        return under.with(merged(under.entries(), over, shape, path, keep));
    }

    private Map<String, Entry> merged(
            Map<String, Entry> under, Mapping over, @Nullable Shape shape, NodePath path, boolean keepNulls) {
        Map<String, Entry> entries = new LinkedHashMap<>(under);
        entries.keySet().removeIf(key -> isReplaced(key, over, shape));
        over.entries().forEach((key, entry) -> {
            Entry old = entries.get(key);
            NodePath at = path.key(key);
            if (!entry.value().isNull() || keepNulls) {
                Shape child = canonical.child(shape, over, key);
                Node value = apply(old == null ? null : old.value(), entry.value(), child, at, keepNulls);
                boolean mixed = value != entry.value() && value instanceof Mapping;
                entries.put(key, (old == null ? entry.added(under.keySet(), late) : mixed ? old : entry).with(value));
            } else if (old != null) {
                entries.remove(key);
            } else if (entry.value() instanceof Scalar scalar && scalar.isEmpty()) {
                entries.put(key, entry);
            } else {
                Mapping whose = PolicyForms.kind(over) == null ? new Mapping(over.position(), under) : over;
                removesNothing(entry.at(), key, whose, shape, path);
            }
        });
        return entries;
    }

    /** Whether a patch gives a key that excludes this one, which it does not mention. */
    static boolean isReplaced(String key, Mapping over, @Nullable Shape shape) {
        return shape instanceof Shape.Fields fields
                && !over.entries().containsKey(key)
                && over.entries().entrySet().stream()
                        .anyMatch(given -> !given.getValue().value().isNull() && fields.replaces(given.getKey(), key));
    }

    /**
     * Notes that a null finds nothing to remove: a mistake if nothing of that name can ever be there.
     *
     * @param mapping where it is looked for
     * @param shape of the mapping
     * @param path of the mapping
     */
    void removesNothing(Position at, String key, Mapping mapping, @Nullable Shape shape, NodePath path) {
        Collection<String> legal = canonical.keys(shape, mapping);
        if (legal != null && !legal.contains(key)) {
            problems.error(at, path.toString(), "unknown key '" + key + "'" + Suggestion.hint(key, legal, "keys"));
            return;
        }
        String nearest = Suggestion.nearest(key, mapping.entries().keySet());
        String hint = nearest == null ? "" : "; did you mean '" + nearest + "'?";
        problems.warning(at, path.key(key).toString(), "null removes '" + key + "', but there is none" + hint);
    }

    private static boolean isOtherKind(Mapping under, Mapping over) {
        boolean policy = under.role() == Mapping.Role.POLICY || over.role() == Mapping.Role.POLICY;
        String kind = PolicyForms.kind(over);
        return policy && kind != null && !kind.equals(PolicyForms.kind(under));
    }
}
