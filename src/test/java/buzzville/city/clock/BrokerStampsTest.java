package buzzville.city.clock;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.HappensBefore;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.ClockRules.Granularity;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.Party;
import buzzville.city.Timeline;
import buzzville.clock.Relation;
import buzzville.scenario.Scenario;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of stamps where the broker has clocks of its own, and where it has none. */
class BrokerStampsTest {
    /** A light turns red, which brings about an accident, of which the weather service hears. */
    private static final String CHAIN = """
            duration: 1s
            events: {red: {}, crash: {}}
            producers: {light: {emits: red, arrivals: {kind: at, times: [10ms]}}}
            network: {to-broker: 1ms, to-services: 1ms}
            services:
              accident: {subscribes: [red], service-time: 5ms, emits: {crash: {on: red}}}
              weather: {subscribes: [crash], service-time: 5ms}
            """;

    /** So many producers that each tell one service something, one after the other. */
    private static String chains(int count) {
        StringBuilder events = new StringBuilder();
        StringBuilder producers = new StringBuilder();
        StringBuilder services = new StringBuilder();
        for (int i = 0; i < count; i++) {
            events.append("  e%d: {}\n".formatted(i));
            producers.append("  p%d: {emits: e%d, arrivals: {kind: at, times: [%dms]}}\n".formatted(i, i, 10 + i));
            services.append("  s%d: {subscribes: [e%d], service-time: 1ms}\n".formatted(i, i));
        }
        return "duration: 1s\nevents:\n" + events + "producers:\n" + producers + "services:\n" + services;
    }

    /** Pairs among the events of producers that send and of services that receive. */
    private static long concurrentSendsAndReceptions(Stamped run) {
        HappensBefore causality = run.causality();
        List<LoggedEvent> ends = run.events().stream()
                .filter(event -> run.log().processes().get(event.process()).kind() != Party.Kind.BROKER)
                .filter(event -> event.kind() != LoggedEvent.Kind.LOCAL)
                .toList();
        long concurrent = 0;
        for (LoggedEvent a : ends) {
            for (LoggedEvent b : ends) {
                if (a.id() < b.id() && causality.relation(a.id() - 1, b.id() - 1) == Relation.CONCURRENT) {
                    concurrent++;
                }
            }
        }
        return concurrent;
    }

    @ParameterizedTest
    @CsvSource({"3, 15, 12, 9", "10, 190, 180, 135"})
    void aBrokerThatTakesPartIsAWitnessOfWhatHasNothingToDoWithEachOther(
            int chains, long pairs, long cable, long participant) {
        // 2k events; each m is before its r: k pairs. And where the broker takes part, m_i is before r_j for all i < j
        // as well
        assertThat(chains * (2L * chains - 1)).isEqualTo(pairs);
        assertThat(pairs - chains).isEqualTo(cable);
        assertThat(cable - chains * (chains - 1L) / 2).isEqualTo(participant);
        String text = chains(chains);
        assertThat(concurrentSendsAndReceptions(Stamped.of(text, ClockRules.TEXTBOOK)))
                .isEqualTo(cable);
        assertThat(concurrentSendsAndReceptions(Stamped.of(text, Stamped.BROKER)))
                .isEqualTo(participant);
        assertThat(concurrentSendsAndReceptions(Stamped.of(text, Stamped.rules(Granularity.STEP, true))))
                .isEqualTo(participant);
    }

    @Test
    void aBrokerThatTakesPartReceivesAndSendsUnderANameOfItsOwn() {
        Stamped run = Stamped.of(CHAIN, Stamped.BROKER);
        assertThat(run.table()).isEqualTo("""
                light send red >m1 [1,0,0,0]
                broker receive red m1 [1,0,0,1]
                broker send red >m2 [1,0,0,2]
                accident receive red m2 [1,1,0,2]
                accident send crash >m3 [1,2,0,2]
                broker receive crash m3 [1,2,0,3]
                broker send crash >m4 [1,2,0,4]
                weather receive crash m4 [1,2,1,4]
                weather local crash - [1,2,2,4]
                """);
        assertThat(run.events().get(2).circumstances().forwards()).isEqualTo("m1");
        assertThat(Stamped.of(CHAIN, Stamped.rules(Granularity.STEP, true)).table())
                .isEqualTo("""
                light send red >m1 [1,0,0,0]
                broker receive red m1>m2 [1,0,0,1]
                accident receive red m2>m3 [1,1,0,1]
                broker receive crash m3>m4 [1,1,0,2]
                weather receive crash m4 [1,1,1,2]
                """);
    }

    @Test
    void aBrokerWithThreadsReceivesWhatEntersItsQueueAndSendsWhenAThreadIsDone() {
        String text = CHAIN + "broker: {service-time: 3ms}\n";
        Stamped run = Stamped.of(text, Stamped.BROKER);
        // 10 ms + 1 ms; 3 ms on a thread
        assertThat(run.table()).startsWith("""
                light send red >m1 [1,0,0,0]
                broker receive red m1 [1,0,0,1]
                broker send red >m2 [1,0,0,2]
                accident receive red m2 [1,1,0,2]
                """);
        assertThat(run.events().subList(0, 4))
                .extracting(LoggedEvent::trueTime)
                .containsExactly(10_000_000L, 11_000_000L, 14_000_000L, 15_000_000L);
    }

    @Test
    void aBrokerThatIsLeftOutIsACable() {
        Scenario scenario = Timeline.scenario(CHAIN);
        Sampling sampling = new Sampling(Set.of("light", "accident", "weather"), Set.of(), 1000);
        Stamped run = Stamped.of(scenario, Stamped.BROKER, sampling, Set.of(), any -> LocalClock.PERFECT);
        assertThat(run.table()).isEqualTo(Stamped.of(CHAIN, ClockRules.TEXTBOOK).table());
        assertThat(run.log().leftOut()).isZero();
    }
}
