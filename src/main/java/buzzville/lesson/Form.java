package buzzville.lesson;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an answer looks like, and which of its spellings are the same. */
public enum Form {
    /** A letter: {@code b}. */
    CHOICE("choice"),
    /** A number, whole or with decimals: {@code 180}. */
    NUMBER("number"),
    /** Numbers in their order: {@code 4,5,8}. */
    NUMBERS("numbers"),
    /** Vectors in their order: {@code [1,0,0] [1,1,0]}. */
    VECTORS("vectors"),
    /** Pairs of numbers in any order, or {@code none}: {@code 2-5,3-4}. */
    PAIRS("pairs"),
    /** The name of a message: {@code m4}. */
    MESSAGE("message");

    /** What a set of pairs is called that has none. */
    public static final String NONE = "none";

    private static final Set<String> NONES = Set.of(NONE, "aucune", "aucun");

    private static final Pattern LETTER = Pattern.compile("[a-z]");
    private static final Pattern DECIMAL = Pattern.compile("([+-]?\\d+(?:[.,]\\d+)?)(\\p{L}*)");
    /** What stands between the digits of a long number. */
    private static final String GAPS = "(?<=\\d)[\\s_\u00a0\u202f](?=\\d)";

    private static final String GAP_BEFORE_UNIT = "(?<=\\d)[\\s\u00a0\u202f]+(?=\\p{L})";
    /** Units of time as people write them, each in nanoseconds. */
    private static final Map<String, BigDecimal> NANOS = Map.ofEntries(
            Map.entry("ns", BigDecimal.ONE),
            Map.entry("µs", BigDecimal.valueOf(1000)), // micro
            Map.entry("μs", BigDecimal.valueOf(1000)), // mu
            Map.entry("us", BigDecimal.valueOf(1000)),
            Map.entry("ms", BigDecimal.valueOf(1_000_000)),
            Map.entry("s", BigDecimal.valueOf(1_000_000_000)),
            Map.entry("min", BigDecimal.valueOf(60_000_000_000L)),
            Map.entry("h", BigDecimal.valueOf(3_600_000_000_000L)));

    private static final Pattern PAIR = Pattern.compile("(\\d{1,9})\\s*-\\s*(\\d{1,9})");
    private static final Pattern VECTOR = Pattern.compile("\\[([0-9,;\\s]*)]");
    private static final Pattern NAME = Pattern.compile("[a-z]+\\d+");

    private final String word;

    Form(String word) {
        this.word = word;
    }

    /** Its name in files and of its explanation. */
    public String word() {
        return word;
    }

    /** The one spelling that all ways of writing an answer have in common; null if it is none of this form. */
    public @Nullable String canonical(String answer) {
        return canonical(answer, "");
    }

    /**
     * The same where numbers have a unit.
     *
     * @param unit {@code ms}, {@code s}, or empty; numbers without one are taken to be in it, others are converted
     */
    @Nullable
    String canonical(String answer, String unit) {
        String text = answer.strip().toLowerCase(Locale.ROOT).replace('\u2212', '-');
        return switch (this) {
            case CHOICE -> LETTER.matcher(text).matches() ? text : null;
            case MESSAGE -> NAME.matcher(text).matches() ? text : null;
            case NUMBER -> number(text.replaceAll(GAPS, "").replaceAll(GAP_BEFORE_UNIT, ""), unit);
            case NUMBERS -> numbers(text.replaceAll(GAP_BEFORE_UNIT, ""), unit);
            case VECTORS -> vectors(text);
            case PAIRS -> pairs(text);
        };
    }

    private static @Nullable String number(String text, String unit) {
        Matcher decimal = DECIMAL.matcher(text);
        if (!decimal.matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(decimal.group(1).replace(',', '.'));
        if (decimal.group(2).isEmpty()) {
            return plain(number);
        }
        BigDecimal from = NANOS.get(shortened(decimal.group(2)));
        BigDecimal to = NANOS.get(unit);
        return from == null || to == null ? null : plain(number.multiply(from).divide(to, MathContext.DECIMAL128));
    }

    private static String shortened(String unit) {
        return switch (unit.length() > 3 ? unit.replaceFirst("e?s?$", "") : unit) {
            case "microsecond" -> "us";
            case "millisecond" -> "ms";
            case "second", "sec" -> "s";
            case "minut" -> "min";
            case "hour", "heur" -> "h";
            default -> unit;
        };
    }

    /** A number as answers have it. */
    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Between semicolons decimals may have a comma. */
    private static @Nullable String numbers(String text, String unit) {
        List<String> numbers = new ArrayList<>();
        for (String part : text.split(text.contains(";") ? "\\s*;\\s*" : "[,\\s]+", -1)) {
            String number = number(part, unit);
            if (number == null) {
                return null;
            }
            numbers.add(number);
        }
        return String.join(",", numbers);
    }

    private static @Nullable String vectors(String text) {
        List<String> vectors = new ArrayList<>();
        var found = VECTOR.matcher(text);
        int end = 0;
        while (found.find()) {
            String numbers = numbers(found.group(1).strip(), "");
            if (numbers == null || !text.substring(end, found.start()).matches("[,;\\s]*")) {
                return null;
            }
            vectors.add("[" + numbers + "]");
            end = found.end();
        }
        return vectors.isEmpty() || !text.substring(end).isBlank() ? null : String.join(" ", vectors);
    }

    private static @Nullable String pairs(String text) {
        if (NONES.contains(text)) {
            return NONE;
        }
        TreeSet<long[]> pairs = new TreeSet<>(
                (one, other) -> one[0] != other[0] ? Long.compare(one[0], other[0]) : Long.compare(one[1], other[1]));
        for (String part : text.split("[,;]", -1)) {
            var pair = PAIR.matcher(part.strip());
            if (!pair.matches()) {
                return null;
            }
            long one = Long.parseLong(pair.group(1));
            long other = Long.parseLong(pair.group(2));
            pairs.add(new long[] {Math.min(one, other), Math.max(one, other)});
        }
        return pairs(pairs.stream().map(pair -> pair[0] + "-" + pair[1]).toList());
    }

    /** Pairs as answers have them. */
    public static String pairs(List<String> pairs) {
        return pairs.isEmpty() ? NONE : String.join(",", pairs);
    }
}
