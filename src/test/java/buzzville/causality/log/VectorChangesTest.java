package buzzville.causality.log;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import buzzville.clock.VectorStamp;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs of many processes have what changes of vectors, and say the same. */
class VectorChangesTest {
    private static final String HEADER = """
            {"format":"buzzville-clocks","version":2,"buzzville":"0.1.0","scenario":"random","strategy":"none",\
            "seed":42,"replication":0,"start":"2024-12-10T14:32:00Z",\
            "rules":{"granularity":"separate","broker":"transparent","lamport":"max","vector":"copy","entries":0,\
            "hybrid":"count"},"broken":["vector: copy"],\
            "processes":[{"name":"a","kind":"producer","lamport_start":0},\
            {"name":"b","kind":"service","lamport_start":0}],"events":3,"left_out":0}
            """;

    private static String line(int id, String process, int number, String vector) {
        return "{\"id\":" + id + ",\"process\":\"" + process + "\",\"number\":" + number
                + ",\"kind\":\"local\",\"what\":\"x\",\"received\":[],\"sent\":[],\"true_ns\":0,\"local_ns\":0,"
                + "\"bound_ns\":0,\"lamport\":1," + vector + ",\"hlc\":{\"l\":0,\"c\":0}}\n";
    }

    private static ClockRules rules(VectorClock.Rule rule, int entries) {
        return new ClockRules(
                ClockRules.Granularity.SEPARATE, false, LamportClock.Rule.MAX, rule, entries, HybridClock.Rule.COUNT);
    }

    @Test
    void changesAreThoseSinceTheEventBeforeOfTheSameProcessAndNoughtMeansGone() {
        EventLog log = LogReader.read(HEADER
                        + line(1, "a", 1, "\"vector_changes\":{\"a\":1,\"b\":4}")
                        + line(2, "b", 1, "\"vector\":{\"b\":7}")
                        + line(3, "a", 2, "\"vector_changes\":{\"b\":0,\"a\":2}"))
                .log();

        assertThat(log).isNotNull();
        assertThat(log.events().stream().map(event -> event.stamps().vector()))
                .containsExactly(VectorStamp.of(1, 4), VectorStamp.of(0, 7), VectorStamp.of(2));
    }

    @Test
    void aLongLogOfManyProcessesIsShorterThatWayAndSaysTheSame() throws IOException {
        for (VectorClock.Rule rule : VectorClock.Rule.values()) {
            for (int entries : new int[] {0, 32}) {
                EventLog log = RandomLogs.of(7, rules(rule, entries), 80, 9_000, 0.1);
                StringBuilder whole = new StringBuilder();
                LogWriter.write(log, LogWriter.Vectors.WHOLE, whole);
                String brief = LogWriter.text(log);
                boolean isLong = log.events().stream()
                                .mapToLong(event -> event.stamps().vector().size())
                                .sum()
                        > 100_000;

                assertThat(isLong).as("%s, %s entries", rule, entries).isEqualTo(rule != VectorClock.Rule.NO_MERGE);
                assertThat(whole.toString()).startsWith("{\"format\":\"buzzville-clocks\",\"version\":1,");
                assertThat(LogReader.read(whole.toString()).log()).isEqualTo(log);
                assertThat(LogReader.read(brief).log()).isEqualTo(log);
                if (isLong) {
                    assertThat(brief)
                            .startsWith("{\"format\":\"buzzville-clocks\",\"version\":2,")
                            .doesNotContain("\"vector\":{");
                    assertThat(brief.length()).isLessThan(whole.length());
                } else {
                    assertThat(brief).isEqualTo(whole.toString());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "version":2          | "version":1              | line 2, column 151: vector_changes is unknown; known fields: id, process, number, kind, what, message, received, sent, true_ns, local_ns, bound_ns, lamport, vector, hlc, after, hidden, arrived_ns, held, commit_ns, visible_ns, state, partition, offset, forwards, incident
            "version":2          | "version":3              | line 1, column 40: version must be 1 or 2, those that this program reads, but is 3
            {"a":1}              | {"a":1},"vector":{"a":1} | line 2, column 151: vector_changes stands beside vector: one of the two is enough
            {"a":1}              | {"c":1}                  | line 2, column 156: vector_changes.c names no process of this log: 'c'; known processes: a, b
            {"a":1}              | {"a":-1}                 | line 2, column 156: vector_changes.a must be a whole number from 0 to 2147483647, but is -1
            {"a":1}              | 7                        | line 2, column 151: vector_changes must be an object, but is 7
            """)
    void whatIsWrongIsRefusedWhereItIsWrong(String right, String wrong, String said) {
        String text = HEADER
                + line(1, "a", 1, "\"vector_changes\":{\"a\":1}")
                + line(2, "b", 1, "\"vector\":{\"b\":1}")
                + line(3, "a", 2, "\"vector_changes\":{\"a\":2}");
        assertThat(text).contains(right);

        List<String> problems =
                LogReader.read(text.replaceFirst(java.util.regex.Pattern.quote(right), wrong)).problems().stream()
                        .map(LogProblem::toString)
                        .toList();

        assertThat(problems).contains(said);
    }

    @Test
    void changesAppliedToWhatWasGiveWhatIs() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            int[] before = IntStream.range(0, random.nextInt(9))
                    .map(k -> random.nextInt(3))
                    .toArray();
            int[] after = IntStream.range(0, random.nextInt(9))
                    .map(k -> random.nextInt(3))
                    .toArray();
            VectorStamp then = VectorStamp.of(before);
            VectorStamp now = VectorStamp.of(after);

            int[] changed = now.changedSince(then);

            int[] expected = IntStream.range(0, 9)
                    .filter(k -> (k < before.length ? before[k] : 0) != (k < after.length ? after[k] : 0))
                    .toArray();
            assertThat(changed).containsExactly(expected);
            assertThat(then.with(changed, IntStream.of(changed).map(now::count).toArray()))
                    .isEqualTo(now);
        }
    }
}
