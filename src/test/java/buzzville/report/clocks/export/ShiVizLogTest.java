package buzzville.report.clocks.export;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.RandomLogs;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ShiVizLogTest {
    private static String shiviz(EventLog log) throws IOException {
        return Logs.text((any, out) -> ShiVizLog.write(any, false, out), log);
    }

    private static String tsviz(EventLog log) throws IOException {
        return Logs.text((any, out) -> ShiVizLog.write(any, true, out), log);
    }

    @Test
    void theChainIsThreeLifelinesAndTwoArrows() throws IOException {
        assertThat(shiviz(Logs.chain())).isEqualTo("""
                        (?<kind>\\S+) (?<lamport>\\S+) (?<hybrid>\\S+) (?<local>\\S+) (?<true>\\S+) (?<host>\\S+) (?<clock>{.*})\\n(?<event>.*)

                        send 101 1733841131200000000.0 2024-12-10T14:32:11.200Z 2024-12-10T14:32:10.000Z feu {"feu":1}
                        send m1 feu_rouge
                        receive 102 1733841131200000000.1 2024-12-10T14:32:11.000Z 2024-12-10T14:32:11.000Z accident {"feu":1, "accident":1}
                        receive m1 send m2 accident
                        receive 103 1733841131200000000.2 2024-12-10T14:32:11.200Z 2024-12-10T14:32:11.200Z meteo {"feu":1, "accident":1, "meteo":1}
                        receive m2 meteo
                        """);
        ShiVizReader chain = new ShiVizReader(shiviz(Logs.chain()));
        assertThat(chain.arrowsInto(chain.events.get(2))).containsExactly("accident:1");
        assertThat(chain.arrows()).isEqualTo(2);
    }

    @Test
    void theFanEndsInTheSameVectorByTwoArrowsIntoOneEvent() throws IOException {
        ShiVizReader fan = new ShiVizReader(shiviz(Logs.fan()));

        assertThat(fan.events.get(2).clock()).isEqualTo(Map.of("feu", 1, "accident", 1, "meteo", 1));
        assertThat(fan.arrowsInto(fan.events.get(2))).containsExactly("accident:1", "feu:1");
    }

    @Test
    void aMessageThatBringsNoNewsDrawsNoArrow() throws IOException {
        // two receptions; of the first message the process knows already by the second one
        assertThat(new ShiVizReader(shiviz(Logs.overtaking())).arrows()).isEqualTo(1);
    }

    @Test
    void tsVizGetsTrueTimeSinceTheBeginningOfTheRun() throws IOException {
        ShiVizReader read = new ShiVizReader(tsviz(Logs.chain()));

        assertThat(read.fields).startsWith("timestamp").contains("host", "clock", "event");
        assertThat(read.events.stream().map(event -> event.fields().get("timestamp")))
                .containsExactly("10000000000", "11000000000", "11200000000");
        assertThat(tsviz(Logs.chain()).lines().filter(line -> line.contains("{\"feu\":1}")))
                .allMatch(line -> line.startsWith("10000000000 send 101 "));
    }

    @Test
    void arrowsAreTheTransitiveReductionOfWhatMessagesAndLeftOutEventsBrought() throws IOException {
        for (long seed = 1; seed <= 30; seed++) {
            EventLog log = seed % 3 == 0
                    ? Logs.hostile(seed)
                    : RandomLogs.of(seed, ClockRules.TEXTBOOK, 2 + (int) seed % 9, 120, seed % 2 * 0.2);
            ShiVizReader read = new ShiVizReader(shiviz(log));
            assertThat(read.events).hasSameSizeAs(log.events());
            List<BitSet> past = past(log);
            for (LoggedEvent event : log.events()) {
                ShiVizReader.Event here = read.events.get(event.id() - 1);
                assertThat(read.arrowsInto(here))
                        .as("seed %d, event %d", seed, event.id())
                        .isEqualTo(reduced(log, read, past, event.id() - 1));
            }
        }
    }

    /** By event: what it knows of, out of messages and {@code after}, step by step. */
    private static List<BitSet> past(EventLog log) {
        Map<String, Integer> senders = new HashMap<>();
        Map<Integer, Integer> latest = new HashMap<>();
        List<BitSet> past = new ArrayList<>();
        for (LoggedEvent event : log.events()) {
            List<Integer> causes = new ArrayList<>(event.circumstances().after());
            event.received().stream()
                    .filter(senders::containsKey)
                    .map(senders::get)
                    .forEach(causes::add);
            if (latest.containsKey(event.process())) {
                causes.add(latest.get(event.process()));
            }
            BitSet known = new BitSet();
            causes.forEach(cause -> {
                known.or(past.get(cause - 1));
                known.set(cause - 1);
            });
            past.add(known);
            event.sent().forEach(message -> senders.put(message, event.id()));
            latest.put(event.process(), event.id());
        }
        return past;
    }

    private static TreeSet<String> reduced(EventLog log, ShiVizReader read, List<BitSet> past, int event) {
        TreeSet<String> arrows = new TreeSet<>();
        past.get(event).stream().forEach(cause -> {
            boolean direct = past.get(event).stream()
                    .noneMatch(between -> past.get(between).get(cause));
            if (direct
                    && log.events().get(cause).process()
                            != log.events().get(event).process()) {
                arrows.add(read.events.get(cause).host() + ":"
                        + read.events.get(cause).own());
            }
        });
        return arrows;
    }

    @Test
    void theVectorsAreThoseOfTheLogIfItsRulesAreRight() throws IOException {
        EventLog log = RandomLogs.of(7, ClockRules.TEXTBOOK, 6, 200, 0.2);
        ShiVizReader read = new ShiVizReader(shiviz(log));

        for (LoggedEvent event : log.events()) {
            Map<String, Integer> stamp = new TreeMap<>();
            for (int process = 0; process < 6; process++) {
                if (event.stamps().vector().count(process) > 0) {
                    stamp.put("p" + process, event.stamps().vector().count(process));
                }
            }
            assertThat(read.events.get(event.id() - 1).clock()).isEqualTo(stamp);
        }
    }

    @Test
    void brokenAndSharedVectorsAreReplacedByRightOnesAndBrokenRulesAreNamed() throws IOException {
        EventLog right = RandomLogs.of(9, ClockRules.TEXTBOOK, 5, 120, 0);
        ShiVizReader good = new ShiVizReader(shiviz(right));
        for (ClockRules rules : List.of(
                Logs.rules(LamportClock.Rule.NO_MERGE, VectorClock.Rule.COPY, 0),
                Logs.rules(LamportClock.Rule.MAX, VectorClock.Rule.MAX, 2))) {
            ShiVizReader read = new ShiVizReader(shiviz(RandomLogs.of(9, rules, 5, 120, 0)));

            for (int i = 0; i < right.events().size(); i++) {
                assertThat(read.events.get(i).clock())
                        .isEqualTo(good.events.get(i).clock());
                if (rules.isBroken()) {
                    assertThat(read.events.get(i).text()).endsWith(" [broken: lamport: no-merge, vector: copy]");
                    assertThat(read.events.get(i).fields()).containsEntry("broken", "lamport:no-merge,vector:copy");
                }
            }
            assertThat(read.fields.contains("broken")).isEqualTo(rules.isBroken());
        }
    }

    @Test
    void namesAreToldApartWhateverTheyAre() throws IOException {
        EventLog log = Logs.hostile(3);
        ShiVizReader read = new ShiVizReader(shiviz(log));

        Map<Integer, String> hosts = new TreeMap<>();
        for (LoggedEvent event : log.events()) {
            String host = read.events.get(event.id() - 1).host();
            assertThat(hosts.putIfAbsent(event.process(), host)).isIn(null, host);
        }
        assertThat(hosts.values()).doesNotHaveDuplicates().doesNotContain("constructor");
        assertThat(hosts)
                .containsEntry(0, "a\"b'c")
                .containsEntry(3, "été-東京-🚦")
                .containsEntry(5, "constructor_");
        assertThat(hosts).containsEntry(8, "non_breaking").containsEntry(9, "non_breaking_");
    }
}
