package buzzville.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes wrong, and what the broker has let in and not handed over, as the records tell. */
final class Ailments {
    final Map<String, CityState.Active> incidents = new LinkedHashMap<>();
    /** Since when nobody serves a partition, by its name. */
    final Map<String, Long> unserved = new LinkedHashMap<>();
    /** The partition of each message that is let in, waits for no thread and is not handed over, by identity. */
    final Map<Long, Integer> held = new LinkedHashMap<>();

    void began(Entry.Began now) {
        Map<Entry.Victim, Long> victims = new LinkedHashMap<>();
        now.victims().forEach(victim -> victims.put(victim, now.at()));
        incidents.put(now.incident(), new CityState.Active(now.incident(), now.kind(), now.at(), victims));
    }

    void over(Entry.Over now) {
        incidents.remove(now.incident());
    }

    void down(Entry.Down now) {
        if (now.incident().isEmpty()) {
            now.victims().forEach(victim -> unserved.putIfAbsent(victim.name(), now.at()));
            return;
        }
        incidents.computeIfPresent(now.incident(), (name, active) -> {
            Map<Entry.Victim, Long> victims = new LinkedHashMap<>(active.victims());
            now.victims().forEach(victim -> victims.put(victim, now.at()));
            return new CityState.Active(name, active.kind(), active.since(), victims);
        });
    }

    void up(Entry.Up now) {
        if (now.incident().isEmpty()) {
            now.victims().forEach(victim -> unserved.remove(victim.name()));
            return;
        }
        incidents.computeIfPresent(now.incident(), (name, active) -> {
            Map<Entry.Victim, Long> victims = new LinkedHashMap<>(active.victims());
            now.victims().forEach(victims::remove);
            return new CityState.Active(name, active.kind(), active.since(), victims);
        });
    }

    void admitted(Entry.Admitted now) {
        if (now.stage() == null && !now.again()) {
            held.put(now.message().id(), now.partition());
        }
    }

    /** It waits for a thread of the broker, is with its subscriptions, or its story is over. */
    void rid(long id) {
        if (!held.isEmpty()) {
            held.remove(id);
        }
    }

    /** An aggregate stands for all that it was made of. */
    void made(Told message) {
        if (message.made() != null) {
            message.made().ids().forEach(this::rid);
        }
    }

    /** How many are held in each partition, up to the last that ever held one now. */
    List<Long> heldByPartition() {
        List<Long> counts = new ArrayList<>();
        for (int partition : held.values()) {
            while (counts.size() <= partition) {
                counts.add(0L);
            }
            counts.set(partition, counts.get(partition) + 1);
        }
        return counts;
    }

    void write(Octets out) {
        out.number(incidents.size());
        for (CityState.Active active : incidents.values()) {
            out.text(active.name());
            out.text(active.kind());
            out.number(active.since());
            out.number(active.victims().size());
            active.victims().forEach((victim, since) -> {
                out.text(victim.name());
                out.number(victim.workers() + 1L);
                out.number(since);
            });
        }
        out.number(unserved.size());
        unserved.forEach((name, since) -> {
            out.text(name);
            out.number(since);
        });
        out.number(held.size());
        held.forEach((id, partition) -> {
            out.whole(id);
            out.number(partition);
        });
    }

    void read(OctetReader in) {
        for (int i = in.count(1); i > 0; i--) {
            String name = in.text();
            String kind = in.text();
            long since = in.number();
            Map<Entry.Victim, Long> victims = new LinkedHashMap<>();
            for (int j = in.count(3); j > 0; j--) {
                Entry.Victim victim = new Entry.Victim(in.text(), in.below(1L << 31, "worker") - 1);
                victims.put(victim, in.number());
            }
            incidents.put(name, new CityState.Active(name, kind, since, victims));
        }
        for (int i = in.count(2); i > 0; i--) {
            unserved.put(in.text(), in.number());
        }
        for (int i = in.count(Long.BYTES + 1); i > 0; i--) {
            held.put(in.whole(), in.below(1 << 20, "partition"));
        }
    }
}
