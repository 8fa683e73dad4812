package buzzville.city;

import buzzville.city.time.ClockSeries;
import buzzville.consumer.Evaluation;
import buzzville.message.Ledger;
import buzzville.metric.Level;
import buzzville.scenario.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished run.
 *
 * @param scenario what was run
 * @param summary its outcome as figures
 * @param stages how each stage developed, services first, then the broker and its partitions
 * @param sources who said how much where over time; empty where nobody {@linkplain City#watchSeries asked}
 * @param ledger the books, for latencies over time
 * @param blockedProducers instances of producers that wait before the broker, over time
 * @param throttledProducers those that backpressure keeps from sending, over time; null where there is none
 * @param evaluations of the numbers of workers, in order of time
 * @param clocks how wrong some clocks were over time; none where all are right and nobody looks at them
 * @param trail how far the kernel was at checkpoints
 */
public record Run(
        Scenario scenario,
        RunSummary summary,
        List<StageSeries> stages,
        List<SourceSeries> sources,
        Ledger ledger,
        Level blockedProducers,
        @Nullable Level throttledProducers,
        List<Evaluation> evaluations,
        List<ClockSeries> clocks,
        Trail trail) {}
