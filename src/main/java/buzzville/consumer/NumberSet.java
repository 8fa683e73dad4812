package buzzville.consumer;

import java.util.Arrays;

/**
 * A set of small numbers that knows its least: bits in words, and above them a bit for each word that is not empty, so that
 * the least of 4,096 numbers is found in two steps and more need one step for each further 4,096. The first word, which
 * is all that most sets need, has a field of its own.
 */
final class NumberSet {
    private static final int WORD_BITS = 6;

    private long low;
    /** Of the numbers that are not low; so the first bit of the summary is never set. */
    private long[] words = new long[1];

    private long[] summary = new long[1];

    void add(int number) {
        int word = number >> WORD_BITS;
        if (word == 0) {
            low |= 1L << number;
            return;
        }
        if (word >= words.length) {
            words = Arrays.copyOf(words, Math.max(word + 1, 2 * words.length));
            summary = Arrays.copyOf(summary, (words.length >> WORD_BITS) + 1);
        }
        words[word] |= 1L << number;
        summary[word >> WORD_BITS] |= 1L << word;
    }

    void remove(int number) {
        int word = number >> WORD_BITS;
        if (word == 0) {
            low &= ~(1L << number);
        } else if ((words[word] &= ~(1L << number)) == 0) {
            summary[word >> WORD_BITS] &= ~(1L << word);
        }
    }

    boolean contains(int number) {
        int word = number >> WORD_BITS;
        long bits = word == 0 ? low : word < words.length ? words[word] : 0;
        return (bits & 1L << number) != 0;
    }

    /** Takes the least number out of the set; -1 when it is empty. */
    int takeLeast() {
        if (low != 0) {
            int least = Long.numberOfTrailingZeros(low);
            low &= low - 1;
            return least;
        }
        int least = least();
        if (least >= 0) {
            remove(least);
        }
        return least;
    }

    /** The least number in the set; -1 when it is empty. */
    int least() {
        if (low != 0) {
            return Long.numberOfTrailingZeros(low);
        }
        for (int i = 0; i < summary.length; i++) {
            if (summary[i] != 0) {
                int word = (i << WORD_BITS) + Long.numberOfTrailingZeros(summary[i]);
                return (word << WORD_BITS) + Long.numberOfTrailingZeros(words[word]);
            }
        }
        return -1;
    }
}
