package buzzville.broker;

import buzzville.message.Copy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** First in, first out: a doubly linked list through the copies themselves, so that any of them can leave at once. */
final class ArrivalLine implements WaitingLine {
    private @Nullable Copy first;
    private @Nullable Copy last;
    private int size;

    @Override
    public void add(Copy copy) {
        size++;
        if (first != null && copy.turn < first.turn) {
            copy.ahead = null;
            copy.behind = first;
            first.ahead = copy;
            first = copy;
            return;
        }
        copy.ahead = last;
        copy.behind = null;
        if (last == null) {
            first = copy;
        } else {
            last.behind = copy;
        }
        last = copy;
    }

    @Override
    public void remove(Copy copy) {
        size--;
        Copy ahead = copy.ahead;
        Copy behind = copy.behind;
        if (ahead == null) {
            first = behind;
        } else {
            ahead.behind = behind;
        }
        if (behind == null) {
            last = ahead;
        } else {
            behind.ahead = ahead;
        }
        copy.ahead = null;
        copy.behind = null;
    }

    @Override
    public @Nullable Copy head() {
        return first;
    }

    @Override
    public @Nullable Copy newest() {
        return last;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void forEach(Consumer<? super Copy> visitor) {
        for (Copy copy = first; copy != null; copy = copy.behind) {
            visitor.accept(copy);
        }
    }
}
