package buzzville.city.life;

import buzzville.metric.Readings;
import buzzville.random.Draws;
import buzzville.retry.Retries;
import buzzville.retry.RetryPolicy;

/** Retries that are watched. */
final class SeenRetries extends Retries {
    private final Watch watch;
    private final String place;
    private final String name;

    SeenRetries(Watch watch, String place, String name, RetryPolicy policy, Draws draws) {
        super(policy, draws);
        this.watch = watch;
        this.place = place;
        this.name = name;
    }

    @Override
    public long delay(long identity, int attempt, long now) {
        long delay = super.delay(identity, attempt, now);
        Story story = watch.story(identity);
        if (story != null) {
            Readings readings = new Readings().number("attempt", attempt);
            show(readings);
            if (delay >= 0) {
                readings.duration("again-in", delay);
            } else {
                readings.word("decision", delay == DENIED ? "denied" : "given-up");
            }
            story.lastSeen.add(Moment.of(now, What.RETRY, place, name, readings.all()));
        }
        return delay;
    }
}
