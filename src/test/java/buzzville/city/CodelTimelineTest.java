package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Fate;
import buzzville.metric.Latency;
import buzzville.metric.PolicyTally.Deed;
import buzzville.scenario.Scenario;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When CoDel drops: by pencil from RFC 8289's control law, and beside its pseudocode written down anew. */
class CodelTimelineTest {
    /** A queue of 19 behind one worker of 1 ms, kept standing by one arrival in each millisecond. */
    private static List<Integer> standing(int from, int to) {
        List<Integer> times = new ArrayList<>();
        IntStream.range(0, 20).forEach(any -> times.add(from));
        IntStream.rangeClosed(from + 1, to).forEach(times::add);
        return times;
    }

    private static Scenario scenario(List<Integer> arrivals, String service) {
        return Timeline.scenario(
                """
                duration: 20s
                drain: true
                events: {e: {priority: normal}}
                producers: {p: {emits: e, arrivals: {kind: at, times: %s}}}
                services: {s: {subscribes: [e], %s}}
                """.formatted(arrivals.stream().map(t -> t + "ms").toList(), service));
    }

    private static String drops(Timeline timeline) {
        return timeline.rows().stream()
                .filter(row -> row.fate() == Fate.SHED)
                .map(row -> Timeline.ms(row.endedAt()))
                .collect(Collectors.joining(" "));
    }

    @Test
    void dropsFollowEachOtherByTheIntervalOverTheRootOfTheirNumber() {
        /*
         * Turns come at every millisecond. At 5 the wait reaches the target of 5, so at 105 it has been there for an interval:
         * first drop. The next are due at 205, 205 + 100/sqrt 2 = 275.71, + 100/sqrt 3 = 333.45, + 100/sqrt 4 = 383.45,
         * + 100/sqrt 5 = 428.17, + 100/sqrt 6 = 468.99, and come with the first turn after that.
         */
        Timeline timeline = Timeline.of(scenario(standing(0, 480), "service-time: 1ms, admission: codel"), 0);
        assertThat(drops(timeline)).isEqualTo("105 205 276 334 384 429 469");
        // the 105th turn is that of p.105; the next one passes in its place
        assertThat(timeline.rows().stream()
                        .filter(row -> row.fate() == Fate.SHED)
                        .findFirst()
                        .orElseThrow()
                        .message(false))
                .isEqualTo("p.105");
        var tally = timeline.summary().policies().get(0).tally();
        assertThat(tally.count(Deed.DROPPED, 2)).isEqualTo(7);
        assertThat(tally.count(Deed.ADMITTED, 2)).isEqualTo(493);
        assertThat(tally.figures()).containsEntry("dropping-phases", 1L);
    }

    @Test
    void aPhaseThatFollowsSoonBeginsWithTheRateThatEndedTheLast() {
        /*
         * The first phase drops at 105, 205, 276, 334, 384 (the fifth, so the count is 5) and was due again at 428.17 when the
         * queue had run dry. The second queue stands from 600: first drop at 705, less than 16 intervals later. The last phase
         * brought the count from 1 to 5, so it goes on from 4: 705 + 100/sqrt 4 = 755, then + 100/sqrt 5 = 799.72,
         * + 100/sqrt 6 = 840.55.
         */
        List<Integer> arrivals = standing(0, 390);
        arrivals.addAll(standing(600, 850));
        Timeline timeline = Timeline.of(scenario(arrivals, "service-time: 1ms, admission: codel"), 0);
        assertThat(drops(timeline)).isEqualTo("105 205 276 334 384 705 755 800 841");
    }

    @Test
    void aPhaseThatFollowsLateBeginsAnew() {
        // 2029 is more than 16 intervals after 428.17: the first drop of the next phase at 2029 + 105, then 100 later
        List<Integer> arrivals = standing(0, 390);
        arrivals.addAll(standing(2029, 2280));
        Timeline timeline = Timeline.of(scenario(arrivals, "service-time: 1ms, admission: codel"), 0);
        assertThat(drops(timeline)).isEqualTo("105 205 276 334 384 2134 2234");
    }

    @Test
    void aBurstThatIsGoneWithinAnIntervalLosesNothing() {
        Timeline timeline = Timeline.of(scenario(standing(0, 80), "service-time: 1ms, admission: codel"), 0);
        assertThat(drops(timeline)).isEmpty();
    }

    @Test
    void eachLaneHasAStateOfItsOwn() {
        // the same standing queue as above, with a critical message every 10 ms beside it: none of them waits 5 ms
        Scenario scenario = Timeline.scenario(
                """
                duration: 480ms
                events: {n: {priority: normal}, c: {priority: critical}}
                producers:
                  n: {emits: n, arrivals: {kind: at, times: %s}}
                  c: {emits: c, arrivals: "every(10ms, phase=3ms)"}
                services:
                  s:
                    subscribes: [n, c]
                    service-time: 1ms
                    lanes: {critical: {}, others: {accepts: [high, normal, info]}}
                    dispatch: strict-priority
                    admission: codel
                """.formatted(standing(0, 480).stream().map(t -> t + "ms").toList()));
        Timeline timeline = Timeline.of(scenario, 0);
        var tally = timeline.summary().policies().get(0).tally();
        assertThat(tally.count(Deed.DROPPED, 0)).isZero();
        assertThat(tally.count(Deed.DROPPED, 2)).isGreaterThan(5);
    }

    @Test
    void anyQueueIsDroppedFromAsThePseudocodeDoes() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int service = 1 + random.nextInt(9);
            List<Integer> arrivals = new ArrayList<>();
            int time = 0;
            while (arrivals.size() < 600) {
                boolean surge = time / 300 % 2 == 0; // above and below capacity in turns, so that phases begin and end
                time += random.nextInt((surge ? 2 : 4) * service);
                arrivals.add(time);
            }
            Timeline timeline = Timeline.of(
                    scenario(
                            arrivals,
                            "service-time: %dms, admission: 'codel(target=5ms, interval=30ms)'".formatted(service)),
                    0);
            Pseudocode rfc = new Pseudocode(5_000_000, 30_000_000);
            assertThat(drops(timeline)).as("seed %d", seed).isEqualTo(rfc.drops(arrivals, service));
            assertThat(timeline.summary().policies().get(0).tally().figures().getOrDefault("dropping-phases", 0L))
                    .isEqualTo(rfc.phases);
        }
    }

    @Test
    void underOverloadTheWaitStaysNearTheTargetWhereTailDropKeepsTheQueueFull() {
        // 30 drops a second are needed: a phase reaches them with its (30 * 0.1)^2 = 9th drop, within a second
        String city = """
                duration: 60s
                warmup: 20s
                events: {e: {priority: normal}}
                producers: {p: {emits: e, arrivals: poisson(130/s)}}
                services: {s: {subscribes: [e], service-time: 10ms, lanes: {all: {capacity: 200}}%s}}
                """;
        var codel = Timeline.of(city.formatted(", admission: codel"))
                .summary()
                .services()
                .get("s");
        var tail = Timeline.of(city.formatted("")).summary().services().get("s");
        // nearly as long as the 200 before it take, against some five services; an M/D/1 queue with the pseudocode has
        // 47 ms
        assertThat(tail.all().latency(Latency.WAIT).percentile(0.5) / 1e6).isBetween(1_900.0, 2_000.0);
        assertThat(codel.all().latency(Latency.WAIT).percentile(0.5) / 1e6).isBetween(30.0, 70.0);
        // both work all the time, near enough
        assertThat(codel.utilization()).isGreaterThan(0.97);
        assertThat(tail.utilization()).isGreaterThan(0.999);
    }

    /** The pseudocode of RFC 8289, section 5, around a queue and a server of its own. */
    private static final class Pseudocode {
        private record Taken(Long packet, boolean okToDrop) {}

        private final long target;
        private final long interval;
        private final ArrayDeque<Long> queue = new ArrayDeque<>();
        private final List<String> dropped = new ArrayList<>();
        private long firstAboveTime;
        private long dropNext;
        private int count;
        private int lastcount;
        private boolean dropping;
        int phases;

        Pseudocode(long target, long interval) {
            this.target = target;
            this.interval = interval;
        }

        String drops(List<Integer> arrivals, int service) {
            long freeAt = 0;
            boolean idle = true;
            int next = 0;
            while (next < arrivals.size() || !idle) {
                long arrival = next < arrivals.size() ? arrivals.get(next) * 1_000_000L : Long.MAX_VALUE;
                long now;
                if (!idle && freeAt <= arrival) {
                    now = freeAt; // a service that ends at the instant of an arrival ends first
                    idle = true;
                } else {
                    now = arrival;
                    queue.add(now);
                    next++;
                }
                if (idle && deque(now) != null) {
                    idle = false;
                    freeAt = now + service * 1_000_000L;
                }
            }
            return String.join(" ", dropped);
        }

        private Taken dodeque(long now) {
            Long packet = queue.poll();
            if (packet == null) {
                firstAboveTime = 0;
                return new Taken(null, false);
            }
            if (now - packet < target || queue.isEmpty()) {
                firstAboveTime = 0;
                return new Taken(packet, false);
            }
            if (firstAboveTime == 0) {
                firstAboveTime = now + interval;
                return new Taken(packet, false);
            }
            return new Taken(packet, now >= firstAboveTime);
        }

        private Long deque(long now) {
            Taken taken = dodeque(now);
            if (dropping) {
                dropping = taken.okToDrop();
                while (dropping && now >= dropNext) {
                    drop(now);
                    count++;
                    taken = dodeque(now);
                    if (taken.okToDrop()) {
                        dropNext = controlLaw(dropNext);
                    } else {
                        dropping = false;
                    }
                }
            } else if (taken.okToDrop()) {
                drop(now);
                taken = dodeque(now);
                dropping = true;
                phases++;
                int delta = count - lastcount;
                count = delta > 1 && now - dropNext < 16 * interval ? delta : 1;
                dropNext = controlLaw(now);
                lastcount = count;
            }
            return taken.packet();
        }

        private long controlLaw(long from) {
            return from + (long) (interval / Math.sqrt(count));
        }

        private void drop(long now) {
            dropped.add(Timeline.ms(now));
        }
    }
}
