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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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

    /** All senders of one origin. */
    private record Group(@Nullable Terms terms, Map<Integer, Sender> senders) {}

    private final Simulation simulation;
    private final Ledger ledger;
    private final Publisher broker;
    private final WayBack back;
    private final Contracts contracts;
    private final List<PolicyTally> books;
    private final Draws draws;
    private final Pressure pressure;
    private final EventType signal;
    private final EventType wake;
    private final Parcels<Answer> answers = new Parcels<>();
    private final IdentityHashMap<Origin, Group> groups = new IdentityHashMap<>();
    private final List<Sender> senders = new ArrayList<>();
    private final IdentityHashMap<Message, Sending> sendings = new IdentityHashMap<>();
    private final Level throttledSenders;
    private @Nullable LengthWatcher watcher;
    /** Null unless the policy measures. */
    private final @Nullable EventType measure;

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
        this.contracts = contracts;
        this.books = List.copyOf(books);
        this.draws = draws;
        this.signal = simulation.eventType("backpressure/signal", Rank.TIMER, this::onSignal);
        this.wake = simulation.eventType("backpressure/wake", Rank.TIMER, this::onWake);
        this.measure = policy.measures()
                ? simulation.eventType(
                        "backpressure/measure",
                        Rank.TIMER,
                        (now, argument) -> pressure().measured(bytes.getAsLong(), now))
                : null;
        this.throttledSenders = new Level("throttled producers", span);
        this.pressure = policy.start(this);
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
        senders.forEach(sender -> sender.forEachWaiting(visitor));
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
        Group group =
                groups.computeIfAbsent(message.origin, origin -> new Group(contracts.of(origin), new HashMap<>()));
        Terms terms = group.terms();
        if (terms == null) {
            broker.send(message, now);
            return;
        }
        Sender sender = group.senders().get(message.instance);
        if (sender == null) {
            sender = new Sender(senders.size(), message, terms, pressure);
            group.senders().put(message.instance, sender);
            senders.add(sender);
        }
        offer(sender, message, now);
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
            message.heldAtSource = waited;
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
        sender.ticket = wake.timer(when, sender.number);
    }

    private void disarm(Sender sender) {
        if (sender.ticket != -1) {
            simulation.cancel(sender.ticket);
            sender.ticket = -1;
        }
    }

    private void onWake(long now, long number) {
        Sender sender = senders.get((int) number);
        sender.ticket = -1;
        pump(sender, now);
    }

    private void onSignal(long now, long slot) {
        Answer answer = answers.take((int) slot);
        Sender sender = answer.sending().sender;
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
            signal.in(delay, answers.put(new Answer(sending, about, said)));
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
        Objects.requireNonNull(measure, "a policy that measures has to say so").at(at, 0);
    }

    @Override
    public void count(String figure) {
        books.forEach(book -> book.figure(figure, 1));
    }
}
