package buzzville.lesson;

import buzzville.report.text.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A sheet of questions or its key as a page to be printed: one file without scripts, which needs no network. */
public final class Handout {
    private final Texts texts;
    private final Wordings wordings;
    private final StringBuilder page = new StringBuilder(1 << 14);

    private Handout(Texts texts) {
        this.texts = texts;
        this.wordings = new Wordings(texts);
    }

    /**
     * Makes a page.
     *
     * @param title what stands above
     * @param notes what has to be known to answer, paragraph by paragraph
     * @param key whether it tells the answers, instead of leaving room for them
     * @param command the command line that makes it again
     */
    public static String of(
            String title, List<String> notes, List<Question> questions, boolean key, String command, Texts texts) {
        Handout handout = new Handout(texts);
        handout.head(title, notes, key);
        for (int i = 0; i < questions.size(); i++) {
            handout.page.append("<section>\n");
            if (key) {
                handout.answer(questions.get(i), i + 1);
            } else {
                handout.question(questions.get(i), i + 1);
            }
            handout.page.append("</section>\n");
        }
        handout.page.append("<footer><code>");
        handout.text(command).append("</code></footer>\n</body>\n</html>\n");
        return handout.page.toString();
    }

    private StringBuilder text(String text) {
        return page.append(SafeText.html(text));
    }

    private void element(String tag, String text) {
        page.append('<').append(tag).append('>');
        text(text).append("</").append(tag.replaceFirst(" .*", "")).append(">\n");
    }

    private void head(String title, List<String> notes, boolean key) {
        page.append("<!DOCTYPE html>\n<html lang=\"")
                .append(texts.language().code())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n");
        element("title", title);
        page.append("<style>\n").append(style()).append("</style>\n</head>\n<body>\n");
        element("h1", title);
        element("p class=\"screen\"", texts.say("handout.print"));
        if (!key) {
            page.append("<div class=\"who\">");
            element("span", texts.say("handout.name"));
            element("span", texts.say("handout.date"));
            page.append("</div>\n");
        }
        notes.forEach(note -> element("p", note));
    }

    private void question(Question question, int number) {
        element("h2", wordings.title(question, number));
        element("p", texts.say(question.text()));
        if (!question.given().isEmpty()) {
            page.append("<ul class=\"given\">\n");
            question.given().forEach(line -> element("li", texts.say(line)));
            page.append("</ul>\n");
        }
        if (!question.choices().isEmpty()) {
            page.append("<ul class=\"choices\">\n");
            for (int i = 0; i < question.choices().size(); i++) {
                element("li", wordings.choice(question, i));
            }
            page.append("</ul>\n");
        } else {
            page.append("<p class=\"answer\">");
            text(texts.say("handout.answer"));
            page.append(" <small>(");
            text(wordings.hint(question)).append(")</small></p>\n");
        }
    }

    private void answer(Question question, int number) {
        element("h2", wordings.title(question, number));
        element(
                "p class=\"right\"",
                texts.say("sheet.answer", "number", number, "answer", wordings.answer(question, question.answer())));
        element("p", texts.say(question.why()));
        page.append("<ul class=\"mistakes\">\n");
        question.slips().forEach(slip -> element("li", wordings.mistake(question, slip)));
        page.append("</ul>\n");
    }

    private static String style() {
        try (InputStream stream = Objects.requireNonNull(Handout.class.getResourceAsStream("handout.css"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
