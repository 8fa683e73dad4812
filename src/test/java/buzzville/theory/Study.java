package buzzville.theory;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.city.StageSummary;
import buzzville.city.Timeline;
import buzzville.message.Priority;
import buzzville.metric.Latency;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Independent replications of a scenario, to be compared with a formula.
 *
 * <p>The tolerance comes from the replications themselves: five standard errors of their mean, which counts whatever
 * correlation there is within a run. So that a blunt experiment cannot pass, the standard error must also be small.
 */
final class Study {
    private static final double ERRORS = 5;

    private final List<Run> runs = new ArrayList<>();

    private Study(Scenario scenario, int replications) {
        for (int k = 0; k < replications; k++) {
            runs.add(CityPlanner.plan(scenario, ScenarioFile.PLAIN, k).finish());
        }
    }

    static Study of(int replications, String scenario) {
        return new Study(Timeline.scenario(scenario), replications);
    }

    /**
     * Asserts that a figure is as theory says.
     *
     * @param figure of one run
     * @param precision most that the standard error may be, relative to the theoretical value
     */
    Study expect(String what, double theory, double precision, ToDoubleFunction<Run> figure) {
        double[] values = runs.stream().mapToDouble(figure).toArray();
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(squares / (values.length - 1) / values.length);
        assertThat(error)
                .as("standard error of %s (mean %s, theory %s)", what, mean, theory)
                .isLessThan(precision * theory);
        assertThat((mean - theory) / error)
                .as("%s: mean %s, theory %s, standard error %s", what, mean, theory, error)
                .isBetween(-ERRORS, ERRORS);
        return this;
    }

    List<Run> runs() {
        return runs;
    }

    static StageSummary service(Run run) {
        return run.summary().services().get("s");
    }

    /** The mean of a latency in seconds. */
    static ToDoubleFunction<Run> mean(Latency latency) {
        return run -> service(run).all().latency(latency).mean() / 1e9;
    }

    static ToDoubleFunction<Run> mean(Latency latency, Priority priority) {
        return run -> service(run).tally(priority).latency(latency).mean() / 1e9;
    }

    static ToDoubleFunction<Run> percentile(Latency latency, double p) {
        return run -> service(run).all().latency(latency).percentile(p) / 1e9;
    }

    static double loss(Run run) {
        return (double) service(run).all().lost() / service(run).all().offered();
    }
}
