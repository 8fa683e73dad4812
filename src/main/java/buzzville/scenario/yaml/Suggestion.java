package buzzville.scenario.yaml;

import buzzville.unit.NearWord;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * The candidate that is the fewest slips away (a letter too many, missing, wrong or swapped with its neighbour), or null
     * if even that is more than two slips and more than a third of the word.
     */
    public static @Nullable String nearest(String word, Collection<String> candidates) {
        return NearWord.nearest(word, candidates);
    }

    /**
     * For the end of a message about an unknown word: {@code ; did you mean 'capacity'?}, followed or replaced by the
     * known words.
     *
     * @param plural what the candidates are: {@code keys}, {@code services}
     */
    public static String hint(String word, Collection<String> candidates, String plural) {
        return NearWord.hint(word, candidates, plural);
    }

    /** As {@link #hint}, but with the known words in any case. */
    public static String hintAndAll(String word, Collection<String> candidates, String plural) {
        String hint = hint(word, candidates, plural);
        return candidates.size() > NearWord.FEW && hint.endsWith("?")
                ? hint + " (known " + plural + ": " + NearWord.list(candidates) + ")"
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

    static int distance(String a, String b) {
        return NearWord.distance(a, b);
    }
}
