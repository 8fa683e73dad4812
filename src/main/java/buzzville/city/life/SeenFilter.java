package buzzville.city.life;

import buzzville.broker.aggregation.Filter;
import buzzville.broker.aggregation.FilterPolicy;
import buzzville.message.Message;
import buzzville.metric.Fate;
import buzzville.metric.Reading;
import buzzville.metric.Readings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filter that is watched. */
record SeenFilter(Watch watch, String place, String name, FilterPolicy policy) implements FilterPolicy {
    @Override
    public boolean groups() {
        return policy.groups();
    }

    @Override
    public Filter start() {
        return new Seen(policy.start());
    }

    private final class Seen implements Filter {
        private final Filter inner;

        Seen(Filter inner) {
            this.inner = inner;
        }

        @Override
        public void begin(Filter former) {
            inner.begin(former instanceof Seen seen ? seen.inner : former);
        }

        @Override
        public @Nullable Fate decide(Message message, Object group, long now) {
            Fate fate = inner.decide(message, group, now);
            Story story = watch.story(message);
            if (story != null) {
                Readings readings = new Readings();
                inner.show(message, group, now, readings);
                List<Reading> all = readings.all();
                story.verdict = new Story.Verdict(now, place, name, all, null);
                story.catchUp();
                if (fate == null) {
                    story.lastSeen.add(Moment.of(now, What.PASSED, place, name, all));
                }
            }
            return fate;
        }

        @Override
        public void show(Message message, Object group, long now, Readings to) {
            inner.show(message, group, now, to);
        }
    }
}
