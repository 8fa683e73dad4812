package buzzville.broker;

import buzzville.message.Copy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The messages that wait in one lane, in the order in which the lane serves them. */
interface WaitingLine {
    void add(Copy copy);

    /** Takes out a copy, wherever it stands. */
    void remove(Copy copy);

    /** The next to be served. */
    @Nullable
    Copy head();

    /** The one with the latest turn. */
    @Nullable
    Copy newest();

    int size();

    /** Visits all, in no particular but always the same order; the line must not change meanwhile. */
    void forEach(Consumer<? super Copy> visitor);
}
