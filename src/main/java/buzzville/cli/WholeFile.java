package buzzville.cli;

import buzzville.report.ClockResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A file that is made out of logs of clocks. */
final class WholeFile {
    private WholeFile() {}

    /**
     * Writes all or nothing: what was there stays as long as the whole is not.
     *
     * @param option by which the user named the file
     * @param logs that it is made of, as the user named them; none of them is written over
     */
    static void write(String text, String option, Path out, List<Path> logs) {
        try {
            for (Path log : logs) {
                refuseLog(option, out, log);
            }
            if (Files.isDirectory(out)) {
                throw new InputException("buzzville: %s: '%s' is a folder; name a file in it".formatted(option, out));
            }
            if (Files.exists(out) && !Files.isRegularFile(out)) {
                Files.writeString(out, text, StandardCharsets.UTF_8); // a device or a pipe
                return;
            }
            checkFolder(option, out);
            Path beside = out.resolveSibling(out.getFileName() + ".part");
            try {
                Files.writeString(beside, text, StandardCharsets.UTF_8);
                Files.move(beside, out, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new InputException("buzzville: '%s' cannot be written: %s".formatted(out, Failures.reason(e)));
        }
    }

    /** There must be a folder for it: whoever writes knows a file of another name. */
    private static void checkFolder(String option, Path out) {
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new InputException("buzzville: %s: there is no folder '%s' for '%s'; make it first"
                    .formatted(option, out.getParent(), out.getFileName()));
        }
    }

    private static void refuseLog(String option, Path out, Path log) throws IOException {
        for (String within : List.of("", ClockResults.LOG, "clocks/" + ClockResults.LOG)) {
            Path file = log.resolve(within);
            if (Files.isRegularFile(file) && Files.exists(out) && Files.isSameFile(out, file)) {
                throw new InputException(
                        "buzzville: %s: '%s' is the log itself; name another file".formatted(option, out));
            }
        }
    }
}
