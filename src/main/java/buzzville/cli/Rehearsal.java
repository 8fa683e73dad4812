package buzzville.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Does once what people do all day, so that the launcher can archive the classes that it takes. It prints nothing, and
 * verdicts do not matter.
 */
final class Rehearsal {
    private Rehearsal() {}

    /** @param args a folder for results, which the launcher removes */
    public static void main(String[] args) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        List<String> check = new ArrayList<>(List.of("check"));
        Shipped.here().files().forEach(file -> check.add(file.toString()));
        perform(nowhere, check);
        perform(nowhere, List.of("list"));
        Path folder = Shipped.here().folder();
        Path brief = folder == null ? Path.of("") : folder.resolve("queues").resolve("mm1.yaml");
        if (Files.exists(brief)) {
            perform(
                    nowhere,
                    List.of("run", brief.toString(), "--out", args[0], "--set", "warmup=0s", "--set", "duration=10s"));
        }
        perform(nowhere, List.of("--help"));
    }

    private static void perform(PrintWriter nowhere, List<String> words) {
        Buzzville.execute(nowhere, nowhere, words.toArray(String[]::new));
    }
}
