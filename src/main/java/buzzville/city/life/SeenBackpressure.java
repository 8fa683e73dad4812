package buzzville.city.life;

import buzzville.broker.backpressure.BackpressurePolicy;
import buzzville.broker.backpressure.Pressure;
import buzzville.broker.backpressure.Sender;
import buzzville.broker.backpressure.Sending;
import buzzville.broker.backpressure.Setting;
import buzzville.broker.backpressure.Valve;
import buzzville.message.Message;
import buzzville.metric.Reading;
import buzzville.metric.Readings;
import java.util.List;

/** A backpressure policy that is watched. */
record SeenBackpressure(Watch watch, String name, BackpressurePolicy policy) implements BackpressurePolicy {
    @Override
    public boolean isNone() {
        return policy.isNone();
    }

    @Override
    public List<String> figures() {
        return policy.figures();
    }

    @Override
    public boolean watchesBacklog() {
        return policy.watchesBacklog();
    }

    @Override
    public boolean measures() {
        return policy.measures();
    }

    @Override
    public boolean goesOnFrom(BackpressurePolicy other) {
        return policy.goesOnFrom(inner(other));
    }

    private static BackpressurePolicy inner(BackpressurePolicy other) {
        return other instanceof SeenBackpressure seen ? seen.policy : other;
    }

    @Override
    public Pressure start(Setting setting) {
        Pressure inner = policy.start(setting);
        return new Pressure() {
            @Override
            public Valve valve(Sender sender) {
                Seen seen = new Seen(inner.valve(sender), sender);
                watch.valve(sender.identity(), seen::verdict);
                return seen;
            }

            @Override
            public void keepTo(BackpressurePolicy other, long now) {
                inner.keepTo(inner(other), now);
            }

            @Override
            public void backlog(int change, long now) {
                inner.backlog(change, now);
            }

            @Override
            public void measured(long bytes, long now) {
                inner.measured(bytes, now);
            }
        };
    }

    private final class Seen implements Valve {
        private final Valve inner;
        private final Sender of;
        private final long sender;

        Seen(Valve inner, Sender sender) {
            this.inner = inner;
            this.of = sender;
            this.sender = sender.identity();
        }

        /** What is behind its giving up something that it did not let go. */
        Story.Verdict verdict(Message message, long now) {
            return new Story.Verdict(now, message.origin.name(), name, readings(now), null);
        }

        @Override
        public long when(Message message, long now) {
            long when = inner.when(message, now);
            Story story = watch.story(message);
            if (story != null && when == REFUSE) {
                story.verdict = verdict(message, now);
            } else if (story != null && when > now && !held(story)) {
                story.upstream.add(Moment.of(now, What.HELD, message.origin.name(), name, readings(now)));
            }
            return when;
        }

        private boolean held(Story story) {
            Moment last = story.upstream.last();
            return last != null && last.what() == What.HELD;
        }

        @Override
        public void keepTo(BackpressurePolicy other, long now) {
            inner.keepTo(inner(other), now);
        }

        @Override
        public void sent(Sending sending, long now) {
            Message message = sending.message;
            Story story = watch.story(message);
            if (story != null) {
                long held = message.heldAtSource - story.committed;
                long since = now - held;
                double ahead = watch.sent(sender) - story.sentBefore;
                if (held > 0 && !story.upstream.has(What.HELD, since)) {
                    Reading before = new Reading("sent-before-it", ahead, Reading.Unit.NUMBER, null);
                    story.upstream.insert(Moment.of(since, What.HELD, message.origin.name(), name, List.of(before)));
                }
                story.upstream.add(Moment.of(now, What.LET_GO, message.origin.name(), name, readings(now)));
            }
            watch.oneMoreSent(sender);
            inner.sent(sending, now);
        }

        private List<Reading> readings(long now) {
            Readings readings = new Readings();
            inner.show(now, readings);
            if (of.terms().room() > 0) {
                readings.number("kept-at-source", of.waiting());
            }
            if (of.terms().room() > 0 && of.terms().room() != Integer.MAX_VALUE) {
                readings.number("buffer", of.terms().room());
            }
            return readings.all();
        }

        @Override
        public long atAcceptance(Sending sending, long now) {
            return inner.atAcceptance(sending, now);
        }

        @Override
        public long atRefusal(Sending sending, long now) {
            return inner.atRefusal(sending, now);
        }

        @Override
        public long atSettlement(Sending sending, long now) {
            return inner.atSettlement(sending, now);
        }

        @Override
        public void hear(About about, Sending sending, long said, long now) {
            inner.hear(about, sending, said, now);
        }

        @Override
        public void show(long now, Readings to) {
            inner.show(now, to);
        }
    }
}
