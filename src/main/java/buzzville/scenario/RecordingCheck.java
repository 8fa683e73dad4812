package buzzville.scenario;

import buzzville.producer.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether each line of a recording can be played in a scenario: every mistake with its line, up to twenty of them. */
final class RecordingCheck {
    private static final String EVENT = "event";
    private static final String ZONE = "zone";
    private static final int MOST_MISTAKES = 20;

    private final Trace trace;
    private final Scenario scenario;
    private final Remarks remarks;
    private final Collection<String> events;
    private final Collection<String> zones;
    private final Map<Integer, List<String>> mistakes = new TreeMap<>();

    RecordingCheck(Scenario scenario, Trace trace, Remarks remarks) {
        this.trace = trace;
        this.scenario = scenario;
        this.remarks = remarks;
        this.events = scenario.events().keySet();
        this.zones = scenario.zones().keySet();
    }

    /** @param path of the recording */
    void run(String path) {
        if (trace.isWire()) {
            wire(trace.wire());
        } else {
            csv();
        }
        List<String> all = new ArrayList<>();
        mistakes.values().forEach(all::addAll);
        all.stream().limit(MOST_MISTAKES).forEach(mistake -> remarks.error(path, mistake));
        if (all.size() > MOST_MISTAKES) {
            remarks.error(
                    path,
                    "and " + (all.size() - MOST_MISTAKES) + " more mistakes in '"
                            + trace.file().path() + "'");
        }
        if (!all.isEmpty()) {
            remarks.spoiled(path);
        }
    }

    private void mistake(int line, String sentence) {
        mistakes.computeIfAbsent(line, first -> new ArrayList<>()).add(sentence);
    }

    /** Each unknown name is told once, with the first line that has it. */
    private void csv() {
        String file = "'" + trace.file().path() + "' line ";
        trace.mistakes().forEach((line, sentence) -> mistake(line, file + line + sentence));
        Set<String> told = new HashSet<>();
        List<Trace.Row> rows = new ArrayList<>(trace.rows());
        rows.sort((a, b) -> Integer.compare(a.line(), b.line()));
        for (Trace.Row row : rows) {
            String line = file + row.line() + ": ";
            if (!row.event().isEmpty() && isUnknown(row.event(), events, EVENT) && told.add(row.event())) {
                mistake(row.line(), line + Remarks.unknown(row.event(), events, EVENT));
            }
            if (!row.zone().isEmpty() && isUnknown(row.zone(), zones, ZONE) && told.add(ZONE + " " + row.zone())) {
                mistake(row.line(), line + Remarks.unknown(row.zone(), zones, ZONE));
            }
        }
    }

    private void wire(Trace.Wire wire) {
        Instant start = Recordings.start(wire.messages(), scenario);
        String file = trace.file().path() + ":";
        wire.mistakes().forEach(slip -> mistake(slip.line(), file + slip.line() + ": " + slip.sentence()));
        Set<String> told = new HashSet<>();
        wire.messages().forEach((line, message) -> {
            String where = file + line + ": ";
            if (isUnknown(message.type(), events, EVENT) && told.add(message.type())) {
                mistake(line, where + "type: " + Remarks.unknown(message.type(), events, EVENT));
            }
            if (remarks.knows("start") && message.timestamp().isBefore(start)) {
                mistake(
                        line,
                        where + "timestamp: must not be before the scenario's start " + start + ", but is "
                                + message.timestamp());
            }
        });
    }

    private boolean isUnknown(String name, Collection<String> names, String noun) {
        return !names.contains(name) && !remarks.isUnread(name, noun);
    }
}
