package buzzville.cli;

import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Entry;
import buzzville.scenario.yaml.Mapping;
import buzzville.scenario.yaml.Problems;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A scenario file under one of its strategies, read and found without a mistake.
 *
 * @param file as the user named it
 * @param strategy its name
 * @param scenario as understood
 * @param effective the same as YAML, with every default filled in
 * @param hash SHA-256 of the files that it was read from
 */
record Chosen(Path file, String strategy, Scenario scenario, String effective, String hash) {
    /** What is used up once a scenario is understood. */
    private static final Set<String> USED_UP = Set.of("include", "strategies", "strategy");

    /**
     * Reads a file.
     *
     * @param wanted a strategy; null for the file's own choice
     * @param settings assignments such as {@code services.police.workers=8}
     * @param err where warnings go
     * @throws InputException with everything that is wrong
     */
    static Chosen read(Path file, @Nullable String wanted, List<String> settings, PrintWriter err) {
        ScenarioOptions.checkThere(file);
        Problems problems = new Problems();
        ScenarioFile scenarios = ScenarioFile.load(file, problems);
        if (scenarios == null) {
            throw new InputException(problems.lines());
        }
        String strategy = wanted == null ? scenarios.defaultStrategy() : wanted;
        Scenario scenario = scenarios.scenario(strategy, settings, problems);
        if (scenario == null) {
            throw new InputException(problems.lines());
        }
        problems.lines().forEach(err::println);
        Mapping document = scenarios.document(strategy, settings, new Problems());
        return new Chosen(file, strategy, scenario, effective(document), Digest.of(file, document, scenario));
    }

    /**
     * Reads a file under several of its strategies.
     *
     * @param pick which of them, given the file; it may refuse
     * @return by name, in the order picked
     * @throws InputException with everything that is wrong with any of them
     */
    static Map<String, Chosen> readAll(
            Path file, Function<ScenarioFile, List<String>> pick, List<String> settings, PrintWriter err) {
        ScenarioOptions.checkThere(file);
        Problems problems = new Problems();
        ScenarioFile scenarios = ScenarioFile.load(file, problems);
        if (scenarios == null) {
            throw new InputException(problems.lines());
        }
        Map<String, Chosen> all = new LinkedHashMap<>();
        Set<String> said = new LinkedHashSet<>(problems.lines());
        boolean wrong = problems.hasErrors();
        for (String strategy : pick.apply(scenarios)) {
            Problems own = new Problems();
            Scenario scenario = scenarios.scenario(strategy, settings, own);
            said.addAll(own.lines());
            if (scenario == null) {
                wrong = true;
            } else {
                Mapping document = scenarios.document(strategy, settings, new Problems());
                String hash = Digest.of(file, document, scenario);
                all.put(strategy, new Chosen(file, strategy, scenario, effective(document), hash));
            }
        }
        if (wrong) {
            throw new InputException(List.copyOf(said));
        }
        said.forEach(err::println);
        return all;
    }

    /** The same with what pilot runs found out about it. */
    Chosen with(Scenario measured) {
        return new Chosen(file, strategy, measured, effective, hash);
    }

    /** The document as understood: what was included and the strategy are in it, and no longer apart. */
    static String effective(Mapping document) {
        Map<String, Entry> entries = new LinkedHashMap<>(document.entries());
        entries.keySet().removeAll(USED_UP);
        return ScenarioFile.language().effective(new Mapping(document.position(), entries, document.role()));
    }
}
