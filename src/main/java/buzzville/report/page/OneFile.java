package buzzville.report.page;

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
 * @param folder among the resources of reports
 * @param frame the page from its body on, without what belongs into it
 * @param library a script that is not ours and comes first; empty for none
 * @param scripts in the order in which they need each other; their names as those of styles are in the folder, or from {@code /} on in that of reports
 * @param styles one after the other
 */
public record OneFile(String folder, String frame, String library, List<String> scripts, List<String> styles) {
    private static final String REPORT = "/buzzville/report/";
    private static final String HEAD = "/head.html";
    private static final Pattern PLACE = Pattern.compile("@(LANG|CSP|TITLE|STYLE|BODY|LOG|LIBRARY|SCRIPT)@");

    /**
     * The page, the same bytes for the same words.
     *
     * @param title in text
     * @param data as JSON; nothing in it can end the tag that it stands in
     * @param language in which it opens
     */
    public String with(String title, String data, ReportLanguage language) {
        return with(title, "", data, language);
    }

    /**
     * The same with something to read before any script runs.
     *
     * @param body as markup
     */
    public String with(String title, String body, String data, ReportLanguage language) {
        String style = together(styles);
        String script = together(scripts);
        String borrowed = library.isEmpty() ? "" : resource(library);
        String policy = "default-src 'none'; script-src 'sha256-" + hash(script) + "'"
                + (library.isEmpty() ? "" : " 'sha256-" + hash(borrowed) + "'") + "; style-src 'sha256-" + hash(style)
                + "'; base-uri 'none'; form-action 'none'";
        Matcher place = PLACE.matcher(resource(HEAD) + resource(frame));
        return place.replaceAll(found -> Matcher.quoteReplacement(
                switch (found.group(1)) {
                    case "LANG" -> language.code();
                    case "CSP" -> policy;
                    case "TITLE" -> SafeText.html(title);
                    case "STYLE" -> style;
                    case "BODY" -> body;
                    case "LIBRARY" -> borrowed;
                    case "LOG" -> data.replace("<", "\\u003c");
                    default -> script;
                }));
    }

    /** All scripts that are ours, as they stand in the page. */
    String script() {
        return together(scripts);
    }

    private String together(List<String> names) {
        return names.stream().map(this::resource).collect(Collectors.joining("\n"));
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

    private String path(String name) {
        return REPORT + (name.startsWith("/") ? name.substring(1) : folder + "/" + name);
    }

    private String resource(String name) {
        try (InputStream in = OneFile.class.getResourceAsStream(path(name))) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
