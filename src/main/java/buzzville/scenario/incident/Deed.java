package buzzville.scenario.incident;

/** The one thing that an incident does. */
public interface Deed {
    /** The key under which it is written, such as {@code surge}. */
    String word();

    /** Whether it can come by itself, again and again, instead of at an instant that is given. */
    default boolean canBeRandom() {
        return false;
    }

    /** Whether it is over at once unless somebody says how long it lasts. */
    default boolean isMoment() {
        return false;
    }
}
