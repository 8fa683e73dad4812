package buzzville.cli;

import buzzville.lesson.Texts;
import buzzville.lesson.exercise.Sheet;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.yaml.Suggestion;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What kinds of questions are called in either language, with or without accents. */
final class QuestionKinds {
    private final Map<String, String> kinds = new LinkedHashMap<>();
    private final List<String> names;
    private final Texts texts;

    /** @param texts in the language of whoever asks */
    QuestionKinds(Texts texts) {
        this.texts = texts;
        names = Sheet.types().stream().map(type -> texts.say("type." + type)).toList();
        for (ReportLanguage language : ReportLanguage.values()) {
            Texts words = new Texts(language, "exercise");
            Sheet.types().forEach(type -> kinds.put(plain(words.say("type." + type)), type));
        }
    }

    /**
     * The kind of a name.
     *
     * @throws InputException if there is none, with the nearest one and all
     */
    String named(String name) {
        String kind = kinds.get(plain(name));
        if (kind == null) {
            String nearest = Suggestion.nearest(plain(name), names);
            throw new InputException(texts.say(
                    nearest == null ? "error.exercise.type" : "error.exercise.type.near",
                    "found",
                    name,
                    "nearest",
                    nearest == null ? "" : nearest,
                    "kinds",
                    names));
        }
        return kind;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[\\s_]+", "-");
    }
}
