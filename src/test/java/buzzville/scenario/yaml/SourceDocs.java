package buzzville.scenario.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the documentation comment of a class says, read from its source and turned into Markdown. */
final class SourceDocs {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern PARAM = Pattern.compile("(?s)@param (\\w+) (.*?)(?=@\\w+ |$)");

    private final String source;
    private final String comment;

    private SourceDocs(String source, String comment) {
        this.source = source;
        this.comment = comment;
    }

    static SourceDocs of(Class<?> type) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        try {
            String source = Files.readString(MAIN.resolve(top.getName().replace('.', '/') + ".java"));
            Matcher declaration = Pattern.compile(
                            "(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\((?:[^()\"]++|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|\\([^()]*\\))*+\\))?\\s*)*"
                                    + "(?:public |private |static |final |sealed )*(?:record|enum|interface|class) "
                                    + type.getSimpleName() + "\\b")
                    .matcher(source);
            return new SourceDocs(source, declaration.find() ? plain(declaration.group(1)) : "");
        } catch (IOException e) {
            throw new UncheckedIOException("the reference is made from the source tree", e);
        }
    }

    /** The whole description, paragraphs apart by an empty line. */
    String description() {
        int tag = comment.indexOf("@param");
        return (tag < 0 ? comment : comment.substring(0, tag))
                .replace(" <p>", "\n\n")
                .strip();
    }

    /** Its first sentence. */
    String sentence() {
        Matcher end = Pattern.compile("(?s)^(.*?[.!])(?= [A-Z(]|\\s*$|\\n)").matcher(description());
        return end.find() ? end.group(1) : description();
    }

    /** What it says about each parameter. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher param = PARAM.matcher(comment);
        while (param.find()) {
            parameters.put(param.group(1), param.group(2).strip());
        }
        return parameters;
    }

    /** What stands before a constant of an enum. */
    String constant(String name) {
        Matcher matcher = Pattern.compile("(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + name + "\\b")
                .matcher(source);
        return matcher.find() ? plain(matcher.group(1)) : "";
    }

    private static String plain(String comment) {
        return comment.replaceAll("(?m)^\\s*\\* ?", " ")
                .replaceAll("\\{@link [\\w.]*#(\\w+)[^}]*}", "`$1`")
                .replaceAll("\\{@link (\\w+)}", "`$1`")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
