package buzzville.lesson.course;

import buzzville.causality.log.EventLog;
import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.RunSummary;
import buzzville.city.clock.Stamping;
import buzzville.journal.CityJournal;
import buzzville.journal.JournalReader;
import buzzville.report.RunJournal;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the shipped scenarios of the lessons, each once. */
final class ShippedRuns implements Runs {
    private record Done(EventLog log, RunSummary summary, byte[] journal) {}

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
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            City city;
            RunSummary summary;
            try (CityJournal journal = RunJournal.nameless(octets, scenario, strategy)) {
                city = CityPlanner.plan(scenario, strategy, 0, journal, stamping);
                RunJournal.planned(journal, scenario, city);
                city.record(journal);
                summary = city.finish().summary();
                journal.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Done(city.eventLog(name, "test"), summary, octets.toByteArray());
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

    @Override
    public JournalReader journal(String scenario, String strategy) {
        try {
            return JournalReader.of(done(scenario, strategy).journal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
