package buzzville.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who and what a journal tells of, by name. */
public final class Roll {
    private static final int MOST_AFFAIRS = 100_000;

    private final Map<String, Set<String>> sources = new TreeMap<>();
    private final Set<String> lights = new TreeSet<>();
    private final Set<String> places = new LinkedHashSet<>();
    private final Set<String> incidents = new LinkedHashSet<>();
    private final Set<String> zones = new LinkedHashSet<>();
    private final Map<String, String> affairs = new LinkedHashMap<>();

    /** Takes an entry into account. */
    public void take(Entry entry) {
        if (entry instanceof Entry.Occurred occurred) {
            Told message = occurred.message();
            sources.computeIfAbsent(message.producer(), fresh -> new TreeSet<>())
                    .add(message.source());
            if (message.newState() != null) {
                lights.add(CityState.light(message));
            }
            if (CityState.isAboutLamps(message) && !message.zone().isEmpty()) {
                zones.add(message.zone());
            }
            if (message.incidentNumber() != null && message.cause() == 0 && affairs.size() < MOST_AFFAIRS) {
                affairs.putIfAbsent(message.incidentNumber(), message.kind().name());
            }
        } else if (entry instanceof Entry.Began began) {
            incidents.add(began.incident());
        } else {
            Stage stage = Encoder.stage(entry);
            if (stage != null) {
                places.add(stage.name());
            }
        }
    }

    /** The producers and services that messages came from, with their instances. */
    public Map<String, Set<String>> sources() {
        return sources;
    }

    /** Everything that went round states. */
    public Collection<String> lights() {
        return lights;
    }

    /** Subscriptions and partitions that anything entered. */
    public Collection<String> places() {
        return places;
    }

    /** The zones whose street lamps it tells of. */
    public Collection<String> zones() {
        return zones;
    }

    /** The scenario's incidents that began. */
    public Collection<String> incidents() {
        return incidents;
    }

    /** What was reported, by number, with its type of event. */
    public Map<String, String> affairs() {
        return affairs;
    }

    /** All names. */
    public List<String> all() {
        List<String> all = new ArrayList<>(lights);
        all.addAll(places);
        all.addAll(incidents);
        all.addAll(zones);
        all.addAll(sources.keySet());
        sources.values().forEach(all::addAll);
        all.addAll(affairs.keySet());
        return all;
    }
}
