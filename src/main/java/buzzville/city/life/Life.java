package buzzville.city.life;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of one message.
 *
 * @param self what it is
 * @param origin who reported it, and {@code instance} which of them; an aggregate of several has -1
 * @param zone its name, and {@code key} of its partition; empty without
 * @param causeId identity of the message that brought it about; 0 for an occurrence
 * @param cause that message, if it was seen; else null
 * @param incident identity of the happening at the root of it, and {@code rootAt} when that happened
 * @param originals of how many messages it was made; 0 for one that occurred
 * @param upstream its moments up to the subscriptions, in order of time
 * @param branches of its subscriptions, in file order
 * @param effects what it brought about, in order of time, at most {@value #MOST_EFFECTS}
 * @param effectCount how many those are in all
 * @param into the aggregate that it became part of, or null
 */
public record Life(
        Mention self,
        String origin,
        int instance,
        String zone,
        String key,
        long causeId,
        @Nullable Mention cause,
        long incident,
        long rootAt,
        int originals,
        List<Moment> upstream,
        List<Branch> branches,
        List<Mention> effects,
        int effectCount,
        @Nullable Mention into) {
    /** Most effects that are listed. */
    public static final int MOST_EFFECTS = 20;
}
