package buzzville.city.clock;

import buzzville.consumer.Service;
import buzzville.message.Copy;
import buzzville.message.Work;
import buzzville.metric.Fate;
import java.util.IdentityHashMap;

/** Work of a service that is written down. Every attempt at it is an event: the message was received once more. */
final class StampedWork implements Work {
    private final Stamping stamping;
    private final Member member;
    private final Service service;
    private final Work inner;
    /** How what is being worked on was received, where that matters. */
    private final IdentityHashMap<Copy, Step> steps = new IdentityHashMap<>();

    StampedWork(Stamping stamping, Member member, Service service, Work inner) {
        this.stamping = stamping;
        this.member = member;
        this.service = service;
        this.inner = inner;
    }

    @Override
    public long serviceTime(Copy copy) {
        int event = stamping.begins(member, copy);
        if (stamping.inSteps()) {
            steps.put(copy, stamping.step(member, event));
        }
        return inner.serviceTime(copy);
    }

    @Override
    public Ending finished(Copy copy, long now) {
        Ending ending = inner.finished(copy, now);
        if (ending == Ending.RETURN) {
            steps.remove(copy);
        }
        return ending;
    }

    @Override
    public void after(Copy copy, long now) {
        Step step = steps.remove(copy);
        int follows = service.follows(copy);
        stamping.acts(member, copy, step, follows, () -> inner.after(copy, now), now);
    }

    @Override
    public void lost(Copy copy, Fate fate, long now) {
        steps.remove(copy);
        inner.lost(copy, fate, now);
    }
}
