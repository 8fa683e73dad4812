package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.Scenario;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Producers that go by the sun and the clock, laid beside a calendar. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class CalendarTimelineTest {
    private static final String PARIS =
            "timezone: Europe/Paris\nlocation: {latitude: 48.8566, longitude: 2.3522}\nevents: {e: {}}\n";

    @Test
    void theSunSetsOnceADayForEveryInstanceAndTheOffsetMovesIt() {
        Timeline timeline = Timeline.of(PARIS + """
                start: 2024-12-10T15:30:00Z
                duration: 2d
                producers:
                  dusk: {emits: e, count: 2, arrivals: sunset}
                  before: {emits: e, arrivals: sunset(offset=-10min)}
                  dawn: {emits: e, arrivals: sunrise}
                """);

        // almanac: sunset at 16:54 on the 10th and the 11th, sunrise at 08:34 on the 11th and 08:35 on the 12th
        assertThat(rounded(timeline, "dusk")).containsExactly("16:54", "16:54", "16:54", "16:54");
        assertThat(rounded(timeline, "before")).containsExactly("16:44", "16:44");
        assertThat(rounded(timeline, "dawn")).containsExactly("08:34", "08:35");
        assertThat(timeline.rows().stream()
                        .filter(row -> row.message().origin.name().equals("dusk"))
                        .map(Timeline.Row::endedAt)
                        .distinct())
                .hasSize(2);
    }

    @Test
    void jitterIsDrawnForEachInstanceAndDay() {
        List<Long> instants = Timeline.of(PARIS + """
                start: 2024-12-10T12:00:00Z
                duration: 3d
                producers: {dusk: {emits: e, count: 100, arrivals: 'sunset(jitter=10min)'}}
                """).rows().stream()
                .map(row -> row.message().occurredAt)
                .toList();

        assertThat(instants).hasSize(300);
        assertThat(instants.stream().distinct()).hasSize(300);
        long first = instants.get(0);
        assertThat(instants.subList(0, 100)).allMatch(at -> at - first < 600_000_000_000L);
        double mean = instants.subList(0, 100).stream()
                .mapToLong(at -> at - first)
                .average()
                .orElseThrow();
        assertThat(mean / 1e9).isBetween(220.0, 380.0); // 300 s, sd of the mean 17 s
    }

    @Test
    void aProducerThatStartsLaterMissesWhatWasBefore() {
        Timeline timeline = Timeline.of(PARIS + """
                start: 2024-12-10T15:30:00Z
                duration: 2d
                producers: {dusk: {emits: e, arrivals: sunset, from: 1h}}
                """);

        assertThat(timeline.rows()).hasSize(1);
        assertThat(timeline.rows().get(0).message().occurredAt / 1e9 / 3600).isBetween(24.0, 25.0);
    }

    @Test
    void aTimetableIsReadFromTheClockOfTheCity() {
        // the run begins at 15:30 in Paris and ends at 17:00
        shows("2024-12-10T14:30:00Z", "90min", "timetable(first=05:30, last=00:30, every=20min)", """
                15:30 15:50 16:10 16:30 16:50""");
        shows("2024-12-10T14:30:00Z", "90min", "timetable(times=[06:12, 15:42, 16:59, 17:00])", "15:42 16:59");
    }

    @Test
    void aTimetableGoesOnOverMidnightUntilItsLastTime() {
        // from 23:50: the last is at 00:30 of the next date, then nothing until 05:30
        shows("2024-12-10T22:50:00Z", "6h", "timetable(first=05:30, last=00:30, every=20min)", """
                23:50 00:10 00:30 05:30""");
    }

    @Test
    void aRunThatBeginsAfterMidnightMeetsTheEndOfYesterdaysTimetable() {
        shows("2024-12-10T23:05:00Z", "1h", "timetable(first=22:00, last=01:00, every=30min)", "00:30 01:00");
    }

    @Test
    void whenClocksAreAnHourForwardWhatTheyLeapOverIsLeftOutOfAListAndAPeriodIsRealTime() {
        // on 30 March 2025 it is 03:00 after 01:59:59
        shows("2025-03-30T00:00:00Z", "3h", "timetable(times=[01:30, 02:30, 03:30])", "01:30 03:30");
        shows("2025-03-30T00:00:00Z", "150min", "timetable(first=01:15, last=04:15, every=30min)", """
                01:15 01:45 03:15 03:45 04:15""");
    }

    @Test
    void whenClocksAreAnHourBackAListCountsOnceAndAPeriodIsRealTime() {
        // on 26 October 2025 it is 02:00 again after 02:59:59
        shows("2025-10-25T23:00:00Z", "4h", "timetable(times=[01:30, 02:30, 03:30])", "01:30 02:30 03:30");
        Timeline timeline = run("2025-10-25T23:00:00Z", "4h", "timetable(first=01:30, last=03:30, every=1h)");
        // 01:30 and 02:30 in summer time, 02:30 and 03:30 in winter time: each an hour after the other
        timeline.shows("""
                message occurred
                p.0 1800000
                p.1 5400000
                p.2 9000000
                p.3 12600000""");
    }

    @Test
    void daysAreThoseOnWhichItBegins() {
        // from Friday 13 December 2024, 00:00, to Tuesday
        // Thursday's last is on Friday, Friday's on Saturday
        assertThat(days("weekdays"))
                .containsExactly("2024-12-13T02:00", "2024-12-13T22:00", "2024-12-14T02:00", "2024-12-16T22:00");
        assertThat(days("weekend"))
                .containsExactly("2024-12-14T22:00", "2024-12-15T02:00", "2024-12-15T22:00", "2024-12-16T02:00");
        assertThat(days("daily")).hasSize(8);
    }

    private static List<String> days(String days) {
        return local(Timeline.of(PARIS + """
                start: 2024-12-12T23:00:00Z
                duration: 4d
                producers: {p: {emits: e, arrivals: 'timetable(first=22:00, last=02:00, every=4h, days=%s)'}}
                """.formatted(days)));
    }

    @Test
    void delaysAreDrawnForEachDepartureAndMayOvertake() {
        // 15:40, 15:41, ... each a uniform 0 to 10 min late: in order of what comes, and none before its time
        Timeline timeline =
                run("2024-12-10T14:30:00Z", "60min", "timetable(15:40, 15:59, 1min, delay='uniform(0s, 10min)')");
        List<Long> late =
                timeline.rows().stream().map(row -> row.message().occurredAt).toList();
        assertThat(late).hasSize(20).isSorted();
        assertThat(late.get(0)).isBetween(600_000_000_000L, 1_200_000_000_000L);
        assertThat(late.stream().mapToLong(at -> at).sum() / 20 / 60e9).isBetween(21.5, 27.5); // 19.5 + 5, sd 0.65
        // constant delays only shift
        shows("2024-12-10T14:30:00Z", "30min", "timetable(times=[15:35, 15:45], delay=3min)", "15:38 15:48");
    }

    @Test
    void aDayProfileIsAtItsPlaceWhateverTheRunBegins() {
        // 10/s at 20 % until 15:00 and at 100 % from 16:00 on: at 15:30, 60 %
        Timeline morning = rhythm("2024-12-10T14:30:00Z", "1s");
        assertThat(morning.summary().occurrences()).isBetween(5_650L, 6_350L); // 6000, sd 77
        // from 15:00 to 16:00 the mean of 20 % and 100 %
        Timeline rising = rhythm("2024-12-10T14:00:00Z", "1h");
        assertThat(rising.summary().occurrences()).isBetween(21_000L, 22_200L); // 21600, sd 147
    }

    private static Timeline rhythm(String start, String duration) {
        boolean brief = duration.equals("1s");
        return Timeline.of(PARIS + """
                start: %s
                duration: %s
                producers:
                  p:
                    emits: e
                    arrivals: poisson(%s)
                    profile: day(times=[15:00, 16:00], factors=[20%%, 100%%])
                """.formatted(start, duration, brief ? "10000/s" : "10/s"));
    }

    private static void shows(String start, String duration, String arrivals, String times) {
        assertThat(String.join(" ", minutes(run(start, duration, arrivals), "p")))
                .isEqualTo(times.strip());
    }

    private static Timeline run(String start, String duration, String arrivals) {
        return Timeline.of(PARIS + "start: " + start + "\nduration: " + duration
                + "\nproducers: {p: {emits: e, arrivals: \"" + arrivals + "\"}}\n");
    }

    private static List<String> minutes(Timeline timeline, String producer) {
        return timeline.rows().stream()
                .filter(row -> row.message().origin.name().equals(producer))
                .map(row -> when(timeline, row, 0).substring(11, 16))
                .toList();
    }

    /** To the nearest minute, as almanacs do. */
    private static List<String> rounded(Timeline timeline, String producer) {
        return timeline.rows().stream()
                .filter(row -> row.message().origin.name().equals(producer))
                .map(row -> when(timeline, row, 30).substring(11, 16))
                .toList();
    }

    private static List<String> local(Timeline timeline) {
        return timeline.rows().stream()
                .map(row -> when(timeline, row, 0).substring(0, 16))
                .toList();
    }

    private static String when(Timeline timeline, Timeline.Row row, long later) {
        Scenario scenario = timeline.run().scenario();
        Instant instant = scenario.start().toInstant().plusSeconds(later).plusNanos(row.message().occurredAt);
        return instant.atZone(ZoneId.of("Europe/Paris")).toLocalDateTime().toString();
    }
}
