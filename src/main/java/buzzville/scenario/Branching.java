package buzzville.scenario;

import buzzville.scenario.yaml.Entry;
import buzzville.scenario.yaml.Mapping;
import buzzville.scenario.yaml.Position;
import buzzville.scenario.yaml.Scalar;
import buzzville.scenario.yaml.Source;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts a change on the timeline of a document. */
record Branching(Mapping whole, long at, Mapping patch) {
    private static final String INCIDENTS = "incidents";
    private static final String NAME = "branch";

    /** A name that no incident has yet. */
    String name() {
        String name = NAME;
        for (int next = 2; incidents().containsKey(name); next++) {
            name = NAME + "-" + next;
        }
        return name;
    }

    Mapping document() {
        Position here =
                Position.of(new Source("--at '" + Remarks.duration(at) + "'", Integer.MAX_VALUE, null, null, false));
        Map<String, Entry> change = new LinkedHashMap<>();
        change.put("at", new Entry(here, new Scalar(here, Remarks.duration(at), true, false)));
        change.put("change", new Entry(here, new Mapping(patch.position(), patch.entries(), Mapping.Role.PATCH)));
        Map<String, Entry> incidents = new LinkedHashMap<>(incidents());
        incidents.put(name(), new Entry(here, new Mapping(here, change)));
        Map<String, Entry> entries = new LinkedHashMap<>(whole.entries());
        entries.put(INCIDENTS, new Entry(here, new Mapping(here, incidents)));
        return new Mapping(whole.position(), entries, whole.role());
    }

    private Map<String, Entry> incidents() {
        return whole.get(INCIDENTS) instanceof Mapping incidents ? incidents.entries() : Map.of();
    }
}
