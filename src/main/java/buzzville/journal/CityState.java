package buzzville.journal;

import buzzville.metric.Fate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a city, folded from the entries of its journal one after the other: the same entries make the same state, and
 * nothing is sent to anybody.
 *
 * <p>Of a traffic light and of street lamps it knows what messages said that the broker let in, in both orders; of everything
 * else what the records say.
 */
public final class CityState {
    public static final String ON = "on";
    public static final String OFF = "off";

    private static final String LAMPS_ON = "lampadaires_on";
    private static final String SUNRISE = "lever_soleil";
    /** Closed affairs that are remembered, in case something follows later. */
    private static final int REMEMBERED = 256;

    /**
     * An incident of the scenario that goes on.
     *
     * @param kind as a scenario says it, such as {@code crash}, and what more there is to say, such as {@code network partition}
     * @param victims whom it hits now, and since when
     */
    public record Active(String name, String kind, long since, Map<Entry.Victim, Long> victims) {
        public Active {
            victims = Collections.unmodifiableMap(victims);
        }

        /** Whether it takes its victims down; else it only makes things worse for them. */
        public boolean takesDown() {
            return kind.startsWith("crash") || kind.startsWith("outage");
        }
    }

    final List<String> zones;
    final Map<String, Seen> lights = new LinkedHashMap<>();
    final Map<String, Seen> lamps = new LinkedHashMap<>();
    final Map<String, Set<String>> groups = new LinkedHashMap<>();
    final Map<String, Post> posts = new LinkedHashMap<>();
    final Map<Long, Affair> affairs = new LinkedHashMap<>();
    final Set<Long> closed = new LinkedHashSet<>();
    final Ailments ailments = new Ailments();
    final List<Long> logs = new ArrayList<>();
    long at;
    long occurred;
    long admitted;
    long delivered;
    long lost;
    boolean finished;

    /** Before anything happened, in a city with these zones. */
    public CityState(List<String> zones) {
        this.zones = List.copyOf(zones);
    }

    /** Takes the next entry into account. */
    public void apply(Entry entry) {
        at = entry.at();
        if (entry instanceof Entry.Occurred now) {
            occurred++;
            ailments.made(now.message());
            handled(now.message(), now.at());
        } else if (entry instanceof Entry.Recalled again) {
            reopened(again.message());
        } else if (entry instanceof Entry.Admitted now) {
            admitted(now);
        } else if (entry instanceof Entry.Routed now) {
            routed(now);
        } else if (entry instanceof Entry.Ended now) {
            ended(now);
        } else if (entry instanceof Entry.Settled now) {
            settled(now.message(), now.at());
        } else if (entry instanceof Entry.Finished) {
            finished = true;
        } else {
            moved(entry);
        }
    }

    /**
     * Takes a message into account that was let in later, but happened before: only what follows from the order of occurrence
     * changes.
     */
    public void hindsight(Entry.Admitted later) {
        tell(later.message(), sighting(later), true);
    }

    private void moved(Entry entry) {
        if (entry instanceof Entry.Entered now) {
            if (now.stage().isBroker()) {
                ailments.rid(now.message().id());
            }
            enter(now.stage(), now.message());
        } else if (entry instanceof Entry.Dispatched now) {
            Post post = post(now.stage());
            post.wait(now.message(), -1);
            post.inHand++;
        } else if (entry instanceof Entry.Returned now) {
            Post post = post(now.stage());
            post.wait(now.message(), 1);
            post.inHand -= now.fromHand() ? 1 : 0;
        } else if (entry instanceof Entry.Left now) {
            leave(now.stage(), now.message(), now.inHand());
        } else if (entry instanceof Entry.Began now) {
            ailments.began(now);
        } else if (entry instanceof Entry.Over now) {
            ailments.over(now);
        } else if (entry instanceof Entry.Down now) {
            ailments.down(now);
        } else if (entry instanceof Entry.Up now) {
            ailments.up(now);
        } else if (entry instanceof Entry.Forgotten now) {
            ailments.rid(now.message().id());
        }
    }

    private void enter(Stage stage, Told message) {
        Post post = post(stage);
        post.entered++;
        post.wait(message, 1);
    }

    private void leave(Stage stage, Told message, boolean inHand) {
        Post post = post(stage);
        if (inHand) {
            post.inHand--;
        } else {
            post.wait(message, -1);
        }
    }

    private Post post(Stage stage) {
        return posts.computeIfAbsent(stage.name(), fresh -> new Post(stage));
    }

    private void admitted(Entry.Admitted now) {
        admitted++;
        while (logs.size() <= now.partition()) {
            logs.add(0L);
        }
        logs.set(now.partition(), now.offset() + 1);
        ailments.admitted(now);
        if (now.stage() != null) {
            enter(now.stage(), now.message());
        }
        tell(now.message(), sighting(now), false);
    }

    private static Sighting sighting(Entry.Admitted now) {
        return sighting(now.message(), now.partition(), now.offset(), now.at());
    }

    private static Sighting sighting(Told message, int partition, long offset, long at) {
        String state = message.newState() != null
                ? message.newState()
                : LAMPS_ON.equals(message.kind().name()) ? ON : OFF;
        return new Sighting(
                state, message.occurredAt(), message.ordinal(), message.id(), message.cause(), partition, offset, at);
    }

    private void routed(Entry.Routed now) {
        ailments.rid(now.message().id());
        if (now.from() != null) {
            leave(now.from(), now.message(), true);
            post(now.from()).done(now.message(), now.at());
        }
        if (now.message().called()) {
            tell(now.message(), sighting(now.message(), -1, 0, now.at()), false);
        }
    }

    private void tell(Told message, Sighting sighting, boolean hindsight) {
        String event = message.kind().name();
        if (message.newState() != null) {
            see(lights, light(message), message.zone(), sighting, hindsight);
        } else if (event.equals(LAMPS_ON)) {
            see(lamps, message.zone(), message.zone(), sighting, hindsight);
            if (!hindsight) {
                groups.computeIfAbsent(message.zone(), fresh -> new LinkedHashSet<>())
                        .add(message.source());
            }
        } else if (event.equals(SUNRISE)) {
            List<String> where = !message.zone().isEmpty() || zones.isEmpty() ? List.of(message.zone()) : zones;
            for (String zone : where) {
                see(lamps, zone, zone, sighting, hindsight);
                if (!hindsight) {
                    groups.remove(zone);
                }
            }
        }
    }

    /** Whether a message says that street lamps went on or off. */
    static boolean isAboutLamps(Told message) {
        String event = message.kind().name();
        return event.equals(LAMPS_ON) || event.equals(SUNRISE);
    }

    /** What a light is called: as its own messages say, else as its controller. */
    static String light(Told message) {
        return message.subject() != null ? message.subject() : message.source();
    }

    private static void see(Map<String, Seen> map, String name, String zone, Sighting sighting, boolean hindsight) {
        Seen before = map.get(name);
        if (before == null) {
            map.put(name, new Seen(name, zone, hindsight ? null : sighting, sighting));
        } else {
            map.put(name, hindsight ? before.inHindsight(sighting) : before.with(sighting));
        }
    }

    private void ended(Entry.Ended now) {
        if (now.fate() == null) {
            return; // the run is over, and it stays where it was
        }
        ailments.rid(now.message().id());
        boolean well = now.fate() == Fate.DELIVERED;
        delivered += well ? 1 : 0;
        lost += now.fate().isLoss() ? 1 : 0;
        if (now.stage() != null) {
            leave(now.stage(), now.message(), now.inHand());
        }
        Post post = posts.get(now.subscription());
        if (post != null && well) {
            post.done(now.message(), now.at());
        } else if (post != null && now.fate().isLoss()) {
            post.lost++;
        }
        Affair affair = affairs.get(now.message().incident());
        if (affair != null) {
            affair.lost += now.fate().isLoss() ? 1 : 0;
            if (well) {
                affair.steps.putIfAbsent(now.subscription(), now.at());
            }
            affair.changedAt = now.at();
        }
    }

    private void handled(Told message, long now) {
        Affair affair = affairs.get(message.incident());
        boolean own = message.cause() == 0;
        if (affair == null) {
            if (!own || !message.kind().isIncident() && message.incidentNumber() == null) {
                return;
            }
            String number = message.incidentNumber() == null ? "" : message.incidentNumber();
            affair = new Affair(message.incident(), number, message.kind().name(), message.zone(), message.rootAt());
            affairs.put(message.incident(), affair);
        }
        closed.remove(message.incident());
        affair.open++;
        affair.changedAt = now;
        if (!own) {
            affair.steps.putIfAbsent(message.kind().name() + " (" + message.producer() + ")", now);
        } else if (message.made() == null) {
            affair.reports++;
        }
    }

    private void reopened(Told message) {
        Affair affair = affairs.get(message.incident());
        if (affair != null) {
            closed.remove(message.incident());
            affair.open++;
        }
    }

    private void settled(Told message, long now) {
        Affair affair = affairs.get(message.incident());
        if (affair == null) {
            return;
        }
        affair.changedAt = now;
        if (--affair.open == 0) {
            closed.add(message.incident());
            if (closed.size() > REMEMBERED) {
                Long oldest = closed.iterator().next();
                closed.remove(oldest);
                affairs.remove(oldest);
            }
        }
    }

    /** The instant of the last entry. */
    public long at() {
        return at;
    }

    /** Every light that a message has told of, in the order of the first of them; what nobody told of is unknown. */
    public Collection<Seen> lights() {
        return Collections.unmodifiableCollection(lights.values());
    }

    /** A light; null if nothing is known of it. */
    public @Nullable Seen light(String name) {
        return lights.get(name);
    }

    /** The street lamps of each zone that a message has told of. */
    public Collection<Seen> lamps() {
        return Collections.unmodifiableCollection(lamps.values());
    }

    /** How many groups of street lamps went on in a zone since they last went off. */
    public int groupsOn(String zone) {
        return groups.getOrDefault(zone, Set.of()).size();
    }

    /** Every subscription and partition that something entered, in that order. */
    public Collection<Post> posts() {
        return Collections.unmodifiableCollection(posts.values());
    }

    public @Nullable Post post(String name) {
        return posts.get(name);
    }

    /** What happened and is being handled, the oldest first. */
    public List<Affair> open() {
        return affairs.values().stream().filter(affair -> affair.open > 0).toList();
    }

    /** What goes on of the scenario's incidents. */
    public Collection<Active> incidents() {
        return Collections.unmodifiableCollection(ailments.incidents.values());
    }

    /** Since when nobody serves a partition of a broker that keeps logs, by its name, such as {@code broker[0]}. */
    public Map<String, Long> unserved() {
        return Collections.unmodifiableMap(ailments.unserved);
    }

    /**
     * How many messages each partition's broker has let in that wait for no thread there and are not handed to their subscriptions:
     * written down and not replicated or flushed yet, nobody serves them, or somebody has no room for them.
     */
    public List<Long> held() {
        return List.copyOf(ailments.heldByPartition());
    }

    /** How many messages each partition's log holds. */
    public List<Long> logs() {
        return List.copyOf(logs);
    }

    /** Messages so far, aggregates included. */
    public long occurred() {
        return occurred;
    }

    public long admitted() {
        return admitted;
    }

    /** Copies that were delivered. */
    public long delivered() {
        return delivered;
    }

    /** Copies that were lost. */
    public long lost() {
        return lost;
    }

    /** Whether the run was over. */
    public boolean isFinished() {
        return finished;
    }
}
