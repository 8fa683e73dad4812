package buzzville.scenario.yaml;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Reads one YAML 1.2 document into nodes; whatever is too big, too deep or not YAML becomes one problem. */
public final class SourceReader {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();

    private SourceReader() {}

    /**
     * Reads a file.
     *
     * @return null if it cannot be read, with the reason among the problems
     */
    public static @Nullable Node read(Path file, Source source, Problems problems) {
        try {
            return read(file, source, Position.of(source), problems);
        } catch (Refusal refusal) {
            problems.error(refusal.position(), "", refusal.sentence());
            return null;
        }
    }

    /** @throws Refusal at {@code named}, where somebody named the file, if the file cannot be read at all */
    static @Nullable Node read(Path file, Source source, Position named, Problems problems) {
        return parse(SafeFiles.text(file, source.label(), Limits.FILE_BYTES, named), source, problems);
    }

    /**
     * Reads text that was found somewhere else than in a file.
     *
     * @return null if it is not one YAML document, with the reason among the problems
     */
    public static @Nullable Node parse(String text, Source source, Problems problems) {
        try {
            refuseControlCharacters(text, source);
            TreeBuilder builder = new TreeBuilder(source, problems);
            builder.consume(new Parse(SETTINGS).parseString(CallShield.shield(text)));
            return builder.document();
        } catch (Refusal refusal) {
            problems.error(refusal.position(), "", refusal.sentence());
        } catch (MarkedYamlEngineException e) {
            Refusal slip = SyntaxSlip.of(e, text, source);
            problems.error(slip.position(), "", slip.sentence());
        } catch (YamlVersionException e) {
            problems.error(Position.of(source), "", "expected YAML 1.2, but the text says it is of another version");
        } catch (YamlEngineException e) {
            problems.error(Position.of(source), "", "not YAML: " + CallShield.unshield(String.valueOf(e.getMessage())));
        }
        return null;
    }

    private static void refuseControlCharacters(String text, Source source) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == '\u007F') {
                throw new Refusal(
                        position(text, i, source), "expected text, but found the control character " + code(c));
            }
            if ((Character.isSurrogate(c) && !isPair(text, i)) || c >= '\uFFFE') {
                throw new Refusal(
                        position(text, i, source), "expected text, but found " + code(c) + ", which is no character");
            }
            if (Character.isHighSurrogate(c)) {
                i++;
            }
        }
        int conflict = CallShield.conflict(text);
        if (conflict >= 0) {
            throw new Refusal(
                    position(text, conflict, source),
                    "expected text, but found the private-use character " + code(text.charAt(conflict)));
        }
    }

    private static boolean isPair(String text, int index) {
        return index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
    }

    private static String code(char c) {
        return String.format(Locale.ROOT, "U+%04X", (int) c);
    }

    private static Position position(String text, int index, Source source) {
        int lineStart = text.lastIndexOf('\n', index - 1) + 1;
        int line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Position(source, line, 1 + text.codePointCount(lineStart, index));
    }

    static Position position(Mark mark, Source source) {
        return new Position(source, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
