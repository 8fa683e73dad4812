package buzzville.bench;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.RunSummary;
import buzzville.city.StageSummary;
import buzzville.message.Priority;
import buzzville.metric.Latency;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.nio.file.Path;
import java.util.List;

/** The whole engine on a scenario file: reading apart, everything counts, ledgers, histograms and series included. */
final class ScenarioProgram implements Program {
    private static final double NANOS_PER_UNIT = 1e9;
    private static final Path SCENARIOS = Path.of("src", "bench", "scenarios");

    @Override
    public Pass mm1(int customers, long seed) {
        Stopwatch stopwatch = new Stopwatch();
        RunSummary summary = run("mm1.yaml", seed);
        long nanos = stopwatch.nanos();
        return Pass.mm1(summary.kernelEvents(), nanos, sojourn(summary, "counter", Priority.NORMAL));
    }

    @Override
    public Pass hold(int pending, int holds, long seed) {
        throw new UnsupportedOperationException("the hold model is no scenario");
    }

    @Override
    public Pass broker(int arrivals, long seed) {
        Stopwatch stopwatch = new Stopwatch();
        RunSummary summary = run("broker.yaml", seed);
        long nanos = stopwatch.nanos();
        StageSummary workers = summary.services().get("workers");
        double[] sojourns = {
            sojourn(summary, "workers", Priority.CRITICAL),
            sojourn(summary, "workers", Priority.NORMAL),
            sojourn(summary, "workers", Priority.INFO)
        };
        double loss = (double) workers.tally(Priority.INFO).lost()
                / workers.tally(Priority.INFO).offered();
        return Pass.broker(summary.kernelEvents(), nanos, sojourns, loss);
    }

    private static RunSummary run(String file, long seed) {
        Problems problems = new Problems();
        ScenarioFile read = ScenarioFile.load(SCENARIOS.resolve(file), problems);
        Scenario scenario = read == null ? null : read.scenario(ScenarioFile.PLAIN, List.of("seed=" + seed), problems);
        if (scenario == null) {
            throw new IllegalStateException(problems.toString());
        }
        City city = CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0);
        return city.finish().summary();
    }

    private static double sojourn(RunSummary summary, String service, Priority priority) {
        return summary.services().get(service).tally(priority).latency(Latency.SOJOURN).mean() / NANOS_PER_UNIT;
    }
}
