package buzzville.report.replay;

import buzzville.journal.Affair;
import buzzville.journal.CityState;
import buzzville.journal.Post;
import buzzville.journal.Seen;
import buzzville.journal.Sighting;
import buzzville.report.text.Human;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What differs between the states of a city at two instants. */
public final class DiffReport {
    /** One difference: of what, what it was and what it is. */
    record Change(String of, String before, String after) {}

    private final ReportLanguage language;
    private final Human human;
    private final Order order;

    /** @param order in which lights and lamps are told of; offset where both are wanted */
    public DiffReport(ReportLanguage language, Order order) {
        this.language = language;
        this.human = new Human(language);
        this.order = order;
    }

    private String say(String english, String french) {
        return language.choose(english, french);
    }

    /** The lines. */
    public List<String> lines(CityState before, CityState after, String from, String to) {
        List<String> lines = new ArrayList<>();
        lines.add(say("from %s to %s", "de %s à %s").formatted(from, to));
        Map<String, List<Change>> all = changes(before, after);
        all.forEach((what, changes) -> {
            if (!changes.isEmpty()) {
                lines.add("");
                lines.add(title(what));
                changes.forEach(change -> lines.add(say("  %s: %s → %s", "  %s : %s → %s")
                        .formatted(change.of(), change.before(), change.after())));
            }
        });
        if (all.values().stream().allMatch(List::isEmpty)) {
            lines.add(say("nothing differs", "rien ne diffère"));
        }
        return lines;
    }

    private String title(String what) {
        return switch (what) {
            case "counts" -> say("Messages", "Messages");
            case "incidents" -> say("Incidents of the scenario", "Incidents du scénario");
            case "being_handled" -> say("Being handled", "En cours de traitement");
            case "lights" -> say("Traffic lights", "Feux");
            case "street_lamps" -> say("Street lamps", "Lampadaires");
            default -> say("Stages (waiting, in hand, handled, lost)", "Étages (en attente, en main, traités, perdus)");
        };
    }

    /** The same as JSON. */
    public void put(ObjectNode json, CityState before, CityState after) {
        changes(before, after).forEach((what, changes) -> {
            ArrayNode array = json.putArray(what);
            for (Change change : changes) {
                ObjectNode node = array.addObject();
                node.put("of", change.of());
                node.put("before", change.before());
                node.put("after", change.after());
            }
        });
    }

    private Map<String, List<Change>> changes(CityState before, CityState after) {
        Map<String, List<Change>> all = new LinkedHashMap<>();
        Map<String, String> first = counts(before);
        all.put("counts", compare(first, counts(after)));
        all.put(
                "incidents",
                compare(
                        named(before.incidents(), CityState.Active::name, this::victims),
                        named(after.incidents(), CityState.Active::name, this::victims)));
        all.put("being_handled", compare(affairs(before), affairs(after)));
        all.put(
                "lights",
                compare(
                        named(before.lights(), Seen::name, this::state),
                        named(after.lights(), Seen::name, this::state)));
        all.put(
                "street_lamps",
                compare(named(before.lamps(), Seen::name, this::state), named(after.lamps(), Seen::name, this::state)));
        all.put("stages", compare(stages(before), stages(after)));
        return all;
    }

    private Map<String, String> stages(CityState state) {
        return named(state.posts(), DiffReport::name, post -> figures(post, state));
    }

    /** That it goes on, and whom it hits. */
    private String victims(CityState.Active active) {
        if (active.victims().isEmpty()) {
            return say("on", "en cours");
        }
        return (active.takesDown() ? say("down: ", "en panne : ") : say("hit: ", "touchés : "))
                + active.victims().keySet().stream()
                        .map(victim -> victim.name() + (victim.workers() < 0 ? "" : " (" + victim.workers() + ")"))
                        .collect(Collectors.joining(", "));
    }

    private static String name(Post post) {
        return post.stage().name();
    }

    private static <T> Map<String, String> named(
            Collection<T> all, Function<T, String> name, Function<T, String> value) {
        return all.stream().collect(Collectors.toMap(name, value, (one, other) -> one, LinkedHashMap::new));
    }

    private List<Change> compare(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            String was = before.get(name);
            String is = after.get(name);
            if (!Objects.equals(was, is)) {
                changes.add(new Change(name, was == null ? "–" : was, is == null ? "–" : is));
            }
        }
        return changes;
    }

    private Map<String, String> counts(CityState state) {
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put(say("occurred", "survenus"), human.count(state.occurred()));
        counts.put(say("let in", "admis"), human.count(state.admitted()));
        counts.put(say("delivered copies", "copies livrées"), human.count(state.delivered()));
        counts.put(say("lost copies", "copies perdues"), human.count(state.lost()));
        counts.put(
                say("let in, not handed over", "admis, pas encore remis"),
                human.count(state.held().stream().mapToLong(Long::longValue).sum()));
        if (!state.unserved().isEmpty()) {
            counts.put(
                    say("nobody serves", "personne ne sert"),
                    String.join(", ", state.unserved().keySet()));
        }
        return counts;
    }

    private Map<String, String> affairs(CityState state) {
        return named(
                state.open(),
                affair ->
                        (affair.number().isEmpty() ? Numbers.hex(affair.id()) : affair.number()) + " " + affair.event(),
                this::stand);
    }

    private String stand(Affair affair) {
        String last = affair.steps().keySet().stream().reduce("", (one, next) -> next);
        return last.isEmpty() ? say("reported", "signalé") : last;
    }

    private String state(Seen seen) {
        @Nullable Sighting sighting = order == Order.OCCURRENCE ? seen.byOccurrence() : seen.byOffset();
        return sighting == null ? say("unknown", "inconnu") : sighting.state();
    }

    private String figures(Post post, CityState state) {
        int down = Downs.of(post.stage(), state);
        return (down == 0 ? "" : down < 0 ? say("down: ", "en panne : ") : "-" + down + ": ")
                + "%s, %s, %s, %s"
                        .formatted(
                                human.count(post.waiting()),
                                human.count(post.inHand()),
                                human.count(post.handled()),
                                human.count(post.lost()));
    }
}
