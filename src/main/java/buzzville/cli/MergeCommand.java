package buzzville.cli;

import buzzville.report.kept.Facts;
import buzzville.report.kept.RunsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Makes the results of a study out of the runs of its shards. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description =
                "Makes the results of a study out of the finished runs of all its shards: the same files, byte for"
                        + " byte, as one machine would have written.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville compare crisis.yaml --replications 100 --shard 1/2 --out parts",
            "  buzzville compare crisis.yaml --replications 100 --shard 2/2 --out parts",
            "  buzzville merge parts",
            "",
            "Exit status: that of the command whose shards they are; 2 if a shard is",
            "missing, unfinished, there twice, or of another study."
        })
final class MergeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders with shards, or single ones of their files.")
    private List<Path> folders;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where results go; where the command would have put them if absent.")
    private @Nullable Path out;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many runs and charts at once; all cores if absent.")
    private @Nullable Integer threads;

    @Option(names = "--json", description = "Print figures on standard output instead of the table.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but the verdict's one line.")
    private boolean quiet;

    /** What a shard's file says. */
    private record Part(Path path, Facts facts, int runs) {
        int number() {
            return Integer.parseInt(facts.of(Keeping.SHARD));
        }

        int of() {
            return Integer.parseInt(facts.of(Keeping.SHARDS));
        }

        int wanted() {
            return Integer.parseInt(facts.of(Keeping.RUNS));
        }
    }

    @Override
    public Integer call() throws IOException {
        ReplicationOptions.threads(threads);
        List<Part> parts = new ArrayList<>();
        for (Path file : files()) {
            parts.add(part(file));
        }
        checkSame(parts);
        checkAll(parts);
        List<String> words = new ArrayList<>(
                List.of(JsonMapper.shared().readValue(parts.get(0).facts().of(Keeping.ARGUMENTS), String[].class)));
        for (Part part : parts) {
            words.addAll(List.of("--merged", part.path().toString()));
        }
        add(words);
        return RootCommand.execute(
                spec.commandLine().getOut(), spec.commandLine().getErr(), words.toArray(String[]::new));
    }

    private void add(List<String> words) {
        if (out != null) {
            words.addAll(List.of("--out", out.toString()));
        }
        if (threads != null) {
            words.addAll(List.of("--threads", threads.toString()));
        }
        if (json) {
            words.add("--json");
        }
        if (quiet) {
            words.add("--quiet");
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isRegularFile(folder)) {
                files.add(folder);
                continue;
            } else if (!Files.isDirectory(folder)) {
                throw new InputException("buzzville: '" + folder + "': there is no such folder");
            }
            try (Stream<Path> entries = Files.list(folder)) {
                List<Path> shards = entries.filter(
                                entry -> Shard.isFile(entry.getFileName().toString()))
                        .sorted()
                        .toList();
                if (shards.isEmpty()) {
                    throw new InputException("buzzville: '" + folder + "' has no shards in it; expected files such as '"
                            + new Shard(1, 4).file()
                            + "', which 'run', 'compare' and 'sweep' leave there with --shard");
                }
                files.addAll(shards);
            }
        }
        return files;
    }

    private static Part part(Path path) throws IOException {
        try (RunsFile file = RunsFile.read(path)) {
            Facts facts = file.facts();
            if (facts.of(Keeping.SHARD).isEmpty()) {
                throw new InputException(
                        "buzzville: '" + path + "' is no shard; its command goes on from it with --resume");
            }
            return new Part(path, facts, file.plans().size());
        } catch (RunsFile.Refused e) {
            throw new InputException("buzzville: " + e.getMessage());
        }
    }

    private static void checkSame(List<Part> parts) {
        Part first = parts.get(0);
        String version = RootCommand.Version.number();
        if (!first.facts().of("version").equals(version)) {
            throw new InputException(
                    "buzzville: '%s' was run by version %s, and this is %s; expected one version for all"
                            .formatted(first.path(), first.facts().of("version"), version));
        }
        for (Part part : parts) {
            String difference =
                    part.facts().difference(first.facts(), Set.of(Keeping.SHARD, Keeping.RUNS, Keeping.ARGUMENTS));
            if (difference != null) {
                throw new InputException("buzzville: '%s' and '%s' are shards of different studies: %s"
                        .formatted(part.path(), first.path(), difference));
            }
        }
    }

    private static void checkAll(List<Part> parts) {
        Map<Integer, Part> known = new TreeMap<>();
        for (Part part : parts) {
            Part other = known.putIfAbsent(part.number(), part);
            if (other != null) {
                throw new InputException("buzzville: shard %d of %d is there twice: '%s' and '%s'"
                        .formatted(part.number(), part.of(), other.path(), part.path()));
            }
        }
        int of = parts.get(0).of();
        List<String> missing = new ArrayList<>();
        for (int number = 1; number <= of; number++) {
            if (!known.containsKey(number)) {
                missing.add(Integer.toString(number));
            }
        }
        if (!missing.isEmpty()) {
            throw new InputException("buzzville: of %d shards, %s missing: %s"
                    .formatted(
                            of, missing.size() == 1 ? "one is" : missing.size() + " are", String.join(", ", missing)));
        }
        for (Part part : parts) {
            if (part.runs() < part.wanted()) {
                throw new InputException(
                        "buzzville: shard %d of %d is not finished: '%s' has %d of its %d runs; run it again, and it goes on"
                                .formatted(part.number(), of, part.path(), part.runs(), part.wanted()));
            }
        }
    }
}
