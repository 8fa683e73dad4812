package buzzville.city;

import buzzville.city.ReferenceQueue.Item;
import buzzville.city.SwarmCase.LanePlan;
import buzzville.city.SwarmCase.Outage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One service's queue and workers, written from the conventions and from nothing else: a list of events that is searched
 * for the next one, and workers that are asked one after the other. Slow, simple, and shares no line with the
 * engine.
 */
final class ReferenceStage {
    private static final int COMPLETION = 0;
    private static final int EXPIRY = 1;
    private static final int OUTAGE_END = 2;
    private static final int OUTAGE_START = 3;
    private static final int TIMER = 5;
    private static final int ARRIVAL = 7;
    private static final int FOREVER = Integer.MAX_VALUE;

    private record Event(int time, int rank, int order, Runnable action) {}

    private static final class Worker {
        final int number;
        final Deque<Item> buffer = new ArrayDeque<>();

        @Nullable
        Item current;

        int inHand;
        int down;
        int finishAt;
        int frozenFor = -1;
        int epoch;

        Worker(int number) {
            this.number = number;
        }
    }

    private final SwarmCase plan;
    private final List<Event> events = new ArrayList<>();
    private final List<Item> all = new ArrayList<>();
    private final ReferenceQueue queue;
    private final List<Item> held = new ArrayList<>();
    private final List<Deque<Item>> behind = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();
    private int now;
    private int turns;
    private int dispatches;

    ReferenceStage(SwarmCase plan) {
        this.plan = plan;
        this.queue = new ReferenceQueue(plan);
        for (int i = 0; i < plan.workers(); i++) {
            workers.add(new Worker(i));
        }
        for (int p = 0; p < plan.kinds().size(); p++) {
            behind.add(new ArrayDeque<>());
            SwarmCase.Kind kind = plan.kinds().get(p);
            for (int n = 0; n < kind.arrivals().size(); n++) {
                int producer = p;
                String name = plan.producer(p) + "." + n;
                events.add(new Event(kind.arrivals().get(n), ARRIVAL, p, () -> arrive(producer, name)));
            }
        }
        for (Outage outage : plan.outages()) {
            events.add(new Event(outage.at(), OUTAGE_START, turns, () -> fail(outage)));
            int end = Math.min(outage.at() + outage.lasting(), plan.duration());
            events.add(new Event(end, OUTAGE_END, turns++, () -> recover(outage)));
        }
    }

    /** Runs, and says what became of each message in the order of occurrence. */
    String run() {
        while (true) {
            Event next = null;
            for (Event event : events) {
                if (next == null || order().compare(event, next) < 0) {
                    next = event;
                }
            }
            if (next == null || next.time() >= plan.duration()) {
                break;
            }
            events.remove(next);
            now = next.time();
            next.action().run();
            settle();
        }
        StringBuilder table = new StringBuilder();
        for (Item item : all) {
            table.append("%s %s %s %s %s %s %d %s\n"
                    .formatted(
                            item.name,
                            text(item.entered),
                            text(item.dispatched),
                            text(item.started),
                            item.ended < 0 ? plan.duration() : item.ended,
                            text(item.worker),
                            item.attempts,
                            item.fate));
        }
        return table.toString();
    }

    private static Comparator<Event> order() {
        return Comparator.comparingInt(Event::time)
                .thenComparingInt(Event::rank)
                .thenComparingInt(Event::order);
    }

    private static String text(int number) {
        return number < 0 ? "-" : Integer.toString(number);
    }

    // ---- coming

    private void arrive(int producer, String name) {
        SwarmCase.Kind kind = plan.kinds().get(producer);
        int deadline = kind.ttl() < 0 ? FOREVER : now + kind.ttl();
        int byClass = plan.classTtl()[kind.priority()];
        if (byClass >= 0) {
            deadline = Math.min(deadline, now + byClass);
        }
        LanePlan lane = plan.lanes().stream()
                .filter(each -> each.accepts(kind.priority()))
                .findFirst()
                .orElseThrow();
        Item item = new Item(name, producer, kind.priority(), kind.service(), kind.size(), lane, deadline);
        all.add(item);
        boolean blocked = held.stream().anyMatch(other -> other.producer == producer);
        if (blocked) {
            behind.get(producer).add(item);
        } else {
            offer(item);
        }
    }

    private void offer(Item item) {
        boolean overtakesNobody = apart() ? held.stream().noneMatch(other -> other.lane == item.lane) : held.isEmpty();
        boolean atOnce = overtakesNobody && passes(item);
        if (now > item.deadline && (atOnce || !plan.lateExpiry())) {
            end(item, "expired");
        } else if (atOnce) {
            enter(item);
            give(item);
        } else if (queue.hasRoom(item.lane) && held.stream().noneMatch(other -> other.lane == item.lane)) {
            enter(item);
            stand(item, true);
        } else {
            overflow(item);
        }
    }

    private void overflow(Item item) {
        switch (item.lane.overflow()) {
            case "reject" -> end(item, "rejected");
            case "drop-newest" -> end(item, "dropped-newest");
            case "block" -> held.add(item);
            case "drop-oldest" -> {
                Item head = queue.nextOf(item.lane);
                if (head == null) {
                    end(item, "dropped-newest");
                } else {
                    replace(head, "dropped-oldest", item);
                }
            }
            case "push-out" -> {
                Item victim = queue.fullByItself(item.lane) ? null : queue.leastUrgentBelow(item.lane);
                if (victim == null) {
                    end(item, "rejected");
                } else {
                    replace(victim, "evicted", item);
                }
            }
            default -> throw new IllegalStateException(item.lane.overflow());
        }
    }

    private void replace(Item victim, String fate, Item newcomer) {
        leave(victim);
        end(victim, fate);
        enter(newcomer);
        stand(newcomer, true);
    }

    private void enter(Item item) {
        item.entered = now;
    }

    private void stand(Item item, boolean newest) {
        queue.add(item, newest, now);
        int stay = item.stay;
        if (item.deadline != FOREVER && !plan.lateExpiry()) {
            events.add(new Event(Math.max(now, item.deadline), EXPIRY, turns++, () -> {
                if (queue.contains(item) && item.stay == stay) {
                    leave(item);
                    end(item, "expired");
                }
            }));
        }
    }

    private void leave(Item item) {
        queue.remove(item);
    }

    private void end(Item item, String fate) {
        item.fate = fate;
        item.ended = now;
    }

    // ---- going

    private void settle() {
        while (letIn() || dispatch()) {
            // one at a time
        }
    }

    /** Lets in the one that has been held back longest among those for whom there is room or a worker. */
    private boolean letIn() {
        for (Item item : held) {
            boolean workerWaits = passes(item);
            if (workerWaits || queue.hasRoom(item.lane)) {
                held.remove(item);
                if (now > item.deadline) {
                    end(item, "expired");
                } else {
                    enter(item);
                    if (workerWaits) {
                        give(item);
                    } else {
                        stand(item, true);
                    }
                }
                Deque<Item> others = behind.get(item.producer);
                while (!others.isEmpty() && held.stream().noneMatch(each -> each.producer == item.producer)) {
                    offer(others.remove());
                }
                return true;
            }
        }
        return false;
    }

    private boolean dispatch() {
        boolean anybody = workers.stream().anyMatch(worker -> worker.down == 0 && worker.inHand < plan.prefetch());
        Item item = queue.isEmpty() || !anybody ? null : queue.choose(each -> idlest(each) != null);
        if (item == null) {
            return false;
        }
        boolean expired = now > item.deadline;
        if (!expired) {
            queue.serves(item);
        }
        leave(item);
        if (expired) {
            end(item, "expired");
        } else {
            give(item);
        }
        return true;
    }

    private boolean apart() {
        return plan.dispatch().equals("bulkhead");
    }

    /** Whether it can be served although it does not wait, because nobody waits who could be. */
    private boolean passes(Item item) {
        boolean nobodyBefore = queue.isEmpty() || apart() && queue.choose(each -> idlest(each) != null) == null;
        return nobodyBefore && idlest(item) != null;
    }

    private @Nullable Worker idlest(Item item) {
        return workers.stream()
                .filter(worker -> worker.down == 0 && worker.inHand < plan.prefetch() && serves(worker, item.lane))
                .min(Comparator.comparingInt(worker -> worker.inHand))
                .orElse(null);
    }

    private boolean serves(Worker worker, LanePlan lane) {
        int first = 0;
        for (LanePlan each : plan.lanes()) {
            first += each.owned();
            if (apart() && worker.number < first) {
                return each == lane; // the first whose workers' numbers go so far
            }
        }
        return !apart() || lane.owned() == 0 || plan.borrow();
    }

    private void give(Item item) {
        Worker worker = Objects.requireNonNull(idlest(item));
        worker.inHand++;
        item.worker = worker.number;
        item.dispatched = now;
        item.dispatchTurn = dispatches++;
        worker.buffer.add(item);
        beginNext(worker);
    }

    private void beginNext(Worker worker) {
        while (worker.down == 0 && worker.current == null && !worker.buffer.isEmpty()) {
            Item item = worker.buffer.remove();
            if (now > item.deadline) {
                worker.inHand--;
                end(item, "expired");
            } else {
                worker.current = item;
                item.started = now;
                item.attempts++;
                work(worker, item.service);
            }
        }
    }

    private void work(Worker worker, int time) {
        int epoch = ++worker.epoch;
        worker.finishAt = now + time;
        events.add(new Event(now + time, COMPLETION, turns++, () -> {
            if (worker.epoch == epoch) {
                finish(worker);
            }
        }));
    }

    private void finish(Worker worker) {
        Item item = Objects.requireNonNull(worker.current);
        worker.current = null;
        worker.inHand--;
        if (item.attempts < plan.attempts() && plan.delay() > 0) {
            events.add(new Event(
                    now + plan.delay(),
                    TIMER,
                    turns++,
                    () -> stand(item, !plan.dispatch().equals("lifo"))));
        } else if (item.attempts < plan.attempts()) {
            stand(item, !plan.dispatch().equals("lifo"));
        } else {
            end(item, plan.attempts() > 0 ? "dead-lettered" : "delivered");
        }
        beginNext(worker);
    }

    // ---- breaking

    private List<Worker> victims(Outage outage) {
        return workers.subList(workers.size() - outage.workers(), workers.size());
    }

    private void fail(Outage outage) {
        List<Item> back = new ArrayList<>();
        for (Worker worker : victims(outage)) {
            worker.down++;
            if (outage.inService().equals("freeze") && worker.current != null && worker.frozenFor < 0) {
                worker.frozenFor = worker.finishAt - now;
                worker.epoch++;
            } else if (outage.inService().equals("abort")) {
                if (worker.current != null) {
                    back.add(worker.current);
                }
                back.addAll(worker.buffer);
                worker.buffer.clear();
                worker.current = null;
                worker.frozenFor = -1;
                worker.inHand = 0;
                worker.epoch++;
            }
        }
        back.sort(Comparator.<Item>comparingInt(item -> item.dispatchTurn).reversed());
        back.forEach(item -> stand(item, plan.dispatch().equals("lifo")));
    }

    private void recover(Outage outage) {
        for (Worker worker : victims(outage)) {
            if (--worker.down == 0) {
                if (worker.frozenFor >= 0) {
                    work(worker, worker.frozenFor);
                    worker.frozenFor = -1;
                }
                beginNext(worker);
            }
        }
    }
}
