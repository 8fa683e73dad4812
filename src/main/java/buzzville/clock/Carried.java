package buzzville.clock;

import org.jspecify.annotations.Nullable;

/**
 * What a message carries of its sender's logical clocks, and what the log calls it.
 *
 * @param message its name in the log
 * @param lamport its sender's Lamport stamp
 * @param vector its sender's vector
 * @param hybrid its sender's hybrid stamp; null if it knows of none
 * @param known of which logged events it brings news: by process, the how-manieth of it is the latest. Of the event that sent it and
 *     no other, if that is in the log
 * @param event number of the logged event that sent it; 0 if that is not in the log
 */
public record Carried(
        String message,
        long lamport,
        VectorStamp vector,
        @Nullable HybridStamp hybrid,
        VectorStamp known,
        int event) {}
