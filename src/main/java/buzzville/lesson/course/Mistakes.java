package buzzville.lesson.course;

import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import buzzville.clock.VectorStamp;

/** What clocks say if their rules are misunderstood. */
final class Mistakes {
    private Mistakes() {}

    /** What a Lamport clock with some rule says when it receives. */
    static long lamport(LamportClock.Rule rule, long own, long heard) {
        LamportClock clock = new LamportClock(rule, own);
        clock.hear(heard);
        return clock.tick();
    }

    /** Receiving is taken for no event. */
    static long withoutStep(long own, long heard) {
        return lamport(LamportClock.Rule.MAX, own, heard) - 1;
    }

    /** Receiving and going on are taken for two events. */
    static long twoSteps(long own, long heard) {
        LamportClock clock = new LamportClock(LamportClock.Rule.MAX, own);
        clock.hear(heard);
        clock.tick();
        return clock.tick();
    }

    /** Values are added up. */
    static long sum(long own, long heard) {
        return own + heard + 1;
    }

    /** What a vector clock with some rule says when it receives. */
    static VectorStamp vector(VectorClock.Rule rule, int process, VectorStamp own, VectorStamp heard) {
        VectorClock clock = new VectorClock(rule, process);
        clock.hear(rule == VectorClock.Rule.NO_MERGE ? heard : own);
        clock.hear(heard);
        return clock.tick();
    }

    /** Counts are added up. */
    static VectorStamp sum(int process, VectorStamp own, VectorStamp heard) {
        VectorStamp sum = own;
        for (int i = 0; i < heard.size(); i++) {
            int entry = heard.process(i);
            sum = sum.with(entry, own.count(entry) + heard.count(entry));
        }
        return sum.with(process, sum.count(process) + 1);
    }
}
