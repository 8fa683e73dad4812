package buzzville.scenario.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The merge patch (RFC 7396) that makes one canonical document of another; where things are written does not matter. */
final class Diff {
    private Diff() {}

    /** What to put over {@code from} to get {@code to}; empty if they say the same. */
    static Mapping between(Mapping from, Mapping to) {
        Map<String, Entry> patch = new LinkedHashMap<>();
        to.entries().forEach((key, entry) -> {
            Node old = from.get(key);
            if (old instanceof Mapping under && entry.value() instanceof Mapping over && !isOtherKind(under, over)) {
                Mapping inner = between(under, over);
                if (!inner.entries().isEmpty()) {
                    patch.put(key, new Entry(entry.at(), inner));
                }
            } else if (old == null || !isSame(old, entry.value())) {
                patch.put(key, new Entry(entry.at(), entry.value()));
            }
        });
        from.entries().forEach((key, entry) -> {
            if (!to.entries().containsKey(key)) {
                patch.put(key, new Entry(to.position(), Scalar.of(to.position(), "null")));
            }
        });
        Position at = patch.values().stream().map(Entry::at).findFirst().orElse(to.position());
        return new Mapping(at, patch, to.role());
    }

    private static boolean isOtherKind(Mapping one, Mapping other) {
        return !Objects.equals(PolicyForms.kind(one), PolicyForms.kind(other));
    }

    private static boolean isSame(Node one, Node other) {
        if (one instanceof Scalar a && other instanceof Scalar b) {
            return a.isNull() ? b.isNull() : !b.isNull() && a.text().equals(b.text());
        } else if (one instanceof Sequence a && other instanceof Sequence b) {
            return isSame(a.items(), b.items());
        }
        return one instanceof Mapping a
                && other instanceof Mapping b
                && a.entries().keySet().equals(b.entries().keySet())
                && between(a, b).entries().isEmpty();
    }

    private static boolean isSame(List<Node> one, List<Node> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!isSame(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }
}
