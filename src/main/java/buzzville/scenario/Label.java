package buzzville.scenario;

import buzzville.unit.Doc;
import buzzville.unit.Short;
import org.jspecify.annotations.Nullable;

/** A text for people, in one language or in two. */
@Short(value = "text", alone = true)
@Doc("A text for people: plain, or in French and English.")
public record Label(
        @Doc("The text, whatever the language.") @Nullable String text,
        @Doc("The text in French.") @Nullable String fr,
        @Doc("The text in English.") @Nullable String en) {
    /** The text in a language, or in the other one if there is none; empty if there is neither. */
    public String in(String language) {
        String wanted = language.equals("fr") ? fr : en;
        String other = language.equals("fr") ? en : fr;
        return text != null ? text : wanted != null ? wanted : other != null ? other : "";
    }
}
