package buzzville.message;

import org.jspecify.annotations.Nullable;

/**
 * A type of event, as a run knows it.
 *
 * @param index its place among the events of the scenario
 * @param name such as {@code accident_route}
 * @param priority how urgent its messages are
 * @param key what its partition key is
 * @param lifetime draws a message's time to live from its occurrence, or null when it never expires
 * @param size of one message in bytes
 */
public record EventKind(
        int index,
        String name,
        Priority priority,
        KeyRule key,
        @Nullable Lifetime lifetime,
        long size) {}
