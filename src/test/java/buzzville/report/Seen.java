package buzzville.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader of one language sees of a page that has both, without its scripts, data and style. */
public final class Seen {
    private static final Pattern DIV = Pattern.compile("<(/?)div\\b[^>]*>");

    private Seen() {}

    /** @param language the code of one, such as {@code en} */
    public static String in(String language, String page) {
        String other = language.equals("en") ? "fr" : "en";
        String markup = page.replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "")
                .replaceAll("<span class=\"in-" + other + "\"[^>]*>[^<]*</span>", "");
        String begin = "<div class=\"in-" + other + "\"";
        int at = markup.indexOf(begin);
        while (at >= 0) {
            Matcher div = DIV.matcher(markup);
            int depth = 0;
            int end = at;
            for (boolean more = div.find(at); more && (end == at || depth > 0); more = depth > 0 && div.find()) {
                depth += div.group(1).isEmpty() ? 1 : -1;
                end = div.end();
            }
            markup = markup.substring(0, at) + markup.substring(end);
            at = markup.indexOf(begin);
        }
        return markup;
    }
}
