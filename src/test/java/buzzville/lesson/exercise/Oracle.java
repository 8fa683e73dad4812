package buzzville.lesson.exercise;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.lesson.Form;
import buzzville.lesson.Phrase;
import buzzville.lesson.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Answers questions from the log and a question's facts alone, by the plainest means: reachability over a matrix, recursion, counting.
 * It shares nothing with the makers.
 */
final class Oracle {
    private final List<LoggedEvent> events;
    private final EventLog log;
    /** Whether one event reaches another, by numbers from 1. */
    private final boolean[][] reaches;

    Oracle(EventLog log) {
        this.log = log;
        events = log.events();
        int n = events.size();
        reaches = new boolean[n + 1][n + 1];
        for (LoggedEvent to : events) {
            for (LoggedEvent from : events) {
                boolean next = from.process() == to.process() && from.place() + 1 == to.place();
                boolean message = to.received().stream().anyMatch(from.sent()::contains);
                boolean told = to.circumstances().after().contains(from.id());
                reaches[from.id()][to.id()] = next || message || told;
            }
        }
        for (int via = 1; via <= n; via++) { // S. Warshall, 1962
            for (int from = 1; from <= n; from++) {
                for (int to = 1; to <= n; to++) {
                    reaches[from][to] |= reaches[from][via] && reaches[via][to];
                }
            }
        }
    }

    /** What the sheet says, with the text behind a letter instead of the letter. */
    String found(Question question) {
        if (question.form() != Form.CHOICE) {
            return question.answer();
        }
        Phrase choice = question.choices().get(question.answer().charAt(0) - 'a');
        return choice.key() + " " + choice.values().values();
    }

    /** What is right. */
    String answer(Question question) {
        return switch (question.type()) {
            case "lamport" ->
                numbers(ids(question, "events").stream().map(this::lamport).toList());
            case "vector" ->
                ids(question, "events").stream()
                        .map(id -> vector(id, ids(question, "processes")))
                        .collect(Collectors.joining(" "));
            case "relation" -> relation(ids(question, "pair"));
            case "conclude" -> conclude(question);
            case "falsely-ordered" -> pairs(ids(question, "events"), true);
            case "concurrent" ->
                String.valueOf(pairs(ids(question, "events"), false).split(",").length
                        - (pairs(ids(question, "events"), false).equals("none") ? 1 : 0));
            case "total-order" -> totalOrder(ids(question, "events"));
            case "corrupted" -> corrupted(question);
            case "ntp" -> ntp(question);
            case "inversion" -> inversion(question);
            case "hold-back" -> holdBack(question);
            case "replay" -> replay(question);
            case "crash" -> crash(question);
            case "hybrid" -> hybrid((Integer) question.facts().get("event"));
            case "cut" -> cut(question);
            default -> throw new IllegalArgumentException(question.type());
        };
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> ids(Question question, String name) {
        return (List<Integer>) question.facts().get(name);
    }

    private LoggedEvent event(int id) {
        return events.get(id - 1);
    }

    /** The longest path of known starts: 1 + the greatest of what comes before. */
    private long lamport(int id) {
        LoggedEvent event = event(id);
        long greatest =
                event.place() == 1 ? log.processes().get(event.process()).lamportStart() : 0;
        for (LoggedEvent other : events) {
            if (other.id() != id && reaches[other.id()][id]) {
                greatest = Math.max(greatest, event(other.id()).stamps().lamport());
            }
        }
        return greatest + 1;
    }

    /** How many events of each process reach it. */
    private String vector(int id, List<Integer> processes) {
        return processes.stream()
                .map(process -> String.valueOf(events.stream()
                        .filter(other -> other.process() == process && (other.id() == id || reaches[other.id()][id]))
                        .count()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String numbers(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private String relation(List<Integer> pair) {
        String word = reaches[pair.get(0)][pair.get(1)]
                ? "before"
                : reaches[pair.get(1)][pair.get(0)] ? "after" : "concurrent";
        return "relation." + word + " " + pair;
    }

    private String conclude(Question question) {
        List<Integer> pair = ids(question, "pair");
        LoggedEvent a = event(pair.get(0));
        LoggedEvent b = event(pair.get(1));
        return switch (question.facts().get("clock").toString()) {
            case "lamport" ->
                (a.stamps().lamport() == b.stamps().lamport() ? "conclude.concurrent " : "conclude.not-after ") + pair;
            case "vector" ->
                reaches[a.id()][b.id()]
                        ? "conclude.before " + pair
                        : reaches[b.id()][a.id()]
                                ? "conclude.before " + List.of(b.id(), a.id())
                                : "conclude.concurrent " + pair;
            default -> {
                long latestA = a.stamps().local() + a.stamps().bound();
                long earliestB = b.stamps().local() - b.stamps().bound();
                yield (latestA < earliestB ? "conclude.earlier " : "conclude.open ") + pair;
            }
        };
    }

    private String pairs(List<Integer> ids, boolean falsely) {
        List<String> pairs = new ArrayList<>();
        for (int a : ids) {
            for (int b : ids) {
                boolean concurrent = a < b && !reaches[a][b] && !reaches[b][a];
                boolean differ =
                        event(a).stamps().lamport() != event(b).stamps().lamport();
                if (concurrent && (differ || !falsely)) {
                    pairs.add(a + "-" + b);
                }
            }
        }
        return pairs.isEmpty() ? "none" : String.join(",", pairs);
    }

    private String totalOrder(List<Integer> ids) {
        List<Integer> rest = new ArrayList<>(ids);
        List<String> sorted = new ArrayList<>();
        while (!rest.isEmpty()) {
            int least = rest.get(0);
            for (int id : rest) {
                long by = event(id).stamps().lamport() - event(least).stamps().lamport();
                by = by == 0 ? event(id).process() - event(least).process() : by;
                least = by < 0 ? id : least;
            }
            sorted.add(String.valueOf(least));
            rest.remove(Integer.valueOf(least));
        }
        return String.join(",", sorted);
    }

    /** The only event whose shown value differs from the log's. */
    @SuppressWarnings("unchecked")
    private String corrupted(Question question) {
        List<Integer> ids = ids(question, "events");
        List<Long> shown = (List<Long>) question.facts().get("shown");
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (shown.get(i) != lamport(ids.get(i))) {
                wrong.add(ids.get(i).toString());
            }
        }
        return String.join(",", wrong);
    }

    @SuppressWarnings("unchecked")
    private static String ntp(Question question) {
        List<Long> t = (List<Long>) question.facts().get("t_ms");
        double offset = (t.get(1) - t.get(0) + t.get(2) - t.get(3)) / 2.0;
        double delay = t.get(3) - t.get(0) - (t.get(2) - t.get(1));
        return "%.0f,%.0f,%.0f".formatted(offset, delay, delay / 2);
    }

    /** Steps through time, second by second. */
    private static String inversion(Question question) {
        long gapMicros = (Long) question.facts().get("gap_ms") * 1000;
        long second = 0;
        while (second * 2 * (Long) question.facts().get("ppm") < gapMicros) {
            second++; // a clock of 1 ppm gains 1 µs a second
        }
        return String.valueOf(second);
    }

    private String holdBack(Question question) {
        List<Integer> whole = ids(question, "messages");
        List<String> next = new ArrayList<>();
        for (int id : ids(question, "waiting")) {
            boolean free = whole.stream()
                    .allMatch(other ->
                            !reaches[other][id] || ids(question, "delivered").contains(other));
            if (free) {
                next.add(event(id).sent().get(0));
            }
        }
        return String.join(",", next);
    }

    @SuppressWarnings("unchecked")
    private static String replay(Question question) {
        int until = (Integer) question.facts().get("until_s");
        TreeMap<Integer, String> byNumber = new TreeMap<>();
        for (List<Object> entry : (List<List<Object>>) question.facts().get("journal")) {
            if (until < 0 || (Integer) entry.get(1) <= until) {
                byNumber.put((Integer) entry.get(0), entry.get(2).toString());
            }
        }
        return "colour."
                + (byNumber.isEmpty() ? "unknown" : byNumber.lastEntry().getValue()) + " []";
    }

    /** Event by event. */
    private static String crash(Question question) {
        var facts = question.facts();
        int missing = 0;
        int last = (Integer) facts.get("last");
        boolean commit = facts.get("kind").equals("commit");
        int seconds = (Integer) facts.get(commit ? "since_s" : "down_s");
        for (int second = 0; second < seconds; second++) {
            for (int producer = 0; producer < (Integer) facts.get("producers"); producer++) {
                missing += (Integer) facts.get("rate");
            }
        }
        return String.valueOf(facts.get("kind").equals("last") ? Math.max(0, missing - last) : missing);
    }

    /** The four cases as the paper has them. */
    private String hybrid(int id) {
        LoggedEvent event = event(id);
        LoggedEvent before = events.stream()
                .filter(each -> each.process() == event.process() && each.place() == event.place() - 1)
                .findFirst()
                .orElseThrow();
        LoggedEvent sender = events.stream()
                .filter(each -> each.sent().contains(event.received().get(0)))
                .findFirst()
                .orElseThrow();
        long own = before.stamps().hybrid().time();
        long heard = sender.stamps().hybrid().time();
        long time = Math.max(Math.max(own, heard), event.stamps().local());
        int c = before.stamps().hybrid().count();
        int cm = sender.stamps().hybrid().count();
        int count =
                time == own && time == heard ? Math.max(c, cm) + 1 : time == own ? c + 1 : time == heard ? cm + 1 : 0;
        return "hybrid.stamp " + Arrays.asList(java.math.BigDecimal.valueOf(time, 6), count);
    }

    private String cut(Question question) {
        List<Integer> inside = ids(question, "inside");
        List<Integer> all = ids(question, "events");
        for (int id : inside) {
            for (String message : event(id).received()) {
                for (int from : all) {
                    if (event(from).sent().contains(message) && !inside.contains(from)) {
                        return "cut.broken [" + message + "]";
                    }
                }
            }
        }
        return "cut.consistent []";
    }
}
