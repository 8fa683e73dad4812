package buzzville.city.life;

import buzzville.broker.admission.Admission;
import buzzville.broker.admission.AdmissionPolicy;
import buzzville.broker.admission.GuardedStage;
import buzzville.message.Copy;
import buzzville.metric.Readings;
import org.jspecify.annotations.Nullable;

/** An admission policy that is watched. */
record SeenAdmission(Watch watch, String place, String name, AdmissionPolicy policy) implements AdmissionPolicy {
    @Override
    public boolean tells() {
        return policy.tells();
    }

    @Override
    public boolean watchesQueue() {
        return policy.watchesQueue();
    }

    @Override
    public boolean watchesStay() {
        return policy.watchesStay();
    }

    @Override
    public Admission start(GuardedStage stage) {
        return new Seen(policy.start(stage));
    }

    private final class Seen implements Admission {
        private final Admission inner;

        Seen(Admission inner) {
            this.inner = inner;
        }

        @Override
        public void begin(@Nullable Admission former, long now) {
            inner.begin(former instanceof Seen seen ? seen.inner : former, now);
        }

        @Override
        public long putOff(int place, long until) {
            return inner.putOff(place, until);
        }

        @Override
        public long admit(Copy copy, long now) {
            long at = inner.admit(copy, now);
            Story story = watch.story(copy.message);
            if (story != null) {
                Readings readings = new Readings();
                inner.showAtDoor(copy, now, readings);
                tell(story, copy, at, readings, now);
            }
            return at;
        }

        private void tell(Story story, Copy copy, long at, Readings readings, long now) {
            Track track = story.track(copy);
            if (at == SHED) {
                story.verdict = new Story.Verdict(now, place, name, readings.all(), null);
            } else if (at > now) {
                readings.duration("put-off-for", at - now);
                track.add(Moment.of(now, What.PUT_OFF, place, name, readings.all()));
            } else if (!readings.all().isEmpty()) {
                track.add(Moment.of(now, What.PASSED, place, name, readings.all()));
            }
        }

        @Override
        public void entered(Copy copy, long now) {
            inner.entered(copy, now);
        }

        @Override
        public boolean serve(Copy copy, long now) {
            boolean serves = inner.serve(copy, now);
            Story story = watch.story(copy.message);
            if (story != null) {
                Readings readings = atTurn(copy, now);
                if (!serves) {
                    story.verdict = new Story.Verdict(now, place, name, readings.all(), null);
                } else if (!readings.all().isEmpty()) {
                    story.track(copy).add(Moment.of(now, What.PASSED_AT_TURN, place, name, readings.all()));
                }
            }
            return serves;
        }

        private Readings atTurn(Copy copy, long now) {
            Readings readings = new Readings();
            inner.showAtTurn(copy, now, readings);
            return readings;
        }

        @Override
        public @Nullable Copy overdue(long now) {
            Copy copy = inner.overdue(now);
            Story story = copy == null ? null : watch.story(copy.message);
            if (copy != null && story != null) {
                story.verdict =
                        new Story.Verdict(now, place, name, atTurn(copy, now).all(), null);
            }
            return copy;
        }

        @Override
        public void left(Copy copy, boolean served, long now) {
            inner.left(copy, served, now);
        }

        @Override
        public void lostPutOff(long now) {
            inner.lostPutOff(now);
        }
    }
}
