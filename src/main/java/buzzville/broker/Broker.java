package buzzville.broker;

import buzzville.broker.partition.Partitioner;
import buzzville.kernel.Simulation;
import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Feeder;
import buzzville.message.Ledger;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.message.Publication;
import buzzville.message.Publisher;
import buzzville.message.Way;
import buzzville.metric.Fate;
import buzzville.random.Draws;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The broker's order of doing things: over the network, through the door, into a partition, out to every subscription.
 *
 * <p>Without a service time of its own it is a place that messages pass within the event that brought them.
 */
public final class Broker implements Publisher {
    private final Ledger ledger;
    private final Approach approach;
    private final Partitioner partitioner;
    private final Door door;
    /** Whether the lanes of services are the services' own, which nothing that happens to the broker touches. */
    private boolean lanesElsewhere;
    /** Those who do not listen all the time; null if there are none. */
    private @Nullable Guests guests;

    private List<Subscription> subscriptions = List.of();
    private List<Partition> partitions = List.of();
    /** The same as {@link #subscriptions}, for the hot path. */
    private Subscription[] byAccount = {};

    /** What stands before a broker that takes no time; null where everybody may come in. */
    @Nullable
    Gate gate;

    private boolean passesThrough = true;
    private int routing;
    private int crashes;
    /** What it writes down; null if nothing. */
    private @Nullable Journal journal;
    /** What waits at senders for company; null where everything leaves at once. */
    private @Nullable Batches batches;
    /** Those who wait for its acknowledgements; null if nobody does. */
    private @Nullable Receipts receipts;
    /** Whether nobody serves any partition. */
    private boolean asleep;

    /** A broker without partitions or subscriptions yet: {@link #open} gives them. */
    public Broker(Simulation simulation, Ledger ledger, Way uplink, Partitioner partitioner, Door door) {
        this.ledger = ledger;
        this.approach = new Approach(simulation, ledger, uplink, this::arrive);
        this.partitioner = partitioner;
        this.door = door;
    }

    /**
     * Opens for business.
     *
     * @param partitions with threads of their own, by number; empty when the broker takes no time
     * @param subscriptions by the index of their account
     */
    public void open(List<Partition> partitions, List<Subscription> subscriptions) {
        this.partitions = partitions;
        this.subscriptions = subscriptions;
        this.byAccount = subscriptions.toArray(new Subscription[0]);
        this.passesThrough = partitions.isEmpty();
        door.opensTo(this);
    }

    /** Puts admission policies at the door of a broker that takes no time; before anything happens. @return who can change them */
    public Entrance.Warden guard(
            Simulation simulation, String name, List<Entrance.Guard> guards, Function<String, Draws> draws) {
        Gate fresh = new Gate(simulation, name, guards, draws, this, ledger);
        gate = fresh;
        return fresh;
    }

    /** Puts aggregations behind these policies, of which there may be none: the gate must be there. */
    public void aggregate(Simulation simulation, String name, List<AggregationRules> all, int kinds) {
        Objects.requireNonNull(gate).aggregate(simulation, name, all, kinds);
    }

    /** The run ends: visits the messages in open windows at the door of a broker that takes no time. */
    public void finishWindows(Consumer<? super Message> visitor) {
        if (gate != null) {
            gate.finishWindows(visitor);
        }
    }

    /** Visits the messages that an admission policy has put off at the door of a broker that takes no time. */
    public void forEachPutOff(Consumer<? super Message> visitor) {
        if (gate != null) {
            gate.forEachPutOff(visitor);
        }
    }

    /** Visits the messages that were put off there and that some subscription has no room for now. */
    public void forEachHanding(Consumer<? super Message> visitor) {
        if (gate != null) {
            gate.forEachHanding(visitor);
        }
    }

    /** Lets senders hear of what is turned away at its own door and lanes; before anything happens. */
    public void tell(Resends resends) {
        partitions.forEach(partition -> partition.tell(resends));
        if (gate != null) {
            gate.tell(resends);
        }
    }

    /** Tells somebody of every change of how many wait at its door; before anything happens. */
    public void tell(LengthWatcher watcher) {
        door.tell(watcher);
        if (gate != null) {
            gate.tell(watcher);
        }
        if (journal != null) {
            journal.tell(watcher);
        }
    }

    /** Says that services keep their lanes themselves, because they are called; before anything happens. */
    public void leaveLanesToServices() {
        lanesElsewhere = true;
    }

    /** Says who does not listen all the time; before anything happens. */
    public void expect(Guests guests) {
        this.guests = guests;
    }

    /** Writes everything down from now on; before anything happens. */
    public void keep(Journal journal) {
        this.journal = journal;
    }

    /** Lets senders put messages together from now on; before anything happens. */
    public void batch(Batches batches) {
        this.batches = batches;
        approach.batch(batches, partitioner);
    }

    /** What it writes down; null if nothing. */
    public @Nullable Journal journal() {
        return journal;
    }

    /** Knows from now on that messages may arrive twice; before anything happens. */
    public void expectDoubles() {
        approach.expectDoubles();
    }

    /** Acknowledges what it takes; before anything happens, and after it knows its journal. */
    public void answer(Outboxes outboxes) {
        receipts = outboxes.receipts();
        if (journal != null) {
            journal.tell(receipts);
        }
    }

    @Override
    public void happened(Message message) {
        ledger.occurred(message);
    }

    /** What is published while messages are being handed over leaves after them, in the order in which it was published. */
    @Override
    public void send(Message message, long now) {
        message.publishedAt = now;
        approach.send(message, routing > 0, now);
    }

    @Override
    public void carry(Message message, long now, long arrival) {
        message.publishedAt = now;
        message.partition = batches == null ? 0 : partitioner.partition(message);
        approach.carry(message, arrival);
    }

    /** Its memory is lost, and so is what arrives until {@link #restart}; of a journal, what no disk has, if hosts crash. */
    public void crash(boolean host, long now) {
        if (journal != null) {
            journal.machines().crash(host, now);
            return;
        }
        crashes++;
        pause();
        if (receipts != null) {
            receipts.crashed(now);
        }
        if (gate != null) {
            gate.loseAll(Fate.CRASHED, now);
        }
        partitions.forEach(partition -> partition.lanes().loseAll(Fate.CRASHED, now));
        if (!lanesElsewhere) {
            subscriptions.forEach(subscription -> subscription.loseAll(Fate.CRASHED, now));
        }
    }

    /** Works again: with empty lanes, or as its journal has it. */
    public void restart(long now) {
        if (journal != null) {
            journal.machines().restart(now);
            return;
        }
        crashes--;
        resume(now);
        if (guests != null) {
            guests.readOn(now);
        }
    }

    /** Stops dispatching, from its own lanes and to services; what arrives still waits. */
    public void pause() {
        partitions.forEach(partition -> partition.lanes().close());
        if (!lanesElsewhere) {
            subscriptions.forEach(subscription -> subscription.lanes().close());
        }
    }

    /** Takes one {@link #pause} back. */
    public void resume(long now) {
        partitions.forEach(partition -> partition.lanes().open(now));
        if (!lanesElsewhere) {
            subscriptions.forEach(subscription -> subscription.lanes().open(now));
        }
    }

    public Door door() {
        return door;
    }

    public List<Partition> partitions() {
        return partitions;
    }

    public List<Subscription> subscriptions() {
        return subscriptions;
    }

    /** Visits the copies that somebody who joined has not read yet. */
    public void forEachUnread(Consumer<? super Copy> visitor) {
        if (guests != null) {
            guests.forEachUnread(visitor);
        }
    }

    /** Visits the messages on their way to the broker. */
    public void forEachUnderWay(Consumer<? super Message> visitor) {
        approach.forEach(visitor);
    }

    /** Lets a message in from the door. @return whether the door need not wait for it */
    boolean admit(Message message, long now) {
        message.admittedAt = now;
        if (crashes > 0) {
            ledger.lostUpstream(message, Fate.CRASHED, now);
            return true;
        }
        message.partition = place(message);
        if (receipts != null && !receipts.admits(message, now)) {
            return true;
        }
        if (journal != null) {
            return journal.admit(message, door, now);
        }
        boolean whole = enter(message, door, now);
        if (receipts != null && message.publication != null) {
            receipts.taken(message, whole, now);
        }
        return whole;
    }

    /** The partition of a message, which is that of all attempts to publish it. */
    int place(Message message) {
        Publication publication = message.publication;
        if (publication == null) {
            return batches == null ? partitioner.partition(message) : message.partition;
        }
        if (publication.partition < 0) {
            publication.partition = partitioner.partition(message);
        }
        return publication.partition;
    }

    /** Lets a message in. @return whether its feeder need not wait for it */
    boolean enter(Message message, Feeder feeder, long now) {
        if (passesThrough) {
            return gate == null ? routeAtOnce(message, feeder, now) : gate.admit(message, feeder, now);
        }
        Copy copy = new Copy(message, ledger.broker());
        copy.feeder = feeder;
        boolean held = partitions.get(message.partition).lanes().offer(copy, now) == Lanes.Outcome.HELD;
        message.held = held ? 1 : 0;
        return !held;
    }

    /** Hands over a message that needs no thread. @return whether no subscription held its copy back */
    boolean routeAtOnce(Message message, Feeder feeder, long now) {
        ledger.admitted(message);
        boolean whole = route(message, feeder, now);
        if (whole) {
            ledger.routed(message, 0, 0, now);
        }
        return whole;
    }

    /** The door's message has been let in everywhere. */
    void letIn(Message message, long now) {
        if (passesThrough) {
            ledger.routed(message, 0, 0, now);
        } else {
            message.admittedAt = now;
        }
        if (receipts != null && journal == null && message.publication != null) {
            receipts.inMemory(message, now);
        }
    }

    /** Offers a copy to every subscription, in file order. @return whether none of them held it back */
    boolean route(Message message, Feeder feeder, long now) {
        routing++;
        int held = 0;
        Account[] present = guests == null ? message.route : guests.routing(message, now);
        for (Account account : present) {
            if (byAccount[account.index()].offer(message, feeder, now) == Lanes.Outcome.HELD) {
                held++;
            }
        }
        message.held = held;
        routing--;
        return held == 0;
    }

    /** Sends what was published during routing; only when whoever is held back is known as such. */
    void carryOn(long now) {
        if (routing == 0) {
            approach.carryOn(now);
        }
    }

    /** Whether nothing may be handed over, because it would be lost. */
    public boolean isDown() {
        return crashes > 0 || asleep;
    }

    /** Nobody serves any partition any more. */
    void sleep() {
        if (!asleep) {
            asleep = true;
            subscriptions.forEach(subscription -> subscription.lanes().close());
        }
    }

    /** Somebody serves a partition again. */
    void wake(long now) {
        if (asleep) {
            asleep = false;
            subscriptions.forEach(subscription -> subscription.lanes().open(now));
            if (guests != null) {
                guests.readOn(now);
            }
        }
    }

    /** Hands over what was kept: what it causes is published afterwards, as in {@link #route}. */
    void replay(Runnable reading, long now) {
        routing++;
        reading.run();
        routing--;
        carryOn(now);
    }

    /** What was refused is here again; it has been held back since it first came. */
    void knockAgain(Message message, long now) {
        door.knock(message, now);
        carryOn(now);
    }

    private void arrive(Message message, long now) {
        message.arrivedAt = now;
        door.knock(message, now);
        carryOn(now);
    }
}
