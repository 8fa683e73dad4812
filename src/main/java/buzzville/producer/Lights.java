package buzzville.producer;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.EventKind;
import buzzville.message.Keys;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Publisher;
import buzzville.metric.SourceTally;
import buzzville.metric.StateTally;
import buzzville.random.Draws;
import buzzville.random.Identity;
import buzzville.random.Mix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All instances of one producer that goes round its states: traffic lights. Each has a state at every instant; one event is
 * pending for each.
 *
 * <p>The clock of a light's own cycle is never stopped. A command puts the light into a state and holds it there; changes of
 * its own that fall into the hold are not made, and when the hold ends the light goes at once to where its cycle is by then.
 * So its own changes come at instants that no strategy can move, and all of them are in the census, made or not; what a
 * command brings about is an effect of it.
 */
public final class Lights implements Origin {
    private static final int INSTANCE_BITS = 24;

    /** Somebody who waits for a light to come into a state. */
    private record Waiting(int light, int state, LongConsumer go) {}

    /** A command that a light obeys. */
    private record Hold(Message command, long by) {}

    private final LightRules rules;
    private final EventKind kind;
    private final Publisher publisher;
    private final Census census;
    private final SourceTally tally;
    private final StateTally states;
    private final String[] names;
    private final long[] lengths;
    private final EventType change;
    private final EventType release;
    private final int[] keyHashes;
    /** The lights of each zone, by index of the zone plus one. */
    private final int[][] byZone;

    private final int[] own;
    private final int[] shown;
    private final long[] since;
    private final long[] nextChange;
    private final long[] heldUntil;
    private final @Nullable Hold[] holds;
    private final long[] changes;
    private final long[] published;
    /** Null unless somebody commands them. */
    private @Nullable PastStates past;

    private final List<LightWatcher> watchers = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /** Lights that are not yet lit. */
    public Lights(
            Simulation simulation,
            LightRules rules,
            int zones,
            Publisher publisher,
            Keys keys,
            Census census,
            SourceTally tally,
            StateTally states) {
        this.rules = rules;
        this.kind = rules.emits();
        this.publisher = publisher;
        this.census = census;
        this.tally = tally;
        this.states = states;
        this.names = rules.cycle().names().toArray(new String[0]);
        this.lengths = rules.cycle().states().values().stream()
                .mapToLong(Long::longValue)
                .toArray();
        String purpose = "producer/" + rules.name();
        this.change = simulation.eventType(purpose + "/change", Rank.ARRIVAL, this::onChange);
        this.release = simulation.eventType(purpose + "/release", Rank.TIMER, this::onRelease);
        int count = rules.zones().length;
        this.keyHashes = new int[count];
        Arrays.setAll(keyHashes, light -> keys.hash(kind, rules.name(), light, rules.zones()[light]));
        this.byZone = new int[zones + 1][];
        Arrays.setAll(
                byZone,
                zone -> IntStream.range(0, count)
                        .filter(light -> rules.zones()[light] == zone - 1)
                        .toArray());
        this.own = new int[count];
        this.shown = new int[count];
        this.since = new long[count];
        this.nextChange = new long[count];
        this.heldUntil = new long[count];
        this.holds = new Hold[count];
        this.changes = new long[count];
        this.published = new long[count];
    }

    /** Lights them: from their start on they have a state. */
    public void begin(Draws phases) {
        long round = rules.cycle().round();
        Long given = rules.cycle().phase();
        for (int light = 0; light < own.length; light++) {
            long phase = given != null ? given : (long) (phases.of(light, 0).nextDouble() * round);
            // as it is just before own time 0, so that a state that begins at 0 is a change
            long into = Math.floorMod(-1 - phase, round);
            int state = 0;
            while (into >= lengths[state]) {
                into -= lengths[state++];
            }
            own[light] = state;
            shown[light] = state;
            since[light] = rules.from();
            heldUntil[light] = rules.from();
            schedule(light, rules.from() - 1 + lengths[state] - into);
        }
    }

    @Override
    public String name() {
        return rules.name();
    }

    @Override
    public void held(Message message, long nanos) {
        tally.held(message.occurredAt, nanos);
    }

    @Override
    public String state(int state) {
        return names[state];
    }

    public LightRules rules() {
        return rules;
    }

    /** How many there are. */
    public int count() {
        return own.length;
    }

    /** The state that a light shows. */
    public int shown(int light) {
        return shown[light];
    }

    /** Since when it has shown it. */
    public long since(int light) {
        return since[light];
    }

    /** The number of a state; -1 if there is none of that name. */
    public int indexOf(String state) {
        return Arrays.asList(names).indexOf(state);
    }

    /** The lights of a zone; of index -1, those outside all zones. */
    public int[] in(int zone) {
        return byZone[zone + 1];
    }

    /** The light that whatever comes of an incident is about in a zone, always the same one; -1 if the zone has none. */
    public int chosen(int zone, long incident) {
        int[] there = byZone[zone + 1];
        return there.length == 0 ? -1 : there[(int) Math.floorMod(Mix.mix(incident), (long) there.length)];
    }

    /** Whether they are lit at an instant, and so have a state and obey. */
    public boolean areLit(long now) {
        return rules.from() <= now && now < rules.until();
    }

    /** Keeps from now on what {@link #outside} needs. */
    public void remember() {
        past = new PastStates(count());
    }

    /**
     * How long a light was in any state but one between two instants, the second of which is now; at most as far back as its
     * last 64 changes.
     */
    public long outside(int light, int state, long from, long now) {
        long begun = Math.max(from, rules.from());
        long last = shown[light] == state ? 0 : now - Math.max(begun, since[light]);
        return past == null ? last : last + past.outside(light, state, begun);
    }

    /** Tells somebody of every change from now on. */
    public void watch(LightWatcher watcher) {
        watchers.add(watcher);
    }

    /** Calls back when a light comes into a state. */
    public void await(int light, int state, LongConsumer go) {
        waiting.add(new Waiting(light, state, go));
    }

    /**
     * A light is put into a state at once and held there; of several holds the last to end counts.
     *
     * @param command the message that says so
     * @param by hash of the name of the service that processed it
     */
    public void command(int light, int state, long hold, Message command, long by, long now) {
        holds[light] = new Hold(command, by);
        long end = Math.max(heldUntil[light], now + hold);
        if (end > heldUntil[light]) {
            heldUntil[light] = end;
            if (end < rules.until()) {
                release.at(end, light);
            }
        }
        if (shown[light] != state) {
            caused(light, state, holds[light], 0, now);
        }
    }

    private void onChange(long now, long which) {
        int light = (int) which;
        int state = (own[light] + 1) % lengths.length;
        own[light] = state;
        long identity = Identity.occurrence(rules.key(), light, changes[light]++);
        census.add(identity, kind, rules.zones()[light], now);
        schedule(light, now + lengths[state]);
        if (now < heldUntil[light] || state == shown[light]) {
            states.notMade(now);
        } else {
            states.made(now);
            become(light, state, message(light, identity, now), now);
        }
    }

    private void onRelease(long now, long which) {
        int light = (int) which;
        Hold hold = holds[light];
        boolean changesAnyway = nextChange[light] == now;
        if (now == heldUntil[light] && hold != null && !changesAnyway && shown[light] != own[light]) {
            caused(light, own[light], hold, 1, now);
        }
    }

    private void caused(int light, int state, Hold hold, int copy, long now) {
        Message cause = hold.command();
        Message message =
                message(light, Identity.effect(cause.identity, hold.by(), Mix.mix(rules.key() + light), copy), now);
        message.causedBy(cause);
        states.commanded(now);
        become(light, state, message, now);
    }

    private Message message(int light, long identity, long now) {
        return new Message(
                identity, kind, this, light, published[light]++, rules.zones()[light], keyHashes[light], now);
    }

    private void become(int light, int state, Message message, long now) {
        message.oldState = (byte) shown[light];
        message.newState = (byte) state;
        int before = shown[light];
        states.left(before, since[light], now);
        if (past != null) {
            past.left(light, before, now);
        }
        shown[light] = state;
        since[light] = now;
        for (LightWatcher watcher : watchers) {
            watcher.changed(light, before, now);
        }
        tally.occurred(now);
        publisher.publish(message, now);
        if (!waiting.isEmpty()) {
            letGo(light, now);
        }
    }

    /** What goes may bring about another change of this light, so they are taken out first. */
    private void letGo(int light, long now) {
        List<Waiting> free = new ArrayList<>();
        waiting.removeIf(each -> each.light() == light && each.state() == shown[light] && free.add(each));
        free.forEach(each -> each.go().accept(now));
    }

    private void schedule(int light, long at) {
        nextChange[light] = at;
        if (at < rules.until()) {
            change.at(at, ((long) rules.place() << INSTANCE_BITS) + light, light);
        }
    }

    /** Closes the account of time spent in each state. */
    public void finish(long end) {
        for (int light = 0; light < own.length; light++) {
            states.left(shown[light], since[light], end);
        }
    }
}
