package buzzville.scenario.yaml;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant. */
public final class Suggestion {

    private static final int LISTED = 30;
    private static final int FEW = 6;
    private static final int LONGEST = 100;

    private Suggestion() {}

    /**
     * The candidate that is the fewest slips away (a letter too many, missing, wrong or swapped with its neighbour), or null
     * if even that is more than two slips and more than a third of the word.
     */
    public static @Nullable String nearest(String word, Collection<String> candidates) {
        String wanted = fold(word);
        int limit = Math.max(2, word.length() / 3);
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int slips = word.length() > LONGEST ? Integer.MAX_VALUE : distance(wanted, fold(candidate));
            if (slips < fewest && slips <= limit && slips < candidate.length()) {
                best = candidate;
                fewest = slips;
            }
        }
        return best;
    }

    /**
     * For the end of a message about an unknown word: {@code ; did you mean 'capacity'?}, followed or replaced by the
     * known words.
     *
     * @param plural what the candidates are: {@code keys}, {@code services}
     */
    public static String hint(String word, Collection<String> candidates, String plural) {
        String nearest = nearest(word, candidates);
        String known = candidates.isEmpty() ? "there are no " + plural : "known " + plural + ": " + list(candidates);
        if (nearest == null) {
            return "; " + known;
        }
        String question = "; did you mean '" + nearest + "'?";
        return candidates.size() <= FEW ? question + " (" + known + ")" : question;
    }

    /** As {@link #hint}, but with the known words in any case. */
    public static String hintAndAll(String word, Collection<String> candidates, String plural) {
        String hint = hint(word, candidates, plural);
        return candidates.size() > FEW && hint.endsWith("?")
                ? hint + " (known " + plural + ": " + list(candidates) + ")"
                : hint;
    }

    /** More than one of what a noun names: {@code strategies}; of what several name: {@code services, events and priorities}. */
    public static String plural(String noun) {
        int last = noun.lastIndexOf(" or ");
        if (last >= 0) {
            return plural(noun.substring(0, last)) + " and " + plural(noun.substring(last + 4));
        }
        int comma = noun.lastIndexOf(", ");
        if (comma >= 0) {
            return plural(noun.substring(0, comma)) + ", " + plural(noun.substring(comma + 2));
        } else if (noun.endsWith("y")) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return noun + (noun.endsWith("s") ? "es" : "s");
    }

    /** One of what a plural names, by the same rules. */
    static String singular(String plural) {
        if (plural.endsWith("ies") && plural.length() > 4) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        return plural.endsWith("sses") ? plural.substring(0, plural.length() - 2) : plural.replaceFirst("s$", "");
    }

    private static String list(Collection<String> words) {
        if (words.size() <= LISTED) {
            return String.join(", ", words);
        }
        return String.join(", ", words.stream().limit(LISTED).toList()) + " and " + (words.size() - LISTED) + " more";
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Damerau and Levenshtein's distance in its restricted form: no piece is changed twice. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = current;
        }
        return last[b.length()];
    }
}
