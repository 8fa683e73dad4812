package buzzville.scenario;

import buzzville.scenario.yaml.Entry;
import buzzville.scenario.yaml.Mapping;
import buzzville.scenario.yaml.Node;
import buzzville.scenario.yaml.Position;
import buzzville.scenario.yaml.Problems;
import buzzville.scenario.yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a file's own producers replace of what it includes, beyond the merging of keys: somebody who includes a city says what
 * he means and need not know by what means the city does it.
 *
 * <ul>
 *   <li>A producer takes the place of an included witness of its name, if others still watch where that one did.
 *   <li>Arrivals other than {@code poisson} drop an included {@code profile}, which only varies the rate of those.
 * </ul>
 */
final class Replacing {
    private static final String PRODUCERS = "producers";
    private static final String WITNESSES = "witnesses";
    private static final String PROFILE = "profile";

    private final Mapping document;
    private final Problems problems;

    private Replacing(Mapping document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    /** The document without what its own producers replace. */
    static Mapping in(Mapping document, Problems problems) {
        return new Replacing(document, problems).run();
    }

    private Mapping run() {
        if (!(document.get(PRODUCERS) instanceof Mapping producers)) {
            return document;
        }
        Map<String, Entry> left = new LinkedHashMap<>();
        producers.entries().forEach((name, producer) -> left.put(name, producer(name, producer, producers)));
        return with(document, PRODUCERS, with(producers, left));
    }

    private Entry producer(String name, Entry producer, Mapping all) {
        if (!(producer.value() instanceof Mapping spec)) {
            return producer;
        }
        Mapping rest = spec;
        Node arrivals = spec.get("arrivals");
        Node profile = spec.get(PROFILE);
        if (arrivals != null && isOwn(arrivals) && profile != null && !isOwn(profile) && !isPoisson(arrivals)) {
            rest = without(rest, PROFILE);
        }
        if (spec.get(WITNESSES) instanceof Mapping witnesses) {
            rest = with(rest, WITNESSES, watching(name, witnesses, all));
        }
        return producer.with(rest);
    }

    /** Those of the witnesses that no producer of the file itself replaces; all of them if none would be left. */
    private Mapping watching(String place, Mapping witnesses, Mapping producers) {
        Map<String, Entry> left = new LinkedHashMap<>(witnesses.entries());
        left.entrySet().removeIf(witness -> {
            Entry own = producers.entries().get(witness.getKey());
            return own != null && isOwn(own.at()) && !isOwn(witness.getValue().at());
        });
        if (left.isEmpty() || left.size() == witnesses.entries().size()) {
            return witnesses;
        }
        witnesses.entries().keySet().stream()
                .filter(name -> !left.containsKey(name))
                .forEach(name -> {
                    Entry own = producers.entries().get(name);
                    if (own != null) {
                        problems.warning(
                                own.at(),
                                Remarks.path(PRODUCERS, name),
                                "takes the place of the witness of '" + place
                                        + "' that has this name; what happens at '" + place + "' is still reported by "
                                        + Remarks.quoted(left.keySet()));
                    }
                });
        return with(witnesses, left);
    }

    private static boolean isPoisson(Node arrivals) {
        Node kind = arrivals instanceof Mapping mapping ? mapping.get("kind") : arrivals;
        return kind instanceof Scalar word && word.text().startsWith("poisson");
    }

    private static boolean isOwn(Node value) {
        return isOwn(value.position());
    }

    /** Whether it stands in the file itself. */
    private static boolean isOwn(Position position) {
        return position.source().order() == 0;
    }

    private static Mapping with(Mapping mapping, String key, Mapping value) {
        if (mapping.get(key) == value) {
            return mapping;
        }
        Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.computeIfPresent(key, (same, old) -> old.with(value));
        return with(mapping, entries);
    }

    private static Mapping without(Mapping mapping, String key) {
        Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.remove(key);
        return with(mapping, entries);
    }

    private static Mapping with(Mapping mapping, Map<String, Entry> entries) {
        return entries.equals(mapping.entries()) ? mapping : new Mapping(mapping.position(), entries, mapping.role());
    }
}
