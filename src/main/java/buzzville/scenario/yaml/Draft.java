package buzzville.scenario.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A record as far as a document can be read.
 *
 * @param record where something could not be read it holds a value that is as good as any; null if nothing could be made
 * @param unread where that is
 * @param <T> the record
 */
public record Draft<T extends Record>(@Nullable T record, Unread unread) {
    /** The record if all of it could be read, else null. */
    public @Nullable T complete() {
        return unread.isEmpty() ? record : null;
    }
}
