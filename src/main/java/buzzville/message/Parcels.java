package buzzville.message;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A cloakroom: things that wait for an event leave themselves here and give the event their number. */
public final class Parcels<T> {
    private @Nullable Object[] things = new Object[16];
    private int[] free = new int[16];
    private int used;
    private int freed;

    /** Keeps a thing. @return its number */
    public int put(T thing) {
        int slot = freed > 0 ? free[--freed] : used++;
        if (slot == things.length) {
            things = Arrays.copyOf(things, 2 * slot);
        }
        things[slot] = thing;
        return slot;
    }

    /** What is kept under this number, and stays there. */
    @SuppressWarnings("unchecked")
    public T at(int slot) {
        return (T) Objects.requireNonNull(things[slot]);
    }

    /** Hands back what was kept under this number, once. */
    @SuppressWarnings("unchecked")
    public T take(int slot) {
        Object thing = Objects.requireNonNull(things[slot]);
        things[slot] = null;
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * freed);
        }
        free[freed++] = slot;
        return (T) thing;
    }

    /** Visits all that are kept, in the order of their numbers. */
    @SuppressWarnings("unchecked")
    public void forEach(Consumer<? super T> visitor) {
        for (int slot = 0; slot < used; slot++) {
            if (things[slot] != null) {
                visitor.accept((T) things[slot]);
            }
        }
    }

    /** How many are kept. */
    public int size() {
        return used - freed;
    }
}
