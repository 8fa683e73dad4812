package buzzville.broker.backpressure;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Feedback;
import buzzville.message.Ledger;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Parcels;
import buzzville.message.Publisher;
import buzzville.metric.Fate;
import buzzville.metric.Level;
import buzzville.metric.PolicyTally;
import buzzville.metric.SourceTally;
import buzzville.metric.Span;
import buzzville.random.Draws;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands between those who talk and the broker, and keeps each sender's messages back until its valve lets them go, in the
 * order of publishing.
 *
 * <p>Answers travel a network delay of their own and are never lost. Even without delay they come as events of their own, so
 * that nobody is asked to send in the middle of something else.
 */
public final class Throttle implements Publisher, Feedback, Setting {
    /** The way back to a sender, on which nothing is lost. */
    public interface WayBack {
        /** @return nanoseconds, at least 0 */
        long delay(int zone, long identity, int trip);
    }

    /** Under which terms somebody sends. */
    public interface Contracts {
        /** @return null for whoever is exempt */
        @Nullable
        Terms of(Origin origin);
    }

    private record Answer(Sending sending, Valve.About about, long said) {}

    private final Simulation simulation;
    private final Ledger ledger;
    private final Publisher broker;
    private final WayBack back;
    private final Draws draws;
    private List<PolicyTally> books;
    private BackpressurePolicy policy;
    private Pressure pressure;
    /** Whether nobody is held back as long as the policy stays what it is. */
    private boolean idle;

    private @Nullable EventType signal;
    private @Nullable EventType wake;
    private final Parcels<Answer> answers = new Parcels<>();
    private final Senders senders;
    private final IdentityHashMap<Message, Sending> sendings = new IdentityHashMap<>();
    private final Level throttledSenders;
    private @Nullable LengthWatcher watcher;
    /** Null as long as no policy measures. */
    private @Nullable EventType measure;
    /** How many policies there were before; a measurement that another one asked for tells nobody. */
    private long changes;

    private LongSupplier bytes = () -> 0;

    /**
     * A throttle before the broker.
     *
     * @param books of all producers that may be throttled
     * @param draws for the policy alone
     */
    public Throttle(
            Simulation simulation,
            BackpressurePolicy policy,
            Ledger ledger,
            Publisher broker,
            WayBack back,
            Contracts contracts,
            List<PolicyTally> books,
            Draws draws,
            Span span) {
        this.simulation = simulation;
        this.ledger = ledger;
        this.broker = broker;
        this.back = back;
        this.senders = new Senders(contracts);
        this.books = List.copyOf(books);
        this.draws = draws;
        this.policy = policy;
        this.throttledSenders = new Level("throttled producers", span);
        declare();
        this.pressure = policy.start(this);
    }

    private void declare() {
        idle = policy.isNone();
        if (signal == null && !idle) {
            signal = simulation.eventType("backpressure/signal", Rank.TIMER, this::onSignal);
            wake = simulation.eventType("backpressure/wake", Rank.TIMER, this::onWake);
        }
        if (measure == null && policy.measures()) {
            measure = simulation.eventType("backpressure/measure", Rank.TIMER, this::onMeasure);
        }
    }

    private void onMeasure(long now, long asked) {
        if (asked == changes) {
            pressure.measured(bytes.getAsLong(), now);
        }
    }

    /**
     * Keeps to another policy from now on, which knows nothing of what is under way and of what has been said but not heard yet;
     * or to other parameters of the same one, which goes on where it was. What is held back is looked at again.
     *
     * @param waiting how many messages wait where the policy watches; 0 if it does not
     */
    public void keepTo(BackpressurePolicy other, List<PolicyTally> books, int waiting, long now) {
        this.books = List.copyOf(books);
        if (other.goesOnFrom(policy)) {
            policy = other;
            pressure.keepTo(other, now);
            senders.all().forEach(sender -> sender.valve().keepTo(other, now));
        } else {
            policy = other;
            changes++;
            declare();
            sendings.clear();
            pressure = other.start(this);
            senders.keepTo(pressure);
            if (waiting > 0) {
                pressure.backlog(waiting, now);
            }
        }
        for (Sender sender : senders.all()) {
            if (sender.waiting() > 0) {
                disarm(sender);
                pump(sender, now);
            }
        }
        if (idle) {
            sendings.clear();
        }
    }

    /** The policy at work. */
    public Pressure pressure() {
        return pressure;
    }

    /** Says how many bytes wait or are in hand on the broker's side; before anything happens. */
    public void weigh(LongSupplier bytes) {
        this.bytes = bytes;
    }

    /** Senders whose last message could not go at once, over time. */
    public Level throttledSenders() {
        return throttledSenders;
    }

    /** Visits the messages that wait where they came from. */
    public void forEachWaiting(Consumer<? super Message> visitor) {
        senders.all().forEach(sender -> sender.forEachWaiting(visitor));
    }

    /** Tells somebody of every change of how many wait where they came from. */
    public void tell(LengthWatcher watcher) {
        this.watcher = watcher;
    }

    private void change(int change, long now) {
        if (watcher != null) {
            watcher.changed(change, now);
        }
    }

    @Override
    public void happened(Message message) {
        broker.happened(message);
    }

    /** What an incident puts on the wire is not held back. */
    @Override
    public void carry(Message message, long now, long arrival) {
        broker.carry(message, now, arrival);
    }

    @Override
    public void send(Message message, long now) {
        if (idle) {
            broker.send(message, now);
            return;
        }
        Sender sender = senders.of(message, pressure);
        if (sender == null) {
            broker.send(message, now);
        } else {
            offer(sender, message, now);
        }
    }

    private void offer(Sender sender, Message message, long now) {
        boolean queues = sender.waiting() > 0;
        long when = queues ? Valve.HOLD : sender.valve().when(message, now);
        if (when == Valve.REFUSE) {
            Fate given = sender.terms().beyond();
            giveUp(sender, message, given == Fate.SUPPRESSED ? given : Fate.REJECTED, now);
        } else if (when <= now) {
            release(sender, message, now, now);
        } else {
            throttled(sender, true, now);
            if (sender.waiting() >= sender.terms().room()) {
                giveUp(sender, message, sender.terms().beyond(), now);
                return;
            }
            sender.join(message, now);
            change(1, now);
            for (SourceTally tally : sender.terms().tallies()) {
                tally.openThrottle().buffered(sender.waiting(), now);
            }
            if (!queues) {
                arm(sender, when);
            }
        }
    }

    /** Lets go what may go by now, in order. */
    private void pump(Sender sender, long now) {
        for (Sender.Waiting head = sender.head(); head != null; head = sender.head()) {
            long when = sender.valve().when(head.message(), now);
            if (when > now) {
                arm(sender, when);
                return;
            }
            sender.removeHead();
            change(-1, now);
            if (when == Valve.REFUSE) {
                giveUp(sender, head.message(), Fate.REJECTED, now);
            } else {
                release(sender, head.message(), head.since(), now);
            }
        }
        disarm(sender);
    }

    private void release(Sender sender, Message message, long since, long now) {
        Terms terms = sender.terms();
        if (sender.waiting() == 0) {
            throttled(sender, false, now);
        }
        long waited = now - since;
        if (waited > 0) {
            message.heldAtSource += waited;
            terms.books().blocked(message.priority, message.occurredAt, waited);
            for (SourceTally tally : terms.tallies()) {
                tally.openThrottle().waited(message.occurredAt, waited);
            }
        }
        terms.books().count(PolicyTally.Deed.ADMITTED, message.priority, message.occurredAt);
        Sending sending = new Sending(message, sender, now);
        sendings.put(message, sending);
        sender.valve().sent(sending, now);
        broker.send(message, now);
    }

    private void giveUp(Sender sender, Message message, Fate fate, long now) {
        sender.terms().books().count(PolicyTally.Deed.REJECTED, message.priority, message.occurredAt);
        for (SourceTally tally : sender.terms().tallies()) {
            tally.notSent(message.occurredAt, fate);
        }
        ledger.lostUpstream(message, fate, now);
    }

    private void throttled(Sender sender, boolean is, long now) {
        if (sender.throttled != is) {
            sender.throttled = is;
            throttledSenders.add(now, is ? 1 : -1);
        }
    }

    private void arm(Sender sender, long when) {
        if (when == Valve.HOLD || sender.ticket != -1 && sender.wakesAt == when) {
            return;
        }
        disarm(sender);
        sender.wakesAt = when;
        sender.ticket = Objects.requireNonNull(wake).timer(when, sender.number);
    }

    private void disarm(Sender sender) {
        if (sender.ticket != -1) {
            simulation.cancel(sender.ticket);
            sender.ticket = -1;
        }
    }

    private void onWake(long now, long number) {
        Sender sender = senders.all().get((int) number);
        sender.ticket = -1;
        pump(sender, now);
    }

    private void onSignal(long now, long slot) {
        Answer answer = answers.take((int) slot);
        Sender sender = answer.sending().sender;
        if (sender.valve() != answer.sending().valve) {
            return; // it obeys another policy now
        }
        sender.valve().hear(answer.about(), answer.sending(), answer.said(), now);
        pump(sender, now);
    }

    /** A lane of the broker's own took the message in. */
    public void accepted(Message message, long now) {
        Sending sending = sendings.get(message);
        if (sending != null) {
            accepted(sending, now);
        }
    }

    @Override
    public void routed(Message message, long now) {
        accepted(message, now);
    }

    @Override
    public void lost(Message message, Fate fate, boolean told, long now) {
        Sending sending = sendings.get(message);
        if (sending == null) {
            return;
        }
        if (told && !sending.refused) {
            say(sending, Valve.About.REFUSED, sending.sender.valve().atRefusal(sending, now));
            sending.refused = true;
        } else if (fate == Fate.NETWORK || fate == Fate.CRASHED) {
            sending.silent = true;
        }
    }

    /** What is thrown away silently looks accepted to its sender; what is lost without a trace looks like nothing. */
    @Override
    public void settled(Message message, long now) {
        Sending sending = sendings.remove(message);
        if (sending == null || sending.silent) {
            return;
        }
        accepted(sending, now);
        say(sending, Valve.About.SETTLED, sending.sender.valve().atSettlement(sending, now));
    }

    private void accepted(Sending sending, long now) {
        if (!sending.accepted && !sending.refused) {
            sending.accepted = true;
            say(sending, Valve.About.ACCEPTED, sending.sender.valve().atAcceptance(sending, now));
        }
    }

    private void say(Sending sending, Valve.About about, long said) {
        if (said != Valve.SILENCE) {
            sending.sender.terms().books().figure("signals", 1);
            long delay = back.delay(sending.sender.zone(), sending.message.identity, about.ordinal());
            Objects.requireNonNull(signal).in(delay, answers.put(new Answer(sending, about, said)));
        }
    }

    @Override
    public Draws draws() {
        return draws;
    }

    @Override
    public long delay(Sender sender, int signal) {
        return back.delay(sender.zone(), sender.identity(), signal);
    }

    @Override
    public void wake(Sender sender, long at) {
        if (sender.waiting() > 0 && (sender.ticket == -1 || at < sender.wakesAt)) {
            arm(sender, at);
        }
    }

    @Override
    public void measureAt(long at) {
        Objects.requireNonNull(measure, "a policy that measures has to say so").at(at, changes);
    }

    @Override
    public void count(String figure) {
        books.forEach(book -> book.figure(figure, 1));
    }
}
