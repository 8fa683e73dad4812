package buzzville.clock;

/** How two events stand to each other. */
public enum Relation {
    /** The same event, or what cannot be told apart. */
    SAME,
    /** The first may have influenced the second. */
    BEFORE,
    /** The second may have influenced the first. */
    AFTER,
    /** Neither can have influenced the other, which says nothing of when they happened. */
    CONCURRENT;

    /** The same, seen from the other event. */
    public Relation reversed() {
        return switch (this) {
            case BEFORE -> AFTER;
            case AFTER -> BEFORE;
            case SAME, CONCURRENT -> this;
        };
    }
}
