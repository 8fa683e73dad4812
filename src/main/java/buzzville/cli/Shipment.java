package buzzville.cli;

import buzzville.experiment.Variant;
import buzzville.experiment.engine.Baggage;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Mapping;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * What other machines need to make the cities of a study.
 *
 * @param file the scenario file
 * @param ways every way in which it is read
 * @param settings the assignments behind a variant
 */
record Shipment(Path file, List<Way> ways, Function<Variant, List<String>> settings) {
    /** A strategy with assignments. */
    record Way(String strategy, List<String> settings) {}

    /** Strategies of a file, all with the same assignments. */
    static Shipment of(Collection<Chosen> all, List<String> settings) {
        List<Way> ways =
                all.stream().map(chosen -> new Way(chosen.strategy(), settings)).toList();
        return new Shipment(all.iterator().next().file(), ways, variant -> settings);
    }

    /** Everything that they are read from. */
    Baggage pack() throws IOException {
        Problems problems = new Problems();
        ScenarioFile scenarios = ScenarioFile.load(file, problems);
        if (scenarios == null) {
            throw new InputException(problems.lines());
        }
        List<Mapping> documents = new ArrayList<>();
        for (Way way : ways) {
            documents.add(scenarios.document(way.strategy(), way.settings(), new Problems()));
        }
        return Baggage.of(file, scenarios, documents);
    }
}
