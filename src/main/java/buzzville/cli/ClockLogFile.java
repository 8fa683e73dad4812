package buzzville.cli;

import buzzville.causality.LoggedCausality;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogProblem;
import buzzville.causality.log.LogReader;
import buzzville.causality.log.LogReading;
import buzzville.report.ClockResults;
import buzzville.report.spacetime.Captions;
import buzzville.unit.NearWord;
import buzzville.unit.Visible;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the log that somebody names, or the folder that it lies in. */
final class ClockLogFile {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ClockLogFile() {}

    /** The log; refuses what is none, with everything that is wrong. */
    static EventLog read(Path path) {
        Path file = file(path);
        if (file.toString().matches("(?i).*\\.ya?ml")) {
            throw new InputException(
                    "buzzville: '%s' is a scenario and no log of clocks".formatted(file),
                    "  'buzzville clocks run %s' makes one and says where".formatted(file));
        }
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            LogReading reading = LogReader.read(in);
            EventLog log = reading.log();
            if (log != null) {
                return log;
            }
            throw new InputException(problems(file, reading.problems()));
        } catch (CharacterCodingException e) {
            throw new InputException("%s: is no log of clocks: it is not UTF-8".formatted(file));
        } catch (IOException e) {
            throw new InputException("buzzville: '%s' cannot be read: %s".formatted(file, Failures.reason(e)));
        }
    }

    /** What people call what is in a log, as the figures say that lie beside it; ids alone if there are none. */
    static Captions captions(Path path) {
        Path figures = file(path).resolveSibling(ClockResults.FIGURES);
        try {
            return Files.isRegularFile(figures)
                    ? Captions.read(MAPPER.readTree(Files.readAllBytes(figures)).path(ClockResults.LABELS))
                    : Captions.NONE;
        } catch (IOException | JacksonException e) {
            return Captions.NONE; // they are of help, and nothing depends on them
        }
    }

    /** What happened before what in it; refuses what is too long to compare all pairs. */
    static LoggedCausality causality(EventLog log) {
        try {
            return new LoggedCausality(log);
        } catch (IllegalArgumentException e) {
            throw tooLong(e);
        }
    }

    static InputException tooLong(IllegalArgumentException e) {
        return new InputException(
                "buzzville: the log is too long: " + e.getMessage(),
                "  clocks.log of a scenario says which processes and incidents, and how many events, are written down");
    }

    private static List<String> problems(Path file, List<LogProblem> problems) {
        List<String> lines = new ArrayList<>();
        for (LogProblem problem : problems) {
            String subject = problem.path().isEmpty() ? "the line" : problem.path();
            lines.add(Visible.line(
                    "%s:%d:%d: %s %s".formatted(file, problem.line(), problem.column(), subject, problem.sentence())));
        }
        if (problems.size() == LogReading.MOST) {
            lines.add("%s: and perhaps more; these are the first %d".formatted(file, LogReading.MOST));
        }
        return lines;
    }

    private static Path file(Path path) {
        if (!Files.exists(path)) {
            throw new InputException("buzzville: there is no log and no folder '%s'".formatted(path));
        } else if (!Files.isDirectory(path)) {
            return path;
        }
        Path inside = path.resolve(ClockResults.LOG);
        Path below = path.resolve("clocks").resolve(ClockResults.LOG);
        if (Files.exists(inside)) {
            return inside;
        } else if (Files.exists(below)) {
            return below;
        }
        List<String> lines = new ArrayList<>(List.of("buzzville: '%s' has no %s".formatted(path, ClockResults.LOG)));
        List<Path> others = below(path);
        if (others.isEmpty()) {
            lines.add("  'buzzville clocks run' makes one");
        } else {
            others.forEach(other -> lines.add(Visible.line("  did you mean '" + other + "'?")));
        }
        throw new InputException(lines);
    }

    /** Folders in a folder that have a log, such as those of strategies; a few of them. */
    private static List<Path> below(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(each -> Files.exists(each.resolve(ClockResults.LOG))
                            || Files.exists(each.resolve("clocks").resolve(ClockResults.LOG)))
                    .sorted()
                    .limit(NearWord.FEW)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
