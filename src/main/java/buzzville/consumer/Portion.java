package buzzville.consumer;

import buzzville.message.Copy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a worker has fetched: the portion that it works on, and behind it the next, which it sorts by partition when it comes to
 * it.
 */
final class Portion extends ArrayDeque<Copy> {
    private static final long serialVersionUID = 1;

    private final transient List<Copy> next = new ArrayList<>();

    @Override
    public boolean add(Copy copy) {
        return next.add(copy);
    }

    @Override
    public Copy remove() {
        if (super.isEmpty()) {
            next.sort(Comparator.comparingInt(copy -> copy.message.partition));
            super.addAll(next);
            next.clear();
        }
        return super.remove();
    }

    @Override
    public boolean isEmpty() {
        return super.isEmpty() && next.isEmpty();
    }

    @Override
    public void forEach(Consumer<? super Copy> visitor) {
        super.forEach(visitor);
        next.forEach(visitor);
    }

    @Override
    public Object[] toArray() {
        List<Copy> all = new ArrayList<>(size() + next.size());
        forEach(all::add);
        return all.toArray();
    }

    @Override
    public void clear() {
        super.clear();
        next.clear();
    }
}
