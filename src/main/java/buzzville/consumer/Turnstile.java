package buzzville.consumer;

import buzzville.message.Copy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
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

    /**
     * What those who are down have not begun goes back, and so does all that must not begin before it. What is on the way to a worker
     * goes back from there, and until then nothing is dispatched, for it could come before.
     *
     * @param down whether a worker is
     * @param putDown takes out of a worker's hands, if it is there
     * @param back what goes back at once
     */
    void sendBack(IntPredicate down, Predicate<Copy> putDown, List<Copy> back) {
        boolean after = false;
        for (Copy copy : unbegun.values()) {
            after |= down.test(copy.worker);
            if (after && putDown.test(copy)) {
                back.add(copy);
            } else if (after && !back.contains(copy)) {
                returning.add(copy);
            }
        }
    }

    boolean returns(Copy copy) {
        return returning.contains(copy);
    }

    /** Whether something may be dispatched. */
    boolean isOpen() {
        return returning.isEmpty();
    }
}
