package buzzville.report.spacetime;

import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page that needs nothing else: its policy lets the browser run the scripts in it and load nothing.
 *
 * @param frame the page without what belongs into it
 * @param scripts in the order in which they need each other
 * @param styles one after the other
 */
record OneFile(String frame, List<String> scripts, List<String> styles) {
    private static final String FOLDER = "/buzzville/report/spacetime/";
    private static final Pattern PLACE = Pattern.compile("@(LANG|CSP|TITLE|STYLE|LOG|SCRIPT)@");

    /**
     * The page, the same bytes for the same words.
     *
     * @param title in text
     * @param data as JSON; nothing in it can end the tag that it stands in
     * @param language in which it opens
     */
    String with(String title, String data, ReportLanguage language) {
        String style = together(styles);
        String script = together(scripts);
        String policy = "default-src 'none'; script-src 'sha256-" + hash(script) + "'; style-src 'sha256-" + hash(style)
                + "'; base-uri 'none'; form-action 'none'";
        Matcher place = PLACE.matcher(resource(frame));
        return place.replaceAll(found -> Matcher.quoteReplacement(
                switch (found.group(1)) {
                    case "LANG" -> language.code();
                    case "CSP" -> policy;
                    case "TITLE" -> SafeText.html(title);
                    case "STYLE" -> style;
                    case "LOG" -> data.replace("<", "\\u003c");
                    default -> script;
                }));
    }

    private static String together(List<String> names) {
        return names.stream().map(OneFile::resource).collect(Collectors.joining("\n"));
    }

    /** What a policy calls a script by: of exactly the text between its tags. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = OneFile.class.getResourceAsStream(FOLDER + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
