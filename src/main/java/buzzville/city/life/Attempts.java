package buzzville.city.life;

import buzzville.message.Attempt;
import buzzville.message.Entry;
import buzzville.message.Message;
import buzzville.message.Publication;
import buzzville.metric.Fate;
import buzzville.metric.Reading;
import buzzville.metric.Readings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What senders that keep what they publish, and the broker's log, do with a watched message. */
final class Attempts {
    private Attempts() {}

    /** The broker's log has an attempt. */
    static void written(Story story, Message attempt, Entry entry, long now) {
        story.catchUp();
        story.partition = attempt.partition;
        Publication publication = attempt.publication;
        boolean twice = publication != null && publication.isRouted();
        Readings readings = new Readings().number("offset", entry.offset);
        if (publication != null) {
            readings.number("attempt", attempt.retries + 1);
        }
        story.upstream.add(Moment.of(
                now, twice ? What.WRITTEN_TWICE : What.WRITTEN, place(attempt.partition), "", readings.all()));
    }

    /** Something became of an attempt, or of the message as a whole. */
    static void published(Story story, Message message, Attempt what, int attempt, @Nullable Fate fate, long now) {
        story.catchUp();
        if (what == Attempt.SENT && attempt == 1) {
            return; // that it is published it says itself
        }
        Moment doing = story.upstream.doing();
        boolean kept = doing != null && doing.what().begins() == Phase.OUTBOX;
        boolean nowhere = message.publication != null && message.publication.isNowhere();
        What seen = switch (what) {
            case BUFFERED -> What.BUFFERED;
            case SENT -> kept ? What.SENT_AGAIN : What.SENT_MEANWHILE;
            case TIMED_OUT -> What.UNACKNOWLEDGED;
            case REFUSED -> What.REFUSED;
            case LOST -> nowhere ? What.ATTEMPT_LOST : What.ATTEMPT_LOST_MEANWHILE;
            case ACKNOWLEDGED -> What.ACKNOWLEDGED;
            case GIVEN_UP -> What.GIVEN_UP;
            case FORGOTTEN -> What.FORGOTTEN;
        };
        List<Reading> readings = attempt == 0
                ? List.of()
                : new Readings().number("attempt", attempt).all();
        boolean there = what == Attempt.LOST && fate != Fate.NETWORK;
        String where = there ? "broker" : message.origin.name();
        story.upstream.add(new Moment(now, seen, where, "", fate, readings, null, null));
    }

    /** Nobody serves a partition any more, or somebody does again: what waits there waits for that. */
    static void serves(Story story, int partition, boolean served, long now) {
        if (story.partition != partition) {
            return;
        }
        if (story.branches().isEmpty()) {
            serves(story.upstream, partition, served, now);
        }
        story.branches().forEach(track -> serves(track, partition, served, now));
    }

    private static void serves(Track track, int partition, boolean served, long now) {
        Moment doing = track.doing();
        if (track.over || doing == null) {
            return;
        }
        Phase phase = doing.what().begins();
        if (!served && (phase == Phase.LANE || phase == Phase.LOG || phase == Phase.ORDER)) {
            track.unserved = doing;
            track.add(Moment.of(now, What.UNSERVED, place(partition)));
        } else if (served && phase == Phase.UNSERVED && track.unserved != null) {
            Moment before = track.unserved;
            boolean lane = before.what().begins() == Phase.LANE;
            String name = before.detail() instanceof Detail.Queue queue ? queue.lane() : before.by();
            track.add(
                    lane
                            ? Moment.of(now, What.SERVED_LANE, before.place(), name, List.of())
                            : Moment.of(now, What.SERVED_LOG, before.place()));
        }
    }

    /** Whether a moment says only what became of one attempt of several. */
    static boolean isAbout(Moment moment) {
        return switch (moment.what()) {
            case ATTEMPT_LOST, ATTEMPT_LOST_MEANWHILE, UNACKNOWLEDGED, REFUSED, GIVEN_UP, FORGOTTEN -> true;
            default -> false;
        };
    }

    private static String place(int partition) {
        return "broker[" + partition + "]";
    }
}
