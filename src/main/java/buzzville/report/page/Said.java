package buzzville.report.page;

import buzzville.report.text.ReportLanguage;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A text in both languages, for a page that has both. */
public record Said(String en, String fr) {
    /** Nothing. */
    public static final Said NOTHING = new Said("", "");

    /** What is said in each language. */
    public static Said of(Function<ReportLanguage, String> words) {
        return new Said(words.apply(ReportLanguage.EN), words.apply(ReportLanguage.FR));
    }

    /** What is the same in both. */
    public static Said same(String text) {
        return new Said(text, text);
    }

    public String in(ReportLanguage language) {
        return language.choose(en, fr);
    }

    /** An object with a text for each language, or one text if that is all. */
    public JsonNode json() {
        return en.equals(fr)
                ? JsonNodeFactory.instance.stringNode(en)
                : JsonNodeFactory.instance.objectNode().put("en", en).put("fr", fr);
    }
}
