package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples for clusters say what the program understands. */
class ClusterFilesTest {
    @TempDir
    Path folder;

    private String run(Map<String, String> variables, String... command) throws IOException, InterruptedException {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\necho \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Path said = folder.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("BUZZVILLE", program.toString());
        assertThat(builder.start().waitFor()).as(Files.readString(said)).isZero();
        return Files.readString(said).strip();
    }

    @Test
    void slurmNumbersItsTasks() throws IOException, InterruptedException {
        String words = run(
                Map.of("SLURM_ARRAY_TASK_ID", "3", "SLURM_ARRAY_TASK_COUNT", "16", "SLURM_CPUS_PER_TASK", "4"),
                "sh",
                "docs/cluster/slurm.sh",
                "compare",
                "crisis.yaml");

        assertThat(words).isEqualTo("compare crisis.yaml --shard 3/16 --threads 4 --out parts");
    }

    @Test
    void parallelRunsEveryShardAndMerges() throws IOException, InterruptedException {
        // stands in for GNU parallel: its own options, then the command, {} for what comes from standard input
        Path parallel = Files.writeString(folder.resolve("parallel"), """
                #!/bin/sh
                [ "$*" = "${*#--halt soon,fail=1 --retries 3 --quote }" ] && exit 9
                shift 5
                while read -r item; do
                    for word; do printf '%s ' "$word" | sed "s/{}/$item/"; done | xargs sh -c 'exec "$@"' sh
                done
                """);
        assertThat(parallel.toFile().setExecutable(true)).isTrue();
        String path = folder + ":" + System.getenv("PATH");

        String said = run(Map.of("PATH", path), "sh", "docs/cluster/parallel.sh", "2", "run", "c.yaml");

        assertThat(said.lines())
                .containsExactly(
                        "run c.yaml --shard 1/2 --threads 1 --out parts",
                        "run c.yaml --shard 2/2 --threads 1 --out parts",
                        "merge parts");
    }

    @Test
    void kubernetesCountsFromZeroAndShardsFromOne() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/cluster/kubernetes.yaml"));

        assertThat(lines).contains("  completionMode: Indexed", "  completions: 16");
        assertThat(String.join("\n", lines)).contains("--shard \"$((JOB_COMPLETION_INDEX + 1))/16\"");
    }
}
