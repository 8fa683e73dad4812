package buzzville.report.verify;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Results beside the same results made again.
 *
 * @param folder as the user named it
 * @param command the command line that made it again
 * @param madeBy version of the program that made the results, and {@code madeOn} that of its Java
 * @param program version of this one, and {@code java} it runs on
 * @param runs each run that the manifest names
 * @param files each file
 * @param understood whether the scenario is understood as it was then
 * @param shown what happens in the first stretch that differs; null if none does, or it is not wanted
 */
public record Verification(
        String folder,
        String command,
        String madeBy,
        String madeOn,
        String program,
        String java,
        List<RunCheck> runs,
        List<FileCheck> files,
        boolean understood,
        @Nullable Shown shown) {
    /** Files of single events, that first which has most of them. */
    private static final List<String> RECORDS =
            List.of("journal.bvj", "messages.csv", "events.jsonl", "events.cloudevents.jsonl");

    /** What there is to say of all together. */
    public enum Cause {
        /** All that was compared is the same. */
        SAME,
        /** The run is the same, and somebody has changed files since they were written, or lost some. */
        EDITED,
        /** The run is the same, and another version of the program writes its files otherwise, or somebody edited them. */
        WRITTEN_OTHERWISE,
        /** Something else happens. */
        ANOTHER_RUN
    }

    /**
     * The first events from the beginning of a stretch on, as they happen now.
     *
     * @param within how many there are in the stretch
     */
    public record Shown(RunCheck run, List<Happening> events, long within) {}

    /**
     * One event of the kernel.
     *
     * @param at virtual nanoseconds
     * @param kind such as {@code police/finish}
     * @param argument as its handler gets it: which worker, instance or slot
     */
    public record Happening(long at, String kind, long argument) {}

    public boolean sameVersion() {
        return madeBy.equals(program);
    }

    public boolean sameJava() {
        return madeOn.equals(java);
    }

    public Cause cause() {
        boolean others = files.stream().anyMatch(file -> file.differs() && !isBook(file.file()));
        if (runs.stream().anyMatch(RunCheck::isAnother)
                && (others || files.stream().noneMatch(Verification::isFigures))) {
            return Cause.ANOTHER_RUN;
        } else if (files.stream().noneMatch(FileCheck::differs) && runs.stream().allMatch(RunCheck::sameFigures)) {
            return Cause.SAME;
        }
        return sameVersion() ? Cause.EDITED : Cause.WRITTEN_OTHERWISE;
    }

    /** Whether it says nothing but which run it was. */
    private static boolean isBook(String file) {
        return file.equals("manifest.json") || file.endsWith("trail.csv");
    }

    private static boolean isFigures(FileCheck file) {
        return file.state() != FileCheck.State.LEFT_OUT && !isBook(file.file());
    }

    /** The run that begins to differ first; null if none is known to. */
    public @Nullable RunCheck first() {
        return runs.stream()
                .filter(RunCheck::isAnother)
                .filter(run -> run.stretch() != null)
                .min(Comparator.comparingLong(
                        run -> run.stretch() == null ? 0 : run.stretch().from()))
                .orElse(null);
    }

    /** The first record that differs of a file of single messages; null if none does. */
    public @Nullable FileCheck firstRecord() {
        return files.stream()
                .filter(file -> file.differs() && !file.differences().isEmpty() && RECORDS.contains(file.file()))
                .min(Comparator.comparing(file -> RECORDS.indexOf(file.file())))
                .orElse(null);
    }
}
