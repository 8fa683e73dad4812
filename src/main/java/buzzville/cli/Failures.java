package buzzville.cli;

import buzzville.kernel.InvariantException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into a sentence on standard error and an exit status. */
final class Failures {
    private static final long MEBIBYTE = 1 << 20;

    private Failures() {}

    /** A command line that cannot be understood: what is wrong with it, and where help is. */
    static int wrongCommandLine(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("buzzville: " + sentence(e));
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                err.println("  did you mean: " + String.join(", ", near.subList(0, Math.min(3, near.size()))) + "?");
            }
        }
        err.println("  help: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.WRONG_INPUT;
    }

    private static String sentence(ParameterException e) {
        String message = String.valueOf(e.getMessage());
        if (message.isEmpty()) {
            return "the command line is wrong";
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

    private static String sentence(Throwable failure) {
        Throwable cause = failure instanceof UncheckedIOException io ? io.getCause() : failure;
        if (cause instanceof OutOfMemoryError) {
            return "out of memory: the limit is %d MB; give it more with BUZZVILLE_JAVA_OPTS=-Xmx4g"
                    .formatted(Runtime.getRuntime().maxMemory() / MEBIBYTE);
        } else if (cause instanceof InvariantException || cause instanceof IllegalStateException) {
            return "a fault of the simulator, please report it: " + cause.getMessage();
        } else if (cause instanceof FileSystemException io) {
            String reason = io.getReason();
            return "'%s' cannot be written or read: %s"
                    .formatted(io.getFile(), reason == null ? words(cause) : reason);
        } else if (cause instanceof IOException) {
            return "writing or reading failed: " + words(cause);
        }
        return "a fault of the simulator, please report it: " + words(cause);
    }

    /** Its class in words, and its message if it has one: {@code AccessDeniedException} is an access denied. */
    private static String words(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        @Nullable String message = failure.getMessage();
        return failure instanceof IOException && message != null && !(failure instanceof FileSystemException)
                ? message
                : name + (message == null ? "" : " (" + message + ")");
    }
}
