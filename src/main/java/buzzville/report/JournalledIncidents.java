package buzzville.report;

import buzzville.city.IncidentSummary;
import buzzville.fault.Spell;
import buzzville.journal.Entry;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.incident.Crash;
import buzzville.scenario.incident.DiskTrouble;
import buzzville.scenario.incident.NetworkTrouble;
import buzzville.scenario.incident.RandomTimes;
import buzzville.scenario.incident.Strike;
import buzzville.scenario.incident.Victims;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run's journal says of the scenario's incidents: when each begins and ends, and whom it hits meanwhile. */
final class JournalledIncidents {
    /** At one instant ends come first; what lasts no time ends behind its beginning. */
    private enum Turn {
        UP,
        OVER,
        BEGAN,
        DOWN,
        AT_ONCE
    }

    private record Planned(Turn turn, Entry entry) {}

    private final Scenario scenario;
    private final List<Planned> all = new ArrayList<>();

    private JournalledIncidents(Scenario scenario) {
        this.scenario = scenario;
    }

    /**
     * Beginnings and ends, in order of time.
     *
     * @param planned what a run knows of its incidents, by name; of groups it knows only their faults
     */
    static List<Entry> of(Scenario scenario, Map<String, IncidentSummary> planned) {
        JournalledIncidents incidents = new JournalledIncidents(scenario);
        scenario.incidents().forEach((name, spec) -> incidents.plan(name, spec, planned.get(name)));
        incidents.all.sort(
                Comparator.comparingLong((Planned one) -> one.entry().at()).thenComparing(Planned::turn));
        return incidents.all.stream().map(Planned::entry).toList();
    }

    private void plan(String name, IncidentSpec spec, @Nullable IncidentSummary summary) {
        boolean once = spec.lasting() == null && spec.deed().isMoment();
        long at = spec.at();
        long until = once ? at : spec.until(scenario.duration());
        List<Entry.Victim> victims = summary == null ? List.of() : victims(spec, summary.touches());
        RandomTimes random = spec.random();
        if (summary != null && random != null) {
            for (Spell spell : summary.spells()) {
                List<Entry.Victim> hit =
                        spell.victim().isEmpty() ? victims : List.of(new Entry.Victim(spell.victim(), -1));
                List<Entry.Victim> meant = random.each() == RandomTimes.Each.WORKER
                        ? hit
                        : hit.stream().map(victim -> counted(victim, spec)).toList();
                add(Turn.DOWN, new Entry.Down(spell.from(), name, meant));
                add(Turn.UP, new Entry.Up(spell.until(), name, meant));
                until = Math.max(until, spell.until());
            }
            victims = List.of();
        }
        add(Turn.BEGAN, new Entry.Began(at, name, kind(spec), victims));
        add(until == at ? Turn.AT_ONCE : Turn.OVER, new Entry.Over(until, name));
    }

    private void add(Turn turn, Entry entry) {
        all.add(new Planned(turn, entry));
    }

    /** As a scenario says it, and what more there is to say in a word or two. */
    private static String kind(IncidentSpec spec) {
        List<String> words = new ArrayList<>(List.of(spec.kind()));
        if (spec.deed() instanceof DiskTrouble disk) {
            words.add(disk.stall() ? "stall" : "slow");
        } else if (spec.deed() instanceof NetworkTrouble network) {
            add(network.partition(), "partition", words);
            add(network.latency() != null, "latency", words);
            add(network.loss() > 0, "loss", words);
            add(network.duplicate() > 0, "duplicate", words);
            add(network.reorder() != null, "reorder", words);
        }
        add(spec.random() != null, "at random", words);
        return String.join(" ", words);
    }

    private static void add(boolean there, String word, List<String> words) {
        if (there) {
            words.add(word);
        }
    }

    /** Services as the scenario names them, then everything else that it hits. */
    private List<Entry.Victim> victims(IncidentSpec spec, List<String> touches) {
        List<Entry.Victim> victims = new ArrayList<>();
        Set<String> rest = new LinkedHashSet<>(touches);
        if (spec.deed() instanceof Strike strike) {
            Victims all = strike.victims();
            all.services().forEach(name -> victims.add(new Entry.Victim(name, -1)));
            all.workers().forEach((name, count) -> victims.add(new Entry.Victim(name, count)));
            if (all.broker()) {
                victims.add(new Entry.Victim("broker", -1));
                rest.remove("broker");
            }
            all.partitions().forEach(name -> {
                String partition = "broker[" + scenario.partition(name) + "]";
                victims.add(new Entry.Victim(partition, -1));
                rest.remove(partition);
            });
            if (spec.deed() instanceof Crash crash) {
                crash.nodes().forEach(node -> {
                    victims.add(new Entry.Victim("broker node " + node, -1));
                    rest.remove("broker node " + node);
                });
            }
            all.producers().forEach(name -> victims.add(new Entry.Victim(name, -1)));
            rest.removeIf(name -> all.meets(group(name)) || all.producers().contains(name));
        }
        rest.forEach(name -> victims.add(new Entry.Victim(name, -1)));
        return victims;
    }

    private static Entry.Victim counted(Entry.Victim victim, IncidentSpec spec) {
        if (victim.workers() < 0 && spec.deed() instanceof Strike strike) {
            String group = group(victim.name());
            Integer some = strike.victims().workers().get(group);
            return some == null || strike.victims().services().contains(group)
                    ? victim
                    : new Entry.Victim(victim.name(), some);
        }
        return victim;
    }

    /** The service of an instance or a worker. */
    private static String group(String name) {
        return name.replaceFirst("/\\d+$", "").replaceFirst("\\[\\d+]$", "");
    }
}
