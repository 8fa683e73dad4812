package buzzville.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a message: the message, or everything that is wrong with it.
 *
 * @param message null if anything is
 */
public record Reading(@Nullable WireMessage message, List<Mistake> mistakes) {
    public Reading {
        mistakes = List.copyOf(mistakes);
    }
}
