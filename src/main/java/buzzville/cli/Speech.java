package buzzville.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which of the two languages people are spoken to in. */
final class Speech {
    private Speech() {}

    /**
     * The code of a language.
     *
     * @param wanted what {@code --lang} says; null for what the locale suggests
     * @return {@code fr} or {@code en}
     */
    static String of(@Nullable String wanted) {
        if (wanted == null) {
            return Locale.getDefault().getLanguage().equals("fr") ? "fr" : "en";
        }
        if (!List.of("fr", "en").contains(wanted)) {
            throw new InputException("buzzville: --lang: expected fr or en, but found '" + wanted + "'");
        }
        return wanted;
    }
}
