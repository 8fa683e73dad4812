package buzzville.report;

import buzzville.city.City;
import buzzville.journal.CityJournal;
import buzzville.journal.JournalHeader;
import buzzville.journal.JournalWriter;
import buzzville.journal.Telling;
import buzzville.random.Streams;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Location;
import buzzville.scenario.Scenario;
import buzzville.wire.Composer;
import buzzville.wire.Timekeeper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code journal.bvj}: what happened in a run, record by record, so that its state at any instant can be folded from it. */
public final class RunJournal {
    static final String FILE = "journal.bvj";

    private RunJournal() {}

    static CityJournal begin(Path file, Scenario scenario, String strategy, long replication, RunContext context)
            throws IOException {
        JournalHeader header = header(scenario, strategy, replication, context);
        return begin(new BufferedOutputStream(Files.newOutputStream(file)), scenario, header);
    }

    /**
     * Begins the journal of a single run anywhere.
     *
     * @param out is closed with it
     */
    public static CityJournal begin(OutputStream out, Scenario scenario, String strategy, RunContext context)
            throws IOException {
        return begin(out, scenario, header(scenario, strategy, 0, context));
    }

    /**
     * Begins a journal without a name, to see how long it gets: its header does not say which program wrote it, nor of which file.
     *
     * @param out is closed with it
     */
    public static CityJournal nameless(OutputStream out, Scenario scenario, String strategy) throws IOException {
        RunContext.Environment nowhere = new RunContext.Environment("", "", "");
        RunContext nobody = new RunContext("", nowhere, "", "", "", "", ReportLanguage.EN, false, false, 1);
        return begin(out, scenario, header(scenario, strategy, 0, nobody));
    }

    /** Tells a journal of the city that is wired with it: its clock, and what will go wrong. */
    public static void planned(CityJournal journal, Scenario scenario, City city) {
        journal.begin(city.simulation(), JournalledIncidents.of(scenario, city.incidents()));
        Timekeeper clocks = city.timekeeper();
        if (clocks != null) {
            journal.keep(clocks);
        }
    }

    private static CityJournal begin(OutputStream out, Scenario scenario, JournalHeader header) throws IOException {
        List<String> zones = List.copyOf(scenario.zones().keySet());
        Composer composer = new Composer(
                new Streams(scenario.seed(), 0), scenario.geography(), scenario.startOrUsual(), scenario::isDevice);
        return new CityJournal(new JournalWriter(out, header), new Telling(composer, zones));
    }

    static JournalHeader header(Scenario scenario, String strategy, long replication, RunContext context) {
        Location middle = scenario.locationOrUsual();
        List<JournalHeader.Zone> zones = new ArrayList<>();
        scenario.zones()
                .forEach((name, zone) ->
                        zones.add(new JournalHeader.Zone(name, zone.latitude(), zone.longitude(), zone.radius())));
        return new JournalHeader(
                context.version(),
                ResultsFolder.name(scenario, context),
                context.file(),
                context.hash(),
                strategy,
                scenario.seed(),
                replication,
                scenario.startOrUsual(),
                scenario.start() != null,
                scenario.zoneOrUsual(),
                scenario.duration(),
                middle.latitude(),
                middle.longitude(),
                zones,
                scenario.producers().keySet().stream()
                        .filter(scenario::isDevice)
                        .toList());
    }
}
