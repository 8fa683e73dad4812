package buzzville.report.verify;

import buzzville.report.ResultsFolder;
import buzzville.report.verify.FileCheck.State;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares all that a run left in a folder with what it leaves when it is run again. */
public final class FolderCheck {
    /** Of the manifest: who made it and where, and how it is made again, which is where this one comes from. */
    private static final Set<String> ENVIRONMENT = Set.of("buzzville", "environment", "command");

    private static final int MOST = 5;

    private FolderCheck() {}

    /**
     * Compares them.
     *
     * @param results as somebody has them
     * @param again just made
     * @param leftOut files that may differ
     * @return each file of either, by name, the manifest first
     */
    public static List<FileCheck> of(Path results, Path again, Predicate<String> leftOut) throws IOException {
        Set<String> expected = new TreeSet<>(ResultsFolder.files(again));
        Set<String> found = new TreeSet<>(ResultsFolder.files(results));
        Set<String> all = new TreeSet<>(expected);
        all.addAll(found);
        List<FileCheck> checks = new ArrayList<>();
        for (String file : all) {
            if (leftOut.test(file)) {
                checks.add(FileCheck.of(file, State.LEFT_OUT));
            } else if (!found.contains(file)) {
                checks.add(FileCheck.of(file, State.MISSING));
            } else if (!expected.contains(file)) {
                checks.add(FileCheck.of(file, State.UNEXPECTED));
            } else {
                checks.add(file(file, results.resolve(file), again.resolve(file)));
            }
        }
        return checks;
    }

    private static FileCheck file(String name, Path found, Path again) throws IOException {
        long place = Files.mismatch(found, again);
        if (name.endsWith(".json")) {
            return json(name, found, again, place);
        } else if (place < 0) {
            return FileCheck.of(name, State.SAME);
        } else if (name.endsWith(".bvj")) {
            return JournalCheck.of(name, found, again);
        }
        Difference first = lines(name, found, again);
        State state = place == Files.size(found) ? State.CUT_SHORT : State.DIFFERENT;
        return new FileCheck(
                name,
                state,
                0,
                1,
                List.of(first == null ? new Difference("byte " + (place + 1), "", "", null) : first));
    }

    /** Of a picture, or of text that is none any more, only the place is known. */
    private static @Nullable Difference lines(String name, Path found, Path again) throws IOException {
        try {
            return name.endsWith(".png") ? null : LineCheck.first(name, found, again);
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /**
     * The single summary of one of several replications.
     *
     * @param again its text as it was just made
     */
    public static FileCheck summary(String name, Path found, String again) throws IOException {
        if (!Files.exists(found)) {
            return FileCheck.of(name, State.MISSING);
        }
        Path made = Files.createTempFile("buzzville", ".json");
        try {
            Files.writeString(made, again);
            return json(name, found, made, Files.mismatch(found, made));
        } finally {
            Files.delete(made);
        }
    }

    private static FileCheck json(String name, Path found, Path again, long place) throws IOException {
        var one = JsonCheck.parsed(Files.readAllBytes(found));
        var other = JsonCheck.parsed(Files.readAllBytes(again));
        if (one.isMissingNode()) {
            State state = place == Files.size(found) ? State.CUT_SHORT : State.DIFFERENT;
            Difference first = LineCheck.first(name, found, again);
            return new FileCheck(name, state, 0, 1, first == null ? List.of() : List.of(first));
        }
        JsonCheck check = new JsonCheck(name.equals("manifest.json") ? ENVIRONMENT : Set.of(), MOST);
        check.compare(one, other);
        boolean same = check.count() == 0 && (place < 0 || name.equals("manifest.json"));
        List<Difference> differences = check.differences();
        if (!same && differences.isEmpty()) {
            Difference first = LineCheck.first(name, found, again);
            differences = first == null ? List.of() : List.of(first);
        }
        return new FileCheck(
                name,
                same ? State.SAME : State.DIFFERENT,
                check.figures(),
                Math.max(check.count(), same ? 0 : 1),
                differences);
    }
}
