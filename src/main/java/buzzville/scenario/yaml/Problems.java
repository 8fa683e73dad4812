package buzzville.scenario.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with an input, so that it can be said at once and in reading order. */
public final class Problems {

    /** How many problems are shown; the others are counted. */
    public static final int SHOWN = 100;

    private final Map<Gist, Problem> problems = new LinkedHashMap<>();
    private @Nullable Positions positions;
    private int errors;

    /** What makes a problem the same as another; its message is only compared up to the advice behind it, which may vary. */
    private record Gist(Severity severity, Position position, String path, String message) {
        static Gist of(Problem problem) {
            String message = problem.message();
            int advice = message.indexOf("; ");
            return new Gist(
                    problem.severity(),
                    problem.position(),
                    problem.path(),
                    advice < 0 ? message : message.substring(0, advice));
        }
    }

    /** Notes a mistake that has to be repaired. */
    public void error(Position position, String path, String message) {
        add(new Problem(Severity.ERROR, position, path, message));
    }

    /** Notes something that is probably not meant; an included file may well hold more than is used here, so not in one. */
    public void warning(Position position, String path, String message) {
        if (!position.source().isIncluded()) {
            add(new Problem(Severity.WARNING, position, path, message));
        }
    }

    /** Notes a problem; one that is known already is not noted twice. */
    public void add(Problem problem) {
        if (problems.putIfAbsent(Gist.of(problem), problem) == null && problem.severity() == Severity.ERROR) {
            errors++;
        }
    }

    /** Notes everything that another collection has, each problem as it is seen from here. */
    public void addAll(Problems others, UnaryOperator<Problem> seen) {
        others.problems.values().forEach(problem -> add(seen.apply(problem)));
    }

    /** From now on {@link #at} finds positions in this document. */
    public void locate(Node document) {
        positions = new Positions(document);
    }

    /**
     * Notes a mistake in the value at this path, or in its nearest ancestor that is written somewhere.
     *
     * @throws IllegalStateException before {@link #locate}
     */
    public void at(String path, String message) {
        error(positions().of(path), positions().shown(path), message);
    }

    /** As {@link #at}, but points to the key instead of the value. */
    public void atKey(String path, String message) {
        error(positions().ofKey(path), positions().shown(path), message);
    }

    /** As {@link #at}, for something that is only probably not meant. */
    public void warnAt(String path, String message) {
        warning(positions().of(path), positions().shown(path), message);
    }

    /** As {@link #warnAt}, but points to the key instead of the value. */
    public void warnAtKey(String path, String message) {
        warning(positions().ofKey(path), positions().shown(path), message);
    }

    private Positions positions() {
        if (positions == null) {
            throw new IllegalStateException("locate(document) has to come before the first problem at a path");
        }
        return positions;
    }

    /** Whether anything has to be repaired. */
    public boolean hasErrors() {
        return errors > 0;
    }

    /** How many things have to be repaired. */
    public int errorCount() {
        return errors;
    }

    /** Whether nothing has been noted. */
    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** Whether this problem has been noted. */
    public boolean contains(Problem problem) {
        return problems.containsKey(Gist.of(problem));
    }

    /** Everything, in reading order: by source, line and column. */
    public List<Problem> all() {
        return problems.values().stream().sorted().toList();
    }

    /** What to print: errors and warnings in reading order, at most {@value #SHOWN}, and a line that counts the others. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Problem problem : all()) {
            if (lines.size() == SHOWN) {
                lines.add("and " + (problems.size() - SHOWN) + " more");
                break;
            }
            lines.add(problem.toString());
        }
        return lines;
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
