package buzzville.journal;

import buzzville.message.KeyRule;
import buzzville.message.Priority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What both sides of a file know while they write or read it: names that were introduced, messages that may be mentioned
 * again, how long each partition's log is. A snapshot holds all of it, so that reading may begin there.
 */
final class Tables {
    final List<String> names = new ArrayList<>();
    final List<Kind> kinds = new ArrayList<>();
    final List<Stage> stages = new ArrayList<>();
    final List<List<String>> routes = new ArrayList<>();
    final Map<String, Integer> nameIds = new HashMap<>();
    final Map<String, Integer> kindIds = new HashMap<>();
    final Map<String, Integer> stageIds = new HashMap<>();
    final Map<List<String>, Integer> routeIds = new HashMap<>();
    /** Messages that are not settled, by number. */
    final LinkedHashMap<Long, Told> live = new LinkedHashMap<>();

    final List<Long> offsets = new ArrayList<>();
    long next;
    long records;
    long at;

    String name(OctetReader in) {
        return names.get(in.below(names.size(), "name"));
    }

    @Nullable
    String optional(OctetReader in) {
        int id = in.below(names.size() + 1L, "name");
        return id == 0 ? null : names.get(id - 1);
    }

    Stage stage(OctetReader in) {
        return stages.get(in.below(stages.size(), "stage"));
    }

    Told message(OctetReader in) {
        Told message = live.get(next - in.number());
        if (message == null) {
            throw new Nonsense("a message is mentioned that never occurred");
        }
        return message;
    }

    void add(String name) {
        nameIds.put(name, names.size());
        names.add(name);
    }

    void add(Kind kind) {
        kindIds.put(kind.name(), kinds.size());
        kinds.add(kind);
    }

    void add(Stage stage) {
        stageIds.put(stage.name(), stages.size());
        stages.add(stage);
    }

    void add(List<String> route) {
        routeIds.put(route, routes.size());
        routes.add(route);
    }

    /** The place of the next message in a partition's log. */
    long nextOffset(int partition) {
        while (offsets.size() <= partition) {
            offsets.add(0L);
        }
        long offset = offsets.get(partition);
        offsets.set(partition, offset + 1);
        return offset;
    }

    void write(Octets out) {
        out.number(names.size());
        names.forEach(out::text);
        out.number(kinds.size());
        kinds.forEach(kind -> write(kind, out));
        out.number(stages.size());
        stages.forEach(stage -> write(stage, out));
        out.number(routes.size());
        routes.forEach(route -> write(route, out));
        out.number(offsets.size());
        offsets.forEach(out::number);
        out.number(next);
        out.number(records);
        out.number(at);
        out.number(live.size());
        long before = 0;
        for (Told message : live.values()) {
            out.number(message.number() - before);
            before = message.number();
            Messages.write(message, this, at, out);
        }
    }

    static Tables read(OctetReader in) {
        Tables tables = new Tables();
        for (int i = in.count(1); i > 0; i--) {
            tables.add(in.text());
        }
        for (int i = in.count(4); i > 0; i--) {
            tables.add(tables.kind(in));
        }
        for (int i = in.count(2); i > 0; i--) {
            tables.add(tables.newStage(in));
        }
        for (int i = in.count(1); i > 0; i--) {
            tables.add(tables.route(in));
        }
        for (int i = in.count(1); i > 0; i--) {
            tables.offsets.add(in.number());
        }
        tables.next = in.number();
        tables.records = in.number();
        tables.at = in.number();
        long number = 0;
        for (int i = in.count(8); i > 0; i--) {
            number += in.number();
            tables.live.put(number, Messages.read(in, tables, tables.at, number));
        }
        return tables;
    }

    void write(Kind kind, Octets out) {
        out.number(id(kind.name()));
        out.octet(kind.priority().ordinal());
        out.octet(kind.key().ordinal());
        out.octet(kind.isIncident() ? 1 : 0);
    }

    Kind kind(OctetReader in) {
        String name = name(in);
        Priority priority = Priority.values()[in.below(Priority.values().length, "priority")];
        KeyRule key = KeyRule.values()[in.below(KeyRule.values().length, "key rule")];
        return new Kind(name, priority, key, in.below(2, "answer") == 1);
    }

    void write(Stage stage, Octets out) {
        out.number(id(stage.name()));
        out.number(stage.lanes().size());
        stage.lanes().forEach(lane -> out.number(id(lane)));
        stage.laneOf().forEach(out::octet);
    }

    Stage newStage(OctetReader in) {
        String name = name(in);
        List<String> lanes = new ArrayList<>();
        for (int i = in.count(1); i > 0; i--) {
            lanes.add(name(in));
        }
        List<Integer> laneOf = new ArrayList<>();
        for (int i = 0; i < Priority.values().length; i++) {
            laneOf.add(in.below(lanes.size(), "lane"));
        }
        return new Stage(name, lanes, laneOf);
    }

    void write(List<String> route, Octets out) {
        out.number(route.size());
        route.forEach(name -> out.number(id(name)));
    }

    List<String> route(OctetReader in) {
        List<String> route = new ArrayList<>();
        for (int i = in.count(1); i > 0; i--) {
            route.add(name(in));
        }
        return List.copyOf(route);
    }

    int id(String name) {
        Integer id = nameIds.get(name);
        if (id == null) {
            throw new IllegalStateException("'" + name + "' was not introduced");
        }
        return id;
    }
}
