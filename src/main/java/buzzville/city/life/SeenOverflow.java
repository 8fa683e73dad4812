package buzzville.city.life;

import buzzville.broker.overflow.FullLane;
import buzzville.broker.overflow.OverflowPolicy;
import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.metric.Fate;
import buzzville.metric.Reading;
import buzzville.metric.Readings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An overflow policy that is watched. */
record SeenOverflow(Watch watch, String place, String name, OverflowPolicy policy) implements OverflowPolicy {
    @Override
    public boolean givesUp() {
        return policy.givesUp();
    }

    @Override
    public boolean needsSharedCapacity() {
        return policy.needsSharedCapacity();
    }

    @Override
    public void decide(FullLane lane) {
        policy.decide(new Seen(lane));
    }

    private final class Seen implements FullLane {
        private final FullLane inner;

        Seen(FullLane inner) {
            this.inner = inner;
        }

        @Override
        public void refuse(Fate fate) {
            long now = watch.now();
            Story story = watch.story(inner.newcomer().message);
            if (story != null) {
                story.verdict =
                        new Story.Verdict(now, place, name, lengths(inner).all(), null);
            }
            inner.refuse(fate);
        }

        @Override
        public void evict(Copy victim, Fate fate) {
            long now = watch.now();
            Story story = watch.story(victim.message);
            if (story != null) {
                LaneView own = laneOf(victim);
                Readings readings = lengths(own).duration("waited", now - Track.since(victim, now));
                readings.word("place", own.head() == victim ? "head" : "newest");
                Mention newcomer = Mention.of(inner.newcomer().message);
                story.verdict = new Story.Verdict(now, place, name, readings.all(), newcomer);
            }
            Story winner = watch.story(inner.newcomer().message);
            if (winner != null) {
                List<Reading> readings = lengths(inner)
                        .duration("waited", now - Track.since(victim, now))
                        .all();
                winner.track(inner.newcomer())
                        .add(Moment.of(now, What.PUSHED_OUT, place, name, readings)
                                .about(Mention.of(victim.message)));
            }
            inner.evict(victim, fate);
        }

        @Override
        public void hold(long longest) {
            long now = watch.now();
            Story story = watch.story(inner.newcomer().message);
            if (story != null) {
                Readings readings = lengths(inner);
                if (longest != FOREVER) {
                    readings.duration("max-wait", longest);
                }
                story.track(inner.newcomer()).add(Moment.of(now, What.HELD_OUTSIDE, place, name, readings.all()));
                story.verdict = new Story.Verdict(now, place, name, readings.all(), null);
            }
            inner.hold(longest);
        }

        private LaneView laneOf(Copy victim) {
            for (LaneView lane : inner.allLanes()) {
                if (lane.head() == victim || lane.newest() == victim) {
                    return lane;
                }
            }
            return inner;
        }

        private Readings lengths(LaneView lane) {
            Readings readings = new Readings().word("lane", lane.name()).number("waiting", lane.waiting());
            if (lane.capacity() != Integer.MAX_VALUE) {
                readings.number("capacity", lane.capacity());
            }
            if (inner.allLanes().size() > 1) {
                int all = inner.allLanes().stream().mapToInt(LaneView::waiting).sum();
                readings.number("waiting-in-all", all);
            }
            return readings;
        }

        @Override
        public Copy newcomer() {
            return inner.newcomer();
        }

        @Override
        public List<? extends LaneView> allLanes() {
            return inner.allLanes();
        }

        @Override
        public boolean fullByItself() {
            return inner.fullByItself();
        }

        @Override
        public boolean newcomerLeads() {
            return inner.newcomerLeads();
        }

        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public int urgency() {
            return inner.urgency();
        }

        @Override
        public int waiting() {
            return inner.waiting();
        }

        @Override
        public int capacity() {
            return inner.capacity();
        }

        @Override
        public @Nullable Copy head() {
            return inner.head();
        }

        @Override
        public @Nullable Copy newest() {
            return inner.newest();
        }
    }
}
