package buzzville.strategy;

import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which shipped scenarios use which policy, under any of their strategies. */
final class Shipped {
    private static final Path FOLDER = Path.of("scenarios");

    private final Map<Class<?>, Set<String>> uses = new HashMap<>();

    private Shipped() {}

    static Shipped read() {
        Shipped shipped = new Shipped();
        for (String folder : List.of("", "queues")) {
            try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(shipped::read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shipped;
    }

    private void read(Path path) {
        Problems problems = new Problems();
        ScenarioFile file = ScenarioFile.load(path, problems);
        if (file == null) {
            throw new IllegalStateException(problems.toString());
        }
        String name = FOLDER.relativize(path).toString().replace('\\', '/').replace(".yaml", "");
        for (String strategy : file.strategies()) {
            Scenario scenario = file.scenario(strategy, List.of(), problems);
            List<Record> records = new ArrayList<>();
            Exhibit.records(scenario, records, new IdentityHashMap<>());
            records.forEach(record -> uses.computeIfAbsent(record.getClass(), fresh -> new TreeSet<>())
                    .add(name));
        }
    }

    /** Files below {@code scenarios/}, without their ending, in alphabetical order. */
    Set<String> uses(Class<? extends Record> policy) {
        return uses.getOrDefault(policy, Set.of());
    }
}
