package buzzville.lesson;

import buzzville.report.text.ReportLanguage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts of one language, from files in which a line such as {@code [q1.why]} begins the text of that key and names in braces
 * stand for what is filled in.
 */
public final class Texts {
    private static final Pattern KEY = Pattern.compile("\\[([a-z0-9.-]+)]");
    private static final Pattern NAME = Pattern.compile("\\{([a-z0-9.-]+)}");
    /** Numbers of fewer digits are not grouped. */
    private static final int GROUPED_FROM = 5;

    private final ReportLanguage language;
    private final Map<String, String> texts = new LinkedHashMap<>();

    /**
     * Reads texts that come with the program.
     *
     * @param files names without folder and ending; no key may stand in two of them
     */
    public Texts(ReportLanguage language, String... files) {
        this.language = language;
        for (String file : files) {
            String path = language.code() + "/" + file + ".txt";
            try (InputStream stream = Texts.class.getResourceAsStream(path)) {
                if (stream == null) {
                    throw new IllegalArgumentException("no texts " + path);
                }
                read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)), path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void read(BufferedReader lines, String path) throws IOException {
        String key = "";
        StringBuilder text = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher head = KEY.matcher(line);
            if (head.matches()) {
                put(key, text, path);
                key = head.group(1);
                text.setLength(0);
            } else {
                text.append(line).append('\n');
            }
        }
        put(key, text, path);
    }

    private void put(String key, StringBuilder text, String path) {
        if (!key.isEmpty() && texts.put(key, text.toString().strip()) != null) {
            throw new IllegalArgumentException(key + " is twice in " + path);
        }
    }

    public ReportLanguage language() {
        return language;
    }

    /** All keys, in alphabetical order. */
    public Set<String> keys() {
        return new TreeSet<>(texts.keySet());
    }

    /** Whether there is a text of this key. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The names in braces of a text, in alphabetical order. */
    public Set<String> names(String key) {
        return NAME.matcher(raw(key))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A text with names and values in turns, as in {@link Phrase#of}. */
    public String say(String key, Object... namesAndValues) {
        return say(Phrase.of(key, namesAndValues));
    }

    public String say(Phrase phrase) {
        return NAME.matcher(raw(phrase.key())).replaceAll((MatchResult name) -> {
            Object value = phrase.values().get(name.group(1));
            if (value == null) {
                throw new IllegalArgumentException(phrase.key() + ": nothing to fill in for " + name.group());
            }
            return Matcher.quoteReplacement(said(value));
        });
    }

    private String raw(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language.code());
        }
        return text;
    }

    /** What is filled in for a value. */
    public String said(Object value) {
        if (value instanceof Phrase phrase) {
            return say(phrase);
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(this::said).collect(Collectors.joining(", "));
        }
        if (value instanceof BigDecimal number) {
            return number(number);
        }
        return value instanceof Number number ? number(BigDecimal.valueOf(number.longValue())) : value.toString();
    }

    /** A number in full, as people of the language write it. */
    public String number(BigDecimal number) {
        String plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        String whole = plain.replaceFirst("\\..*", "").replace("-", "");
        String rest = plain.contains(".") ? language.choose(".", ",") + plain.substring(plain.indexOf('.') + 1) : "";
        StringBuilder text = new StringBuilder(number.signum() < 0 ? "-" : "");
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && whole.length() >= GROUPED_FROM && (whole.length() - i) % 3 == 0) {
                text.append(language.choose(",", "\u00a0"));
            }
            text.append(whole.charAt(i));
        }
        return text + rest;
    }
}
