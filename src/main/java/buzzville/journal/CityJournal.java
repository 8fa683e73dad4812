package buzzville.journal;

import buzzville.broker.Lanes;
import buzzville.broker.Losses;
import buzzville.city.life.Lookout;
import buzzville.consumer.Supervisor;
import buzzville.consumer.Workers;
import buzzville.kernel.Simulation;
import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Attempt;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Priority;
import buzzville.message.Recorder;
import buzzville.message.Taker;
import buzzville.message.Work;
import buzzville.metric.Fate;
import buzzville.wire.Timekeeper;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the journal of one run: it stands between the parts of the city while it is wired, and writes while it runs.
 *
 * <p>It changes nothing: every part gets the same calls in the same order, and no events are added, so that the fingerprint
 * stays what it was. Memory holds the messages that are on their way.
 */
public final class CityJournal implements Recorder, Lookout, Closeable {
    private static final class Live {
        final Told told;
        final boolean again;
        /** The attempt to publish it that was let in last. */
        @Nullable
        Message admitted;

        boolean routed;
        boolean lostUpstream;
        boolean settled;
        int ended;

        Live(Told told, boolean again) {
            this.told = told;
            this.again = again;
        }
    }

    /** A copy that is leaving its stage: how it ends is told in the meantime, or not at all. */
    private static final class Leaving {
        final Copy copy;
        final Stage stage;
        final boolean inHand;
        boolean told;

        Leaving(Copy copy, Stage stage, boolean inHand) {
            this.copy = copy;
            this.stage = stage;
            this.inHand = inHand;
        }
    }

    private final JournalWriter out;
    private final Telling telling;
    private final Deque<Entry> planned = new ArrayDeque<>();
    private final IdentityHashMap<Message, Live> live = new IdentityHashMap<>();
    private final Map<String, Stage> stages = new HashMap<>();
    private @Nullable Leaving leaving;
    private @Nullable Simulation simulation;

    /** A journal that nothing has been written to yet. */
    public CityJournal(JournalWriter out, Telling telling) {
        this.out = out;
        this.telling = telling;
    }

    /**
     * Names the clock and what will go wrong, before anything happens.
     *
     * @param ahead when the scenario's incidents begin and end, in order of time
     */
    public void begin(Simulation clock, List<? extends Entry> ahead) {
        simulation = clock;
        planned.addAll(ahead);
    }

    /** Tells what people's own clocks show; before anything happens, where these are not always right. */
    public void keep(Timekeeper clocks) {
        telling.keep(clocks);
    }

    private void append(Entry entry) {
        for (Entry next = planned.peek(); next != null && next.at() <= entry.at(); next = planned.peek()) {
            out.append(planned.remove());
        }
        out.append(entry);
    }

    private long now() {
        return simulation == null ? 0 : simulation.now();
    }

    /** What is known of a message, whichever attempt to publish it this is. */
    private Live live(Message attempt) {
        Message message = attempt.first();
        Live known = live.get(message);
        if (known != null) {
            return known;
        }
        Live again = new Live(telling.again(message, out.nextNumber()), true);
        live.put(message, again);
        append(new Entry.Recalled(now(), again.told));
        return again;
    }

    private Told told(Message message) {
        return live(message).told;
    }

    private Stage at(String place) {
        Stage stage = stages.get(place);
        if (stage == null) {
            throw new IllegalStateException("'" + place + "' was not wired");
        }
        return stage;
    }

    @Override
    public void occurred(Message message) {
        Told told = telling.of(message, out.nextNumber());
        live.put(message, new Live(told, false));
        append(new Entry.Occurred(now(), told));
    }

    @Override
    public void admitted(Message message) {
        admitted(message, null);
    }

    @Override
    public void serves(int partition, boolean served) {
        List<Entry.Victim> victims = List.of(new Entry.Victim("broker[" + partition + "]", -1));
        append(served ? new Entry.Up(now(), "", victims) : new Entry.Down(now(), "", victims));
    }

    @Override
    public void published(Message message, Attempt what, int attempt, @Nullable Fate fate, long now) {
        Live of = live.get(message);
        if (what != Attempt.LOST || of == null || of.routed) {
            return;
        }
        Message last = of.admitted;
        if (last != null && last.retries + 1 == attempt) {
            of.admitted = null;
            append(new Entry.Forgotten(now, of.told));
        }
    }

    private void admitted(Message message, @Nullable Stage stage) {
        Live of = live(message);
        of.admitted = message;
        int partition = message.partition;
        boolean again = of.routed || message.publication != null && message.publication.isRouted();
        append(new Entry.Admitted(now(), of.told, partition, out.nextOffset(partition), stage, again));
    }

    @Override
    public void routed(Message message) {
        Live of = live(message);
        Leaving context = leaving;
        Stage from = null;
        if (context != null && !context.told && context.copy.message == message && context.stage.isBroker()) {
            from = context.stage;
            context.told = true;
        }
        List<String> names = new ArrayList<>();
        for (Account account : message.route) {
            names.add(account.name());
        }
        of.routed = true;
        append(new Entry.Routed(now(), of.told, List.copyOf(names), from));
        if (of.settled) {
            forget(message, of);
        }
    }

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        end(message, account, copy, fate, 0);
    }

    @Override
    public void ended(
            Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now, Aggregate into) {
        end(message, account, copy, fate, into.identity);
    }

    private void end(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long into) {
        Live of = live(message);
        Leaving context = leaving;
        Stage stage = null;
        boolean inHand = false;
        if (context != null && !context.told && isOf(context, message, copy)) {
            stage = context.stage;
            inHand = context.inHand;
            context.told = true;
        }
        Entry.Served served = copy == null || copy.attempts == 0
                ? null
                : new Entry.Served(copy.worker, copy.attempts, copy.receivedAt, copy.startedAt);
        String subscription = account.index() < 0 ? "" : account.name();
        append(new Entry.Ended(now(), of.told, subscription, fate, stage, inHand, into, served));
        of.lostUpstream |= copy == null && fate != null;
        of.ended++;
        if (fate == null) {
            return;
        }
        if (of.again) {
            forget(message, of);
        } else if (message instanceof Aggregate && of.ended >= message.route.length) {
            settled(message);
        }
    }

    /** Whether it is this copy that leaves: the broker's is nobody's in particular. */
    private static boolean isOf(Leaving context, Message message, @Nullable Copy copy) {
        return copy != null ? context.copy == copy : context.stage.isBroker() && context.copy.message == message;
    }

    @Override
    public void settled(Message message) {
        Live of = live.get(message.first());
        if (of == null) {
            return;
        }
        of.settled = true;
        if (of.routed || message.routedAt != Message.NEVER || of.lostUpstream) {
            forget(message, of);
        }
    }

    private void forget(Message message, Live of) {
        append(new Entry.Settled(now(), of.told));
        live.remove(message.first());
    }

    /** Does something by which a copy leaves its stage, unless it turns out that it stays. */
    private void leave(Copy copy, String place, boolean inHand, Runnable deed) {
        Leaving before = leaving;
        Leaving mine = new Leaving(copy, at(place), inHand);
        leaving = mine;
        deed.run();
        leaving = before;
        if (!mine.told) {
            Live of = live(copy.message);
            append(new Entry.Left(now(), of.told, mine.stage, inHand));
            if (of.again) {
                forget(copy.message, of);
            }
        }
    }

    @Override
    public void stage(String place, Lanes lanes, Workers workers, @Nullable Supervisor supervisor) {
        List<String> names = new ArrayList<>();
        lanes.lanes().forEach(lane -> names.add(lane.name()));
        List<Integer> laneOf = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            laneOf.add(names.indexOf(lanes.lane(priority.ordinal()).name()));
        }
        Stage stage = new Stage(place, names, laneOf);
        stages.put(place, stage);
        lanes.watchEntrance(copy -> {
            if (stage.isBroker() && live(copy.message).admitted != copy.message) {
                admitted(copy.message, stage);
            } else {
                append(new Entry.Entered(now(), told(copy.message), stage));
            }
        });
    }

    @Override
    public Losses losses(String place, Losses losses) {
        return (copy, fate, now) -> {
            if (copy.enteredAt == Message.NEVER) {
                losses.lost(copy, fate, now);
            } else {
                leave(copy, place, false, () -> losses.lost(copy, fate, now));
            }
        };
    }

    @Override
    public Taker taker(String place, Taker taker) {
        return new Taker() {
            @Override
            public boolean ready() {
                return taker.ready();
            }

            @Override
            public boolean readyFor(Copy copy) {
                return taker.readyFor(copy);
            }

            @Override
            public void take(Copy copy, long now) {
                append(new Entry.Dispatched(now(), told(copy.message), at(place)));
                taker.take(copy, now);
            }

            @Override
            public void release(Copy copy, long now) {
                taker.release(copy, now);
            }
        };
    }

    @Override
    public Work work(Function<Copy, String> place, Work work) {
        return new Work() {
            @Override
            public long serviceTime(Copy copy) {
                return work.serviceTime(copy);
            }

            @Override
            public Ending finished(Copy copy, long now) {
                Ending[] ending = new Ending[1];
                leave(copy, place.apply(copy), true, () -> ending[0] = work.finished(copy, now));
                return ending[0];
            }

            @Override
            public void after(Copy copy, long now) {
                work.after(copy, now);
            }

            @Override
            public void lost(Copy copy, Fate fate, long now) {
                leave(copy, place.apply(copy), true, () -> work.lost(copy, fate, now));
            }
        };
    }

    @Override
    public Backlog backlog(Function<Copy, String> place, Backlog backlog) {
        return new Backlog() {
            @Override
            public void pump(long now) {
                backlog.pump(now);
            }

            @Override
            public void rejoin(Copy copy, long now) {
                append(new Entry.Returned(now(), told(copy.message), at(place.apply(copy)), false));
                backlog.rejoin(copy, now);
            }

            @Override
            public void putBack(Copy copy, long now) {
                append(new Entry.Returned(now(), told(copy.message), at(place.apply(copy)), true));
                backlog.putBack(copy, now);
            }
        };
    }

    /** The run came to its end; {@link #close} follows. */
    public void finish() {
        long end = now();
        planned.removeIf(entry -> entry.at() >= end);
        append(new Entry.Finished(end));
    }

    /** How many records it has so far. */
    public long records() {
        return out.records();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
