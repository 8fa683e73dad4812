package buzzville.report;

import buzzville.city.IncidentSummary;
import buzzville.city.recovery.Aftermath;
import buzzville.city.recovery.Aftermath.Figure;
import buzzville.experiment.Estimate;
import buzzville.experiment.Findings;
import buzzville.experiment.RecoverySample;
import buzzville.experiment.Yardstick.Unit;
import buzzville.message.Priority;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What incidents did to the city and how long it took to recover, for a terminal and for the page; nothing where none lasts. */
final class RecoveryTables {
    private static final int COLUMNS = 100;
    private static final int NAME = 22;
    private static final List<Figure> TOLLS = List.of(Figure.DELAYED, Figure.LOST, Figure.DUPLICATED);

    private final Findings findings;
    private final Wording words;
    private final Human human;
    private final Labels labels;
    private final Set<Priority> priorities = EnumSet.noneOf(Priority.class);

    RecoveryTables(Findings findings, Wording words) {
        this.findings = findings;
        this.words = words;
        this.human = words.human();
        this.labels = words.labels(findings.scenario());
        findings.summary().events().values().forEach(event -> priorities.add(event.priority()));
    }

    /** For a terminal; empty where no incident lasts. */
    List<String> lines(UnaryOperator<String> bold) {
        if (findings.summary().aftermaths().isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable("lrrrrrrrrr", 2);
        table.head(List.of(
                "incident",
                words.say("from", "de"),
                words.say("seen\nafter", "visible\naprès"),
                words.say("peak\nbacklog", "arriéré\nmax"),
                words.say("drained\nafter", "résorbé\naprès"),
                "RTO",
                "RPO",
                words.say("delayed", "retardés"),
                words.say("lost", "perdus"),
                words.say("served\ntwice", "en\ndouble")));
        List<String> notes = new ArrayList<>();
        RecoverySample.incidents(findings).forEach(name -> {
            table.row(row(name));
            notes(name, notes);
        });
        List<String> lines = new ArrayList<>(table.lines());
        lines.set(0, bold.apply(lines.get(0)));
        lines.set(1, bold.apply(lines.get(1)));
        notes.forEach(note -> lines.addAll(TextTable.wrapped(COLUMNS, note)));
        return lines;
    }

    private List<String> row(String name) {
        return List.of(
                SafeText.line(labels.incident(name), NAME),
                from(name),
                time(name, Figure.TIME_TO_DETECT),
                human.number(estimate(name, Figure.PEAK_BACKLOG, null).estimate()),
                time(name, Figure.TIME_TO_DRAIN),
                time(name, Figure.RTO),
                time(name, Figure.RPO),
                human.number(estimate(name, Figure.DELAYED, null).estimate()),
                human.number(estimate(name, Figure.LOST, null).estimate()),
                human.number(estimate(name, Figure.DUPLICATED, null).estimate()));
    }

    /** A group begins with the first of its faults. */
    private String from(String name) {
        IncidentSummary incident = findings.summary().incidents().get(name);
        if (incident != null) {
            return human.duration(incident.from());
        }
        Aftermath group = findings.summary().aftermaths().get(name);
        return group == null || !group.happened()
                ? ""
                : human.duration(group.episodes().get(0).window().from());
    }

    private void notes(String name, List<String> notes) {
        String label = SafeText.line(labels.incident(name), NAME);
        String unrecovered = unrecovered(name);
        if (!unrecovered.isEmpty()) {
            notes.add(label + words.say(": ", " : ") + unrecovered);
        }
        StringJoiner facts = new StringJoiner(words.say("; ", " ; "));
        Touched touched = Touched.by(name, findings.scenario(), findings.summary(), words);
        if (touched.any()) {
            facts.add(words.say("hits ", "touche ") + touched.inShort());
        }
        StringJoiner lost = new StringJoiner(", ");
        for (Priority priority : priorities) {
            double mean = estimate(name, Figure.LOST, priority).estimate();
            if (mean > 0) {
                String figure = human.number(mean);
                lost.add(words.say(
                        figure + " " + words.priority(priority), figure + " (" + words.priority(priority) + ")"));
            }
        }
        if (lost.length() > 0 && priorities.size() > 1) {
            facts.add(words.say("lost ", "perdus ") + lost);
        }
        if (facts.length() > 0) {
            notes.add(label + words.say(": ", " : ") + facts);
        }
    }

    /** A sentence without a full stop on what did not end before the run did; empty if all did. */
    private String unrecovered(String name) {
        RecoverySample drain = sample(name, Figure.TIME_TO_DRAIN, null);
        RecoverySample rto = sample(name, Figure.RTO, null);
        int all = rto.values().known();
        if (rto.ended() == all) {
            return "";
        } else if (all == 1 && drain.ended() == 0 && isOnAtTheEnd(name)) {
            return words.say("it was still on when the run ended", "il durait encore à la fin");
        } else if (all == 1) {
            return drain.ended() == 1
                    ? words.say(
                            "messages were still later than an objective allows when the run ended",
                            "à la fin, des messages étaient encore plus tardifs qu'un objectif ne le permet")
                    : words.say(
                            "the backlog was not gone when the run ended", "l'arriéré n'était pas résorbé à la fin");
        }
        return words.say(
                        "recovered before the end in %d of %d replications, drained in %d",
                        "rétablie avant la fin dans %d réplications sur %d, arriéré résorbé dans %d")
                .formatted(rto.ended(), all, drain.ended());
    }

    /** Nothing can be drained after what is not over. */
    private boolean isOnAtTheEnd(String name) {
        Aftermath aftermath = findings.summary().aftermaths().get(name);
        return aftermath != null
                && aftermath.episodes().stream()
                        .anyMatch(episode ->
                                episode.window().until() >= findings.scenario().duration());
    }

    private RecoverySample sample(String name, Figure figure, @Nullable Priority priority) {
        return RecoverySample.of(findings.runs(), name, figure, priority);
    }

    private Estimate estimate(String name, Figure figure, @Nullable Priority priority) {
        return sample(name, figure, priority).estimate(RecoverySample.offered(findings, priority));
    }

    private String time(String name, Figure figure) {
        return words.figure(Unit.DURATION, estimate(name, figure, null).estimate());
    }

    /** For the page; nothing where no incident lasts. */
    void write(Html html, HtmlTables tables) {
        if (findings.summary().aftermaths().isEmpty()) {
            return;
        }
        tables.title("What incidents did", "Ce que les incidents ont fait");
        tables.table(words.say("incident", "incident"));
        tables.head(words.say("seen after", "visible après"), words.say("waited before", "attendaient avant"));
        tables.head(words.say("peak backlog", "arriéré maximal"), words.say("drained after", "résorbé après"));
        tables.head(words.say("back after", "objectifs retrouvés après"), "RTO");
        tables.head("RPO");
        html.markup("</tr></thead>\n<tbody>\n");
        List<String> sentences = new ArrayList<>();
        findings.summary().aftermaths().keySet().forEach(name -> {
            html.markup("<tr>");
            tables.named(labels.incident(name), name);
            for (Figure figure : Figure.values()) {
                if (figure.ordinal() <= Figure.RPO.ordinal()) {
                    cell(html, name, figure, null);
                }
            }
            html.markup("</tr>\n");
            String unrecovered = unrecovered(name);
            if (!unrecovered.isEmpty()) {
                sentences.add(labels.incident(name) + words.say(": ", " : ") + unrecovered + ".");
            }
        });
        tables.endTable();
        sentences.forEach(
                sentence -> html.element("p class=\"facts\"", sentence).line());
        tolls(html, tables);
        html.element(
                        "p class=\"facts\"",
                        words.say(
                                "RTO: from the beginning until no more messages wait than before and none that occurred meanwhile is"
                                        + " later than an objective allows. RPO: from the first to the last occurrence that was lost,"
                                        + " the beginning of the incident counting as one. Delayed: delivered after the incident though they occurred before its end. All of"
                                        + " the whole run, warm-up included.",
                                "RTO : du début jusqu'à ce que pas plus de messages n'attendent qu'avant et qu'aucun de ceux survenus"
                                        + " entre-temps ne dépasse un objectif. RPO : de la première à la dernière occurrence perdue, le début de"
                                        + " l'incident comptant comme l'une d'elles."
                                        + " Retardés : livrés après l'incident alors qu'ils sont survenus avant sa fin. Le tout"
                                        + " sur l'essai entier, mise en route comprise."))
                .line();
    }

    private void tolls(Html html, HtmlTables tables) {
        if (findings.summary().aftermaths().keySet().stream()
                .allMatch(name -> priorities.stream().allMatch(priority -> isQuiet(name, priority)))) {
            return;
        }
        tables.table(words.say("incident", "incident"), words.say("priority", "priorité"));
        tables.head(words.say("delayed", "retardés"), words.say("lost", "perdus"));
        tables.head(words.say("served twice", "traités en double"));
        html.markup("</tr></thead>\n<tbody>\n");
        findings.summary().aftermaths().keySet().forEach(name -> {
            boolean first = true;
            for (Priority priority : priorities) {
                if (isQuiet(name, priority)) {
                    continue;
                }
                html.markup(first ? "<tr class=\"first\">" : "<tr>");
                if (first) {
                    tables.named(labels.incident(name), name);
                } else {
                    html.element("td", "");
                }
                first = false;
                html.element("td", words.priority(priority));
                TOLLS.forEach(figure -> cell(html, name, figure, priority));
                html.markup("</tr>\n");
            }
        });
        tables.endTable();
    }

    /** Whether nothing happened to the messages of a priority, which of one run is not worth a row. */
    private boolean isQuiet(String name, Priority priority) {
        return findings.replications() == 1
                && TOLLS.stream()
                        .allMatch(figure -> estimate(name, figure, priority).estimate() == 0);
    }

    private void cell(Html html, String name, Figure figure, @Nullable Priority priority) {
        Estimate estimate = estimate(name, figure, priority);
        Unit unit = switch (figure) {
            case TIME_TO_DETECT, TIME_TO_DRAIN, TIME_BACK, RTO, RPO -> Unit.DURATION;
            default -> Unit.COUNT;
        };
        html.markup("<td class=\"n\">").text(words.figure(unit, estimate.estimate()));
        // of one run there is nothing to be sure of but what happened in it
        boolean sure = findings.replications() == 1 || estimate.low() == estimate.high();
        String interval = sure ? "" : words.interval(unit, estimate);
        if (!interval.isEmpty()) {
            html.element("span class=\"interval\"", interval);
        }
        html.markup("</td>");
    }
}
