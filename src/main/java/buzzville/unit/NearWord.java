package buzzville.unit;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The word that somebody probably meant by another. */
public final class NearWord {

    private static final int LISTED = 30;
    /** So few candidates are named even beside a suggestion. */
    public static final int FEW = 6;

    private static final int LONGEST = 100;

    private NearWord() {}

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
            int most = Math.min(Math.min(limit, fewest - 1), candidate.length() - 1);
            if (word.length() > LONGEST || Math.abs(candidate.length() - word.length()) > most) {
                continue;
            }
            int slips = distance(wanted, fold(candidate));
            if (slips <= most) {
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

    /** The words with commas, at most thirty of them. */
    public static String list(Collection<String> words) {
        if (words.size() <= LISTED) {
            return String.join(", ", words);
        }
        return String.join(", ", words.stream().limit(LISTED).toList()) + " and " + (words.size() - LISTED) + " more";
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Damerau and Levenshtein's distance in its restricted form: no piece is changed twice. */
    public static int distance(String a, String b) {
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
