package buzzville.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.experiment.InterruptedRun;
import buzzville.experiment.StoppingRule;
import buzzville.scenario.PrecisionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    private static final List<String> PLAIN = List.of("plain");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void anMm1Queue() throws IOException {
        file = Files.writeString(folder.resolve("mm1.yaml"), """
                format: 1
                seed: 1
                duration: 10min
                warmup: 10s
                events: {tache: {}}
                producers: {source: {emits: tache, arrivals: poisson(50/s)}}
                services: {guichet: {subscribes: [tache], service-time: exponential(10ms)}}
                objectives: {quick: guichet sojourn mean < 26ms}
                measures: {busy: guichet utilization}
                """);
    }

    @Test
    void theSojournOfAnMm1QueueGrowsAsTheFormulaSays() {
        Plan plan =
                Plan.grid(Sweeps.axes("producers.source.arrivals=poisson(20/s),poisson(50/s),poisson(75/s)"), PLAIN);

        Swept swept = Sweeps.run(file, plan, 5, 2);

        // 10 ms / (1 - rho) for rho = 0.2, 0.5, 0.75: 12.5, 20 and 40 ms
        double[] exact = {12.5e6, 20e6, 40e6};
        for (int i = 0; i < exact.length; i++) {
            Reading sojourn = swept.outcomes().get(i).readings().get("quick");
            // the interval is Student's with 95 %; twice its width is more than five standard errors
            double half = sojourn.estimate().halfWidth();
            assertThat(sojourn.estimate().estimate()).isBetween(exact[i] - 2 * half, exact[i] + 2 * half);
            assertThat(half).isLessThan(0.15 * exact[i]);
            assertThat(swept.outcomes().get(i).passed()).isEqualTo(i < 2);
        }
        assertThat(swept.passed()).isEqualTo(2);
        assertThat(swept.passed("plain")).isFalse();
        assertThat(swept.figures().keySet()).startsWith("quick", "busy");
    }

    @Test
    void threadsNeverShow() {
        Plan plan = Plan.grid(Sweeps.axes("load=0.5,1", "services.guichet.workers=1,2"), PLAIN);

        assertThat(Sweeps.run(file, plan, 3, 3)).isEqualTo(Sweeps.run(file, plan, 3, 1));
    }

    @Test
    void finishedCellsSurviveAnInterruption() {
        Plan plan = Plan.grid(Sweeps.axes("load=0.5,1,1.5"), PLAIN);
        for (StoppingRule rule :
                List.of(new StoppingRule.Fixed(10), new StoppingRule.Precise(new PrecisionSpec(1, List.of(), 20)))) {
            AtomicInteger runs = new AtomicInteger();

            Swept swept = run(plan, rule, runs, 25);

            // ten runs make a cell, so the third one is not finished
            assertThat(swept.interrupted()).isTrue();
            assertThat(swept.outcomes().stream().map(outcome -> outcome.cell().number()))
                    .containsExactly(1, 2);
            assertThatThrownBy(() -> run(plan, rule, new AtomicInteger(), 9)).isInstanceOf(InterruptedRun.class);
        }
    }

    private Swept run(Plan plan, StoppingRule rule, AtomicInteger runs, int most) {
        return new Sweep(plan, rule, 1)
                .run(
                        Sweeps.scenarios(file, plan.axes()),
                        (cell, scenario, replication) -> {
                            if (runs.incrementAndGet() > most) {
                                throw new InterruptedRun();
                            }
                            return Sweeps.simulate(cell, scenario, replication);
                        },
                        outcome -> {});
    }

    @Test
    void aSingleRunHasAVerdictOfItsOwn() {
        Plan plan = Plan.grid(Sweeps.axes("load=0.5,1.9"), PLAIN);

        Swept swept = Sweeps.run(file, plan, 1, 1);

        assertThat(swept.outcomes().stream().map(Outcome::passed)).containsExactly(true, false);
        assertThat(swept.estimates("quick")[0]).isPositive();
        // one parameter explains everything that one can see without replications
        assertThat(Importance.of(swept, "quick").shares().get("load")).isEqualTo(1);
    }
}
