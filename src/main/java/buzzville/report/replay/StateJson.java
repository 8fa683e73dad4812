package buzzville.report.replay;

import buzzville.journal.Affair;
import buzzville.journal.CityState;
import buzzville.journal.JournalHeader;
import buzzville.journal.Post;
import buzzville.journal.Seen;
import buzzville.journal.Sighting;
import buzzville.report.text.Numbers;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The state of a city at an instant as JSON; figures and names as in the journal, in neither language. */
public final class StateJson {
    private final JournalHeader header;
    private final CityClock clock;

    public StateJson(JournalHeader header, CityClock clock) {
        this.header = header;
        this.clock = clock;
    }

    /** Which run it is. */
    public ObjectNode head() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("scenario", header.scenario());
        json.put("file", header.file());
        json.put("strategy", header.strategy());
        json.put("seed", header.seed());
        json.put("replication", header.replication());
        return json;
    }

    /** The state at an instant. */
    public ObjectNode state(CityState state, long instant) {
        ObjectNode json = head();
        at(json, "at", instant);
        json.put("messages", state.occurred());
        json.put("admitted", state.admitted());
        json.put("delivered", state.delivered());
        json.put("lost", state.lost());
        ArrayNode incidents = json.putArray("incidents");
        for (CityState.Active active : state.incidents()) {
            ObjectNode node = incidents.addObject();
            node.put("name", active.name());
            node.put("kind", active.kind());
            at(node, "since", active.since());
            ArrayNode down = node.putArray(active.takesDown() ? "down" : "hit");
            active.victims().forEach((victim, since) -> {
                ObjectNode one = down.addObject().put("name", victim.name());
                if (victim.workers() >= 0) {
                    one.put("workers", victim.workers());
                }
                at(one, "since", since);
            });
        }
        ArrayNode open = json.putArray("being_handled");
        state.open().forEach(affair -> affair(open.addObject(), affair));
        ObjectNode lights = json.putObject("lights");
        state.lights().stream()
                .sorted(Comparator.comparing(Seen::name))
                .forEach(seen -> seen(lights.putObject(seen.name()), seen));
        ObjectNode lamps = json.putObject("street_lamps");
        for (Seen seen : state.lamps()) {
            ObjectNode node = lamps.putObject(seen.name());
            seen(node, seen);
            node.put("groups_on", state.groupsOn(seen.name()));
        }
        ObjectNode stages = json.putObject("stages");
        state.posts().forEach(post -> post(stages.putObject(post.stage().name()), post, state));
        ArrayNode logs = json.putArray("partition_lengths");
        state.logs().forEach(logs::add);
        state.held().forEach(json.putArray("not_handed_over")::add);
        ObjectNode unserved = json.putObject("unserved_since_ns");
        state.unserved().forEach(unserved::put);
        return json;
    }

    void at(ObjectNode json, String key, long instant) {
        json.put(key, clock.exact(instant));
        json.put(key + "_ns", instant);
    }

    private void affair(ObjectNode json, Affair affair) {
        json.put("id", Numbers.hex(affair.id()));
        if (!affair.number().isEmpty()) {
            json.put("incident_id", affair.number());
        }
        json.put("event", affair.event());
        json.put("zone", affair.zone());
        at(json, "since", affair.since());
        json.put("reports", affair.reports());
        json.put("open_messages", affair.open());
        json.put("lost", affair.lost());
        ObjectNode steps = json.putObject("steps_ns");
        affair.steps().forEach(steps::put);
    }

    void seen(ObjectNode json, Seen seen) {
        json.put("zone", seen.zone());
        sighting(json, "by_offset", seen.byOffset());
        sighting(json, "by_occurrence", seen.byOccurrence());
        json.put("certain", seen.isCertain());
    }

    private void sighting(ObjectNode parent, String key, @Nullable Sighting sighting) {
        if (sighting == null) {
            parent.put(key, "unknown");
            return;
        }
        ObjectNode json = parent.putObject(key);
        json.put("state", sighting.state());
        at(json, "since", sighting.since());
        json.put("message", Numbers.hex(sighting.id()));
        if (sighting.cause() != 0) {
            json.put("cause", Numbers.hex(sighting.cause()));
        }
        if (sighting.partition() >= 0) {
            json.put("partition", sighting.partition());
            json.put("offset", sighting.offset());
        }
        json.put("admitted_ns", sighting.admittedAt());
    }

    void post(ObjectNode json, Post post, CityState state) {
        int down = Downs.of(post.stage(), state);
        json.put("up", down == 0);
        if (down > 0) {
            json.put("workers_down", down);
        }
        json.put("waiting", post.waiting());
        ObjectNode lanes = json.putObject("lanes");
        List<Long> lengths = post.lanes();
        for (int i = 0; i < lengths.size(); i++) {
            lanes.put(post.stage().lanes().get(i), lengths.get(i));
        }
        json.put("in_hand", post.inHand());
        json.put("entered", post.entered());
        json.put("handled", post.handled());
        json.put("lost", post.lost());
        if (post.lastAt() >= 0) {
            json.put("last_message", Numbers.hex(post.lastId()));
            json.put("last_event", post.lastEvent());
            json.put("last_ns", post.lastAt());
        }
    }
}
