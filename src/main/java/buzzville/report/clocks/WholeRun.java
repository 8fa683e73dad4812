package buzzville.report.clocks;

import buzzville.causality.log.EventLog;
import buzzville.clock.Worst;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.incident.Emit;
import buzzville.scenario.incident.Send;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a run its log does not reach, and how wrong clocks were in all of it.
 *
 * @param scenario that was run
 * @param log of the run
 * @param clocks by how much each was wrong at most, by process
 */
public record WholeRun(Scenario scenario, EventLog log, Map<String, Worst> clocks) {
    private static final int COLUMNS = 100;
    private static final int LONGEST = 40;
    private static final int MOST_NAMES = 3;
    /** With more it takes long, and makes a page that no browser likes. */
    private static final long MOST_EVENTS = 100_000;

    /** When the last event was written down, because no more than so many are; -1 if the log reaches to the end. */
    private long fullAt() {
        boolean full = scenario.clocks() != null
                && log.events().size() >= scenario.clocks().log().events()
                && log.leftOut() > 0;
        return full ? log.events().get(log.events().size() - 1).trueTime() : -1;
    }

    /** That the log ends before the run, and what can be done about it; nothing if it does not. */
    List<String> head(ReportLanguage language) {
        ClockWords words = new ClockWords(language);
        long end = fullAt();
        if (end < 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        wrap(
                lines,
                words.say(
                        "THE LOG IS FULL after %s of %s: orders, pairs, events, stamps and receptions are counted until then.",
                        "LE JOURNAL EST PLEIN après %s sur %s : ordres, paires, événements, estampilles et réceptions sont"
                                + " comptés jusque-là."),
                words.human().duration(end),
                words.human().duration(scenario.duration()));
        List<String> later = names(end, false);
        if (!later.isEmpty()) {
            wrap(
                    lines,
                    words.say(
                            "  It has nothing of what began later: %s.",
                            "  Il n'a rien de ce qui a commencé plus tard : %s."),
                    String.join(", ", later));
        }
        lines.add(words.say(
                "  To see all of the run, write down fewer processes, one happening, or more events:",
                "  Pour voir tout l'essai, noter moins de processus, un seul fait, ou plus d'événements :"));
        lines.add("    --set 'clocks.log.processes=[" + String.join(", ", services()) + "]'");
        names(-1, true).stream().limit(1).forEach(name -> lines.add("    --set 'clocks.log.incidents=[" + name + "]'"));
        if (all() <= MOST_EVENTS) {
            lines.add("    --set clocks.log.events=" + all());
        }
        return lines;
    }

    /** Incidents that begin after an instant, or those about which alone something can be written down. */
    private List<String> names(long after, boolean happenings) {
        List<Map.Entry<String, IncidentSpec>> some = scenario.incidents().entrySet().stream()
                .filter(each -> each.getValue().isSteady() && each.getValue().at() > after)
                .filter(each -> !happenings
                        || each.getValue().deed() instanceof Emit
                        || each.getValue().deed() instanceof Send)
                .toList();
        List<String> names = new ArrayList<>();
        some.stream().limit(MOST_NAMES).forEach(each -> names.add(SafeText.line(each.getKey(), LONGEST)));
        if (some.size() > MOST_NAMES) {
            names.add("…");
        }
        return names;
    }

    private long all() {
        return log.events().size() + log.leftOut();
    }

    /** Those services that did least so far, as many as would have room if things go on like that; one at least. */
    private List<String> services() {
        Map<String, Integer> deeds = new LinkedHashMap<>();
        scenario.services().keySet().forEach(name -> deeds.put(name, 0));
        log.events()
                .forEach(event -> deeds.computeIfPresent(
                        log.who(event).replaceFirst("\\[\\d+]$", ""), (name, count) -> count + 1));
        double room = (double) log.events().size() / all() * log.events().size();
        List<String> names = new ArrayList<>();
        List<String> leastFirst = deeds.keySet().stream()
                .sorted(Comparator.comparingInt((String name) -> deeds.getOrDefault(name, 0)))
                .toList();
        for (String name : leastFirst) {
            room -= deeds.getOrDefault(name, 0);
            if (names.isEmpty() || room >= 0 && names.size() < MOST_NAMES) {
                names.add(SafeText.line(name, LONGEST));
            }
        }
        return names;
    }

    private Map.@Nullable Entry<String, Worst> worst() {
        return clocks.entrySet().stream()
                .max(Comparator.comparingLong(each -> Math.abs(each.getValue().error())))
                .orElse(null);
    }

    private long bound() {
        return clocks.values().stream().mapToLong(Worst::bound).max().orElse(0);
    }

    /** How wrong clocks were in the whole run, between their events too; nothing if nobody has a clock. */
    List<String> errors(ReportLanguage language) {
        ClockWords words = new ClockWords(language);
        Map.Entry<String, Worst> worst = worst();
        List<String> lines = new ArrayList<>();
        if (worst != null) {
            wrap(
                    lines,
                    words.say(
                            "whole run, between events too: greatest error %s (%s, at %s s), greatest bound %s",
                            "tout l'essai, entre les événements aussi : plus grande erreur %s (%s, à %s s), plus grande borne %s"),
                    words.human().duration(Math.abs(worst.getValue().error())),
                    SafeText.line(worst.getKey(), LONGEST),
                    words.seconds(worst.getValue().at()),
                    words.human().duration(bound()));
        }
        return lines;
    }

    private static void wrap(List<String> lines, String format, Object... words) {
        lines.addAll(TextTable.wrapped(COLUMNS, String.format(Locale.ROOT, format, words)));
    }

    /** Adds the same to the figures of the log. */
    void put(ObjectNode json) {
        ObjectNode whole = json.putObject("whole_run");
        whole.put("duration_ns", scenario.duration());
        if (fullAt() >= 0) {
            whole.put("log_full_at_ns", fullAt());
        }
        Map.Entry<String, Worst> worst = worst();
        if (worst != null) {
            whole.put("max_error_ns", Math.abs(worst.getValue().error()));
            whole.put("max_error_process", worst.getKey());
            whole.put("max_error_at_ns", worst.getValue().at());
            whole.put("max_bound_ns", bound());
        }
    }
}
