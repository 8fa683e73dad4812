package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs that tests report on. */
public final class Runs {
    /**
     * A message each second, work of 1.5 s, two places to wait, ten seconds. By hand: messages 0 to 5 are served from 0, 1.5,
     * 3, 4.5, 6 and 7.5 s on; message 6 from 9 s on and not finished; 7 finds the lane full; 8 and 9 wait at the end.
     */
    public static final String BY_HAND = """
            format: 1
            name: By hand
            seed: 7
            duration: 10s
            series: 1s
            zones: [nord, sud]
            events:
              feu: {priority: high, key: zone}
            producers:
              capteur: {emits: feu, zones: [sud], arrivals: "every(1s, phase=0s)"}
            services:
              garde:
                subscribes: [feu]
                service-time: 1500ms
                lanes: {all: {capacity: 2, overflow: drop-newest}}
            objectives:
              kept: loss < 20%
              quick: p50 < 3s
              flat: queue max < 2
            """;

    /** Two priorities, two services, an incident, losses: something for every chart. */
    public static final String BUSY = """
            format: 1
            name: Busy
            duration: 60s
            warmup: 5s
            zones: [nord, sud]
            events:
              alarme: {priority: critical}
              mouvement: {priority: info, ttl: 2s}
            producers:
              detecteur: {emits: alarme, count: 4, arrivals: poisson(1/s)}
              capteur: {emits: mouvement, count: 10, arrivals: poisson(3/s)}
            network: {to-broker: {latency: exponential(5ms), loss: 1%}}
            broker: {partitions: zone, service-time: exponential(2ms)}
            services:
              police:
                subscribes: [alarme, mouvement]
                workers: 2
                service-time: exponential(60ms)
                lanes:
                  critical: {}
                  rest: {accepts: [high, normal, info], capacity: 30, overflow: drop-oldest}
                dispatch: strict-priority
              panneau: {subscribes: [mouvement], instances: 2, service-time: exponential(10ms)}
              journal: {subscribes: [alarme]}
            incidents:
              crowd: {at: 20s, for: 15s, surge: {factor: 4}}
              fire: {at: 30s, emit: {event: alarme, count: 3}}
            objectives:
              kept: critical loss < 5%
              all: critical all-handled p90 < 1s
            """;

    private Runs() {}

    public static Run of(String yaml, Path folder) throws IOException {
        return city(yaml, folder).finish();
    }

    public static City city(String yaml, Path folder) throws IOException {
        Scenario scenario = scenario(yaml, folder);
        return CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0);
    }

    static Scenario scenario(String yaml, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("scenario.yaml"), yaml);
        Problems problems = new Problems();
        ScenarioFile loaded = ScenarioFile.load(file, problems);
        assertThat(problems.lines()).isEmpty();
        Scenario scenario = loaded.scenario(ScenarioFile.PLAIN, List.of(), problems);
        assertThat(problems.lines()).isEmpty();
        return scenario;
    }

    static RunContext context(boolean charts) {
        return new RunContext(
                "1.2.3",
                new RunContext.Environment("17", "nobody", "none"),
                "./buzzville run scenario.yaml",
                "scenario.yaml",
                "ab".repeat(32),
                "format: 1\n",
                ReportLanguage.EN,
                charts,
                true,
                2);
    }
}
