package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.city.Timeline;
import buzzville.city.life.Lookout;
import buzzville.city.time.ClockSeries;
import buzzville.journal.CityJournal;
import buzzville.journal.JournalReader;
import buzzville.journal.WireMessages;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LocalTimeTest {
    private static final long MS = 1_000_000;
    private static final String CITY = """
            duration: 40s
            series: 10s
            start: 2024-12-10T14:32:00Z
            events: {feu_rouge: {}, alerte: {}}
            producers: {feu: {emits: feu_rouge, arrivals: 'at([10s, 20s])'}}
            services:
              police: {subscribes: [feu_rouge], service-time: 1s, emits: {alerte: {on: feu_rouge}}}
              poste: {subscribes: [alerte]}
            """;
    private static final String CLOCKS =
            "clocks: {profile: perfect, of: {feu: {offset: 1.2s}, police: {offset: -3s, drift: 100ppm}}}\n";

    @TempDir
    Path folder;

    private List<String> stamps(String yaml) throws IOException {
        Scenario scenario = Timeline.scenario(yaml);
        Path file = folder.resolve("events.jsonl");
        try (EventsJsonl events = new EventsJsonl(file, scenario)) {
            City city = CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0);
            events.keep(city.timekeeper());
            city.record(events);
            city.finish();
        }
        return Files.readAllLines(file);
    }

    private static List<String> timestamps(List<String> lines) {
        return lines.stream()
                .map(line -> JsonMapper.shared().readTree(line).at("/timestamp").asString())
                .collect(Collectors.toList());
    }

    @Test
    void messagesSayWhatTheClockOfWhoeverNoticedShowed() throws IOException {
        // the light is 1.2 s fast; the police, 3 s slow and gaining 0.1 ms a second, publish at 11 s and 21 s
        assertThat(timestamps(stamps(CITY + CLOCKS)))
                .containsExactly(
                        "2024-12-10T14:32:11.200Z",
                        "2024-12-10T14:32:08.001Z",
                        "2024-12-10T14:32:21.200Z",
                        "2024-12-10T14:32:18.002Z");
        assertThat(timestamps(stamps(CITY)))
                .containsExactly(
                        "2024-12-10T14:32:10.000Z",
                        "2024-12-10T14:32:11.000Z",
                        "2024-12-10T14:32:20.000Z",
                        "2024-12-10T14:32:21.000Z");
        assertThat(stamps(CITY + "clocks: perfect\n")).isEqualTo(stamps(CITY));
    }

    @Test
    void aJournalTellsLocalTimeToo() throws IOException {
        Scenario scenario = Timeline.scenario(CITY + CLOCKS);
        Path file = folder.resolve("journal.bvj");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CityJournal journal = RunJournal.nameless(out, scenario, ScenarioFile.PLAIN)) {
            City city = CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0, journal);
            RunJournal.planned(journal, scenario, city);
            city.record(journal);
            city.finish();
            journal.finish();
        }
        Files.write(file, out.toByteArray());
        List<String> lines = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(file)) {
            WireMessages wire = new WireMessages(reader.head(), 0, Long.MAX_VALUE, lines::add);
            reader.forEach(wire::take);
            wire.finish();
        }
        assertThat(lines).isEqualTo(stamps(CITY + CLOCKS));
    }

    @Test
    void aRunSaysHowWrongClocksWere() {
        Run run = CityPlanner.plan(Timeline.scenario(CITY + CLOCKS), ScenarioFile.PLAIN, 0, Lookout.NOBODY)
                .finish();

        assertThat(run.clocks()).extracting(ClockSeries::process).containsExactly("feu", "police");
        // 100 ppm of 10 s are 1 ms
        assertThat(Objects.requireNonNull(run.clocks().get(1)).points())
                .extracting(ClockSeries.Point::error)
                .containsExactly(-3_000 * MS, -2_999 * MS, -2_998 * MS, -2_997 * MS, -2_996 * MS);
        assertThat(run.clocks().get(1).points().get(4).bound()).isEqualTo(3_004 * MS);
        assertThat(CityPlanner.plan(Timeline.scenario(CITY), ScenarioFile.PLAIN, 0)
                        .finish()
                        .clocks())
                .isEmpty();
    }
}
