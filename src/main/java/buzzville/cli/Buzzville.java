package buzzville.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line's entry: finds the command, and says what went wrong with it in words a person can act on.
 *
 * <p>It must not mention picocli: that is compiled for Java 5, so Java 17 can neither archive it for a quick start nor
 * verify it quickly, and it costs more than all the rest of a {@code check} of a plain file.
 */
public final class Buzzville {
    private Buzzville() {}

    /** Runs a command line and ends the program with its exit status. */
    public static void main(String[] args) {
        Outlet outlet = new Outlet(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = utf8(outlet);
        PrintWriter err = utf8(new FileOutputStream(FileDescriptor.err));
        int status = execute(out, err, args);
        if (out.checkError() && status <= ExitCode.BROKEN_PROMISE && !outlet.isUnread()) {
            err.println("buzzville: standard output could not be written whole");
            err.flush();
            status = ExitCode.FAULT;
        }
        System.exit(status);
    }

    /**
     * Runs a command line.
     *
     * @param out where results go
     * @param err where messages to people go
     * @return the exit status
     */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        try {
            List<Path> files = filesToCheck(args);
            return files.isEmpty()
                    ? RootCommand.execute(out, err, args)
                    : new Checking(out, err, null, List.of(), false, null).of(files);
        } catch (Throwable failure) {
            return Failures.report(failure, err, Again.of(args), List.of(args).contains("--debug"));
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** The files of {@code check FILE...} without any option, which is what people type all day; empty for all else. */
    private static List<Path> filesToCheck(String... args) {
        List<Path> files = new ArrayList<>();
        for (int i = 1; i < args.length && args[0].equals("check"); i++) {
            if (args[i].isEmpty() || "-@".indexOf(args[i].charAt(0)) >= 0) {
                return List.of();
            }
            try {
                files.add(Path.of(args[i]));
            } catch (InvalidPathException e) {
                return List.of();
            }
        }
        return files;
    }

    /** Whatever the locale, since results have to be the same bytes everywhere. */
    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
    }
}
