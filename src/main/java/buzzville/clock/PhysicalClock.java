package buzzville.clock;

import buzzville.clock.Answers.Excess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one machine: an oscillator, and what NTP makes of it.
 *
 * <p>It costs nothing until somebody reads it, and then catches up with all that happened to it meanwhile. Readings of the past are
 * possible and show what it showed then; what happens to it from outside must be told in order of time.
 */
public final class PhysicalClock {
    /** How often the rate changes at random. */
    private static final long WANDER_EVERY = 64_000_000_000L;

    private static final double HOUR = 3_600_000_000_000.0;
    private static final long NEVER = Association.NEVER;
    private static final double MILLION = 1e6;
    /** No more than this is made good of a wrong rate, ppm: what is worse is broken (RFC 5905, appendix A.5.5.6). */
    private static final double LEARNT_MOST = 500;

    private final Oscillator oscillator;
    private final DoubleSupplier normals;
    private final Course course;
    private final Course bound;
    private final @Nullable Ntp ntp;
    private final List<Association> associations = new ArrayList<>();

    /** Rates in ppm: the oscillator's, what incidents add, what is made good, and what makes up an offset now. */
    private double own;

    private double trouble;
    private double learnt;
    private double slewing;

    /** What has been made good and made up so far, as of an instant, and how fast it grew from then on, ppm. */
    private double corrected;

    private long correctedAt;
    private double correcting;

    private long nextWander;
    private long slewEnds = NEVER;
    private long asks = NEVER;
    private int polls;
    /** When the answer came that was believed last. */
    private long used = Long.MIN_VALUE;

    private boolean synchronised;
    private long synchronisedAt;
    private int steps;
    private Answers answers = Answers.NONE;

    /**
     * A clock that shows its oscillator's offset at true time 0.
     *
     * @param normals draws from the standard normal distribution, for the wander
     * @param ntp how it is synchronised; null if never
     * @param server whom it asks; null if never
     * @param first true time of the first question, nanoseconds
     */
    public PhysicalClock(
            Oscillator oscillator, DoubleSupplier normals, @Nullable Ntp ntp, @Nullable TimeServer server, long first) {
        this(oscillator, normals, ntp, server == null ? List.of() : List.of(server), first);
    }

    /**
     * The same with several servers, of which the one of the least root distance is believed.
     *
     * @param servers whom it asks, all of them at once
     */
    public PhysicalClock(
            Oscillator oscillator,
            DoubleSupplier normals,
            @Nullable Ntp ntp,
            List<? extends TimeServer> servers,
            long first) {
        this.oscillator = oscillator;
        this.normals = normals;
        this.ntp = ntp;
        if (ntp != null) {
            servers.forEach(server -> associations.add(new Association(server, ntp.filter())));
        }
        this.own = oscillator.drift();
        this.course = new Course(oscillator.offset(), rate(own));
        this.bound = new Course(oscillator.bound(), boundRate());
        this.nextWander = oscillator.wander() > 0 ? WANDER_EVERY : NEVER;
        this.asks = associations.isEmpty() ? NEVER : first;
    }

    /** What it shows at a true time, rounded down to its resolution. */
    public long read(long now) {
        catchUp(now);
        return Math.floorDiv(course.read(now), oscillator.resolution()) * oscillator.resolution();
    }

    /** What it shows too much at a true time, which nobody in the city can know. */
    public long error(long now) {
        return read(now) - now;
    }

    /**
     * How wrong it may be as far as its process knows: half of the way to its server and back, and what it may have drifted since. It
     * is rounded up, and has room for what a reading is rounded down by.
     */
    public long bound(long now) {
        catchUp(now);
        return bound.readUp(now) - now + oscillator.resolution() - 1;
    }

    /**
     * The most by which it is wrong from 0 on, its resolution left aside.
     *
     * @param until the last instant that is looked at, true time
     */
    public Worst worst(long until) {
        catchUp(until);
        long at = course.worst(until);
        return new Worst(course.error(at), at, bound(bound.worst(until)));
    }

    /** It jumps by so many nanoseconds, and nobody tells its process. */
    public void jump(long by, long now) {
        catchUp(now);
        course.jump(now, course.read(now) + by);
        associations.forEach(Association::hangUp);
    }

    /** It runs so many ppm faster than it did, and nobody tells its process. */
    public void drift(double more, long now) {
        catchUp(now);
        trouble += more;
        bend(now);
    }

    /** How often it was set by NTP, instead of made to run faster or slower. */
    public int steps() {
        return steps;
    }

    /** How wrong the answers were that it has got. */
    public Answers answers() {
        return answers;
    }

    /** How often it went back. */
    public int backwardSteps() {
        return course.backwardSteps();
    }

    /** Whether a server ever answered it. */
    public boolean isSynchronised() {
        return synchronised;
    }

    private void catchUp(long now) {
        while (true) {
            Association answering = answering();
            long answer = answering == null ? NEVER : answering.answerAt();
            long next = Math.min(Math.min(nextWander, slewEnds), Math.min(asks, answer));
            if (next > now) {
                return;
            }
            if (next == slewEnds) {
                slewing = 0;
                slewEnds = NEVER;
                bend(next);
            } else if (next == nextWander) {
                own += oscillator.wander() * Math.sqrt(WANDER_EVERY / HOUR) * normals.getAsDouble();
                nextWander += WANDER_EVERY;
                bend(next);
            } else if (answering != null && next == answer) {
                long shown = course.read(next);
                judge(answering.answered(next, shown, corrected(next), correcting), shown, next);
                believe(next);
            } else {
                ask(next);
            }
        }
    }

    private void judge(ClockFilter.Sample answer, long shown, long now) {
        answers = answers.and(
                new Excess(now, Math.abs(shown + answer.offset() - now), answer.distance(now, ntp().dispersion())),
                answer.delay(),
                new Excess(now, Math.abs(shown - now), bound.readUp(now) - now));
    }

    /** Whose answer comes next; null if none is under way. */
    private @Nullable Association answering() {
        Association first = null;
        for (Association each : associations) {
            if (each.answerAt() != NEVER && (first == null || each.answerAt() < first.answerAt())) {
                first = each;
            }
        }
        return first;
    }

    private void ask(long now) {
        asks = now + ntp().poll();
        int poll = polls++;
        long shown = course.read(now);
        for (Association each : associations) {
            each.ask(poll, now, shown);
            if (each.answerAt() != NEVER) {
                asks = Math.max(asks, each.answerAt());
            }
        }
    }

    /** Follows the server that is least wrong, if it has said anything new. */
    private void believe(long now) {
        ClockFilter.Sample best = null;
        double dispersion = ntp().dispersion();
        for (Association each : associations) {
            ClockFilter.Sample sample = each.filter().best();
            if (sample != null && (best == null || sample.distance(now, dispersion) < best.distance(now, dispersion))) {
                best = sample;
            }
        }
        if (best != null && best.at() > used) {
            used = best.at();
            update(best, now);
        }
    }

    private void update(ClockFilter.Sample sample, long now) {
        Ntp rules = ntp();
        long since = now - synchronisedAt;
        long offset = sample.offset() - (corrected(now) - sample.corrected()); // some of it has been made up since
        if (Math.abs(offset) > rules.step()) {
            if (synchronised && since < rules.stepout()) {
                return; // may be the network's mistake
            }
            set(offset, now);
            offset = 0;
        } else {
            learn(offset, since, now);
            makeUp(offset, now);
        }
        synchronised = true;
        synchronisedAt = now;
        bend(now);
        bound.jump(now, now + sample.distance(now, rules.dispersion()) + Math.abs(offset));
    }

    private void set(long offset, long now) {
        course.jump(now, course.read(now) + offset);
        makeUp(0, now);
        steps++;
        associations.forEach(Association::forget);
    }

    /** What was not to be made up anyway has come since the last answer, because the rate is wrong. */
    private void learn(long offset, long since, long now) {
        if (synchronised && since >= ntp().poll() / 2) {
            double left = slewEnds == NEVER ? 0 : (slewEnds - now) * slewing / MILLION;
            double shown = (offset - left) * MILLION / since;
            learnt = Math.max(-LEARNT_MOST, Math.min(LEARNT_MOST, learnt + ntp().learning() * shown));
        }
    }

    private void makeUp(long offset, long now) {
        double slew = ntp().slew();
        slewing = offset == 0 ? 0 : offset > 0 ? slew : -slew;
        slewEnds = offset == 0 ? NEVER : now + Math.max(1, Math.round(Math.abs(offset) * MILLION / slew));
    }

    private long corrected(long now) {
        return Math.round(corrected + (now - correctedAt) * correcting / MILLION);
    }

    private void bend(long now) {
        corrected += (now - correctedAt) * correcting / MILLION;
        correctedAt = now;
        correcting = learnt + slewing;
        course.bend(now, rate(own + trouble + learnt + slewing));
    }

    private static long rate(double ppm) {
        return Math.round(ppm * Course.PPM);
    }

    /** The bound is kept as a course that runs ahead of true time by as much as the clock may drift. */
    private long boundRate() {
        return rate(ntp == null ? Math.abs(oscillator.drift()) : ntp.dispersion());
    }

    private Ntp ntp() {
        if (ntp == null) {
            throw new IllegalStateException("a clock that asks nobody cannot be answered");
        }
        return ntp;
    }
}
