package buzzville.consumer;

import buzzville.consumer.fetch.Poll;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Owners;
import buzzville.message.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The roster of workers that fetch: whoever's fetch has stood at the broker longest gets what waits, up to the size of a portion.
 *
 * <p>All that is dispatched to a worker at one instant is one answer. The worker begins with an answer when it has handed back all
 * that came before and the answer is there; at that moment its next fetch leaves.
 */
final class PollRoster extends Roster {
    private static final int NOBODY = Owners.NOBODY;
    private static final long UNDRAWN = -1;

    /** One worker's fetch and what it has in hand. */
    private static final class Fetch {
        boolean here;
        /** When it came to stand at the broker, or when it was sent anew because nothing had come within its longest wait. */
        long since;
        /** Whether an answer has left, and the worker has not begun with it. */
        boolean answered;
        /** How long the last answer takes to the worker. */
        long delay = UNDRAWN;

        long arrivesAt;
        /** The first message of the last answer, which aims the draw of the way back. */
        @Nullable
        Message first;

        int trip;
        /** Messages in hand of earlier answers. */
        int before;
        /** Messages in hand of the last answer. */
        int last;

        int unacknowledged;

        /** When it was last answered, and with how many messages. */
        long answeredAt = UNDRAWN;

        int portion;
        /** Whether anything waited of the worker's partitions when somebody last looked; only where workers own some. */
        boolean any;
    }

    private final Simulation simulation;
    private final Polling polling;
    private final Poll rules;
    private final Way back;
    private final Backlog backlog;
    private final EventType stand;
    private final EventType look;
    private final List<Fetch> fetches = new ArrayList<>();
    /** Workers whose fetch stands at the broker, in the order in which it came there. */
    private final ArrayDeque<Integer> standing = new ArrayDeque<>();

    /** Who gets what is dispatched next. */
    private int next = NOBODY;

    private int answering = NOBODY;
    private long looksAt = Long.MAX_VALUE;

    PollRoster(Simulation simulation, String name, WorkerRules rules, Polling polling, Backlog backlog) {
        super(rules.workers(), 1);
        this.simulation = simulation;
        this.polling = polling;
        this.rules = polling.rules();
        this.back = rules.back();
        this.backlog = backlog;
        this.stand = simulation.eventType(name + "/fetch", Rank.NETWORK, (now, worker) -> {
            stands((int) worker, now);
            backlog.pump(now);
        });
        this.look = simulation.eventType(name + "/fetch-look", Rank.TIMER, (now, argument) -> looks(now));
        for (int worker = 0; worker < rules.workers(); worker++) {
            comes(worker);
        }
        polling.tell(this);
    }

    @Override
    boolean ready() {
        if (owners() != null) {
            return true; // each only for its own, and so asked one by one
        }
        if (answering != NOBODY && isAnswering(answering)) {
            return true;
        }
        next = nextStanding(); // kept, because what is about to be dispatched no longer counts as waiting
        return next != NOBODY;
    }

    @Override
    int choose() {
        if (answering == NOBODY || !isAnswering(answering)) {
            answering = next;
        }
        give(answering);
        return answering;
    }

    @Override
    boolean mayTake(int worker) {
        if (worker == NOBODY || !isHere(worker)) {
            return false;
        }
        if (isAnswering(worker)) {
            return true;
        }
        look(worker, simulation.now());
        return standing.contains(worker) && isDue(worker);
    }

    @Override
    void give(int worker) {
        Fetch fetch = fetches.get(worker);
        if (!isAnswering(worker)) {
            fetch.answeredAt = simulation.now();
            fetch.portion = 0;
            standing.remove(worker);
            fetch.before += fetch.last;
            fetch.last = 0;
            fetch.answered = true;
            fetch.delay = UNDRAWN;
        }
        fetch.portion++;
        fetch.last++;
        fetch.unacknowledged++;
    }

    /** All of one answer takes as long as its first message draws. */
    @Override
    long delay(Way there, Copy copy) {
        int trip = copy.dispatches;
        long own = super.delay(there, copy);
        Fetch fetch = fetches.get(copy.worker);
        if (own == Way.LOST) {
            return own;
        }
        if (fetch.delay == UNDRAWN) {
            fetch.delay = own;
            fetch.arrivesAt = simulation.now() + own;
            fetch.first = copy.message;
            fetch.trip = trip;
            fetchAgain(copy.worker, fetch);
        }
        return fetch.delay;
    }

    @Override
    void handedBack(int worker) {
        Fetch fetch = fetches.get(worker);
        if (fetch.before > 0) {
            fetch.before--;
        } else {
            fetch.last--;
        }
        fetchAgain(worker, fetch);
        mayBeDone(worker);
    }

    /** If the worker is through with all that came before: the next fetch leaves when it has the answer. */
    private void fetchAgain(int worker, Fetch fetch) {
        if (!fetch.answered || fetch.before > 0) {
            return;
        }
        long now = simulation.now();
        if (fetch.delay != UNDRAWN && fetch.first != null) {
            fetch.answered = false;
            stand.at(Math.max(now, fetch.arrivesAt) + back.delay(fetch.first, fetch.trip), worker);
        } else if (fetch.last == 0) { // the network lost all of the answer
            fetch.answered = false;
            fetch.answeredAt = UNDRAWN;
            stand.at(now, worker);
        }
    }

    private void stands(int worker, long now) {
        Fetch fetch = fetches.get(worker);
        fetch.since = now;
        standing.add(worker);
        fetch.any = false;
        if (owners() != null) {
            look(worker, now);
        } else if (rules.minBytes() > 1 && polling.anyWaiting()) {
            lookAt(polling.enough() ? now : now + rules.maxWait());
        }
    }

    /** Whether anything of its own waits for a worker's fetch may have changed. */
    private void look(int worker, long now) {
        Fetch fetch = fetches.get(worker);
        if (rules.minBytes() <= 1 || !standing.contains(worker)) {
            return;
        }
        boolean any = bytes(worker) > 0;
        if (any && !fetch.any) {
            sendAnew(fetch, now);
        }
        fetch.any = any;
        if (any && fetch.since + rules.maxWait() > now) {
            lookAt(fetch.since + rules.maxWait());
        }
    }

    /** Nothing waited for it until now: the last time that it was sent anew is when its wait began. */
    private void sendAnew(Fetch fetch, long now) {
        fetch.since += (now - fetch.since) / rules.maxWait() * rules.maxWait();
    }

    /** More waits than before: {@code first} if nothing waited. */
    void more(boolean first, long now) {
        if (owners() != null) {
            standing.forEach(worker -> look(worker, now));
            if (standing.stream().anyMatch(worker -> isHere(worker) && isDue(worker))) {
                lookAt(now);
            }
            return;
        }
        long soonest = Long.MAX_VALUE;
        for (int worker : standing) {
            Fetch fetch = fetches.get(worker);
            if (first) {
                sendAnew(fetch, now);
            }
            soonest = Math.min(soonest, fetch.since + rules.maxWait());
        }
        if (soonest != Long.MAX_VALUE) {
            lookAt(polling.enough() ? now : Math.max(now, soonest));
        }
    }

    private void lookAt(long at) {
        if (at < looksAt || looksAt < simulation.now()) {
            looksAt = at;
            look.at(at, 0);
        }
    }

    private void looks(long now) {
        if (looksAt <= now) {
            looksAt = Long.MAX_VALUE;
        }
        backlog.pump(now);
        if (looksAt == Long.MAX_VALUE && polling.anyWaiting()) {
            lookLater(now);
        }
    }

    /** What is due by now and was not answered waits for something else, and whoever that is pumps. */
    private void lookLater(long now) {
        long soonest = Long.MAX_VALUE;
        for (int worker : standing) {
            long due = fetches.get(worker).since + rules.maxWait();
            if (due > now) {
                soonest = Math.min(soonest, due);
            }
        }
        if (soonest != Long.MAX_VALUE) {
            lookAt(soonest);
        }
    }

    private boolean isAnswering(int worker) {
        Fetch fetch = fetches.get(worker);
        return fetch.answeredAt == simulation.now() && fetch.portion < rules.maxRecords() && isHere(worker);
    }

    private int nextStanding() {
        for (int worker : standing) {
            if (isHere(worker) && isDue(worker)) {
                return worker;
            }
        }
        return NOBODY;
    }

    private boolean isDue(int worker) {
        Fetch fetch = fetches.get(worker);
        boolean waited = simulation.now() - fetch.since >= rules.maxWait();
        boolean any = owners() == null ? polling.anyWaiting() : fetch.any;
        return waited && any || enough(worker);
    }

    private boolean enough(int worker) {
        return owners() == null ? polling.enough() : rules.minBytes() <= 1 || bytes(worker) >= rules.minBytes();
    }

    /** How much waits of the partitions that a worker owns. */
    private long bytes(int worker) {
        Owners owns = Objects.requireNonNull(owners());
        return polling.bytes(partition -> owns.of(partition) == worker);
    }

    private boolean isHere(int worker) {
        return fetches.get(worker).here && employs(worker);
    }

    @Override
    void acknowledged(int worker, boolean atWork) {
        fetches.get(worker).unacknowledged--;
        if (!(atWork && employs(worker))) {
            mayBeDone(worker);
        }
    }

    @Override
    boolean isIdle(int worker) {
        Fetch fetch = fetches.get(worker);
        return fetch.unacknowledged == 0 && fetch.before + fetch.last == 0;
    }

    @Override
    void leaves(int worker) {
        fetches.get(worker).here = false;
    }

    @Override
    void comes(int worker) {
        while (fetches.size() <= worker) {
            fetches.add(new Fetch());
            stands(fetches.size() - 1, simulation.now());
        }
        fetches.get(worker).here = true;
    }

    @Override
    ArrayDeque<Copy> buffer() {
        return new Portion();
    }
}
