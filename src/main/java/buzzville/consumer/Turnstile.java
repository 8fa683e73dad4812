package buzzville.consumer;

import buzzville.message.Copy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets the workers of one service begin with messages in the order in which these were dispatched, whatever the way to each of them
 * takes and however many each has in hand.
 */
final class Turnstile {
    /** Dispatched and not begun, by turn. */
    private final TreeMap<Long, Copy> unbegun = new TreeMap<>();
    /** On the way to a worker, and to go back from there. */
    private final Set<Copy> returning = new HashSet<>();

    void dispatched(Copy copy) {
        unbegun.put(copy.turn, copy);
    }

    /** It has begun, is lost, or is back. */
    void over(Copy copy) {
        unbegun.remove(copy.turn, copy);
        returning.remove(copy);
    }

    /** The one with which somebody may begin; null if there is none. */
    @Nullable
    Copy next() {
        return unbegun.isEmpty() ? null : unbegun.firstEntry().getValue();
    }

    /** Those that must not begin before the first that somebody has who is down, itself included. */
    List<Copy> from(IntPredicate down) {
        for (Copy copy : unbegun.values()) {
            if (down.test(copy.worker)) {
                return new ArrayList<>(unbegun.tailMap(copy.turn, true).values());
            }
        }
        return List.of();
    }

    /** It is to go back as soon as it is there; until then nothing is dispatched, for it could come before. */
    void sendBack(Copy copy) {
        returning.add(copy);
    }

    boolean returns(Copy copy) {
        return returning.contains(copy);
    }

    /** Whether something may be dispatched. */
    boolean isOpen() {
        return returning.isEmpty();
    }
}
