package buzzville.experiment.engine;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.codec.Undecodable;
import buzzville.experiment.RunResult;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Does errands on a worker: reads the scenario that came along, runs its cities, and hands back their figures. Any thread may ask. */
public final class Workshop {
    /** How many scenarios are kept at hand; those of a study's neighbouring runs are the same. */
    private static final int AT_HAND = 32;

    private final ScenarioFile scenarios;
    private final Map<Errand, Scenario> atHand = new LinkedHashMap<>(AT_HAND, 0.75f, true);

    private Workshop(ScenarioFile scenarios) {
        this.scenarios = scenarios;
    }

    /**
     * Unpacks.
     *
     * @throws EngineRefusal if the baggage was packed by another build of the program, or does not read here
     */
    public static Workshop of(byte[] baggage) throws IOException {
        Baggage unpacked = read(baggage);
        Path folder = Files.createTempDirectory("buzzville");
        try {
            Problems problems = new Problems();
            ScenarioFile scenarios = ScenarioFile.load(unpacked.unpack(folder), problems);
            if (scenarios == null) {
                throw refusal(problems, folder);
            }
            Workshop workshop = new Workshop(scenarios);
            return workshop.keeping(folder);
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    /** The sentence about two builds of the program. */
    public static String otherBuild(String here, String there) {
        return "a worker has build %s of the program, and this is %s; give the workers the jar that is started here, and no other"
                .formatted(here, there);
    }

    private static Baggage read(byte[] octets) {
        try {
            Baggage baggage = Baggage.read(octets);
            if (!baggage.build().equals(Build.here())) {
                throw new EngineRefusal(otherBuild(Build.here(), baggage.build()));
            }
            return baggage;
        } catch (Undecodable e) {
            throw new EngineRefusal(otherBuild(Build.here(), "another (" + e.getMessage() + ")"), e);
        }
    }

    /** Data files are read whenever a scenario is, so they stay as long as the process does. */
    private Workshop keeping(Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                delete(folder);
            } catch (IOException e) {
                // a temporary folder stays behind
            }
        }));
        return this;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Does one; never fails but for want of memory and the like, which another machine may have. */
    public Reply run(Errand errand) {
        try {
            Run run = CityPlanner.plan(
                            scenario(errand), errand.strategy(), errand.plan().replication())
                    .finish();
            return Reply.of(RunResult.figuresOf(run).octets());
        } catch (EngineRefusal e) {
            return Reply.refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return Reply.fault(e);
        }
    }

    /** One at a time: a scenario's files cannot be read by two threads at once. */
    private synchronized Scenario scenario(Errand errand) {
        Errand city = errand.sameCity();
        Scenario known = atHand.get(city);
        if (known != null) {
            return known;
        }
        Problems problems = new Problems();
        Scenario written = scenarios.scenario(errand.strategy(), errand.settings(), problems);
        if (written == null) {
            throw refusal(problems, Path.of(""));
        }
        Scenario scenario = errand.changed(written);
        atHand.put(city, scenario);
        if (atHand.size() > AT_HAND) {
            atHand.remove(atHand.keySet().iterator().next());
        }
        return scenario;
    }

    private static EngineRefusal refusal(Problems problems, Path folder) {
        List<String> lines = problems.lines();
        return new EngineRefusal("a worker cannot read the scenario that can be read here: "
                + String.join("; ", lines).replace(folder + "/", ""));
    }
}
