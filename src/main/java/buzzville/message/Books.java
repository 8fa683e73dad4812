package buzzville.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A tally of all messages, and those that objectives open for some of them.
 *
 * @param <T> sort of tally
 */
public final class Books<T> {
    private record Narrow<T>(T tally, Set<EventKind> kinds, Set<String> origins) {
        boolean isAbout(Message message) {
            return kinds.contains(message.kind) && (origins.isEmpty() || origins.contains(message.origin.name()));
        }
    }

    private final T all;
    private final List<Narrow<T>> narrow = new ArrayList<>();

    /** Opens one for all messages. */
    public Books(T all) {
        this.all = all;
    }

    /** That of all messages. */
    public T all() {
        return all;
    }

    /**
     * Opens one more; before anything happens.
     *
     * @param origins names of producers or witnesses from whom the messages come; empty for everybody
     */
    public void watch(T tally, Collection<EventKind> kinds, Set<String> origins) {
        narrow.add(new Narrow<>(tally, Set.copyOf(kinds), Set.copyOf(origins)));
    }

    /** Visits all. */
    public void each(Consumer<? super T> visitor) {
        visitor.accept(all);
        narrow.forEach(each -> visitor.accept(each.tally()));
    }

    /** Writes something down of a message wherever that is counted. */
    public void note(Message message, Consumer<? super T> what) {
        what.accept(all);
        for (Narrow<T> each : narrow) {
            if (each.isAbout(message)) {
                what.accept(each.tally());
            }
        }
    }
}
