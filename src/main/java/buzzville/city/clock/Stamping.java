package buzzville.city.clock;

import buzzville.broker.order.CommitWait;
import buzzville.causality.log.Chronicle;
import buzzville.causality.log.Circumstances;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.ClockRules.Granularity;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.clock.Carried;
import buzzville.consumer.Service;
import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Publisher;
import buzzville.message.Recorder;
import buzzville.message.Work;
import buzzville.metric.Fate;
import buzzville.metric.TurnTally;
import buzzville.scenario.Scenario;
import buzzville.scenario.clock.ClocksSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stamps what happens in a run and writes it down: what leaves its origin, what a service begins with, and what it has done about it.
 *
 * <p>It stands between parts of the city and changes nothing there: a run that is stamped goes as one that is not.
 */
public final class Stamping {
    private final ClockRules rules;
    private final Omissions omissions;
    private final Set<String> hiddenKinds;
    private final Chronicle chronicle;
    private final Cast cast;
    /** Null if the broker passes on what it gets, as a cable would. */
    private final @Nullable Relay relay;
    /** The logged events that sent messages of which clocks do not know, by identity. */
    private final Map<Long, Integer> hiddenSends = new HashMap<>();
    /** Whatever a service does right now about a message; null if none does anything. */
    private @Nullable Acting acting;

    private LongSupplier time = () -> 0;

    /** What a service is doing about a message. */
    private static final class Acting {
        final Member service;
        final Message message;
        /** How it received it; null unless events are steps. */
        final @Nullable Step step;

        /** What it tells those whom it commands; null as long as it does not. */
        @Nullable
        Carried command;

        Acting(Member service, Message message, @Nullable Step step) {
            this.service = service;
            this.message = message;
            this.step = step;
        }
    }

    /**
     * For one run.
     *
     * @param hidden types of event that go through a channel of which no clock knows, such as phone calls
     * @param lamportStarts what Lamport clocks show before the first event, by name of a process or of all instances; others 0
     */
    public Stamping(
            Scenario scenario,
            ClockRules rules,
            Sampling sampling,
            Set<String> hidden,
            Map<String, Long> lamportStarts) {
        this.rules = rules;
        this.omissions = new Omissions(sampling);
        this.hiddenKinds = Set.copyOf(hidden);
        this.chronicle = new Chronicle(rules, sampling.events());
        // what is not written down does not count, and a broker that does not count is a cable
        boolean relays = rules.brokerTakesPart() && sampling.logs(Cast.BROKER);
        this.cast = new Cast(scenario, relays, sampling, lamportStarts, chronicle);
        this.relay = relays ? new Relay(this, cast.broker()) : null;
    }

    /** As a scenario says of its clocks. */
    public static Stamping of(Scenario scenario, ClocksSpec clocks) {
        return new Stamping(
                scenario,
                clocks.rules(),
                Sampling.of(clocks.log(), scenario),
                Set.copyOf(clocks.hidden()),
                clocks.lamportStart());
    }

    /** Gives every process a clock, by name; before anything happens. Those of whom nobody speaks are never wrong. */
    public void read(Function<String, LocalClock> clocks) {
        cast.give(clocks);
    }

    /** Tells it of true time; before anything happens. */
    public void watch(LongSupplier now) {
        time = now;
    }

    long now() {
        return time.getAsLong();
    }

    Chronicle chronicle() {
        return chronicle;
    }

    boolean inSteps() {
        return rules.granularity() == Granularity.STEP;
    }

    /** Stands where messages leave their origin; whatever is sent once more has left before. */
    public Publisher before(Publisher next) {
        return new Publisher() {
            @Override
            public void happened(Message message) {
                next.happened(message);
            }

            @Override
            public void send(Message message, long now) {
                leaves(message, now);
                next.send(message, now);
            }

            @Override
            public void carry(Message message, long now, long arrival) {
                leaves(message, now);
                next.carry(message, now, arrival);
            }
        };
    }

    /** Sees what waits until its timestamp is past: it has left when it gets one, whenever others may see it. */
    public CommitWait.Watcher commits() {
        return new CommitWait.Watcher() {
            @Override
            public void began(Message message, long timestamp, long now) {
                leaves(message, now);
                committed(message, timestamp, Circumstances.NEVER);
            }

            @Override
            public void visible(Message message, long timestamp, long now) {
                committed(message, timestamp, now);
            }
        };
    }

    private void committed(Message message, long timestamp, long seenAt) {
        Carried carried = message.carried;
        int event = carried != null ? carried.event() : hiddenSends.getOrDefault(message.identity, 0);
        if (event > 0) {
            chronicle.amend(event, chronicle.circumstances(event).withCommit(timestamp, seenAt));
        }
    }

    /** Stands before the work of a service. */
    public Work before(Work work, Service service) {
        return new StampedWork(this, cast.service(service.name()), service, work);
    }

    /** Hears of messages what is heard of them nowhere else. */
    public Recorder recorder() {
        return new Recorder() {
            @Override
            public void occurred(Message message) {}

            @Override
            public void admitted(Message message) {
                if (relay != null && !message.called) {
                    relay.admitted(message);
                }
            }

            @Override
            public void routed(Message message) {
                if (message.called) {
                    leaves(message, message.routedAt); // its caller has begun to call
                } else if (relay != null) {
                    relay.forwarded(message);
                }
            }

            @Override
            public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {}
        };
    }

    /** A copy came into a queue of the broker's own. */
    public void admitted(Copy copy) {
        if (relay != null) {
            relay.admitted(copy.message);
        }
    }

    private void leaves(Message message, long now) {
        if (message.retries > 0 || message.carried != null || hiddenSends.containsKey(message.identity)) {
            return; // it has left before
        }
        Member sender = cast.sender(message);
        Carried carried = inSteps() && isEffect(message)
                ? send(sender, sender.sends(message.cause))
                : says(sender, message, command(message), now);
        if (!hiddenKinds.contains(message.kind.name())) {
            message.carried = carried;
        } else if (carried.event() > 0) {
            hiddenSends.put(message.identity, carried.event());
        }
    }

    /** The event in which something was just received, if what follows from it is part of it. */
    Step step(Member who, int event) {
        return new Step(event, event > 0 || !inSteps() || chronicle.isFull() ? null : chronicle.known(who.number));
    }

    /** Sends what follows from a step, of which nobody may know. */
    Carried send(Member who, @Nullable Step step) {
        return step == null
                ? chronicle.send(who.number, 0)
                : step.knew() == null ? chronicle.send(who.number, step.event()) : chronicle.pass(step.knew());
    }

    private static boolean isEffect(Message message) {
        return message.origin instanceof Service;
    }

    /** Sends a message in an event of its own. */
    private Carried says(Member sender, Message message, @Nullable Carried command, long now) {
        List<Carried> heard = command == null ? List.of() : List.of(command);
        Circumstances circumstances =
                command == null ? about(message) : about(message).withArrival(now, -1);
        if (message.newState >= 0) {
            circumstances = circumstances.withState(message.origin.state(message.newState));
        }
        if (command != null && !inSteps()) {
            write(sender, Kind.RECEIVE, message, heard, now, about(message).withArrival(now, -1));
            heard = List.of();
            circumstances = circumstances.withArrival(Circumstances.NEVER, -1);
        }
        Kind kind = heard.isEmpty() ? Kind.SEND : Kind.RECEIVE;
        return chronicle.send(sender.number, write(sender, kind, message, heard, now, circumstances));
    }

    /** What whoever made a light change has told it; null if it changes by itself. */
    private @Nullable Carried command(Message message) {
        Acting commander = acting;
        if (commander == null || message.cause != commander.message.identity || isEffect(message)) {
            return null;
        }
        if (commander.command == null) {
            Step step = inSteps()
                    ? commander.step
                    : new Step(
                            write(
                                    commander.service,
                                    Kind.SEND,
                                    commander.message,
                                    List.of(),
                                    now(),
                                    about(commander.message)),
                            null);
            commander.command = send(commander.service, step);
        }
        return commander.command;
    }

    /** A service begins with a copy. @return the number of the event; 0 if it is not logged */
    int begins(Member service, Copy copy) {
        Message message = copy.message;
        if (relay == null && chronicle.isFull()) {
            return write(service, Kind.RECEIVE, message, List.of(), copy.startedAt, Circumstances.NONE);
        }
        List<Carried> received = new ArrayList<>();
        List<Integer> hidden = new ArrayList<>();
        hear(message, received, hidden);
        Circumstances circumstances =
                about(message).withHidden(List.copyOf(hidden)).withArrival(arrived(copy), heldBack(copy.account));
        if (!message.called) {
            circumstances =
                    circumstances.withPlace(message.partition, message.entry == null ? -1 : message.entry.offset);
        }
        return write(service, Kind.RECEIVE, message, received, copy.startedAt, circumstances);
    }

    /**
     * When it came to whoever receives it: when it was offered, or came to its queue for another attempt, and what the way took;
     * without what it waited meanwhile.
     */
    private static long arrived(Copy copy) {
        long way = copy.dispatchedAt >= 0 && copy.receivedAt >= 0 ? copy.receivedAt - copy.dispatchedAt : 0;
        long came = copy.attempts > 1 ? copy.queuedAt : copy.offeredAt;
        return came >= 0 ? came + way : copy.startedAt;
    }

    /** How many messages are held back for the sake of order; -1 where none ever are. */
    private static int heldBack(Account account) {
        TurnTally turns = account.turns();
        return turns == null ? -1 : turns.holding();
    }

    /** What comes in with a message: through clocks, or as numbers of events by a channel of which they do not know. */
    private void hear(Message message, List<Carried> received, List<Integer> hidden) {
        Carried forwarded = relay == null || message.called ? null : relay.forwarded(message);
        if (forwarded != null) {
            received.add(forwarded);
        } else if (message instanceof Aggregate aggregate) {
            aggregate.parts().forEach(part -> hear(part, received, hidden));
        } else if (message.carried != null) {
            received.add(message.carried);
        } else {
            Integer sender = hiddenSends.get(message.identity);
            if (sender != null) {
                hidden.add(sender);
            }
        }
    }

    /**
     * A service has done its work on a copy, and this comes of it.
     *
     * @param step that received it; null unless events are steps
     * @param follows how many messages follow from it, now or later; negative if it was for nothing
     */
    void acts(Member service, Copy copy, @Nullable Step step, int follows, Runnable deeds, long now) {
        Message message = copy.message;
        Acting outer = acting; // a service that takes no time may get what another is just sending
        Acting own = new Acting(service, message, step);
        acting = own;
        if (step != null && follows > 0) {
            service.expect(message, step, follows);
        }
        deeds.run();
        acting = outer;
        if (!inSteps() && follows == 0 && own.command == null) {
            write(service, Kind.LOCAL, message, List.of(), now, about(message));
        }
    }

    static void forEachOriginal(Message message, Consumer<? super Message> visitor) {
        if (message instanceof Aggregate aggregate) {
            aggregate.forEachOriginal(visitor);
        } else {
            visitor.accept(message);
        }
    }

    /** Writes an event down, or leaves it out. @return its number; 0 if it is left out */
    int write(Member who, Kind kind, Message message, List<Carried> received, long now, Circumstances circumstances) {
        if (!omissions.isWanted(who, message, chronicle.isFull())) {
            chronicle.leaveOut(who.number, received);
            return 0;
        }
        return chronicle.event(
                who.number,
                kind,
                message.kind.name(),
                received,
                now,
                who.clock().read(now),
                who.clock().bound(now),
                circumstances);
    }

    /** What a message is about; nobody asks once there is no room for it. */
    Circumstances about(Message message) {
        return chronicle.isFull()
                ? Circumstances.NONE
                : Circumstances.NONE.about(HexFormat.of().toHexDigits(message.incident));
    }

    /** All that was written down, after the run or during it. */
    public EventLog log(EventLog.Source source) {
        EventLog whole = chronicle.log(source);
        return new EventLog(
                source,
                rules,
                whole.processes().subList(0, cast.logged()),
                whole.events(),
                whole.leftOut(),
                omissions.leftOut());
    }
}
