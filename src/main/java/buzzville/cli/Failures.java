package buzzville.cli;

import buzzville.experiment.InterruptedRun;
import buzzville.experiment.engine.EngineFailure;
import buzzville.experiment.engine.EngineRefusal;
import buzzville.kernel.InvariantException;
import buzzville.scenario.yaml.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into a sentence on standard error and an exit status. */
final class Failures {
    private static final long MEBIBYTE = 1 << 20;

    /** Picocli's own sentences about options that want more values than they got, and about those that want none. */
    private static final Pattern TOO_FEW = Pattern.compile(
            "(?s)option '(\\S+)'.* requires at least (\\d+) values, but (?:only \\d+|none) were specified(?:: \\[(.*)]|\\.)?");

    private static final Pattern NO_VALUE =
            Pattern.compile("(?s)Invalid value for option '(\\S+?)(?:'.*)?: '(.*)' is not a boolean");

    private Failures() {}

    /** A command line that cannot be understood: what is wrong with it, and where help is. */
    static int wrongCommandLine(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("buzzville: " + (e instanceof UnmatchedArgumentException u ? unmatched(u) : sentence(e)));
        err.println("  help: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.WRONG_INPUT;
    }

    /** Names the word that is wrong, and the option or command that was probably meant. */
    private static String unmatched(UnmatchedArgumentException e) {
        CommandLine command = e.getCommandLine();
        String found = e.getUnmatched().get(0);
        Set<String> options = command.getCommandSpec().optionsMap().keySet();
        Set<String> commands = command.getSubcommands().keySet();
        if (found.startsWith("-") && found.length() > 1) {
            return noOption(command, found.replaceFirst("(?s)=.*", ""), options);
        } else if (commands.isEmpty()) {
            return "there is no room for '" + found + "' on this command line";
        }
        return noCommand(found, commands);
    }

    private static String noOption(CommandLine command, String word, Set<String> options) {
        String sentence = "there is no option '" + word + "'";
        String near = word.length() > 2 ? Suggestion.nearest(word, options) : null;
        if (near != null) {
            return sentence + question(near);
        }
        CommandLine parent = command.getParent() == null ? command : command.getParent();
        for (CommandLine other : parent.getSubcommands().values()) {
            if (other != command && other.getCommandSpec().optionsMap().containsKey(word)) {
                return sentence + " here; 'buzzville " + other.getCommandName() + "' has it";
            }
        }
        return sentence;
    }

    /** The sentence about a command that is none. */
    static String noCommand(String found, Set<String> commands) {
        String near = Suggestion.nearest(found, commands);
        return "there is no command '" + found + "'"
                + (near == null ? "; there are " + String.join(", ", commands) : question(near));
    }

    /** {@code ; did you mean 'near'?}, or nothing. */
    static String question(@Nullable String near) {
        return near == null ? "" : "; did you mean '" + near + "'?";
    }

    private static String sentence(ParameterException e) {
        String message = String.valueOf(e.getMessage());
        if (message.isEmpty()) {
            return "the command line is wrong";
        }
        Matcher few = TOO_FEW.matcher(message);
        if (few.matches()) {
            return few.group(1) + ": expected " + few.group(2) + " values, but found "
                    + (few.group(3) == null ? "none" : few.group(3));
        }
        Matcher flag = NO_VALUE.matcher(message);
        if (flag.matches()) {
            return flag.group(1) + ": takes no value, but found '" + flag.group(2) + "'";
        }
        // picocli's own sentences begin with a capital
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    /**
     * Anything that a command threw.
     *
     * @param again the command line to reproduce it with
     * @param debug whether to print where it came from
     */
    static int report(Throwable failure, PrintWriter err, String again, boolean debug) {
        if (failure instanceof InterruptedRun) {
            return ExitCode.INTERRUPTED;
        }
        if (failure instanceof InputException wrong) {
            wrong.lines().forEach(err::println);
            trace(failure, err, debug);
            return ExitCode.WRONG_INPUT;
        }
        if (failure instanceof EngineRefusal refusal) {
            err.println("buzzville: --engine: " + refusal.getMessage());
            trace(failure, err, debug);
            return ExitCode.WRONG_INPUT;
        }
        err.println("buzzville: " + sentence(failure));
        err.println("  to reproduce: " + again + (debug ? "" : " --debug"));
        trace(failure, err, debug);
        return ExitCode.FAULT;
    }

    private static void trace(Throwable failure, PrintWriter err, boolean debug) {
        if (debug) {
            failure.printStackTrace(err);
        }
        err.flush();
    }

    private static String sentence(Throwable cause) {
        if (cause instanceof UncheckedIOException io && io.getCause() != null) {
            return sentence(io.getCause());
        }
        if (cause instanceof OutOfMemoryError) {
            return "out of memory: the limit is %d MB; give it more with BUZZVILLE_JAVA_OPTS=-Xmx4g"
                    .formatted(Runtime.getRuntime().maxMemory() / MEBIBYTE);
        } else if (cause instanceof EngineFailure gaveUp) {
            return String.valueOf(gaveUp.getMessage());
        } else if (cause instanceof InvariantException || cause instanceof IllegalStateException) {
            return "a fault of the simulator, please report it: " + cause.getMessage();
        } else if (cause instanceof IOException io) {
            return "writing or reading failed: " + reason(io);
        }
        String message = cause.getMessage();
        return "a fault of the simulator, please report it: " + cause.getClass().getSimpleName()
                + (message == null ? "" : " (" + message + ")");
    }

    /** What the system says against a file, for the end of a sentence. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        } else if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is there already and is no folder";
        } else if (e instanceof NoSuchFileException missing) {
            return "there is no folder for " + missing.getFile();
        } else if (e instanceof FileSystemException io) {
            return (io.getReason() == null ? e.getClass().getSimpleName() : io.getReason()) + " (" + io.getFile() + ")";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
