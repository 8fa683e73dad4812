package buzzville.consumer;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Copy;
import buzzville.message.EventKind;
import buzzville.message.Keys;
import buzzville.message.Ledger;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Parcels;
import buzzville.message.Publisher;
import buzzville.message.Work;
import buzzville.metric.Fate;
import buzzville.metric.RepeatTally;
import buzzville.random.Draws;
import buzzville.random.Identity;
import buzzville.random.Sampler;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a service does with each message: takes its time, sometimes fails, and lets others know. */
public final class Service implements Work, Origin {
    /** Told when a copy leaves the stage for good, served or lost. */
    public interface Departures {
        void left(Copy copy, boolean served, long now);
    }

    private record Effect(EffectRule rule, Message cause, int copy) {}

    private final String name;
    private final int instance;
    private final long key;
    private final ServiceRules rules;
    private final Ledger ledger;
    private final Publisher publisher;
    private final Keys keys;
    private final Departures departures;
    private final @Nullable Reaction reaction;
    /** Null where no attempt can fail. */
    private final @Nullable Attempts attempts;

    /** Probability that an attempt fails while nothing makes it worse. */
    private double usual;

    /** What makes it worse now; 0 if nothing. */
    private double worse;

    private double failure;
    /** Messages that fail at every attempt; null as long as there are none. */
    private @Nullable Predicate<Message> poison;

    private final EffectRule[][] effects;
    private final @Nullable Sampler[] serviceTimes;
    private final boolean[] correlates;
    /** Null when no reports are recognised. */
    private final @Nullable IncidentMemory memory;

    private @Nullable Consumption consumption;
    /** Null when no repeats are recognised. */
    private @Nullable Deduplication deduplication;

    private final EventType publish;
    private final Parcels<Effect> planned = new Parcels<>();
    private long published;

    /**
     * One service, or one of its instances.
     *
     * @param instance its number among the instances of the service, from 0
     * @param key hash of its name, for the identities of its effects
     * @param departures told when a copy leaves the stage for good
     * @param reaction what it does besides publishing effects, or null
     * @param attempts what it does about failures; null if no attempt can ever fail
     */
    public Service(
            Simulation simulation,
            String name,
            int instance,
            long key,
            ServiceRules rules,
            Ledger ledger,
            Publisher publisher,
            Keys keys,
            Departures departures,
            @Nullable Reaction reaction,
            @Nullable Attempts attempts) {
        this.name = name;
        this.instance = instance;
        this.key = key;
        this.rules = rules;
        this.ledger = ledger;
        this.publisher = publisher;
        this.keys = keys;
        this.departures = departures;
        this.reaction = reaction;
        this.attempts = attempts;
        this.usual = rules.failure();
        this.failure = usual;
        this.effects = rules.effectsByKind();
        this.serviceTimes = rules.serviceTimes().toArray(new Sampler[0]);
        this.correlates = new boolean[rules.kinds()];
        for (int kind = 0; kind < rules.correlates().size(); kind++) {
            correlates[kind] = rules.correlates().get(kind);
        }
        this.memory = rules.correlates().contains(true) ? new IncidentMemory(rules.window()) : null;
        this.publish = simulation.eventType(name + "/publish", Rank.TIMER, (now, slot) -> {
            Effect effect = planned.take((int) slot);
            due(effect.rule(), effect.cause(), effect.copy(), now);
        });
    }

    @Override
    public String name() {
        return name;
    }

    /** From now on attempts that end fail with this probability, or with its own if that is greater. */
    public void failBy(double probability) {
        worse = probability;
        failure = Math.max(usual, worse);
    }

    /**
     * Works otherwise from now on: what begins takes another time, and what ends fails with another probability.
     *
     * @param times draws the service time in nanoseconds, by index of the event; null takes no time
     */
    public void keepTo(List<@Nullable Sampler> times, double probability, int most) {
        times.toArray(serviceTimes);
        usual = probability;
        failure = Math.max(usual, worse);
        if (attempts != null) {
            attempts.keepTo(most);
        }
    }

    /** Messages of which every attempt fails; several kinds of poison may be added. */
    public void poison(Predicate<Message> more) {
        assert attempts != null : name + " does not know what to do about failures";
        poison = poison == null ? more : poison.or(more);
    }

    /** It crashes: whatever it remembers of what it has handled is gone. */
    public void forget(long now) {
        if (memory != null) {
            memory.clear();
        }
        if (consumption != null) {
            consumption.forget();
        }
    }

    /** Reads in this way; before anything happens. */
    public void read(Consumption how) {
        consumption = how;
        deduplication = how.deduplication();
    }

    /** How it reads; null where that makes no difference. */
    public @Nullable Consumption consumption() {
        return consumption;
    }

    @Override
    public long serviceTime(Copy copy) {
        if (attempts != null) {
            attempts.began(copy);
        }
        if (deduplication != null) {
            return deduplication.checkTime() + (deduplication.recognises(copy) ? 0 : ownTime(copy));
        }
        return ownTime(copy);
    }

    private long ownTime(Copy copy) {
        Sampler sampler = serviceTimes[copy.message.kind.index()];
        return sampler == null
                ? 0
                : Math.round(sampler.sample(rules.serviceDraws().of(copy.message.identity, copy.aim())));
    }

    @Override
    public Ending finished(Copy copy, long now) {
        if (attempts != null && !copy.recognised && fails(copy)) {
            if (attempts.failed(copy, now)) {
                return Ending.RETURN;
            }
            end(copy, Fate.DEAD_LETTERED, now);
        } else {
            if (attempts != null) {
                attempts.succeeded(copy, now);
            }
            departures.left(copy, true, now);
            if (deduplication != null && deduplication.handled(copy)) {
                copy.account.repeated(copy.message, RepeatTally.Count.RECOGNISED);
            }
            if (memory != null && !ledger.repeats(copy)) {
                copy.confirms = correlates[copy.message.kind.index()] && memory.knows(copy.message, now);
            }
            ledger.delivered(copy, now);
        }
        return Ending.FREE;
    }

    @Override
    public void after(Copy copy, long now) {
        if (copy.recognised) {
            return;
        }
        if (copy.claim != null && !copy.claim.isDeliveredBy(copy)) {
            repeated(copy);
            return;
        }
        if (reaction != null && !copy.confirms && !fails(copy)) {
            reaction.processed(copy.message, now);
        }
        EffectRule[] due = effects[copy.message.kind.index()];
        if (due.length > 0 && !copy.confirms && !fails(copy)) {
            for (EffectRule rule : due) {
                plan(rule, copy.message, now);
            }
        }
    }

    @Override
    public void lost(Copy copy, Fate fate, long now) {
        if (attempts != null) {
            attempts.cancelled(now);
        }
        end(copy, fate, now);
    }

    /** The copy leaves the stage for good and was not served. */
    void end(Copy copy, Fate fate, long now) {
        departures.left(copy, false, now);
        ledger.lost(copy, fate, now);
    }

    private boolean fails(Copy copy) {
        return poison != null && poison.test(copy.message)
                || failure > 0
                        && rules.failureDraws()
                                        .of(copy.message.identity, copy.aim())
                                        .nextDouble()
                                < failure;
    }

    /** A repetition changes nothing; counted is what it would have caused if nobody had noticed that it is one. */
    private void repeated(Copy copy) {
        EffectRule[] due = effects[copy.message.kind.index()];
        if (due.length > 0 && ledger.repeats(copy) && !fails(copy)) {
            int count = 0;
            for (EffectRule rule : due) {
                count += count(rule, copy.message);
            }
            copy.account.effectsRepeated(copy.message, count);
        }
    }

    /** How many messages follow from a copy whose service has ended, now or later; negative if nothing was done about it. */
    public int follows(Copy copy) {
        if (copy.recognised || copy.claim != null && !copy.claim.isDeliveredBy(copy) || fails(copy)) {
            return -1;
        }
        int count = 0;
        if (!copy.confirms) {
            for (EffectRule rule : effects[copy.message.kind.index()]) {
                count += count(rule, copy.message);
            }
        }
        return count;
    }

    private static int count(EffectRule rule, Message cause) {
        Draws draws = rule.draws().of(cause.identity, 0);
        if (rule.probability() < 1 && draws.nextDouble() >= rule.probability()) {
            return 0;
        }
        return rule.count() == null ? 1 : (int) Math.round(rule.count().sample(draws));
    }

    private void plan(EffectRule rule, Message cause, long now) {
        int count = count(rule, cause);
        for (int copy = 0; copy < count; copy++) {
            long delay = rule.after() == null
                    ? 0
                    : Math.round(rule.after().sample(rule.delayDraws().of(cause.identity, copy)));
            if (delay == 0) {
                due(rule, cause, copy, now);
            } else {
                publish.in(delay, planned.put(new Effect(rule, cause, copy)));
            }
        }
    }

    private void due(EffectRule rule, Message cause, int copy, long now) {
        Gate gate = rule.gate();
        if (gate == null || !gate.holds(cause, now, at -> publish(rule, cause, copy, at))) {
            publish(rule, cause, copy, now);
        }
    }

    private void publish(EffectRule rule, Message cause, int copy, long now) {
        EventKind kind = rule.effect();
        int keyHash = keys.hash(kind, name, instance, cause.zone);
        Message effect = new Message(
                Identity.effect(cause.identity, key, rule.key(), copy),
                kind,
                this,
                instance,
                published++,
                cause.zone,
                keyHash,
                now);
        effect.causedBy(cause);
        publisher.publish(effect, now);
    }
}
