package buzzville.report.story;

import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.metric.Fate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one service saw of messages that are alike. Instants are nanoseconds since the story began. */
final class Reception {
    final String service;
    final Moments received = new Moments();
    final Moments began = new Moments();
    final Moments ended = new Moments();
    /** How long the last attempt took, of those that took time. */
    final Moments took = new Moments();

    final Map<Fate, Moments> lostBefore = new EnumMap<>(Fate.class);
    final Map<Fate, Moments> lostAfter = new EnumMap<>(Fate.class);
    /** Not begun when the run ended. */
    final Moments waiting = new Moments();
    /** Begun and not finished when the run ended. */
    final Moments unfinished = new Moments();

    Reception(String service) {
        this.service = service;
    }

    /** @param start when the story began; {@code fate} is null for a message that is in flight at the end */
    void ended(long start, @Nullable Copy copy, @Nullable Fate fate, long now) {
        long receivedAt = copy == null ? Message.NEVER : copy.receivedAt;
        long startedAt = copy == null ? Message.NEVER : copy.startedAt;
        boolean worked = startedAt != Message.NEVER;
        if (receivedAt != Message.NEVER) {
            received.add(receivedAt - start);
        }
        if (fate == null) {
            (worked ? unfinished : waiting).add((worked ? startedAt : now) - start);
        } else if (fate == Fate.DELIVERED) {
            ended.add(now - start);
            if (now > startedAt) {
                began.add(startedAt - start);
                took.add(now - startedAt);
            }
        } else {
            (worked ? lostAfter : lostBefore)
                    .computeIfAbsent(fate, fresh -> new Moments())
                    .add(now - start);
        }
    }
}
