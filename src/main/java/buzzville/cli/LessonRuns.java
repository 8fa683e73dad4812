package buzzville.cli;

import buzzville.causality.log.EventLog;
import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.RunSummary;
import buzzville.city.clock.Stamping;
import buzzville.city.life.Lookout;
import buzzville.lesson.course.Runs;
import buzzville.scenario.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the scenarios of lessons that come with the program, each once. */
final class LessonRuns implements Runs {
    private record Done(Scenario scenario, EventLog log, RunSummary summary) {}

    private final Map<String, Done> done = new HashMap<>();

    /** Where a scenario is. */
    static Path file(String scenario) {
        Path folder = Shipped.here().folder();
        if (folder == null) {
            throw new InputException(
                    "buzzville: the scenarios of the lessons are not here",
                    "  call buzzville from its folder, where 'scenarios' is");
        }
        return folder.resolve("lessons").resolve(scenario + ".yaml");
    }

    private Done done(String scenario, String strategy) {
        return done.computeIfAbsent(
                scenario + " " + strategy,
                any -> run(
                        Chosen.read(file(scenario), strategy, List.of(), new PrintWriter(new StringWriter())),
                        scenario));
    }

    private static Done run(Chosen chosen, String name) {
        Scenario scenario = chosen.scenario();
        Stamping stamping = Stamping.of(scenario, Objects.requireNonNull(scenario.clocks()));
        City city = CityPlanner.plan(scenario, chosen.strategy(), 0, Lookout.NOBODY, stamping);
        RunSummary summary = city.finish().summary();
        return new Done(scenario, city.eventLog(name, RootCommand.Version.number()), summary);
    }

    /** What was run. */
    Scenario scenario(String name, String strategy) {
        return done(name, strategy).scenario();
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
