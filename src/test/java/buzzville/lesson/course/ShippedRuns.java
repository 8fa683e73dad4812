package buzzville.lesson.course;

import buzzville.causality.log.EventLog;
import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.RunSummary;
import buzzville.city.clock.Stamping;
import buzzville.city.life.Lookout;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the shipped scenarios of the lessons, each once. */
final class ShippedRuns implements Runs {
    private record Done(EventLog log, RunSummary summary) {}

    private final Map<String, Done> done = new HashMap<>();

    private Done done(String name, String strategy) {
        return done.computeIfAbsent(name + " " + strategy, any -> {
            Problems problems = new Problems();
            ScenarioFile file = ScenarioFile.load(Path.of("scenarios/lessons/" + name + ".yaml"), problems);
            Scenario scenario = file == null ? null : file.scenario(strategy, List.of(), problems);
            if (scenario == null) {
                throw new IllegalStateException(name + " " + strategy + ": " + problems.lines());
            }
            Stamping stamping = Stamping.of(scenario, Objects.requireNonNull(scenario.clocks()));
            City city = CityPlanner.plan(scenario, strategy, 0, Lookout.NOBODY, stamping);
            RunSummary summary = city.finish().summary();
            return new Done(city.eventLog(name, "test"), summary);
        });
    }

    @Override
    public EventLog log(String scenario, String strategy) {
        return done(scenario, strategy).log();
    }

    @Override
    public RunSummary summary(String scenario, String strategy) {
        return done(scenario, strategy).summary();
    }
}
