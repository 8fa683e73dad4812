package buzzville.causality.log;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.clock.Carried;
import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LogFileTest {
    private static final ClockRules BROKEN = new ClockRules(
            ClockRules.Granularity.STEP,
            true,
            LamportClock.Rule.NO_MERGE,
            VectorClock.Rule.COPY,
            2,
            HybridClock.Rule.RESET);

    /** Red light, then an accident that has heard of it. */
    private static EventLog small() {
        Chronicle chronicle = new Chronicle(ClockRules.TEXTBOOK, 100);
        int light = chronicle.process(new Party("feu[0]", Party.Kind.PRODUCER, 100));
        int accident = chronicle.process(new Party("accident", Party.Kind.SERVICE, 0));
        int red = chronicle.event(
                light, Kind.SEND, "feu_rouge", List.of(), 0, 5, 10, Circumstances.NONE.withState("rouge"));
        Carried message = chronicle.send(light, red);
        chronicle.event(
                accident,
                Kind.RECEIVE,
                "feu_rouge",
                List.of(message),
                1_000,
                900,
                20,
                Circumstances.NONE.withArrival(990, 0));
        return chronicle.log(RandomLogs.SOURCE);
    }

    private static final String HEADER = """
            {"format":"buzzville-clocks","version":1,"buzzville":"0.1.0","scenario":"random","strategy":"none",\
            "seed":42,"replication":0,"start":"2024-12-10T14:32:00Z",\
            "rules":{"granularity":"separate","broker":"transparent","lamport":"max","vector":"max","entries":0,\
            "hybrid":"count"},"broken":[],\
            "processes":[{"name":"feu[0]","kind":"producer","lamport_start":100},\
            {"name":"accident","kind":"service","lamport_start":0}],"events":2,"left_out":0}
            """;

    private static final String SEND = """
            {"id":1,"process":"feu[0]","number":1,"kind":"send","what":"feu_rouge","message":"m1","received":[],\
            "sent":["m1"],"true_ns":0,"local_ns":5,"bound_ns":10,"lamport":101,"vector":{"feu[0]":1},\
            "hlc":{"l":5,"c":0},"state":"rouge"}
            """;

    // the clock of the accident shows 900, which is after 5
    private static final String RECEIVE = """
            {"id":2,"process":"accident","number":1,"kind":"receive","what":"feu_rouge","message":"m1",\
            "received":["m1"],"sent":[],"true_ns":1000,"local_ns":900,"bound_ns":20,"lamport":102,\
            "vector":{"feu[0]":1,"accident":1},"hlc":{"l":900,"c":0},"arrived_ns":990,"held":0}
            """;

    @Test
    void aLogIsLinesOfJson() {
        assertThat(LogWriter.text(small())).isEqualTo(HEADER + SEND + RECEIVE);
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        for (int seed = 0; seed < 40; seed++) {
            EventLog log =
                    RandomLogs.of(seed, seed % 2 == 0 ? ClockRules.TEXTBOOK : BROKEN, 1 + seed % 7, 60, seed % 3 * 0.2);
            LogReading reading = LogReader.read(LogWriter.text(log));
            assertThat(reading.problems()).isEmpty();
            assertThat(reading.log()).isEqualTo(log);
        }
    }

    @Test
    void theFirstLineSaysWhatWasLeftOutAndWhy() {
        EventLog log = small();
        LeftOut why = new LeftOut(2, 5, List.of("feu[0]", "accident"), 6, List.of("choc"), 7);
        EventLog part = new EventLog(log.source(), log.rules(), log.processes(), log.events(), 18, why);
        String text = LogWriter.text(part);
        assertThat(text)
                .contains("\"left_out\":18,\"left_out_because\":{\"events\":2,\"later\":5,\"processes\":[\"feu[0]\","
                        + "\"accident\"],\"other_processes\":6,\"incidents\":[\"choc\"],\"other_incidents\":7}}");
        assertThat(LogReader.read(text).log()).isEqualTo(part);
        refused(
                text.replace("\"later\":5", "\"later\":4"),
                "line 1, column 434: left_out must be 17, as left_out_because has in all, but is 18");
    }

    @Test
    void linesMayEndAsOnWindowsAndTheLastNeedNotEnd() {
        String text = (HEADER + SEND + RECEIVE).replace("\n", "\r\n");
        assertThat(LogReader.read(text).log()).isEqualTo(small());
        assertThat(LogReader.read((HEADER + SEND + RECEIVE).strip()).log()).isEqualTo(small());
    }

    @Test
    void aWrongStampCanBeRead() {
        EventLog log = LogReader.read(HEADER + SEND + RECEIVE.replace("\"lamport\":102", "\"lamport\":-7"))
                .log();
        assertThat(log).isNotNull();
        assertThat(log.events().get(1).stamps().lamport()).isEqualTo(-7);
    }

    @Test
    void whatIsNoLogIsRefusedWithTheReason() {
        refused("", "line 1, column 1: the line is not there: the file is empty; expected the first line of a log");
        refused(
                "{}",
                "line 1, column 1: format is missing; expected \"buzzville-clocks\": the first line of a log says what it is");
        refused(
                "\ufeff" + HEADER + SEND + RECEIVE,
                "line 1, column 1: the line begins with a byte order mark; expected UTF-8 without one");
        refused("[1]", "line 1, column 1: the line must be a JSON object, but is [1]");
        refused("\n", "line 1, column 1: the line must be a JSON object, but is empty");
        refused("{\"type\":\"feu", "line 1, column 13: the line is not JSON; the file ends in the middle of it");
        refused(
                HEADER.replace("\"version\":1", "\"version\":3") + SEND + RECEIVE,
                "line 1, column 40: version must be 1 or 2, those that this program reads, but is 3");
        refused(
                HEADER + SEND,
                "line 3, column 1: the line is missing: the first line says that there are 2 events, but the file ends after 1");
        refused(
                HEADER.replace("\"events\":2", "\"events\":1") + SEND + RECEIVE,
                "line 4, column 1: the line stands behind 2 events, but the first line says that there are 1");
        refused(
                HEADER + SEND + RECEIVE.substring(0, 30),
                "line 3, column 31: the line is not JSON; the file ends in the middle of it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "max","vector"      | "mx","vector"      | line 1, column 224: rules.lamport must be one of max, received-only, no-merge, but is "mx"; did you mean 'max'?
            "broken":[]         | "broken":["x"]     | line 1, column 284: broken must be [], as all rules are right, but is ["x"]
            "left_out"          | "leftout"          | line 1, column 433: leftout is unknown; did you mean 'left_out'?
            "seed":42           | "seed":4.5         | line 1, column 107: seed must be a whole number from -9223372036854775808 to 9223372036854775807, but is 4.5
            2024-12-10T14:32:00 | 2024-13-10         | line 1, column 134: start must be a UTC time such as 2024-12-10T14:32:00Z between 1850 and 2090, but is "2024-13-10Z"
            "accident","kind"   | "feu[0]","kind"    | line 1, column 364: processes[1].name must be the name of no other process, but 'feu[0]' stands there twice
            "accident","kind"   | "a b","kind"       | line 1, column 364: processes[1].name must be a name without white space, but is "a b"
            """)
    void aWrongFirstLineIsRefusedWhereItIsWrong(String right, String wrong, String said) {
        assertThat(HEADER).contains(right);
        assertThat(LogReader.read(HEADER.replaceFirst(java.util.regex.Pattern.quote(right), wrong) + SEND + RECEIVE)
                        .problems()
                        .stream()
                        .map(LogProblem::toString))
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "id":2                 | "id":1                | line 3, column 7: id must be 2, as events are numbered one by one, but is 1
            "process":"accident"   | "process":"acident"   | line 3, column 19: process names no process of this log: 'acident'; did you mean 'accident'? (known processes: feu[0], accident)
            "number":1             | "number":2            | line 3, column 39: number must be 1, as the events of a process are numbered one by one, but is 2
            "kind":"receive"       | "kind":"recieve"      | line 3, column 48: kind must be one of local, send, receive, but is "recieve"; did you mean 'receive'?
            "received":["m1"]      | "received":["m2"]     | line 3, column 87: message must be "m2", the first of those named, but is "m1"
            "received":["m1"]      | "received":["m1",7]   | line 3, column 103: received must be a list of words, but has 7
            "received":["m1"]      | "received":["m1","m1"]| line 3, column 103: received has 'm1' twice
            "sent":[]              | "sent":["m1"]         | line 3, column 117: sent has 'm1', which event 1 has sent
            "true_ns":1000         | "true_ns":1e3         | line 3, column 130: true_ns must be a whole number from 0 to 4000000000000000000, but is 1000.0
            "true_ns":1000         | "true_ns":9999999999999999999999 | line 3, column 130: true_ns must be a whole number from 0 to 4000000000000000000, but is 9999999999999999999999
            "lamport":102          | "lamport":"102"       | line 3, column 174: lamport must be a whole number from -4000000000000000000 to 4000000000000000000, but is "102"
            "lamport":102          | "lamprt":102          | line 3, column 173: lamprt is unknown; did you mean 'lamport'?
            "lamport":102          | "held":3              | line 3, column 253: the line has a field twice
            {"feu[0]":1            | {"feu":1              | line 3, column 194: vector.feu names no process of this log: 'feu'; known processes: feu[0], accident
            {"feu[0]":1            | {"feu[0]":"1"         | line 3, column 197: vector.feu[0] must be a whole number from 0 to 2147483647, but is "1"
            {"l":900,"c":0}        | 900                   | line 3, column 219: hlc must be an object, but is 900
            "held":0               | "after":[2]           | line 3, column 260: after must be numbers of events before 2, but has 2
            """)
    void aWrongEventIsRefusedWhereItIsWrong(String right, String wrong, String said) {
        assertThat(RECEIVE).contains(right);
        assertThat(LogReader.read(HEADER + SEND + RECEIVE.replace(right, wrong)).problems().stream()
                        .map(LogProblem::toString))
                .contains(said);
    }

    /** One slip in a log of events that follow each other in many ways. */
    private enum OneSlip {
        A_LINE_LESS,
        A_LINE_TWICE,
        A_LINE_THAT_IS_NO_JSON,
        AN_EMPTY_LINE_MORE,
        A_FIELD_OF_ANOTHER_NAME,
        A_PROCESS_THAT_IS_NONE,
        ANOTHER_PROCESS,
        ANOTHER_NUMBER,
        ANOTHER_ID;

        List<String> in(List<String> log, int at, Random chance) {
            List<String> lines = new ArrayList<>(log);
            String line = lines.get(at);
            String process = "\"process\":\"p";
            switch (this) {
                case A_LINE_LESS -> lines.remove(at);
                case A_LINE_TWICE -> lines.add(at, line);
                case A_LINE_THAT_IS_NO_JSON -> lines.set(at, line.substring(0, line.length() / 2));
                case AN_EMPTY_LINE_MORE -> lines.add(at, "");
                case A_FIELD_OF_ANOTHER_NAME -> lines.set(at, line.replace("\"lamport\"", "\"lamprt\""));
                case A_PROCESS_THAT_IS_NONE -> lines.set(at, line.replace(process, "\"process\":\"q"));
                case ANOTHER_PROCESS -> {
                    int who = line.charAt(line.indexOf(process) + process.length()) - '0';
                    lines.set(at, line.replace(process + who, process + (who + 1 + chance.nextInt(3)) % 4));
                }
                case ANOTHER_NUMBER -> lines.set(at, line.replaceFirst("\"number\":", "\"number\":9"));
                case ANOTHER_ID -> lines.set(at, line.replaceFirst("\"id\":", "\"id\":9"));
            }
            return lines;
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneSlipIsOneProblem(OneSlip slip) {
        for (int seed = 0; seed < 100; seed++) {
            Random chance = new Random(seed);
            EventLog log = RandomLogs.of(seed, ClockRules.TEXTBOOK, 4, 80, 0);
            List<String> right = LogWriter.text(log).lines().toList();
            int at = 1 + chance.nextInt(right.size() - 2);

            List<LogProblem> problems = LogReader.read(String.join("\n", slip.in(right, at, chance)) + "\n")
                    .problems();

            assertThat(problems)
                    .as("%s in line %d of log %d", slip, at + 1, seed)
                    .isNotEmpty();
            assertThat(problems)
                    .as("%s in line %d of log %d", slip, at + 1, seed)
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(problems.get(0).line())
                    .as("%s in line %d of log %d", slip, at + 1, seed)
                    .isBetween(at + 1, slip == OneSlip.ANOTHER_PROCESS || slip == OneSlip.A_LINE_LESS ? 99 : at + 2);
        }
    }

    @Test
    void aMessageMustBeSentBeforeItIsReceived() {
        String sendFirst = SEND.replace("\"id\":1", "\"id\":2").replace("\"true_ns\":0", "\"true_ns\":1000");
        refused(
                HEADER + RECEIVE.replace("\"id\":2", "\"id\":1") + sendFirst,
                "line 2, column 103: received has 'm1' before event 2 sends it");
        refused(
                HEADER + SEND + RECEIVE.replace("m1", "m7"),
                "line 3, column 103: received has 'm7', which no event sends");
        String sampled = HEADER.replace("\"left_out\":0", "\"left_out\":1");
        assertThat(LogReader.read(sampled + SEND + RECEIVE.replace("m1", "m7")).problems())
                .as("the event that sent it may have been left out")
                .isEmpty();
    }

    @Test
    void instantsDoNotGoBack() {
        refused(
                HEADER + SEND.replace("\"true_ns\":0", "\"true_ns\":2000") + RECEIVE,
                "line 3, column 130: true_ns must be at least 2000, as events stand in the order in which they happened, but is 1000");
    }

    @Test
    void noMoreProblemsAreToldThanAnyoneReads() {
        assertThat(LogReader.read(HEADER + "x\n".repeat(1000)).problems()).hasSize(LogReading.MOST);
    }

    private static void refused(String text, String... said) {
        LogReading reading = LogReader.read(text);
        assertThat(reading.log()).isNull();
        assertThat(reading.problems().stream().map(LogProblem::toString)).containsExactly(said);
    }
}
