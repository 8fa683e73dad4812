package buzzville.city.life;

import buzzville.message.Copy;
import buzzville.message.Taker;
import buzzville.metric.Reading;
import java.util.List;

/** Whoever takes messages from one queue, watched. */
record SeenTaker(Watch watch, String place, Taker inner) implements Taker {
    @Override
    public boolean ready() {
        return inner.ready();
    }

    @Override
    public boolean readyFor(Copy copy) {
        return inner.readyFor(copy);
    }

    @Override
    public void take(Copy copy, long now) {
        Post post = watch.post(place);
        Story story = watch.story(copy.message);
        if (story != null) {
            Detail.Meanwhile meanwhile = post.left(copy, now);
            List<Reading> choice = watch.choiceOf(copy);
            Moment taken = Moment.of(now, What.DISPATCHED, place, choice == null ? "" : post.dispatch, List.of());
            taken = choice == null ? taken : Moment.of(now, What.DISPATCHED, place, post.dispatch, choice);
            story.track(copy).add(meanwhile == null ? taken : taken.with(meanwhile));
        }
        post.took(copy);
        inner.take(copy, now);
    }

    @Override
    public void release(Copy copy, long now) {
        watch.post(place).handing(-1);
        inner.release(copy, now);
    }
}
