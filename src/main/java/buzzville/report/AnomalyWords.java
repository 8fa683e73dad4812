package buzzville.report;

import buzzville.city.anomaly.Anomaly;
import buzzville.city.anomaly.AnomalyLog;
import buzzville.city.anomaly.Cause;
import buzzville.city.anomaly.Severity;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.Names;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Anomalies and their causes in a sentence. */
final class AnomalyWords {
    private static final int NAME = 30;
    private static final int MOST_NAMED = 3;

    private final ReportLanguage language;
    private final Human human;
    private final Labels labels;
    private final Clock clock;

    AnomalyWords(Scenario scenario, ReportLanguage language) {
        this.language = language;
        this.human = new Human(language);
        this.labels = new Labels(scenario, language);
        this.clock = new Clock(scenario, human);
    }

    private String say(String english, String french) {
        return language.choose(english, french);
    }

    String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> say("critical", "critique");
            case WARNING -> say("warning", "alerte");
            case INFO -> say("note", "note");
        };
    }

    /** How many there are, by severity. */
    String counted(AnomalyLog log) {
        long grave = log.count(Severity.CRITICAL);
        long alert = log.count(Severity.WARNING);
        String critical = human.count(grave);
        String warnings = human.count(alert);
        String notes = human.count(log.count(Severity.INFO));
        return log.size() == 0
                ? say("no anomalies", "aucune anomalie")
                : say(
                        "anomalies: " + critical + " critical, " + warnings
                                + (alert == 1 ? " warning, " : " warnings, ") + notes + " to note",
                        "anomalies : " + critical + (grave < 2 ? " critique, " : " critiques, ") + warnings
                                + " en alerte, " + notes + " à noter");
    }

    /** When it began. */
    String when(Anomaly row) {
        return clock.of(row.at());
    }

    /** How long it was so. */
    String lasting(Anomaly row) {
        if (isPromise(row)) {
            return "";
        }
        return row.isOpen()
                ? say("to the end", "jusqu'à la fin")
                : row.until() == row.at()
                        ? say("a moment", "un instant")
                        : say("for ", "pendant ") + human.duration((double) row.until() - row.at());
    }

    private static boolean isPromise(Anomaly row) {
        return switch (row.kind()) {
            case OBJECTIVE_IN_DANGER, OBJECTIVE_BROKEN -> true;
            default -> false;
        };
    }

    /** What people call one place or several. */
    String place(String place) {
        List<String> names = Arrays.stream(place.split(" ", -1))
                .map(name -> SafeText.line(word(name), NAME))
                .toList();
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMED - 1))
                        + say(" and %d others", " et %d autres").formatted(names.size() - MOST_NAMED + 1);
    }

    private String word(String name) {
        return name.equals("city") ? say("the city", "la ville") : labels.service(name);
    }

    /** What it is, without the place. */
    String what(Anomaly row) {
        String peak = Double.isNaN(row.peak()) ? "" : human.number(row.peak());
        String limit = Double.isNaN(row.limit()) ? "" : human.number(row.limit());
        String lane = labels.lane(SafeText.line(row.subject().lane(), NAME));
        String detail = SafeText.line(row.subject().detail(), NAME);
        return switch (row.kind()) {
            case STUCK ->
                say("nothing delivered while up to %s waited", "rien de livré alors que jusqu'à %s attendaient")
                        .formatted(peak);
            case BREAKER_OPEN -> say("circuit breaker open", "disjoncteur ouvert");
            case WORKERS_SATURATED -> say("every worker busy all the time", "tous les agents occupés sans relâche");
            case QUEUE_GROWING ->
                say("queue grew from %s to %s", "file passée de %s à %s").formatted(limit, peak);
            case LANE_NEARLY_FULL ->
                say("lane %s held %s of %s", "file %s : %s sur %s").formatted(lane, peak, limit);
            case LANE_FULL ->
                say("lane %s full (%s)%s", "file %s pleine (%s)%s").formatted(lane, limit, times(row.count()));
            case PRODUCERS_BLOCKED ->
                say("up to %s producers stood before it", "jusqu'à %s producteurs attendaient devant")
                        .formatted(peak);
            case PRODUCERS_THROTTLED ->
                say("up to %s producers held back", "jusqu'à %s producteurs retenus")
                        .formatted(peak);
            case MESSAGES_LOST -> lost(row);
            case NOT_DRAINED ->
                say("what %s left still waited; at most %s", "ce que laisse %s attendait encore ; au plus %s")
                        .formatted(incident(detail), peak);
            case OBJECTIVE_IN_DANGER ->
                say("objective %s: %s of the %s failures it allows", "objectif %s : %s des %s échecs qu'il permet")
                        .formatted(detail, human.count(row.count()), limit);
            case OBJECTIVE_BROKEN -> broken(detail, row, limit);
        };
    }

    private String times(long count) {
        return count == 1 ? "" : say(", %s times", ", %s fois").formatted(human.count(count));
    }

    private String lost(Anomaly row) {
        Fate fate = Fate.valueOf(row.subject().detail().toUpperCase(Locale.ROOT).replace('-', '_'));
        Priority priority = Priority.valueOf(row.subject().priority().toUpperCase(Locale.ROOT));
        return say("%s %s: %s", "%s, priorité %s : %s")
                .formatted(human.count(row.count()), Names.of(priority, language), Names.of(fate, language));
    }

    private String broken(String name, Anomaly row, String limit) {
        if (row.count() == 0) {
            return say("objective %s broken, seen at the end", "objectif %s rompu, constaté à la fin")
                    .formatted(name);
        }
        return row.limit() == 0
                ? say("objective %s broken: none may fail", "objectif %s rompu : aucun échec permis")
                        .formatted(name)
                : say(
                                "objective %s broken: %s failures, it allows %s",
                                "objectif %s rompu : %s échecs, il en permet %s")
                        .formatted(name, human.count(row.count()), limit);
    }

    /** What it came of. */
    String cause(Anomaly row) {
        Cause cause = row.cause();
        String origin = switch (cause.origin()) {
            case DOWN -> say("down", "hors service");
            case IMPAIRED -> say("impaired", "dégradé");
            case OVERLOAD -> say("overload", "surcharge");
            case INCIDENT -> say("incident", "incident");
            case AFTERMATH -> say("aftermath", "séquelle");
            case UNEXPLAINED -> say("no cause measured", "cause non mesurée");
        };
        StringBuilder text = new StringBuilder(origin);
        if (!cause.place().isEmpty()) {
            text.append(say(" at ", " chez ")).append(place(cause.place()));
        }
        String figures = figures(cause);
        text.append(figures.isEmpty() ? "" : say(": ", " : ")).append(figures);
        if (!cause.incidents().isEmpty()) {
            text.append(say("; during ", " ; pendant ")).append(incidents(cause.incidents()));
        } else if (!cause.after().isEmpty()) {
            text.append(say("; after ", " ; après ")).append(incidents(cause.after()));
        }
        return text.toString();
    }

    private String figures(Cause cause) {
        List<String> figures = new ArrayList<>();
        if (!Double.isNaN(cause.arrivals())) {
            figures.add(say("%s come, %s served", "%s arrivent, %s servis")
                    .formatted(human.rate(cause.arrivals()), human.rate(cause.served())));
            if (cause.lost() > 0) {
                figures.add(say("%s lost", "%s perdus").formatted(human.rate(cause.lost())));
            }
        }
        if (!Double.isNaN(cause.utilization())) {
            figures.add(say("workers %s busy", "agents occupés à %s").formatted(human.percent(round(cause))));
        }
        return String.join(", ", figures);
    }

    /** Whole per cent are enough for a cause. */
    private static double round(Cause cause) {
        return Math.round(cause.utilization() * 100) / 100.0;
    }

    private String incidents(List<String> names) {
        String some = names.stream().limit(MOST_NAMED).map(this::incident).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMED;
        return more <= 0 ? some : some + say(" and %d more", " et %d de plus").formatted(more);
    }

    private String incident(String name) {
        return SafeText.line(labels.incident(name), NAME);
    }
}
