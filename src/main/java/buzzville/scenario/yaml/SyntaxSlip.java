package buzzville.scenario.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Says for a person why text is not YAML: what the parser stumbled over, in words of what one sees in the file, and where
 * the mistake probably is, which may be before the place where the parser noticed.
 */
final class SyntaxSlip {

    private static final Pattern NO_BLANK = Pattern.compile("\\s*(?:- +)*([\\p{L}\\p{N}_.-]+):([^\\s:].*)");
    private static final Pattern SECOND_COLON = Pattern.compile("\\s*(?:- +)*[^'\"{\\[]+?: +\\S.*");
    private static final Pattern CHARACTER = Pattern.compile("character '?(\\X)");

    private static final String PERCENT = "a line cannot begin with '%'; put the value in quotes";

    private final Source source;
    private final List<String> lines;
    private final String problem;
    private final String context;
    private final Position found;
    private final Position opened;

    private SyntaxSlip(MarkedYamlEngineException e, String text, Source source) {
        this.source = source;
        this.lines = text.lines().toList();
        this.problem = CallShield.unshield(String.valueOf(e.getProblem()));
        this.context = e.getContext() == null ? "" : CallShield.unshield(e.getContext());
        Position last = new Position(source, Math.max(1, lines.size()), 1);
        this.found = at(e.getProblemMark()).or(() -> at(e.getContextMark())).orElse(last);
        this.opened = at(e.getContextMark()).orElse(found);
    }

    private Optional<Position> at(Optional<Mark> mark) {
        return mark.map(place -> SourceReader.position(place, source));
    }

    /** What to say, and where. */
    static Refusal of(MarkedYamlEngineException e, String text, Source source) {
        return new SyntaxSlip(e, text, source).refusal();
    }

    private Refusal refusal() {
        if (problem.startsWith("mapping values are not allowed")) {
            return colon();
        } else if (problem.startsWith("could not find expected ':'")) {
            return noColon(opened);
        } else if (context.endsWith("quoted scalar")) {
            return quoted();
        } else if (problem.startsWith("expected ',' or")) {
            return brackets();
        } else if (problem.startsWith("expected <block end>")) {
            return block();
        } else if (problem.startsWith("expected '<document start>'")) {
            return afterTheEnd();
        }
        return new Refusal(found, character());
    }

    /** Mistakes in a single character. */
    private String character() {
        if (context.contains("directive")) {
            return PERCENT;
        } else if (problem.contains("TAB")) {
            return "a tab cannot begin a value or indent a line; use spaces";
        } else if (problem.contains("cannot start any token")) {
            Matcher character = CHARACTER.matcher(problem);
            String sign = character.find() ? character.group(1) : shown(found);
            return "a value cannot begin with " + quote(sign) + "; put it in quotes";
        } else if (problem.startsWith("expected the node content")) {
            String sign = shown(found);
            if (problem.contains("<stream end>")) {
                return "expected a value, but the text ends; is a bracket never closed?";
            }
            return sign.equals(",")
                    ? "nothing stands before this comma; is there one too many?"
                    : "expected a value, but found " + quote(sign) + ", which closes nothing";
        } else if (problem.startsWith("sequence entries are not allowed")) {
            return "a list written with '-' begins on a line of its own, below its key";
        } else if (context.contains("block scalar")) {
            return "expected the text on the lines below '|' or '>', but found " + quote(shown(found));
        } else if (context.contains("anchor") || context.contains("alias") || context.contains("tag")) {
            return "'&', '*' and '!' mean something else to YAML at the beginning of a value; put it in quotes";
        }
        return "not YAML: " + plain(problem);
    }

    /** A colon where no key can be: a second one, one without a blank on the line before, or a line too far right. */
    private Refusal colon() {
        String line = line(found.line());
        String before = upTo(line, found.column() - 1);
        if (SECOND_COLON.matcher(before).matches()) {
            return new Refusal(
                    found,
                    "a second ': ' in one line; put the value in quotes, or begin a new line with the second key");
        }
        int above = above(found.line());
        String previous = line(above);
        if (NO_BLANK.matcher(previous).matches() || (!previous.isBlank() && !previous.contains(":"))) {
            return noColon(new Position(source, above, indent(previous) + 1));
        }
        if (indent(line) > indent(previous) && !previous.isBlank()) {
            return new Refusal(
                    new Position(source, found.line(), indent(line) + 1),
                    ("line %d has a value already, so this line cannot stand indented below it; is the indentation right,"
                                    + " or should the value be in quotes?")
                            .formatted(above));
        }
        return new Refusal(
                found, "': ' is not allowed here; is the indentation right, or should the value be in quotes?");
    }

    /** A line without {@code ": "}. */
    private Refusal noColon(Position start) {
        Matcher noBlank = NO_BLANK.matcher(line(start.line()));
        if (noBlank.matches()) {
            return new Refusal(
                    start,
                    "a blank is missing behind the colon; write %s"
                            .formatted(quote(
                                    noBlank.group(1) + ": " + noBlank.group(2).strip())));
        }
        return new Refusal(
                start,
                "expected 'key: value', but found "
                        + Scalar.of(start, line(start.line()).strip()).describe());
    }

    private Refusal quoted() {
        if (problem.contains("unexpected end")) {
            return new Refusal(opened, "the quote " + shown(opened) + " that opens here is never closed");
        } else if (problem.contains("escape")) {
            return new Refusal(
                    found,
                    "'\\' has a meaning in double quotes, but not before this; write '\\\\' or use single quotes");
        }
        return new Refusal(found, "not YAML: " + plain(problem));
    }

    private Refusal brackets() {
        boolean list = context.contains("sequence");
        String open = list ? "[" : "{";
        String close = list ? "]" : "}";
        String sign = problem.contains("<stream end>") ? "" : shown(found);
        if (sign.equals("]") || sign.equals("}")) {
            return new Refusal(
                    found,
                    "expected '%s' for the '%s' in line %d, column %d, but found '%s'"
                            .formatted(close, open, opened.line(), opened.column(), sign));
        } else if (sign.isEmpty() || found.line() != opened.line()) {
            String until = sign.isEmpty() ? "is never closed" : "is not closed before line " + found.line();
            return new Refusal(opened, "the '%s' that opens here %s; expected '%s'".formatted(open, until, close));
        }
        return new Refusal(found, "expected ',' or '%s', but found '%s'; is a comma missing?".formatted(close, sign));
    }

    /** Something that does not fit the mapping or the list around it. */
    private Refusal block() {
        String sign = shown(found);
        String line = line(found.line());
        String before = upTo(line, found.column() - 1).stripTrailing();
        String last = before.isEmpty() ? "" : before.substring(before.length() - 1);
        if (problem.contains("<block mapping start>")) {
            return new Refusal(found, astray());
        } else if (problem.contains("'-'")) {
            return new Refusal(
                    found, "an item of a list among keys; expected 'key: value', or is the indentation right?");
        } else if (problem.contains("'?'") || context.contains("collection")) {
            return new Refusal(found, "a key among the items of a list; expected '- ', or is the indentation right?");
        } else if (sign.equals("]") || sign.equals("}")) {
            return new Refusal(found, "'" + sign + "' closes nothing; is there one too many?");
        } else if (last.equals("'") || last.equals("\"")) {
            return new Refusal(
                    found,
                    "text behind a closing quote; quote the whole value, and write a quote inside it "
                            + (last.equals("'") ? "twice: ''" : "as \\\""));
        } else if (last.equals("]") || last.equals("}")) {
            return new Refusal(found, "text behind a closing '" + last + "'; is a comma or a new line missing?");
        }
        return new Refusal(found, "expected a key, but found " + quote(sign) + "; is the indentation right?");
    }

    private Refusal afterTheEnd() {
        if (lines.stream().anyMatch(line -> line.startsWith("%"))) {
            return new Refusal(found, PERCENT);
        }
        boolean left = found.column() <= firstIndent();
        return new Refusal(
                found, left ? astray() : "expected the end of the document, but found " + quote(shown(found)));
    }

    private String astray() {
        return "nothing above begins in column %d, so this line belongs to nothing; is the indentation right?"
                .formatted(found.column());
    }

    private int firstIndent() {
        for (String line : lines) {
            if (!line.isBlank() && !line.strip().startsWith("#") && !line.startsWith("---")) {
                return indent(line);
            }
        }
        return 0;
    }

    /** The number of the nearest line above that says anything; 0 if there is none. */
    private int above(int number) {
        int above = number - 1;
        while (above > 0 && (line(above).isBlank() || line(above).strip().startsWith("#"))) {
            above--;
        }
        return above;
    }

    private String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String upTo(String line, int columns) {
        int length = line.codePointCount(0, line.length());
        return line.substring(0, line.offsetByCodePoints(0, Math.max(0, Math.min(columns, length))));
    }

    /** The character at a position. */
    private String shown(Position position) {
        String rest = line(position.line());
        rest = rest.substring(upTo(rest, position.column() - 1).length());
        return rest.isEmpty() ? "" : rest.substring(0, rest.offsetByCodePoints(0, 1));
    }

    private static String quote(@Nullable String text) {
        return text == null || text.isEmpty() ? "the end of the line" : "'" + text + "'";
    }

    /** The parser's own words without its names of tokens. */
    private static String plain(String sentence) {
        return sentence.toLowerCase(Locale.ROOT)
                .replace("but got", "but found")
                .replaceAll("'?<stream end>'?", "the end of the text")
                .replaceAll("'?<([a-z ]+)>'?", "$1");
    }
}
