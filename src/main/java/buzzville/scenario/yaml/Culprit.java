package buzzville.scenario.yaml;

import org.jspecify.annotations.Nullable;

/**
 * What a patch says that makes a value wrong which stands elsewhere: the constructor of a record, or a check of the whole, may
 * find fault with what the patch left as it was.
 *
 * @param position where it is written in the patch
 * @param path where it is in the patch
 */
record Culprit(Position position, NodePath path) {
    /**
     * The value in a patch that is nearest to what is wrong: that value itself, or else the least part of the patch that changes the
     * same record.
     *
     * @param patch in canonical form
     * @param wrong path of what is wrong in the patched document
     * @return null if the patch does not touch the record that it is in
     */
    static @Nullable Culprit of(Mapping patch, NodePath wrong, Canonical canonical) {
        Shape shape = canonical.root();
        NodePath path = NodePath.ROOT;
        Entry nearest = null;
        for (Object step : wrong.steps()) {
            Mapping here = nearest == null ? patch : nearest.value() instanceof Mapping inside ? inside : null;
            Entry next =
                    here != null && step instanceof String key ? here.entries().get(key) : null;
            if (here == null || next == null) {
                break;
            }
            shape = canonical.child(shape, here, (String) step);
            path = next.implied() ? path : path.key((String) step);
            nearest = next;
        }
        boolean whole = path.steps().size() == wrong.steps().size();
        boolean part = shape instanceof Shape.Fields || shape instanceof Shape.Policy;
        return nearest != null && (whole || part) ? least(nearest, path) : null;
    }

    /** As far down as nothing else is said. */
    private static Culprit least(Entry entry, NodePath path) {
        Entry least = entry;
        NodePath way = path;
        while (least.value() instanceof Mapping mapping && mapping.entries().size() == 1) {
            String key = mapping.entries().keySet().iterator().next();
            least = mapping.entries().values().iterator().next();
            way = least.implied() ? way : way.key(key);
        }
        boolean several = least.value() instanceof Mapping;
        return new Culprit(several ? least.at() : least.value().position(), way);
    }
}
