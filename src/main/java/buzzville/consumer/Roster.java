package buzzville.consumer;

import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.Owners;
import buzzville.message.Way;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which worker gets the next message: the one with the fewest unacknowledged messages, the lowest number among equals. With
 * a prefetch of 1 that is the lowest idle number.
 */
class Roster {
    private int prefetch;
    private final boolean unlimited;
    /** For each number of unacknowledged messages below the prefetch, the workers at work that have so many. */
    private NumberSet[] byLoad;

    /** Null where the number of workers never changes. */
    private @Nullable Staff staff;

    /** Who may be given which messages; null where that does not depend on their partition. */
    private @Nullable Owners owners;

    private int[] load;
    private int free;
    private int known;

    Roster(int workers, int prefetch) {
        this.unlimited = workers == WorkerRules.UNLIMITED;
        this.prefetch = unlimited ? 1 : prefetch;
        this.byLoad = new NumberSet[this.prefetch];
        Arrays.setAll(byLoad, i -> new NumberSet());
        this.known = unlimited ? 0 : workers;
        this.load = new int[Math.max(16, known)];
        for (int worker = 0; worker < known; worker++) {
            byLoad[0].add(worker);
        }
        free = known * this.prefetch;
    }

    /** The roster that a pool needs. */
    static Roster of(Simulation simulation, String name, WorkerRules rules, Backlog backlog) {
        Ownership ownership = rules.ownership();
        Polling polling = rules.polling();
        Roster roster = polling != null
                ? new PollRoster(simulation, name, rules, polling, backlog)
                : ownership == null ? of(rules, rules.workers()) : new OwnedRoster(rules, ownership);
        roster.owners = rules.owners();
        return roster;
    }

    /** A roster of so many workers that belong to nobody. */
    static Roster of(WorkerRules rules, int workers) {
        return rules.acknowledgeOnReceipt()
                ? new ReceiptRoster(workers, rules.prefetch())
                : new Roster(workers, rules.prefetch());
    }

    /** Whether any worker may take one more. */
    boolean ready() {
        return free > 0 || unlimited;
    }

    /** Whether any worker may take this one. */
    boolean readyFor(Copy copy) {
        return owners == null ? ready() : mayTake(owners.of(copy.message.partition));
    }

    /** Whether this worker, or {@link Owners#NOBODY}, may take one more. */
    boolean mayTake(int worker) {
        return worker != Owners.NOBODY && maySend(worker) && byLoad[load[worker]].contains(worker);
    }

    /** Sends this worker one more. */
    void give(int worker) {
        send(worker);
    }

    /** Who may be given which messages; null where that does not depend on their partition. */
    final @Nullable Owners owners() {
        return owners;
    }

    /** How many workers there have ever been. */
    int known() {
        return known;
    }

    /** Whether a worker is hired for every message that finds none idle. */
    final boolean unlimited() {
        return unlimited;
    }

    /** Whether this worker has so few unacknowledged messages that it may be sent one more. */
    final boolean maySend(int worker) {
        return load[worker] < prefetch;
    }

    /** Sends this worker one more message. */
    final void send(int worker) {
        move(worker, load[worker], load[worker] + 1);
    }

    /** Chooses a worker and sends it one more message. */
    int choose() {
        for (int level = 0; level < prefetch; level++) {
            int worker = byLoad[level].takeLeast();
            if (worker >= 0) {
                free -= prefetch - level;
                stand(worker, level + 1);
                return worker;
            }
        }
        return hire();
    }

    /** Chooses a worker for this message and sends it one more. */
    int chooseFor(Copy copy) {
        if (owners == null) {
            return choose();
        }
        int owner = owners.of(copy.message.partition);
        give(owner);
        return owner;
    }

    /** How many messages the worker has that would be chosen; only when {@link #ready()}. */
    int least() {
        int level = 0;
        while (level < prefetch && byLoad[level].least() < 0) {
            level++;
        }
        return level;
    }

    /** One more worker, with its first message. */
    final int hire() {
        if (!unlimited) {
            throw new IllegalStateException("no worker is free");
        }
        if (known == load.length) {
            load = Arrays.copyOf(load, 2 * known);
        }
        load[known] = 1;
        return known++;
    }

    /** A worker has one unacknowledged message less. */
    void acknowledged(int worker, boolean atWork) {
        if (atWork && employs(worker)) {
            move(worker, load[worker], load[worker] - 1);
        } else {
            load[worker]--;
            mayBeDone(worker);
        }
    }

    /** How long a message takes to the worker that was chosen for it, or {@link Way#LOST}. */
    long delay(Way there, Copy copy) {
        return there.delay(copy.message, copy.dispatches++);
    }

    /** Where a worker keeps what it has received and not begun with. */
    ArrayDeque<Copy> buffer() {
        return new ArrayDeque<>();
    }

    /** A worker is done with a message, one way or another. */
    void handedBack(int worker) {}

    /**
     * Allows each worker so many unacknowledged messages from now on; one who has more gets nothing until it has fewer. An unlimited
     * pool has one for each worker always.
     *
     * @param isUp whether a worker, given its number, is not away
     */
    final void allow(int messages, IntPredicate isUp) {
        if (unlimited) {
            return;
        }
        prefetch = messages;
        byLoad = new NumberSet[messages];
        Arrays.setAll(byLoad, i -> new NumberSet());
        free = 0;
        for (int worker = 0; worker < known; worker++) {
            if (employs(worker) && isUp.test(worker) && load[worker] < messages) {
                byLoad[load[worker]].add(worker);
                free += messages - load[worker];
            }
        }
    }

    /** Keeps to those who exist and have not retired, from now on. */
    final void keepTo(Staff staff) {
        this.staff = staff;
    }

    /** Whether a worker may be sent messages when it is not away. */
    final boolean employs(int worker) {
        return staff == null || staff.works(worker);
    }

    /** Lets a worker go that has retired and has nothing left to do. */
    final void mayBeDone(int worker) {
        if (staff != null) {
            staff.settled(worker);
        }
    }

    /** Whether a worker has nothing in hand and all its acknowledgements have arrived. */
    boolean isIdle(int worker) {
        return load[worker] == 0;
    }

    /** A worker begins to exist: the next number, or one that somebody had who is idle and gone. */
    final void joins(int worker, boolean atWork) {
        if (worker >= load.length) {
            load = Arrays.copyOf(load, 2 * load.length);
        }
        known = Math.max(known, worker + 1);
        comes(worker);
        if (!atWork) {
            leaves(worker);
        }
    }

    /** A worker gets nothing more until it {@link #comes}. */
    void leaves(int worker) {
        if (employs(worker) && load[worker] < prefetch) {
            byLoad[load[worker]].remove(worker);
            free -= prefetch - load[worker];
        }
    }

    void comes(int worker) {
        if (employs(worker) && load[worker] < prefetch) {
            byLoad[load[worker]].add(worker);
            free += prefetch - load[worker];
        }
    }

    private void move(int worker, int from, int to) {
        if (from < prefetch) {
            byLoad[from].remove(worker);
            free -= prefetch - from;
        }
        stand(worker, to);
    }

    /** A worker who stands nowhere has so many messages. */
    private void stand(int worker, int messages) {
        if (messages < prefetch) {
            byLoad[messages].add(worker);
            free += prefetch - messages;
        }
        load[worker] = messages;
    }
}
