package buzzville.city;

import buzzville.city.SwarmCase.LanePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The queue of the reference: one list of all that wait, in which the first is the head, whatever lane it stands in. */
final class ReferenceQueue {
    static final class Item {
        final String name;
        final int producer;
        final int priority;
        final int service;
        final int size;
        final LanePlan lane;
        int deadline;
        int entered = -1;
        int dispatched = -1;
        int started = -1;
        int ended = -1;
        int worker = -1;
        int attempts;
        int dispatchTurn;
        int stay;
        String fate = "in-flight";

        Item(String name, int producer, int priority, int service, int size, LanePlan lane, int deadline) {
            this.name = name;
            this.producer = producer;
            this.priority = priority;
            this.service = service;
            this.size = size;
            this.lane = lane;
            this.deadline = deadline;
        }
    }

    private final SwarmCase plan;
    private final List<Item> queue = new ArrayList<>();
    private final Map<String, Double> tags = new HashMap<>();
    private double virtualTime;
    /** The lanes that take turns, and how many bytes each may still send. */
    private final List<LanePlan> round = new ArrayList<>();

    private final Map<LanePlan, Integer> deficits = new HashMap<>();
    private boolean atTurn;

    ReferenceQueue(SwarmCase plan) {
        this.plan = plan;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    boolean contains(Item item) {
        return queue.contains(item);
    }

    void remove(Item item) {
        queue.remove(item);
    }

    /** At the tail or at the head; where the newest is served first, the tail is behind the oldest. */
    void add(Item item, boolean newest, int now) {
        if (in(item.lane).isEmpty()) {
            tags.put(item.lane.name(), virtualTime + 1.0 / item.lane.weight());
            goOut(item.lane);
            round.add(item.lane);
            deficits.put(item.lane, 0);
        }
        queue.add(newest ? queue.size() : 0, item);
        if (++item.stay == 1 && item.lane.ttl() >= 0) {
            item.deadline = Math.min(item.deadline, now + item.lane.ttl());
        }
    }

    void serves(Item item) {
        LanePlan lane = item.lane;
        deficits.merge(lane, -item.size, Integer::sum);
        virtualTime = tag(lane);
        tags.put(lane.name(), virtualTime + 1.0 / lane.weight());
    }

    boolean hasRoom(LanePlan lane) {
        return !fullByItself(lane) && !(plan.shared() >= 0 && queue.size() >= plan.shared());
    }

    boolean fullByItself(LanePlan lane) {
        return lane.capacity() >= 0 && in(lane).size() >= lane.capacity();
    }

    List<Item> in(LanePlan lane) {
        return queue.stream().filter(item -> item.lane == lane).toList();
    }

    @Nullable
    Item leastUrgentBelow(LanePlan lane) {
        for (int i = plan.lanes().size() - 1; i > plan.lanes().indexOf(lane); i--) {
            List<Item> there = in(plan.lanes().get(i));
            if (!there.isEmpty()) {
                return there.get(there.size() - 1);
            }
        }
        return null;
    }

    private double tag(LanePlan lane) {
        return Objects.requireNonNull(tags.get(lane.name()));
    }

    /** @param servable whether anybody could serve it */
    @Nullable
    Item choose(Predicate<Item> servable) {
        List<Item> heads = new ArrayList<>();
        for (LanePlan lane : plan.lanes()) {
            Item head = nextOf(lane);
            if (head != null) {
                heads.add(head);
            }
        }
        return switch (plan.dispatch()) {
            case "strict-priority" -> heads.get(0);
            case "fifo" ->
                heads.stream().min(Comparator.comparingInt(queue::indexOf)).orElseThrow();
            case "lifo" -> queue.get(queue.size() - 1);
            case "earliest-deadline" ->
                queue.stream()
                        .min(Comparator.comparingInt(item -> item.deadline))
                        .orElseThrow();
            case "weighted-fair" ->
                heads.stream()
                        .min(Comparator.comparingDouble(item -> tag(item.lane)))
                        .orElseThrow();
            case "bulkhead" -> heads.stream().filter(servable).findFirst().orElse(null);
            case "deficit-round-robin" -> roundRobin();
            default -> throw new IllegalStateException(plan.dispatch());
        };
    }

    private Item roundRobin() {
        while (true) {
            LanePlan lane = round.get(0);
            Item head = nextOf(lane);
            if (head == null) {
                goOut(lane);
                continue;
            }
            if (!atTurn) {
                deficits.merge(lane, 250 * lane.weight(), Integer::sum);
                atTurn = true;
            }
            if (head.size <= Objects.requireNonNull(deficits.get(lane))) {
                return head;
            }
            goOut(lane);
            round.add(lane);
        }
    }

    private void goOut(LanePlan lane) {
        if (!round.isEmpty() && round.get(0) == lane) {
            atTurn = false;
        }
        round.remove(lane);
    }

    /** The head of a lane. */
    @Nullable
    Item nextOf(LanePlan lane) {
        Comparator<Item> order = plan.dispatch().equals("earliest-deadline")
                ? Comparator.comparingInt(item -> item.deadline)
                : lane.byPriority() ? Comparator.comparingInt(item -> item.priority) : (a, b) -> 0;
        return in(lane).stream().min(order).orElse(null);
    }
}
