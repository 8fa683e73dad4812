package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.metric.Tally;
import buzzville.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Services that join and leave, beside timelines worked out by hand. Times in milliseconds. */
class JoinTimelineTest {
    /** A message each second from 0 to 9 s, and a service of 100 ms that hears them all. */
    private static final String CITY = """
            duration: 10s
            events: {task: {size: 200B}}
            producers: {source: {emits: task, arrivals: "every(1s, phase=0s)"}}
            services:
              desk: {subscribes: [task], service-time: 100ms}
            """;

    @Test
    void fromTheLatestItIsRoutedWhatIsRoutedAtOrAfterTheJoin() {
        Timeline timeline = Timeline.of(CITY + "  late: {subscribes: [task], service-time: 2s, joins: 7s}\n");

        timeline.shows("""
                message service offered started ended fate
                source.0 desk 0 0 100 delivered
                source.1 desk 1000 1000 1100 delivered
                source.2 desk 2000 2000 2100 delivered
                source.3 desk 3000 3000 3100 delivered
                source.4 desk 4000 4000 4100 delivered
                source.5 desk 5000 5000 5100 delivered
                source.6 desk 6000 6000 6100 delivered
                source.7 desk 7000 7000 7100 delivered
                source.7 late 7000 7000 9000 delivered
                source.8 desk 8000 8000 8100 delivered
                source.8 late 8000 9000 10000 in-flight
                source.9 desk 9000 9000 9100 delivered
                source.9 late 9000 - 10000 in-flight""");
        assertThat(tally(timeline, "late").offered()).isEqualTo(3);
        GuestSummary guest = guest(timeline, "late");
        assertThat(guest.handed()).isEqualTo(3);
        assertThat(guest.replayed()).isZero();
        assertThat(guest.mostKept()).isZero();
        assertThat(guest.livePerSecond()).isEqualTo(1.0);
    }

    @Test
    void fromTheEarliestItIsHandedEverythingInTheOrderOfRoutingAndNothingTwice() {
        Timeline timeline = Timeline.of(
                CITY + "  late: {subscribes: [task], service-time: 500ms, joins: 7500ms, from: earliest}\n");

        // 0 to 7 wait at 7.5 s and are served one after the other; 8 and 9 come behind them and do not end
        assertThat(late(timeline, "late"))
                .containsExactly(
                        "0 7500 7500 8000",
                        "1 7500 8000 8500",
                        "2 7500 8500 9000",
                        "3 7500 9000 9500",
                        "4 7500 9500 10000",
                        "5 7500 - 10000",
                        "6 7500 - 10000",
                        "7 7500 - 10000",
                        "8 8000 - 10000",
                        "9 9000 - 10000");
        Tally late = tally(timeline, "late");
        assertThat(late.offered()).isEqualTo(10);
        assertThat(late.delivered()).isEqualTo(4);
        assertThat(late.inFlight()).isEqualTo(6);
        GuestSummary guest = guest(timeline, "late");
        assertThat(guest.replayed()).isEqualTo(8);
        assertThat(guest.handed()).isEqualTo(10);
        assertThat(guest.mostKept()).isEqualTo(8);
        assertThat(guest.mostKeptBytes()).isEqualTo(1600);
        assertThat(guest.livePerSecond()).isEqualTo(2 / 2.5);
        // the first is late by what it occurred before, and by its work
        assertThat(late.latency(buzzville.metric.Latency.END_TO_END).max()).isEqualTo(8_000_000_000L);
        assertThat(timeline.summary().events().get("task").handled().missed()).isZero();
    }

    @Test
    void whatIsRoutedWhileItReadsGoesBehindWhatItHasNotRead() {
        // one place that blocks: 2 stands outside until 3.2 s, and 3, routed at 3 s, until 3.7 s; 4 comes when all is
        // read
        Timeline timeline = Timeline.of(CITY
                + "  late: {subscribes: [task], service-time: 500ms, joins: 2700ms, from: earliest, lanes: {all: {capacity: 1,"
                + " overflow: block}}}\n");

        assertThat(late(timeline, "late").subList(0, 6))
                .containsExactly(
                        "0 2700 2700 3200",
                        "1 2700 3200 3700",
                        "2 2700 3700 4200",
                        "3 3200 4200 4700",
                        "4 4000 4700 5200",
                        "5 5000 5200 5700");
        assertThat(timeline.rows().stream()
                        .filter(row -> row.service().equals("desk"))
                        .map(row -> Timeline.ms(row.endedAt())))
                .containsExactly("100", "1100", "2100", "3100", "4100", "5100", "6100", "7100", "8100", "9100");
        GuestSummary guest = guest(timeline, "late");
        assertThat(guest.replayed()).isEqualTo(4);
        assertThat(guest.handed()).isEqualTo(10);
    }

    @Test
    void whatItHasNotReadAtTheEndIsInFlight() {
        Timeline timeline = Timeline.of(CITY
                + "  late: {subscribes: [task], service-time: 1min, joins: 5500ms, from: earliest, lanes: {all: {capacity: 1,"
                + " overflow: block}}}\n");

        Tally late = tally(timeline, "late");
        assertThat(late.offered()).isEqualTo(10);
        assertThat(late.inFlight()).isEqualTo(10);
        assertThat(guest(timeline, "late").replayed()).isEqualTo(3);
    }

    @Test
    void whatIsOlderThanTheRetentionIsNotOfferedAndIsCounted() {
        Timeline timeline =
                Timeline.of(CITY + "  late: {subscribes: [task], joins: 7500ms, from: earliest, retention: 2500ms}\n");

        // at 7.5 s those of 5, 6 and 7 s are at most 2.5 s old
        assertThat(tally(timeline, "late").offered()).isEqualTo(5);
        GuestSummary guest = guest(timeline, "late");
        assertThat(guest.replayed()).isEqualTo(3);
        assertThat(guest.tooOld()).isEqualTo(5);
        assertThat(guest.mostKept()).isEqualTo(3);
    }

    @Test
    void oneThatLeavesFinishesWhatWaitsAndIsRoutedNothingMore() {
        Timeline timeline = Timeline.of(CITY + "  early: {subscribes: [task], service-time: 1500ms, leaves: 3s}\n");

        assertThat(late(timeline, "early")).containsExactly("0 0 0 1500", "1 1000 1500 3000", "2 2000 3000 4500");
        assertThat(tally(timeline, "early").offered()).isEqualTo(3);
        assertThat(guest(timeline, "early").livePerSecond()).isEqualTo(1.0);
    }

    @Test
    void itIsKeptOnlyWhatItWillWant() {
        String city = """
                duration: 10s
                zones: [nord, sud]
                events: {task: {}, other: {}}
                producers:
                  source: {emits: task, count: 2, arrivals: "every(1s, phase=0s)"}
                  elsewhere: {emits: other, arrivals: "every(1s, phase=0s)"}
                services:
                  desk: {subscribes: [task, other]}
                  late: {subscribes: [task], zones: [sud], joins: 4500ms, from: earliest}
                """;
        Timeline timeline = Timeline.of(city);

        assertThat(guest(timeline, "late").mostKept()).isEqualTo(5);
        assertThat(tally(timeline, "late").offered()).isEqualTo(10);
        assertThat(timeline.rows().stream().filter(row -> row.service().equals("late")))
                .allMatch(row -> row.message().zone == 1);
    }

    @Test
    void aMessageLostBeforeItIsRoutedIsLostToThoseWhoAreThereThen() {
        // the broker's thread takes 3 s: routed at 3, 6 and 9 s; no one waits, so 1, 2, 4, 5, 7 and 8 are lost as they
        // come
        String city = CITY + """
                  late: {subscribes: [task], joins: 4500ms, from: earliest}
                broker: {service-time: 3s, lanes: {all: {capacity: 0}}}
                """;
        Tally late = tally(Timeline.of(city), "late");

        // message 0 was routed before, 3 and 6 after; of the lost ones 5, 7 and 8; 9 is with the thread at the end
        assertThat(late.offered()).isEqualTo(7);
        assertThat(late.delivered()).isEqualTo(3);
        assertThat(late.count(Fate.DROPPED_NEWEST)).isEqualTo(3);
        assertThat(late.inFlight()).isEqualTo(1);
    }

    @Test
    void aReplayedMessageMayBeTooOld() {
        String city = CITY.replace("size: 200B", "ttl: 2s")
                + "  late: {subscribes: [task], service-time: 10ms, joins: 7s, from: earliest}\n";
        Tally late = tally(Timeline.of(city), "late");

        assertThat(late.offered()).isEqualTo(10);
        assertThat(late.count(Fate.EXPIRED)).isEqualTo(5);
        assertThat(late.delivered()).isEqualTo(5);
    }

    @Test
    void oneWhoJoinsACrashedBrokerReadsWhenItIsUpAgain() {
        String city = CITY + """
                  late: {subscribes: [task], service-time: 10ms, joins: 4500ms, from: earliest}
                incidents: {power: {at: 4200ms, for: 2s, crash: broker}}
                """;
        Timeline timeline = Timeline.of(city);

        // 0 to 4 were routed before and are kept; 5 and 6 come while the broker is down
        Tally late = tally(timeline, "late");
        assertThat(late.offered()).isEqualTo(10);
        assertThat(late.count(Fate.CRASHED)).isEqualTo(2);
        assertThat(late.delivered()).isEqualTo(8);
        assertThat(late(timeline, "late")).contains("0 6200 6200 6210", "4 6200 6240 6250", "7 7000 7000 7010");
    }

    @Test
    void effectsOfReplayedMessagesArePublishedOnceAllIsHandedOver() {
        String city = CITY.replace("events: {task: {size: 200B}}", "events: {task: {}, count: {}}")
                        .replace("subscribes: [task]", "subscribes: [task, count]")
                + "  late: {subscribes: [task], joins: 7500ms, from: earliest, emits: {count: {}}}\n";
        Timeline timeline = Timeline.of(city);

        assertThat(tally(timeline, "late").delivered()).isEqualTo(10);
        assertThat(tally(timeline, "desk").offered()).isEqualTo(20);
    }

    @Test
    void whoeverWasThereBeforeAndTheProducersNoticeNothing() {
        String busy = """
                duration: 5min
                warmup: 20s
                zones: [nord, sud]
                events: {alarm: {priority: critical}, motion: {key: zone, ttl: 3s}, text: {priority: info}}
                producers:
                  detector: {emits: alarm, count: 4, arrivals: poisson(0.2/s)}
                  sensor: {emits: motion, count: 30, arrivals: poisson(0.5/s)}
                network: {to-broker: {latency: exponential(20ms), loss: 1%}, to-services: {latency: 5ms, loss: 1%}}
                broker: {partitions: zone, service-time: exponential(30ms)}
                services:
                  police: {subscribes: [alarm, motion], workers: 2, service-time: exponential(100ms), failure: 5%,
                    attempts: 2, lanes: {all: {capacity: 20, overflow: drop-oldest}}, emits: {text: {on: alarm, after: 1s}}}
                  board: {subscribes: [motion, text], instances: 3, service-time: exponential(50ms)}
                """;
        Scenario without = Timeline.scenario(busy);
        Scenario with = Timeline.scenario(busy
                + "  statistics: {subscribes: [alarm, motion], service-time: exponential(80ms), joins: 100s, from: earliest}\n"
                + "  visitor: {subscribes: [text], joins: 50s, leaves: 150s}\n");
        Timeline alone = Timeline.of(without, 0);
        Timeline together = Timeline.of(with, 0);

        assertThat(together.summary().occurrencesHash())
                .isEqualTo(alone.summary().occurrencesHash());
        for (String service : List.of("police", "board")) {
            assertThat(rows(together, service)).isEqualTo(rows(alone, service));
        }
        assertThat(guest(together, "statistics").replayed()).isPositive();
        assertThat(tally(together, "statistics").lost()).isPositive();
        Map<Object, Long> times = together.rows().stream()
                .filter(row -> row.service().equals("statistics"))
                .collect(Collectors.groupingBy(row -> row.message().identity, Collectors.counting()));
        assertThat(times.values()).allMatch(count -> count == 1);
    }

    private static List<String> rows(Timeline timeline, String service) {
        return timeline.rows().stream()
                .filter(row -> row.service().startsWith(service))
                .map(row -> row.service() + " " + row.message().identity + " " + row.endedAt() + " " + row.fate())
                .sorted()
                .toList();
    }

    /** Ordinal, offered, started and ended of what a service was expected to do. */
    private static List<String> late(Timeline timeline, String service) {
        return timeline.rows().stream()
                .filter(row -> row.service().equals(service))
                .map(row -> row.message().ordinal + " " + instant(row, true) + " " + instant(row, false) + " "
                        + Timeline.ms(row.endedAt()))
                .toList();
    }

    private static String instant(Timeline.Row row, boolean offered) {
        return row.copy() == null ? "-" : Timeline.ms(offered ? row.copy().offeredAt : row.copy().startedAt);
    }

    private static Tally tally(Timeline timeline, String service) {
        return timeline.summary().services().get(service).tally(Priority.NORMAL);
    }

    private static GuestSummary guest(Timeline timeline, String service) {
        return timeline.summary().services().get(service).guest();
    }
}
