package buzzville.city.life;

import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.metric.Fate;
import buzzville.metric.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known so far of the life of one message. */
final class Story {
    /**
     * What somebody decided who does not book it.
     *
     * @param at the instant, after which it is forgotten
     */
    record Verdict(
            long at,
            String place,
            String by,
            List<Reading> readings,
            @Nullable Mention other) {}

    final Message message;
    final Track upstream = new Track("");
    private final Map<Integer, Track> branches = new TreeMap<>();
    final List<Mention> effects = new ArrayList<>();
    int effectCount;

    @Nullable
    Aggregate into;

    /** The last verdict about it. */
    @Nullable
    Verdict verdict;

    /** Where it was heard of last. */
    Track lastSeen = upstream;

    /** How many its sender had sent when it occurred. */
    long sentBefore;

    /** Since when its sender waits until its timestamp is past, and how long it has waited in all. */
    long committing;

    long committed;

    /** The partition whose log has it, or -1. */
    int partition = -1;

    private boolean published;
    private boolean arrived;

    Story(Message message) {
        this.message = message;
        upstream.add(Moment.of(message.occurredAt, What.OCCURRED, message.origin.name()));
    }

    /** A branch, or what lies before all of them for the broker's account. */
    Track track(Account account) {
        lastSeen = account.index() < 0
                ? upstream
                : branches.computeIfAbsent(account.index(), index -> new Track(account.name()));
        return lastSeen;
    }

    /** The track of a copy, with everything that its message was told to have gone through before. */
    Track track(Copy copy) {
        catchUp();
        Track track = track(copy.account);
        if (message.called && copy.sentAt != Message.NEVER && track.requested.add(copy)) {
            track.insert(Moment.of(
                    copy.sentAt,
                    What.REQUESTED,
                    message.origin.name(),
                    "",
                    List.of(new Reading("attempt", copy.retries + 1.0, Reading.Unit.NUMBER, null))));
        }
        return track;
    }

    /** Takes down what the message itself remembers. */
    void catchUp() {
        if (!published && message.publishedAt != Message.NEVER) {
            published = true;
            upstream.add(Moment.of(message.publishedAt, What.PUBLISHED, message.origin.name()));
        }
        if (!arrived && message.arrivedAt != Message.NEVER && !message.called) {
            arrived = true;
            upstream.add(Moment.of(message.arrivedAt, What.ARRIVED, "broker"));
        }
    }

    /** What was decided about it at this very instant, which is forgotten now. */
    @Nullable
    Verdict verdict(long now) {
        Verdict last = verdict;
        verdict = null;
        return last != null && last.at() == now ? last : null;
    }

    /** Notes a loss with whatever was decided about it just now. */
    void lost(Track track, String place, Fate fate, List<Reading> usual, long now) {
        Verdict decided = verdict(now);
        Moment last = track.last();
        if (decided == null && fate == Fate.REJECTED && last != null && last.what() == What.HELD_OUTSIDE) {
            decided = new Verdict(now, last.place(), last.by(), last.readings(), null); // it stood there too long
        }
        track.add(
                decided == null
                        ? new Moment(now, What.LOST, place, "", fate, usual, null, null)
                        : new Moment(
                                now,
                                What.LOST,
                                decided.place(),
                                decided.by(),
                                fate,
                                decided.readings(),
                                decided.other(),
                                null));
    }

    List<Track> branches() {
        return List.copyOf(branches.values());
    }
}
