package buzzville.report.clocks.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a file as ShiViz does: what its expression matches, in vectors; arrows are what a vector brings in addition. */
final class ShiVizReader {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** One event. */
    record Event(String host, TreeMap<String, Integer> clock, String text, Map<String, String> fields) {
        int own() {
            return clock.get(host);
        }
    }

    final List<Event> events = new ArrayList<>();
    final List<String> fields = new ArrayList<>();
    private final Map<String, List<Event>> byHost = new LinkedHashMap<>();

    ShiVizReader(String file) {
        String[] parts = file.split("\n", 3);
        check(parts[1].isEmpty(), "the second line is not empty");
        check(!file.contains("\r"), "a carriage return");
        Matcher name = Pattern.compile("\\(\\?<(\\w+)>").matcher(parts[0]);
        while (name.find()) {
            fields.add(name.group(1));
        }
        // Java wants a brace escaped that JavaScript takes as it is
        String expression = "^" + parts[0].replace("{.*}", "\\{.*\\}") + "$";
        String log = parts[2].strip();
        Matcher matcher = Pattern.compile(expression, Pattern.MULTILINE).matcher(log);
        int last = 0;
        while (matcher.find()) {
            check(log.substring(last, matcher.start()).isBlank(), "text that no event matches");
            last = matcher.end();
            add(matcher);
        }
        check(last == log.length(), "text behind the last event");
        byHost.forEach((host, all) -> {
            for (int i = 0; i < all.size(); i++) {
                check(all.get(i).own() == i + 1, host + " counts " + all.get(i).own() + " at event " + (i + 1));
            }
        });
    }

    private void add(Matcher matcher) {
        TreeMap<String, Integer> clock = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry :
                MAPPER.readTree(matcher.group("clock")).properties()) {
            check(entry.getValue().isInt() && entry.getValue().asInt() > 0, "an entry that is no count");
            clock.put(entry.getKey(), entry.getValue().asInt());
        }
        String host = matcher.group("host");
        check(clock.containsKey(host), host + " is not in its own clock");
        check(!matcher.group("event").isBlank(), "an event without text");
        Map<String, String> values = new TreeMap<>();
        fields.forEach(field -> values.put(field, matcher.group(field)));
        Event event = new Event(host, clock, matcher.group("event"), values);
        events.add(event);
        byHost.computeIfAbsent(host, any -> new ArrayList<>()).add(event);
    }

    /** The arrows that it draws into an event, as {@code host:number} of where they come from. */
    TreeSet<String> arrowsInto(Event event) {
        Map<String, Integer> before = event.own() == 1
                ? Map.of()
                : byHost.get(event.host()).get(event.own() - 2).clock();
        List<Event> candidates = new ArrayList<>();
        event.clock().forEach((host, count) -> {
            if (!host.equals(event.host()) && before.getOrDefault(host, 0) < count) {
                check(byHost.containsKey(host), host + " has no events");
                check(count <= byHost.get(host).size(), host + " has fewer than " + count + " events");
                candidates.add(byHost.get(host).get(count - 1));
            }
        });
        TreeSet<String> arrows = new TreeSet<>();
        for (Event candidate : candidates) {
            boolean known = candidates.stream()
                    .anyMatch(other ->
                            other != candidate && other.clock().getOrDefault(candidate.host(), 0) == candidate.own());
            if (!known) {
                arrows.add(candidate.host() + ":" + candidate.own());
            }
        }
        return arrows;
    }

    int arrows() {
        return events.stream().mapToInt(event -> arrowsInto(event).size()).sum();
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new AssertionError(otherwise);
        }
    }
}
