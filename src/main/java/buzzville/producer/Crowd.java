package buzzville.producer;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.EventKind;
import buzzville.message.KeyRule;
import buzzville.message.Keys;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Publisher;
import buzzville.metric.SourceTally;
import buzzville.random.Draws;
import buzzville.random.Identity;
import buzzville.random.Sampler;
import buzzville.random.Streams;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * All instances of one producer in one zone, with one pending event between them.
 *
 * <p>They live in a time of their own, which a surge makes run faster; what they would do next keeps its place in that time,
 * so a surge moves arrivals and draws nothing anew.
 */
public final class Crowd implements Origin {
    /** An event's order among arrivals of one instant: the producer's place in the file, then the instance. */
    private static final int INSTANCE_BITS = 24;

    private final Simulation simulation;
    private final ProducerRules rules;
    private final Publisher publisher;
    private final Census census;
    private final SourceTally tally;
    private final Arrivals arrivals;
    private final UniformRandomProvider thinning;
    private final Draws eventDraws;
    private final Draws batchDraws;
    private final EventType arrive;
    private final boolean closed;
    /** Whether an arrival that is pending may have to be put off or brought forward. */
    private final boolean resettable;

    private final @Nullable RateProfile profile;
    private final @Nullable Sampler batch;
    private final long[] sources;
    private final int[] ordinals;
    /** Messages of a closed loop that have not ended everywhere, by member. */
    private final int[] unsettled;

    private final int[] keyHashes;
    private final @Nullable Witnesses witnesses;
    private final @Nullable Detection detection;
    private final boolean perInstance;
    /** From the rules, for the hot path. */
    private final int zone;
    private final int first;
    private final int step;
    private final long until;
    /** The order of the first instance among arrivals of one instant. */
    private final long order;

    private final EventKind[] emits;
    private final double[] weights;

    private double pace;
    private long paceSince;
    private double ownSince;
    private long ticket = -1;

    /**
     * A crowd whose first arrival is pending.
     *
     * @param witnesses those who notice what happens here; none when the crowd reports itself
     * @param detection where their reports wait; needed if there are any
     */
    public Crowd(
            Simulation simulation,
            ProducerRules rules,
            Publisher publisher,
            Keys keys,
            Census census,
            Streams streams,
            SourceTally tally,
            List<WitnessRules> witnesses,
            @Nullable Detection detection) {
        this.simulation = simulation;
        this.rules = rules;
        this.witnesses = witnesses.isEmpty() ? null : new Witnesses(witnesses, this, keys, tally);
        this.detection = detection;
        this.publisher = publisher;
        this.census = census;
        this.tally = tally;
        this.emits = rules.emits().toArray(new EventKind[0]);
        this.weights = rules.weights().stream().mapToDouble(Double::doubleValue).toArray();
        this.perInstance = rules.emits().stream().anyMatch(kind -> kind.key() == KeyRule.INSTANCE);
        this.zone = rules.zone();
        this.first = rules.first();
        this.step = rules.step();
        this.until = rules.until();
        this.order = ((long) rules.place() << INSTANCE_BITS) + first;
        String name = "producer/" + rules.name();
        String here = rules.zone() < 0 ? name : name + "/" + keys.zone(rules.zone());
        this.arrivals = rules.arrivals()
                .start(new CrowdDraws(
                        rules.members(),
                        streams.named(here + "/arrivals"),
                        streams.draws(name + "/own"),
                        rules.first(),
                        rules.step(),
                        rules.calendar()));
        this.thinning = streams.named(here + "/thinning");
        this.eventDraws = streams.draws(name + "/event");
        this.batchDraws = streams.draws(name + "/batch");
        this.arrive = simulation.eventType(here + "/arrive", Rank.ARRIVAL, this::onArrival);
        this.profile = rules.profile();
        this.batch = rules.batch();
        this.closed = rules.arrivals().closed();
        this.resettable = closed || rules.surges();
        this.ordinals = new int[rules.members()];
        this.sources = new long[rules.members()];
        Arrays.setAll(sources, member -> Identity.source(rules.key(), instance(member)));
        this.unsettled = new int[closed ? rules.members() : 0];
        this.keyHashes = new int[rules.emits().size() * (perInstance ? rules.members() : 1)];
        for (int i = 0; i < keyHashes.length; i++) {
            EventKind kind = rules.emits().get(i % rules.emits().size());
            int member = i / rules.emits().size();
            keyHashes[i] = keys.hash(kind, rules.name(), rules.first() + member * rules.step(), rules.zone());
        }
        this.pace = rules.pace();
        this.paceSince = rules.from();
        scheduleNext(rules.from());
    }

    @Override
    public String name() {
        return rules.name();
    }

    public ProducerRules rules() {
        return rules;
    }

    /** From now on the crowd's own time runs {@code factor} times as fast as before; factors of several surges multiply. */
    public void pace(double factor, long now) {
        assert rules.surges();
        if (now > paceSince) {
            ownSince = ownTime(now);
            paceSince = now;
        }
        pace *= factor;
        if (Math.abs(pace - 1) < 1e-12) {
            pace = 1;
        }
        if (ticket != -1) {
            simulation.cancel(ticket);
        }
        scheduleNext(now); // even if none was pending: what lay behind the end may come before it now
    }

    @Override
    public void held(Message message, long nanos) {
        tally.held(message.occurredAt, nanos);
    }

    @Override
    public void settled(Message message, long now) {
        if (closed) {
            settled((message.instance - rules.first()) / rules.step(), now);
        }
    }

    private void settled(int member, long now) {
        if (--unsettled[member] == 0) {
            arrivals.settled(member, Math.round(ownTime(now)));
            if (ticket != -1) {
                simulation.cancel(ticket);
            }
            scheduleNext(now);
        }
    }

    private void onArrival(long now, long member) {
        arrivals.advance();
        scheduleNext(now); // before reporting: a closed loop may hear of the end within the same event
        if (profile == null || thinning.nextDouble() * profile.peak() < profile.factor(now)) {
            report((int) member, now);
        }
    }

    private void report(int member, long now) {
        int instance = instance(member);
        int count = batch == null ? 1 : (int) Math.round(batch.sample(batchDraws.of(instance, ordinals[member])));
        if (closed) {
            unsettled[member] = count + 1; // one for the report itself, so that an empty batch settles too
        }
        for (int i = 0; i < count; i++) {
            long identity = Identity.occurrence(sources[member], ordinals[member]);
            int which = which(identity);
            int keyHash = keyHashes[(perInstance ? member * emits.length : 0) + which];
            EventKind kind = emits[which];
            Message message = new Message(identity, kind, this, instance, ordinals[member]++, zone, keyHash, now);
            tally.occurred(now);
            if (!closed) {
                census.add(message);
            }
            if (witnesses == null || detection == null) {
                publisher.publish(message, now);
            } else {
                witnessed(message, member, witnesses, detection, now);
            }
        }
        if (closed) {
            settled(member, now);
        }
    }

    private int instance(int member) {
        return first + member * step;
    }

    private void witnessed(Message happening, int member, Witnesses by, Detection detection, long now) {
        List<Witnesses.Report> reports = by.of(happening);
        if (closed) {
            unsettled[member] += reports.size() - 1; // these end, and the happening itself does not
        }
        for (Witnesses.Report report : reports) {
            if (!closed) {
                census.add(report.message());
            }
            detection.report(report.message(), report.delay(), now);
        }
    }

    private int which(long identity) {
        int which = 0;
        if (emits.length > 1) {
            double u = eventDraws.of(identity, 0).nextDouble();
            while (u >= weights[which]) {
                which++;
            }
        }
        return which;
    }

    private void scheduleNext(long now) {
        ticket = -1;
        long own = arrivals.next();
        if (own == Arrivals.NEVER) {
            return;
        }
        double ahead = own - ownSince;
        double real = paceSince + (pace == 1 ? ahead : ahead / pace); // a division saved where nothing surges
        if (real < until) {
            int member = arrivals.member();
            long place = order + (long) member * step;
            long at = Math.max(now, (long) real);
            if (resettable) {
                ticket = arrive.timer(at, place, member);
            } else {
                arrive.at(at, place, member);
            }
        }
    }

    private double ownTime(long now) {
        return ownSince + (now - paceSince) * pace;
    }
}
