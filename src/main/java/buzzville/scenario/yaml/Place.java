package buzzville.scenario.yaml;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands.
 *
 * @param path as the user sees it
 * @param whole the path with the keys that abbreviations imply
 * @param key where to point if something in it is missing: its key if it has one
 * @param slip what to say then instead, if it is probably not meant to be new
 */
record Place(
        NodePath path,
        NodePath whole,
        Position key,
        @Nullable Slip slip) {

    /** A name that a patch brought into a map of records. */
    record Slip(NodePath map, String name, Entry.Newcomer newcomer) {
        /** What to say of a newcomer that is not whole; null if a new one is as likely as a slip. */
        @Nullable
        String sentence(Collection<String> missing) {
            String plural = map.steps().get(map.steps().size() - 1).toString();
            String hint = newcomer.hint(name, plural);
            return hint == null
                    ? null
                    : "unknown " + Suggestion.singular(plural) + " '" + name + "'" + hint + " (a new one needs '"
                            + String.join("', '", missing) + "')";
        }
    }

    static Place root(Node node) {
        return new Place(NodePath.ROOT, NodePath.ROOT, node.position(), null);
    }

    Place key(String name, Entry entry) {
        return new Place(entry.implied() ? path : path.key(name), whole.key(name), entry.at(), null);
    }

    /** As {@link #key}, in a map of records. */
    Place named(String name, Entry entry) {
        Entry.Newcomer newcomer = entry.newcomer();
        Slip slip = newcomer == null ? null : new Slip(path, name, newcomer);
        return new Place(path.key(name), whole.key(name), entry.at(), slip);
    }

    Place item(int index, Node item) {
        return new Place(path.item(index), whole.item(index), item.position(), null);
    }
}
