package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesCsvTest {
    @TempDir
    Path folder;

    @Test
    void eachBucketHasMeanMaximumAndLastOfALevel() throws IOException {
        List<String> lines = series(Runs.BY_HAND);

        // message 3 waits until 4.5 s, message 4 all the while
        assertThat(lines)
                .contains("4,garde,queue,all,,mean,1.5", "4,garde,queue,all,,max,2", "4,garde,queue,all,,last,1")
                .contains("4,garde,busy,,,mean,1", "0,broker,blocked_producers,,,max,0");
    }

    @Test
    void messagesAreCountedWhereTheyOccurAndWhereTheyEnd() throws IOException {
        List<String> lines = series(Runs.BY_HAND);

        assertThat(lines)
                .contains("0,garde,delivered,,high,count,0", "1,garde,delivered,,high,count,1")
                .contains("7,garde,lost,dropped-newest,high,count,1", "8,garde,lost,dropped-newest,high,count,0")
                .contains("3,garde,offered,,high,count,1", "3,garde,offered,,high,per_second,1");
        assertThat(lines.stream().filter(line -> line.contains(",garde,offered,,high,count,1")))
                .hasSize(10);
        // message 1 took two seconds; within the 3 % of a series
        String p99 = lines.stream()
                .filter(line -> line.startsWith("1,all,end_to_end_ms,,high,p99,"))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(p99.substring(p99.lastIndexOf(',') + 1))).isBetween(1940.0, 2000.0);
    }

    @Test
    void countsOfTheSeriesAreThoseOfTheLedgerWithoutWarmUp() throws IOException {
        Run run = Runs.of(Runs.BY_HAND, folder);
        StringBuilder out = new StringBuilder();
        SeriesCsv.write(run, out);

        long delivered = Csv.read(out.toString()).stream()
                .filter(row -> row.get(1).equals("garde")
                        && row.get(2).equals("delivered")
                        && row.get(5).equals("count"))
                .mapToLong(row -> Long.parseLong(row.get(6)))
                .sum();
        assertThat(delivered).isEqualTo(6);
    }

    @Test
    void histogramsHoldEveryDelivery() throws IOException {
        Run run = Runs.of(Runs.BY_HAND, folder);
        StringBuilder out = new StringBuilder();
        LatencyCsv.write(run.summary(), out);

        List<List<String>> rows = Csv.read(out.toString());
        assertThat(rows.get(0)).containsExactly("service", "priority", "latency", "from_ns", "count");
        long sum = rows.stream()
                .filter(row -> row.get(0).equals("garde") && row.get(2).equals("end_to_end"))
                .mapToLong(row -> Long.parseLong(row.get(4)))
                .sum();
        assertThat(sum).isEqualTo(6);
        assertThat(rows).contains(List.of("garde", "high", "wait", "0", "1"));
    }

    private List<String> series(String yaml) throws IOException {
        StringBuilder out = new StringBuilder();
        SeriesCsv.write(Runs.of(yaml, folder), out);
        return out.toString().lines().toList();
    }
}
