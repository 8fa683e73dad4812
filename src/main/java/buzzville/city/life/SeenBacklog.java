package buzzville.city.life;

import buzzville.message.Backlog;
import buzzville.message.Copy;
import java.util.function.Function;

/** A queue to which messages come back, watched. */
record SeenBacklog(Watch watch, Function<Copy, String> place, Backlog inner) implements Backlog {
    @Override
    public void pump(long now) {
        inner.pump(now);
    }

    @Override
    public void rejoin(Copy copy, long now) {
        back(copy, What.REJOINED, now);
        inner.rejoin(copy, now);
    }

    @Override
    public void putBack(Copy copy, long now) {
        back(copy, What.PUT_BACK, now);
        inner.putBack(copy, now);
    }

    private void back(Copy copy, What what, long now) {
        Story story = watch.story(copy.message);
        if (story != null) {
            watch.stand(story, copy, what, place.apply(copy), now);
        }
    }
}
