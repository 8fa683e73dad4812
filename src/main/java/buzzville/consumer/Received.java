package buzzville.consumer;

import buzzville.message.Copy;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What has reached workers who have not begun with it. */
final class Received {
    private final Supplier<ArrayDeque<Copy>> fresh;

    @SuppressWarnings("unchecked")
    private @Nullable ArrayDeque<Copy>[] byWorker = (ArrayDeque<Copy>[]) new ArrayDeque<?>[0];

    /** @param fresh makes the hands of one worker */
    Received(Supplier<ArrayDeque<Copy>> fresh) {
        this.fresh = fresh;
    }

    void ensure(int workers) {
        byWorker = Arrays.copyOf(byWorker, workers);
    }

    void add(Copy copy) {
        ArrayDeque<Copy> hands = byWorker[copy.worker];
        if (hands == null) {
            byWorker[copy.worker] = hands = fresh.get();
        }
        hands.add(copy);
    }

    /** The next of one worker, taken out of his hands; null if there is none. */
    @Nullable
    Copy next(int worker) {
        ArrayDeque<Copy> hands = byWorker[worker];
        return hands == null || hands.isEmpty() ? null : hands.remove();
    }

    /** Takes one out of its worker's hands. @return whether it was there */
    boolean putDown(Copy copy) {
        ArrayDeque<Copy> hands = byWorker[copy.worker];
        return hands != null && hands.remove(copy);
    }

    /** Takes all out of the hands of one worker. */
    void putDownAll(int worker, Collection<? super Copy> to) {
        ArrayDeque<Copy> hands = byWorker[worker];
        if (hands != null) {
            hands.forEach(to::add);
            hands.clear();
        }
    }

    void forEach(int worker, Consumer<? super Copy> visitor) {
        ArrayDeque<Copy> hands = byWorker[worker];
        if (hands != null) {
            hands.forEach(visitor);
        }
    }
}
