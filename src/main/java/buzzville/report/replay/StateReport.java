package buzzville.report.replay;

import buzzville.journal.Affair;
import buzzville.journal.CityState;
import buzzville.journal.JournalHeader;
import buzzville.journal.Post;
import buzzville.journal.Seen;
import buzzville.journal.Sighting;
import buzzville.report.text.Human;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The state of a city at an instant, for people. */
public final class StateReport {
    private static final int FEW = 12;
    private static final int FEW_STEPS = 4;

    private final JournalHeader header;
    private final CityClock clock;
    private final ReportLanguage language;
    private final Human human;
    private final Order order;
    private final boolean all;

    /** @param all whether every light and every stage is listed, however many there are */
    public StateReport(JournalHeader header, CityClock clock, ReportLanguage language, Order order, boolean all) {
        this.header = header;
        this.clock = clock;
        this.language = language;
        this.human = new Human(language);
        this.order = order;
        this.all = all;
    }

    /** The lines. */
    public List<String> lines(CityState state, long instant) {
        List<String> lines = new ArrayList<>();
        lines.add(say("%s, strategy %s, seed %d: the city at %s", "%s, stratégie %s, graine %d : la ville à %s")
                .formatted(header.scenario(), header.strategy(), header.seed(), clock.text(instant)));
        lines.add(say(
                        "%s so far, %s let in by the broker; %s copies delivered, %s lost",
                        "%s jusque-là, %s admis par le courtier ; %s copies livrées, %s perdues")
                .formatted(
                        human.count(state.occurred()) + (state.occurred() == 1 ? " message" : " messages"),
                        human.count(state.admitted()),
                        human.count(state.delivered()),
                        human.count(state.lost())));
        incidents(state, lines);
        affairs(state, lines);
        lights(state.lights(), lines);
        lamps(state, lines);
        posts(state, lines);
        return lines;
    }

    private String say(String english, String french) {
        return language.choose(english, french);
    }

    private void incidents(CityState state, List<String> lines) {
        if (!state.incidents().isEmpty()) {
            lines.add("");
            lines.add(say("Incidents of the scenario", "Incidents du scénario"));
        }
        for (CityState.Active active : state.incidents()) {
            lines.add("  %s (%s) %s %s%s"
                    .formatted(
                            active.name(),
                            say(active.kind(), active.kind().replace("at random", "au hasard")),
                            say("since", "depuis"),
                            clock.text(active.since()),
                            victims(active)));
        }
    }

    /** Whom an incident hits now; since when, where that is not since it began. */
    private String victims(CityState.Active active) {
        if (active.victims().isEmpty()) {
            return "";
        }
        int shown =
                all ? active.victims().size() : Math.min(FEW, active.victims().size());
        String names = active.victims().entrySet().stream()
                .limit(shown)
                .map(hit -> hit.getKey().name()
                        + (hit.getKey().workers() < 0 ? "" : " (" + hit.getKey().workers() + ")")
                        + (hit.getValue() == active.since()
                                ? ""
                                : " " + say("since", "depuis") + " " + clock.text(hit.getValue())))
                .collect(Collectors.joining(", "));
        int more = active.victims().size() - shown;
        return (active.takesDown() ? say("; down: ", " ; en panne : ") : say("; hit: ", " ; touchés : "))
                + names
                + (more == 0
                        ? ""
                        : say(" and %d more: --all", " et %d autres : --all").formatted(more));
    }

    private void affairs(CityState state, List<String> lines) {
        List<Affair> open = state.open();
        if (open.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(say("Being handled: %s", "En cours de traitement : %s").formatted(human.count(open.size())));
        for (Affair affair : open.subList(0, all ? open.size() : Math.min(FEW, open.size()))) {
            String steps = steps(affair);
            lines.add("  %s %s%s %s %s: %s %s; %s%s"
                    .formatted(
                            affair.number().isEmpty() ? Numbers.hex(affair.id()) : affair.number(),
                            affair.event(),
                            affair.zone().isEmpty() ? "" : ", " + affair.zone() + ",",
                            say("since", "depuis"),
                            clock.text(affair.since()),
                            human.count(affair.reports()),
                            affair.reports() == 1 ? say("report", "signalement") : say("reports", "signalements"),
                            steps.isEmpty() ? say("nobody has it yet", "personne ne l'a encore") : steps,
                            affair.lost() == 0 ? "" : say("; lost copies: ", " ; copies perdues : ") + affair.lost()));
        }
        more(open.size(), lines);
    }

    /** What was done so far: if that is much, how it began and what came last. */
    private String steps(Affair affair) {
        List<String> steps = affair.steps().entrySet().stream()
                .map(step -> step.getKey() + " " + clock.text(step.getValue()))
                .toList();
        if (all || steps.size() <= FEW_STEPS) {
            return String.join(", ", steps);
        }
        int last = steps.size() - 1;
        return say("%s, … %d more …, %s", "%s, … %d autres …, %s")
                .formatted(String.join(", ", steps.subList(0, FEW_STEPS - 1)), last - FEW_STEPS + 1, steps.get(last));
    }

    private void more(int size, List<String> lines) {
        if (!all && size > FEW) {
            lines.add(say("  and %d more: --all", "  et %d autres : --all").formatted(size - FEW));
        }
    }

    private void lights(Collection<Seen> things, List<String> lines) {
        lines.add("");
        if (things.isEmpty()) {
            lines.add(say("Traffic lights: unknown", "Feux : inconnus"));
            return;
        }
        Map<String, Integer> states = new TreeMap<>();
        things.forEach(seen -> states.merge(state(sighting(seen)), 1, Integer::sum));
        lines.add(say("Traffic lights: ", "Feux : ")
                + states.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", "))
                + say("; all others unknown", " ; les autres : inconnus"));
        if (all || things.size() <= FEW) {
            things.stream().sorted(Comparator.comparing(Seen::name)).forEach(seen -> lines.add("  " + line(seen)));
        }
        if (order == Order.BOTH) {
            differing(things, lines);
        }
    }

    private @Nullable Sighting sighting(Seen seen) {
        return order == Order.OCCURRENCE ? seen.byOccurrence() : seen.byOffset();
    }

    private String state(@Nullable Sighting sighting) {
        return sighting == null ? say("unknown", "inconnu") : word(sighting.state());
    }

    private String word(String state) {
        return switch (state) {
            case CityState.ON -> say("on", "allumés");
            case CityState.OFF -> say("off", "éteints");
            default -> state;
        };
    }

    private String line(Seen seen) {
        Sighting sighting = sighting(seen);
        return seen.name()
                + (seen.zone().isEmpty() || seen.zone().equals(seen.name()) ? "" : " (" + seen.zone() + ")")
                + say(": ", " : ")
                + described(sighting);
    }

    private String described(@Nullable Sighting sighting) {
        if (sighting == null) {
            return say("unknown", "inconnu");
        }
        String where =
                sighting.partition() < 0 ? "" : ", offset %d/%d".formatted(sighting.partition(), sighting.offset());
        return "%s %s %s (%s%s)"
                .formatted(
                        word(sighting.state()),
                        say("since", "depuis"),
                        clock.text(sighting.since()),
                        Numbers.hex(sighting.id()),
                        where);
    }

    private void differing(Collection<Seen> things, List<String> lines) {
        List<Seen> differing = things.stream().filter(seen -> !seen.isCertain()).toList();
        if (differing.isEmpty()) {
            return;
        }
        lines.add(say(
                        "  the order of occurrence tells otherwise of %d:",
                        "  l'ordre des faits en dit autrement pour %d :")
                .formatted(differing.size()));
        for (Seen seen : differing.subList(0, all ? differing.size() : Math.min(FEW, differing.size()))) {
            lines.add("    %s".formatted(seen.name()));
            lines.add(say("      by offset      ", "      par offset     ") + described(seen.byOffset()));
            lines.add(say("      by occurrence  ", "      par occurrence ") + described(seen.byOccurrence()) + ": "
                    + why(seen));
        }
        more(differing.size(), lines);
    }

    private String why(Seen seen) {
        Sighting known = seen.byOffset();
        boolean later = known == null || seen.byOccurrence().admittedAt() > known.admittedAt();
        return later
                ? say("on its way until ", "en chemin jusqu'à ")
                        + clock.text(seen.byOccurrence().admittedAt())
                : say("an older message came in after it", "un message plus ancien est arrivé après lui");
    }

    private void lamps(CityState state, List<String> lines) {
        if (state.lamps().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(say("Street lamps", "Lampadaires"));
        for (Seen seen : state.lamps()) {
            Sighting sighting = sighting(seen);
            boolean on = sighting != null && sighting.state().equals(CityState.ON);
            int groups = on ? state.groupsOn(seen.name()) : 0;
            lines.add("  " + line(seen) + (groups == 0 ? "" : say("; groups on: ", " ; groupes allumés : ") + groups));
        }
        if (order == Order.BOTH) {
            differing(state.lamps(), lines);
        }
    }

    private void posts(CityState state, List<String> lines) {
        if (state.posts().isEmpty()) {
            broker(state, lines);
            return;
        }
        lines.add("");
        TextTable table = new TextTable("llrlrrrl", 2);
        table.row(List.of(
                say("Stage", "Étage"),
                "",
                say("waiting", "en attente"),
                say("in lanes", "par file"),
                say("in hand", "en main"),
                say("handled", "traités"),
                say("lost", "perdus"),
                say("last", "dernier")));
        List<Post> posts = new ArrayList<>(state.posts());
        posts.sort(Comparator.comparingInt(StateReport::place));
        for (Post post : posts) {
            table.row(List.of(
                    post.stage().name(),
                    down(post, state),
                    human.count(post.waiting()),
                    post.stage().lanes().size() < 2
                            ? ""
                            : post.lanes().stream().map(Object::toString).collect(Collectors.joining("/")),
                    human.count(post.inHand()),
                    human.count(post.handled()),
                    human.count(post.lost()),
                    post.lastAt() < 0 ? Human.NONE : clock.text(post.lastAt()) + " " + post.lastEvent()));
        }
        lines.addAll(table.lines());
        broker(state, lines);
    }

    /** Partitions first, by number; services in the order in which they got anything. */
    private static int place(Post post) {
        String name = post.stage().name();
        return post.stage().isBroker()
                ? Integer.parseInt(name.substring(name.indexOf('[') + 1, name.length() - 1))
                : Integer.MAX_VALUE;
    }

    /** The partitions: what each has let in, what of it is not handed over, and who serves none. */
    private void broker(CityState state, List<String> lines) {
        if (!state.logs().isEmpty()) {
            lines.add(say("Logs of the partitions: ", "Journaux des partitions : ") + counts(state.logs()));
        }
        List<Long> held = state.held();
        if (!held.isEmpty()) {
            String each = IntStream.range(0, held.size())
                    .filter(partition -> held.get(partition) > 0)
                    .mapToObj(partition -> "broker[%d] %s".formatted(partition, human.count(held.get(partition))))
                    .collect(Collectors.joining(", "));
            lines.add(say("Let in and not handed over yet: ", "Admis, pas encore remis : ") + each);
        }
        if (!state.unserved().isEmpty()) {
            lines.add(say("Nobody serves: ", "Personne ne sert : ")
                    + state.unserved().entrySet().stream()
                            .map(each -> each.getKey() + say(" since ", " depuis ") + clock.text(each.getValue()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private String counts(List<Long> all) {
        return all.stream().map(human::count).collect(Collectors.joining(", "));
    }

    /** Whether an incident has taken it down: empty if it is up. */
    private String down(Post post, CityState state) {
        int workers = Downs.of(post.stage(), state);
        return workers == 0 ? "" : workers < 0 ? say("down", "en panne") : "-" + workers;
    }
}
