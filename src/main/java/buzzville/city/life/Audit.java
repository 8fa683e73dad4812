package buzzville.city.life;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The trail of one happening, from the occurrence to the last action that it caused.
 *
 * @param root identity of the happening
 * @param rootAt when it happened, virtual nanoseconds
 * @param messages how many belong to it
 * @param lives of its messages in the order in which they occurred; of very many only the first, and those on the path
 * @param tallies what became of all of them, by type of event
 * @param last the last action; null if nobody did anything
 * @param path where the time up to it went, without a gap; empty without a last action
 */
public record Audit(
        long root,
        long rootAt,
        int messages,
        List<Life> lives,
        Map<String, Family.Tally> tallies,
        Family.@Nullable LastAction last,
        List<Leg> path) {
    /**
     * Puts it together after a run.
     *
     * @param root identity of the happening
     * @param family that was there
     * @param lives that were watched, those of {@link Family#chain()} among them
     */
    public static Audit of(long root, Family family, List<Life> lives) {
        Map<Long, Life> byId = new LinkedHashMap<>();
        lives.forEach(life -> byId.put(life.self().id(), life));
        List<Life> chain = new ArrayList<>();
        for (long id : family.chain()) {
            Life life = byId.get(id);
            if (life != null) {
                chain.add(life);
            }
        }
        Family.LastAction last = family.lastAction();
        List<Leg> path = last == null ? List.of() : CriticalPath.of(chain, family.rootAt(), last);
        return new Audit(
                root, family.rootAt(), family.size(), List.copyOf(lives), family.tallies(), last, List.copyOf(path));
    }

    /** The lives that nothing else brought about: who reported it. */
    public List<Life> reports() {
        return lives.stream()
                .filter(life -> life.causeId() == 0 && life.originals() == 0)
                .toList();
    }

    /** From the happening to the last action, nanoseconds; 0 without one. */
    public long total() {
        return last == null ? 0 : last.at() - rootAt;
    }

    /** How the time of the path is spent. */
    public Map<Leg.Kind, Long> shares() {
        Map<Leg.Kind, Long> shares = new EnumMap<>(Leg.Kind.class);
        path.forEach(leg -> shares.merge(leg.kind(), leg.length(), Long::sum));
        return shares;
    }

    /**
     * What one of those who had to do with it spent on all of its messages together; what two did at once counts twice.
     *
     * @param messages how many it had to do with
     */
    public record Actor(String name, int messages, Map<Leg.Kind, Long> time) {}

    /** Everybody who spent time on it, in the order in which they first did; the network is one of them. */
    public List<Actor> actors() {
        Map<String, Set<Long>> messages = new LinkedHashMap<>();
        Map<String, Map<Leg.Kind, Long>> times = new LinkedHashMap<>();
        for (Life life : lives) {
            Set<Stretch> once = new LinkedHashSet<>();
            life.branches().forEach(branch -> once.addAll(branch.stretches()));
            for (Stretch stretch : once) {
                Leg.Kind kind = Leg.Kind.of(stretch.phase());
                if (stretch.phase() == Phase.MERGED) {
                    continue; // the aggregate's own life tells it
                }
                String name = kind == Leg.Kind.NETWORK ? "network" : stretch.place();
                times.computeIfAbsent(name, fresh -> new EnumMap<>(Leg.Kind.class))
                        .merge(kind, stretch.length(), Long::sum);
                messages.computeIfAbsent(name, fresh -> new LinkedHashSet<>())
                        .add(life.self().id());
            }
        }
        List<Actor> actors = new ArrayList<>();
        messages.forEach((name, all) -> actors.add(new Actor(name, all.size(), times.getOrDefault(name, Map.of()))));
        return actors;
    }
}
