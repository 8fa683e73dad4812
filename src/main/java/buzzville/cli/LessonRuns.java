package buzzville.cli;

import buzzville.causality.log.EventLog;
import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.RunSummary;
import buzzville.city.clock.Stamping;
import buzzville.journal.CityJournal;
import buzzville.journal.JournalReader;
import buzzville.lesson.Texts;
import buzzville.lesson.course.Runs;
import buzzville.report.RunContext;
import buzzville.report.RunJournal;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the scenarios of lessons that come with the program, each once. */
final class LessonRuns implements Runs {
    private record Done(Scenario scenario, EventLog log, RunSummary summary, byte[] journal) {}

    private final Map<String, Done> done = new HashMap<>();
    private final Texts errors;

    /** @param errors in the language of whoever asked */
    LessonRuns(Texts errors) {
        this.errors = errors;
    }

    /** Where a scenario is. */
    Path file(String scenario) {
        Path folder = Shipped.here().folder();
        if (folder == null) {
            throw new InputException(
                    List.of(errors.say("error.lesson.scenarios").split("\n", -1)));
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
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        City city;
        RunSummary summary;
        try (CityJournal journal = RunJournal.begin(octets, scenario, chosen.strategy(), context(chosen))) {
            city = CityPlanner.plan(scenario, chosen.strategy(), 0, journal, stamping);
            RunJournal.planned(journal, scenario, city);
            city.record(journal);
            summary = city.finish().summary();
            journal.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Done(scenario, city.eventLog(name, RootCommand.Version.number()), summary, octets.toByteArray());
    }

    /** As {@code run --journal} would have it, so that the journal is the same to the octet. */
    private static RunContext context(Chosen chosen) {
        return new RunContext(
                RootCommand.Version.number(),
                RunContext.Environment.current(),
                "",
                chosen.file().toString().replace('\\', '/'),
                chosen.hash(),
                chosen.effective(),
                ReportLanguage.EN,
                false,
                false,
                1);
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

    @Override
    public JournalReader journal(String scenario, String strategy) {
        try {
            return JournalReader.of(octets(scenario, strategy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file of that journal holds. */
    byte[] octets(String scenario, String strategy) {
        return done(scenario, strategy).journal();
    }
}
