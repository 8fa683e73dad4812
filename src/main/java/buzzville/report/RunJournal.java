package buzzville.report;

import buzzville.journal.CityJournal;
import buzzville.journal.Entry;
import buzzville.journal.JournalHeader;
import buzzville.journal.JournalWriter;
import buzzville.journal.Telling;
import buzzville.random.Streams;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Location;
import buzzville.scenario.Scenario;
import buzzville.scenario.incident.Strike;
import buzzville.scenario.incident.Victims;
import buzzville.wire.Composer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code journal.bvj}: what happened in a run, record by record, so that its state at any instant can be folded from it. */
final class RunJournal {
    static final String FILE = "journal.bvj";

    private RunJournal() {}

    static CityJournal begin(Path file, Scenario scenario, String strategy, long replication, RunContext context)
            throws IOException {
        List<String> zones = List.copyOf(scenario.zones().keySet());
        Composer composer = new Composer(
                new Streams(scenario.seed(), 0), scenario.geography(), scenario.startOrUsual(), scenario::isDevice);
        JournalHeader header = header(scenario, strategy, replication, context);
        JournalWriter writer = new JournalWriter(new BufferedOutputStream(Files.newOutputStream(file)), header);
        return new CityJournal(writer, new Telling(composer, zones), planned(scenario));
    }

    static JournalHeader header(Scenario scenario, String strategy, long replication, RunContext context) {
        Location middle = scenario.locationOrUsual();
        ZoneId own =
                scenario.start() == null ? ZoneOffset.UTC : scenario.start().getOffset();
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
                scenario.timezone() == null ? own : scenario.timezone(),
                scenario.duration(),
                middle.latitude(),
                middle.longitude(),
                zones,
                scenario.producers().keySet().stream()
                        .filter(scenario::isDevice)
                        .toList());
    }

    /** When incidents begin and end; at one instant, ends come first. */
    private static List<Entry> planned(Scenario scenario) {
        List<Entry> all = new ArrayList<>();
        scenario.incidents().forEach((name, incident) -> {
            boolean once = incident.lasting() == null && (incident.emit() != null || incident.send() != null);
            long until = once ? incident.at() : incident.until(scenario.duration());
            all.add(new Entry.Began(incident.at(), name, incident.kind(), victims(incident)));
            all.add(new Entry.Over(until, name));
        });
        all.sort(Comparator.comparingLong(Entry::at).thenComparing(entry -> entry instanceof Entry.Began));
        return momentary(all);
    }

    /** What lasts no time begins before it ends all the same. */
    private static List<Entry> momentary(List<Entry> sorted) {
        List<Entry> all = new ArrayList<>();
        List<Entry> late = new ArrayList<>();
        for (Entry entry : sorted) {
            boolean early = entry instanceof Entry.Over over
                    && all.stream()
                            .noneMatch(other -> other instanceof Entry.Began began
                                    && began.incident().equals(over.incident()));
            if (early) {
                late.add(entry);
                continue;
            }
            all.add(entry);
            if (entry instanceof Entry.Began began) {
                late.stream()
                        .filter(other -> other instanceof Entry.Over over
                                && over.incident().equals(began.incident()))
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** Who is down meanwhile; of what comes at random nobody can say that before. */
    private static List<Entry.Victim> victims(IncidentSpec incident) {
        List<Entry.Victim> victims = new ArrayList<>();
        boolean down = incident.outage() != null || incident.crash() != null;
        if (down && incident.random() == null && incident.deed() instanceof Strike strike) {
            Victims all = strike.victims();
            all.services().forEach(name -> victims.add(new Entry.Victim(name, -1)));
            all.workers().forEach((name, count) -> victims.add(new Entry.Victim(name, count)));
            if (all.broker()) {
                victims.add(new Entry.Victim("broker", -1));
            }
        }
        return victims;
    }
}
