package buzzville.cli;

import buzzville.scenario.yaml.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a results folder says about one of its runs, so that it can be run again.
 *
 * @param folder as the user named it
 * @param file the scenario file, from the folder that the run was started in
 * @param hash SHA-256 of what the scenario was read from then
 * @param strategy its name
 * @param settings assignments, the seed last
 * @param replication which run, from 0
 * @param fingerprint that the run had, 16 hexadecimal digits
 * @param version of the program that made it
 */
record Recorded(
        Path folder,
        Path file,
        String hash,
        String strategy,
        List<String> settings,
        int replication,
        String fingerprint,
        String version) {
    private static final String FILE = "manifest.json";

    /**
     * Reads the manifest.
     *
     * @param replication which of its runs
     * @param strategy which strategy of a comparison; null where there is only one
     * @throws InputException if there is none, or it knows no such run
     */
    static Recorded read(Path folder, int replication, @Nullable String strategy) {
        return read(folder, replication, strategy, "--strategy");
    }

    /**
     * As {@link #read(Path, int, String)}.
     *
     * @param option which names the strategy of a comparison, for what is wrong with it
     */
    static Recorded read(Path folder, int replication, @Nullable String strategy, String option) {
        JsonNode json = manifest(folder);
        int replications = json.path("replications").asInt(1);
        if (!(0 <= replication && replication < replications)) {
            throw new InputException("buzzville: --replication: '%s' has %s, but found %d"
                    .formatted(
                            folder,
                            replications == 1
                                    ? "one replication, number 0"
                                    : replications + " replications, 0 to " + (replications - 1),
                            replication));
        }
        String name = strategy(json, folder, strategy, option);
        JsonNode own = json.has("strategies") ? json.path("strategies").path(name) : json;
        JsonNode run = own.has("runs") ? own.path("runs").path(replication) : own;
        List<String> settings = json.has("branch")
                ? branched(json)
                : settings(json.path("command").asString(""));
        settings.add("seed=" + json.path("seed").asString(""));
        return new Recorded(
                folder,
                Path.of(json.at("/scenario/file").asString("")),
                own.path("sha256").asString(json.at("/scenario/sha256").asString("")),
                name,
                settings,
                replication,
                run.path("fingerprint").asString(""),
                json.path("buzzville").asString(""));
    }

    /**
     * How many runs there are.
     *
     * @throws InputException as {@link #read}
     */
    static int replications(Path folder) {
        return manifest(folder).path("replications").asInt(1);
    }

    /** A branch is the run that it was taken from with one more setting. */
    private static List<String> branched(JsonNode json) {
        List<String> settings = new ArrayList<>();
        json.at("/branch/settings").forEach(setting -> settings.add(setting.asString("")));
        return settings;
    }

    /** The strategy of a run, or the one of a comparison that is asked for. */
    private static String strategy(JsonNode json, Path folder, @Nullable String wanted, String option) {
        List<String> there = new ArrayList<>(json.path("strategies").propertyNames());
        if (!json.has("strategies")) {
            there.add(json.path("strategy").asString(""));
        }
        if (wanted == null && there.size() > 1) {
            throw new InputException("buzzville: '%s' holds a comparison; expected %s with one of %s"
                    .formatted(folder, option, String.join(", ", there)));
        } else if (wanted != null && !there.contains(wanted)) {
            throw new InputException("buzzville: %s '%s': '%s' has no such strategy%s"
                    .formatted(option, wanted, folder, Suggestion.hintAndAll(wanted, there, "strategies")));
        }
        return wanted != null ? wanted : there.get(0);
    }

    static JsonNode manifest(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    Files.exists(folder)
                            ? "buzzville: '%s' is a file; expected the folder of results that 'buzzville run' wrote"
                                    .formatted(folder)
                            : "buzzville: there is no folder '%s'%s; 'buzzville run' writes one"
                                    .formatted(folder, near(folder)));
        } else if (!Files.exists(file)) {
            throw new InputException("buzzville: '%s' has no %s, so it holds no results of a run%s"
                    .formatted(folder, FILE, inside(folder)));
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file));
            if (json.path("buzzville").isString()
                    && json.path("seed").isNumber()
                    && json.at("/scenario/file").isString()) {
                return json;
            }
        } catch (IOException e) {
            throw new InputException("buzzville: '%s' cannot be read: %s".formatted(file, Failures.reason(e)));
        } catch (JacksonException e) {
            // said below
        }
        throw new InputException(
                "buzzville: '%s' is not the manifest of a run; run the scenario again".formatted(file));
    }

    /** A folder beside it with nearly its name. */
    private static String near(Path folder) {
        Path parent = folder.toAbsolutePath().getParent();
        Path name = folder.getFileName();
        if (parent == null || name == null) {
            return "";
        }
        return Failures.question(Suggestion.nearest(name.toString(), folders(parent)));
    }

    /** Folders in it that hold results. */
    private static String inside(Path folder) {
        List<String> with = new ArrayList<>();
        for (String name : folders(folder)) {
            if (Files.exists(folder.resolve(name).resolve(FILE))) {
                with.add("'" + folder.resolve(name) + "'");
            }
        }
        return with.isEmpty() ? "" : "; expected one of " + String.join(", ", with);
    }

    private static List<String> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .map(child -> String.valueOf(child.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The assignments of a command line as {@link Again} writes it. */
    static List<String> settings(String command) {
        List<String> words = words(command);
        List<String> settings = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals("--set")) {
                settings.add(words.get(i + 1));
                i++;
            }
        }
        return settings;
    }

    /** The words of a command line as {@link Again} writes it. */
    static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == '\\' && !quoted && i + 1 < command.length()) {
                word.append(command.charAt(++i));
            } else if (c == ' ' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words;
    }

    /**
     * The scenario as it was run.
     *
     * @throws InputException if it is not there, has changed or has become wrong
     */
    Chosen scenario(PrintWriter err) {
        if (!Files.exists(file)) {
            throw new InputException(
                    "buzzville: the results in '%s' were made from '%s', which is not there".formatted(folder, file),
                    "  it has to be run again: go to the folder that this path starts from");
        }
        Chosen chosen;
        try {
            chosen = Chosen.read(file, strategy, settings, err);
        } catch (InputException wrong) {
            List<String> lines = new ArrayList<>(wrong.lines());
            lines.add(changed());
            throw new InputException(lines);
        }
        if (!chosen.hash().equals(hash)) {
            throw new InputException(
                    "buzzville: '%s' has changed since the results in '%s' were made".formatted(file, folder),
                    changed());
        }
        return chosen;
    }

    /** Says that it has become another run; returns the exit status. */
    int another(String found, PrintWriter err) {
        err.println("buzzville: this is not the same run: its fingerprint is %s, but that of the results is %s"
                .formatted(found, fingerprint));
        String here = RootCommand.Version.number();
        err.println(
                here.equals(version)
                        ? "  the program may have changed since; run the scenario anew"
                        : "  version " + version + " made the results, and this is " + here);
        err.println("  'buzzville verify " + folder + "' tells where it begins to differ");
        err.flush();
        return ExitCode.FAULT;
    }

    private String changed() {
        return "  it has to be run again: run the scenario anew, or put its text back (SHA-256 "
                + hash.substring(0, Math.min(12, hash.length())) + "…)";
    }
}
