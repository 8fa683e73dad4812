package buzzville.report;

import buzzville.city.IncidentSummary;
import buzzville.city.RunSummary;
import buzzville.report.text.Labels;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom an incident hits, in few words: what there is one of by its name, others as a number of their kind. */
final class Touched {
    private static final String BROKER = "broker";
    private static final String NODE = "broker node ";
    private static final String NETWORK = "network";
    private static final String CLOCK = "clock/";
    private static final Pattern WORKER = Pattern.compile("(.+)/(\\d+)");
    private static final Pattern INSTANCE = Pattern.compile("(.+)\\[(\\d+)]");

    /** What can be hit, in the order in which it is told. */
    private enum Kind {
        BROKER("%d brokers", "%d courtiers"),
        NODE("%d nodes", "%d nœuds"),
        PARTITION("%d partitions", "%d partitions"),
        SERVICE("%d services", "%d services"),
        INSTANCE("%d instances", "%d instances"),
        WORKER("%d workers", "%d agents"),
        PRODUCER("%d producers", "%d producteurs"),
        WAY("%d ways of the network", "%d chemins du réseau"),
        DISKS("%d journals", "%d journaux"),
        CLOCK("clocks of %d", "les horloges de %d");

        private final String english;
        private final String french;

        Kind(String english, String french) {
            this.english = english;
            this.french = french;
        }
    }

    private final Scenario scenario;
    private final Wording words;
    private final Labels labels;
    private final Map<Kind, List<String>> victims = new EnumMap<>(Kind.class);
    /** Those whose workers or instances are hit. */
    private final Map<Kind, Set<String>> owners = new EnumMap<>(Kind.class);

    private Touched(Scenario scenario, Wording words) {
        this.scenario = scenario;
        this.words = words;
        this.labels = words.labels(scenario);
    }

    /** What an incident hits, or all faults of a group together. */
    static Touched by(String incident, Scenario scenario, RunSummary summary, Wording words) {
        Set<String> all = new LinkedHashSet<>();
        summary.incidents().forEach((name, each) -> {
            if (name.equals(incident) || name.startsWith(incident + "/")) {
                all.addAll(each.touches());
            }
        });
        return of(all, scenario, words);
    }

    /** What is hit, each as {@link IncidentSummary} names it. */
    static Touched of(Iterable<String> victims, Scenario scenario, Wording words) {
        Touched touched = new Touched(scenario, words);
        victims.forEach(touched::add);
        return touched;
    }

    /** Whether anything is hit. */
    boolean any() {
        return !victims.isEmpty();
    }

    /** Whether a number stands for names. */
    boolean isShort() {
        return victims.values().stream().anyMatch(names -> names.size() > 1);
    }

    /** Such as {@code Police, 3 workers of Ambulances}; empty if nothing is hit. */
    String inShort() {
        StringJoiner kinds = new StringJoiner(", ");
        victims.forEach((kind, names) -> kinds.add(names.size() == 1 ? names.get(0) : counted(kind, names.size())));
        return kinds.toString();
    }

    private String counted(Kind kind, int number) {
        String counted = words.say(kind.english, kind.french).formatted(number);
        Set<String> of = owners.getOrDefault(kind, Set.of());
        return of.size() == 1
                ? counted + words.say(" of ", " de ") + of.iterator().next()
                : counted;
    }

    /** All of them by name. */
    String inFull() {
        StringJoiner all = new StringJoiner(", ");
        victims.values().forEach(names -> names.forEach(all::add));
        return all.toString();
    }

    private void add(String victim) {
        Matcher worker = WORKER.matcher(victim);
        Matcher instance = INSTANCE.matcher(victim);
        if (scenario.services().containsKey(victim)) {
            add(Kind.SERVICE, labels.service(victim));
        } else if (scenario.producers().containsKey(victim)) {
            add(Kind.PRODUCER, labels.producer(victim));
        } else if (victim.equals(BROKER)) {
            add(Kind.BROKER, words.say("the broker", "le courtier"));
        } else if (victim.equals("journal")) {
            add(Kind.DISKS, words.say("the journal's disks", "les disques du journal"));
        } else if (victim.startsWith(NODE)) {
            add(Kind.NODE, words.say("node ", "nœud ") + victim.substring(NODE.length()));
        } else if (victim.equals(NETWORK) || victim.startsWith(NETWORK + "/")) {
            add(Kind.WAY, way(victim));
        } else if (victim.startsWith(CLOCK)) {
            String owner = victim.substring(CLOCK.length());
            int number = owner.lastIndexOf('[');
            String whole = number < 0 ? owner : owner.substring(0, number);
            String name = scenario.services().containsKey(whole) ? labels.service(whole) : labels.producer(whole);
            add(
                    Kind.CLOCK,
                    words.say("the clock of ", "l'horloge de ") + name + (number < 0 ? "" : owner.substring(number)));
        } else if (worker.matches()) {
            String service = labels.service(worker.group(1));
            add(Kind.WORKER, words.say("worker ", "agent ") + worker.group(2) + words.say(" of ", " de ") + service);
            owners.computeIfAbsent(Kind.WORKER, fresh -> new LinkedHashSet<>()).add(service);
        } else if (instance.matches()) {
            boolean partition = instance.group(1).equals(BROKER);
            add(
                    partition ? Kind.PARTITION : Kind.INSTANCE,
                    partition ? "partition " + instance.group(2) : labels.service(victim));
            if (!partition) {
                owners.computeIfAbsent(Kind.INSTANCE, fresh -> new LinkedHashSet<>())
                        .add(labels.service(instance.group(1)));
            }
        } else {
            add(Kind.SERVICE, victim);
        }
    }

    private void add(Kind kind, String name) {
        victims.computeIfAbsent(kind, fresh -> new ArrayList<>()).add(name);
    }

    private String way(String victim) {
        String[] parts = victim.split("/", 3);
        String at = parts.length < 3 ? "" : labels.service(parts[2]);
        return switch (parts.length < 2 ? "" : parts[1]) {
            case "to-broker" -> words.say("the way to the broker", "le chemin vers le courtier");
            case "from-broker" -> words.say("the way back to producers", "le retour vers les producteurs");
            case "to-services" -> words.say("the way to ", "le chemin vers ") + services(at);
            case "from-services" -> words.say("the way from ", "le chemin depuis ") + services(at);
            case "acknowledgements" -> words.say("acknowledgements of ", "accusés de réception de ") + services(at);
            default -> words.say("the network", "le réseau");
        };
    }

    private String services(String one) {
        return one.isEmpty() ? words.say("services", "les services") : one;
    }
}
