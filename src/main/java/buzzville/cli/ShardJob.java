package buzzville.cli;

import buzzville.experiment.Parallel;
import buzzville.experiment.RunPlan;
import buzzville.experiment.RunResult;
import buzzville.experiment.Study;
import buzzville.report.kept.RunsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one part of a study and keeps its figures, for {@code merge}. A part that was killed goes on where it stopped, and one that is
 * whole has nothing to do.
 *
 * @param threads how many runs at once
 * @param progress where to say how far it is; null to say nothing
 * @param inspector looks at the first run, so that what would be wrong with the results is found early; it may refuse
 */
record ShardJob(
        Shard shard,
        Study study,
        Keeping keeping,
        int threads,
        @Nullable PrintWriter progress,
        Consumer<RunResult> inspector) {
    /** Runs it and tells people; returns the exit status. */
    int call() throws IOException {
        keeping.say(run());
        return ExitCode.SOUND;
    }

    private String run() throws IOException {
        List<RunPlan> all = study.shard(shard.number(), shard.of());
        RunsFile file = keeping.shard(shard, all.size());
        List<RunPlan> missing =
                all.stream().filter(plan -> !file.plans().contains(plan)).toList();
        Progress watch = new Progress(progress, () -> false, missing.size());
        watch.expect(runs(missing));
        try (KeptRuns kept = new KeptRuns(file, List.of(), false, runs -> {})) {
            Parallel.inOrder(
                    missing.size(),
                    threads,
                    index -> {
                        RunPlan plan = missing.get(index);
                        return kept.figures(plan, study.city().apply(plan.city()), watch);
                    },
                    (index, result) -> {
                        if (index == 0) {
                            inspector.accept(result);
                        }
                    });
        } finally {
            watch.clear();
        }
        return keeping.language()
                .choose(
                        "shard %s: %d runs, %d of them finished before; kept in %s",
                        "part %s : %d simulations, dont %d finies avant ; gardées dans %s")
                .formatted(shard, all.size(), all.size() - missing.size(), file.path());
    }

    private static Map<String, Integer> runs(List<RunPlan> plans) {
        Map<String, Integer> runs = new LinkedHashMap<>();
        plans.forEach(plan -> runs.merge(plan.city(), 1, Integer::sum));
        return runs;
    }
}
