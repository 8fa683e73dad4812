package buzzville.scenario;

import buzzville.scenario.yaml.Problems;
import buzzville.scenario.yaml.Suggestion;
import buzzville.scenario.yaml.Unread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Where the checks of a scenario note what they find, and the words that they share.
 *
 * <p>A remark about something that could not be read is dropped, and a name that nothing has is as good as unread: what follows
 * from it is not worth telling. What is probably not meant is only told of a scenario that could be read as a whole.
 */
final class Remarks {
    private static final Pattern SIMPLE = Pattern.compile("[\\p{L}\\p{N}_-]+");
    private static final List<String> UNITS = List.of("d", "h", "min", "s", "ms", "us", "ns");
    private static final List<Long> NANOS =
            List.of(86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L);

    private final Problems problems;
    private final Unread unread;
    private final boolean whole;
    private final IdentityHashMap<Collection<String>, Map<String, String>> sentences = new IdentityHashMap<>();

    /** @param unread what could not be read; the names that nothing has are added to it */
    Remarks(Problems problems, Unread unread) {
        this.problems = problems;
        this.unread = unread;
        this.whole = unread.isEmpty();
    }

    /** A path such as {@code services.police.subscribes[1]}: a String is a key, an Integer the place in a list. */
    static String path(Object... steps) {
        StringBuilder path = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer) {
                path.append('[').append(step).append(']');
                continue;
            }
            String name = step.toString();
            path.append(path.isEmpty() ? "" : ".");
            path.append(
                    SIMPLE.matcher(name).matches()
                            ? name
                            : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        return path.toString();
    }

    /** A path that goes on from another. */
    static String under(String path, Object... steps) {
        String rest = path(steps);
        return rest.startsWith("[") ? path + rest : path + "." + rest;
    }

    /** The name of a policy in a scenario, such as {@code earliest-deadline}. */
    static String word(Object policy) {
        return policy.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** A duration as people write it, exactly: {@code 90s}, {@code 2min}. */
    static String duration(long nanos) {
        for (int i = 0; i < UNITS.size(); i++) {
            if (nanos != 0 && nanos % NANOS.get(i) == 0) {
                return nanos / NANOS.get(i) + UNITS.get(i);
            }
        }
        return "0s";
    }

    /** Words in quotes, joined as in a sentence. */
    static String quoted(Collection<String> words) {
        List<String> all = new ArrayList<>();
        words.forEach(word -> all.add("'" + word + "'"));
        int last = all.size() - 1;
        return last < 1 ? String.join("", all) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }

    /** Whether everything about the values at these paths could be read, and every name in them is that of something. */
    boolean knows(String... paths) {
        return Arrays.stream(paths).noneMatch(unread::touches);
    }

    /** Whether something about the value at this path, but not of its parts' parts, could not be read at all. */
    boolean hides(String path) {
        return unread.hides(path);
    }

    /** A mistake in the value at this path. */
    void error(String path, String message) {
        if (!unread.covers(path)) {
            problems.at(path, message);
        }
    }

    /** A mistake in the key at this path, or in what is missing behind it. */
    void keyError(String path, String message) {
        if (!unread.covers(path)) {
            problems.atKey(path, message);
        }
    }

    /** Something at this path that is probably not meant. */
    void warning(String path, String message) {
        if (whole) {
            problems.warnAt(path, message);
        }
    }

    /** A key at this path that is probably not meant. */
    void keyWarning(String path, String message) {
        if (whole) {
            problems.warnAtKey(path, message);
        }
    }

    /** Whether a name in the value at this path is one of those that exist; a mistake if not. */
    boolean known(String path, String name, Collection<String> names, String noun) {
        return known(path, name, names, noun, this::error);
    }

    /** As {@link #known}, for a name that is itself the key at this path. */
    boolean knownKey(String path, String name, Collection<String> names, String noun) {
        return known(path, name, names, noun, this::keyError);
    }

    private boolean known(
            String path, String name, Collection<String> names, String noun, BiConsumer<String, String> mistake) {
        if (names.contains(name)) {
            return true;
        }
        if (!isUnread(name, noun)) {
            mistake.accept(
                    path,
                    sentences
                            .computeIfAbsent(names, fresh -> new HashMap<>())
                            .computeIfAbsent(name, fresh -> unknown(name, names, noun)));
        }
        unread.add(path);
        return false;
    }

    /** What is wrong with the value at this path has been told: from now on it is as good as unread. */
    void spoiled(String path) {
        unread.add(path);
    }

    /** Whether there is something of this name, or may be, that could not be read. */
    boolean isUnread(String name, String noun) {
        return unread.covers(path(Suggestion.plural(noun), name));
    }

    /** Checks the names in the list at this path: each exists, and none stands there twice. */
    boolean knownList(String path, List<String> list, Collection<String> names, String noun) {
        boolean all = true;
        for (int i = 0; i < list.size(); i++) {
            all &= known(under(path, i), list.get(i), names, noun);
        }
        noneTwice(path, list);
        return all;
    }

    /** Checks that nothing stands twice in the list at this path. */
    void noneTwice(String path, List<String> list) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            if (!seen.add(list.get(i))) {
                error(under(path, i), "'" + list.get(i) + "' stands in this list twice");
            }
        }
    }

    /** The sentence about a name that nothing has. */
    static String unknown(String name, Collection<String> names, String noun) {
        return "unknown " + noun + " '" + name + "'" + Suggestion.hint(name, names, Suggestion.plural(noun));
    }
}
