package buzzville.city.life;

import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Work;
import buzzville.metric.Fate;
import buzzville.metric.Reading;
import buzzville.metric.Readings;
import java.util.List;
import java.util.function.Function;

/** Work that is watched. */
record SeenWork(Watch watch, Function<Copy, String> place, Work inner) implements Work {
    @Override
    public long serviceTime(Copy copy) {
        long time = inner.serviceTime(copy);
        Story story = watch.story(copy.message);
        if (story != null) {
            Track track = story.track(copy);
            if (copy.receivedAt > copy.dispatchedAt || copy.startedAt > copy.receivedAt) {
                track.insert(Moment.of(
                        copy.receivedAt, What.RECEIVED, place.apply(copy))); // while another copy may have been seen
            }
            List<Reading> readings = new Readings()
                    .duration("drawn", time)
                    .number("worker", copy.worker)
                    .number("attempt", copy.attempts)
                    .all();
            track.add(Moment.of(copy.startedAt, What.STARTED, place.apply(copy), "", readings));
        }
        return time;
    }

    @Override
    public Ending finished(Copy copy, long now) {
        Story story = watch.story(copy.message);
        if (story != null) {
            List<Reading> took =
                    new Readings().duration("took", now - copy.startedAt).all();
            story.track(copy).add(Moment.of(now, What.FINISHED, place.apply(copy), "", took));
        }
        watch.post(place.apply(copy)).served(copy, now);
        Ending ending = inner.finished(copy, now);
        if (story != null && copy.recognised) {
            story.track(copy).add(Moment.of(now, What.RECOGNISED, place.apply(copy)));
        }
        if (ending == Ending.KEPT) {
            watch.post(place.apply(copy)).handing(1);
        }
        if (story != null && ending == Ending.KEPT) {
            story.track(copy).add(Moment.of(now, What.HANDING, place.apply(copy)));
        } else if (story != null && ending == Ending.RETURN) {
            story.track(copy).add(Moment.of(now, What.FAILED, place.apply(copy), "", failure(copy)));
        }
        return ending;
    }

    private static List<Reading> failure(Copy copy) {
        long after = copy.failed == null ? 0 : copy.failed.retryAfter;
        return new Readings()
                .number("attempt", copy.attempts)
                .duration("again-in", after)
                .all();
    }

    @Override
    public void after(Copy copy, long now) {
        inner.after(copy, now);
    }

    @Override
    public void lost(Copy copy, Fate fate, long now) {
        Story story = watch.story(copy.message);
        if (story != null) {
            Track track = story.track(copy);
            story.lost(track, place.apply(copy), fate, usual(copy, now), now);
        }
        inner.lost(copy, fate, now);
    }

    /** What may be said of any loss. */
    static List<Reading> usual(Copy copy, long now) {
        Readings readings = new Readings();
        if (copy.deadline != Long.MAX_VALUE) {
            readings.duration("time-to-live", copy.deadline - copy.message.occurredAt);
        }
        if (copy.queuedAt != Message.NEVER) {
            readings.duration("waited", now - copy.queuedAt);
        }
        if (copy.attempts > 0) {
            readings.number("attempt", copy.attempts);
        }
        return readings.duration("age", now - copy.message.occurredAt).all();
    }
}
