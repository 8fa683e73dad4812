package buzzville.broker;

import buzzville.message.Copy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A line in some other order than arrival: a binary heap whose members know their place, so that any of them can leave. */
final class SortedLine implements WaitingLine {
    private static final Copy[] EMPTY = new Copy[0];

    private final Comparator<Copy> order;
    private Copy[] heap = EMPTY;
    private int size;

    /** A line in this order; copies that it holds equal stand by their turn. */
    SortedLine(Comparator<Copy> order) {
        this.order = order.thenComparingLong(copy -> copy.turn);
    }

    @Override
    public void add(Copy copy) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, Math.max(16, 2 * size));
        }
        rise(copy, size++);
    }

    @Override
    public void remove(Copy copy) {
        int place = copy.place;
        Copy moved = heap[--size];
        heap[size] = copy; // overwritten by the next newcomer; at most one stale copy per slot stays reachable
        if (moved == copy) {
            return;
        }
        if (place > 0 && order.compare(moved, heap[(place - 1) >> 1]) < 0) {
            rise(moved, place);
        } else {
            sink(moved, place);
        }
    }

    @Override
    public @Nullable Copy head() {
        return size == 0 ? null : heap[0];
    }

    @Override
    public @Nullable Copy newest() {
        Copy newest = null;
        for (int i = 0; i < size; i++) {
            if (newest == null || heap[i].turn > newest.turn) {
                newest = heap[i];
            }
        }
        return newest;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void forEach(Consumer<? super Copy> visitor) {
        for (int i = 0; i < size; i++) {
            visitor.accept(heap[i]);
        }
    }

    private void rise(Copy copy, int place) {
        int i = place;
        while (i > 0) {
            int parent = (i - 1) >> 1;
            if (order.compare(copy, heap[parent]) >= 0) {
                break;
            }
            put(heap[parent], i);
            i = parent;
        }
        put(copy, i);
    }

    private void sink(Copy copy, int place) {
        int i = place;
        for (int child = 2 * i + 1; child < size; child = 2 * i + 1) {
            if (child + 1 < size && order.compare(heap[child + 1], heap[child]) < 0) {
                child++;
            }
            if (order.compare(copy, heap[child]) <= 0) {
                break;
            }
            put(heap[child], i);
            i = child;
        }
        put(copy, i);
    }

    private void put(Copy copy, int place) {
        heap[place] = copy;
        copy.place = place;
    }
}
