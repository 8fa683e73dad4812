package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Aggregate;
import buzzville.metric.AggregationTally;
import buzzville.metric.Fate;
import org.junit.jupiter.api.Test;

/** Aggregates that the broker makes for all subscriptions, and aggregates of aggregates, worked out by hand. */
class BrokerAggregationTest {
    private static final String COLUMNS = "message service occurred routed offered entered ended fate\n";

    private static AggregationTally books(Timeline timeline, int which) {
        return timeline.summary().aggregations().get(which).tally();
    }

    @Test
    void aBrokerThatTakesNoTimeAggregatesAtItsDoorForAllItsSubscriptions() {
        // a takes 5 ms, b has room for nobody: its worker has f until 50, so b loses the aggregate and, for its reason,
        // both
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {f: {}, e: {}}
                producers:
                  f: {emits: f, arrivals: "at([0ms])"}
                  p: {emits: e, arrivals: "at([2ms, 7ms])"}
                broker: {aggregation: {few: {of: [e], with: tumbling(10ms)}}}
                services:
                  a: {subscribes: [e], service-time: 5ms}
                  b: {subscribes: [e, f], service-time: 50ms, lanes: {all: {capacity: 0}}}
                """);
        timeline.shows(COLUMNS + """
                f.0 b 0 0 0 0 50 delivered
                p.0 a 2 - - - 15 merged
                p.0 b 2 - - - 10 dropped-newest
                p.1 a 7 - - - 15 merged
                p.1 b 7 - - - 10 dropped-newest
                p.1(2) a 2 10 10 10 15 delivered
                p.1(2) b 2 10 10 - 10 dropped-newest""");
        assertThat(timeline.summary().broker().all().offered()).isEqualTo(3);
        assertThat(timeline.summary().broker().all().count(Fate.MERGED)).isEqualTo(2);
        assertThat(timeline.summary().broker().all().delivered()).isEqualTo(1);
        assertThat(books(timeline, 0).delivered()).isEqualTo(1);
        assertThat(books(timeline, 0).endToEnd().count()).isEqualTo(1);
        assertThat(timeline.summary().events().get("e").handled().missed()).isEqualTo(2);
    }

    @Test
    void messagesThatDifferentPartiesExpectAreNotMerged() {
        // only a hears of north: by none there are two groups, and b gets what is in south only
        Timeline timeline = Timeline.of("""
                duration: 1s
                zones: [north, south, west]
                events: {e: {}}
                producers: {p: {emits: e, count: 3, arrivals: "every(20ms, phase=5ms)", until: 10ms}}
                broker: {aggregation: {few: {of: [e], with: tumbling(10ms), by: none}}}
                services:
                  a: {subscribes: [e]}
                  b: {subscribes: [e], zones: [south, west]}
                """);
        timeline.shows("message service zone ended fate\n" + """
                p[0].0 a 0 10 merged
                p[1].0 a 1 10 merged
                p[1].0 b 1 10 merged
                p[2].0 a 2 10 merged
                p[2].0 b 2 10 merged
                p[0].0(1) a 0 10 delivered
                p[-1].0(2) a -1 10 delivered
                p[-1].0(2) b -1 10 delivered""");
    }

    @Test
    void aBrokerThatTakesTimeAggregatesBeforeItsLanes() {
        // f.0 has the thread until 20; the aggregate of [0, 10) waits behind it until 20, and is routed at 40
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {f: {}, e: {}}
                producers:
                  f: {emits: f, arrivals: "at([0ms])"}
                  p: {emits: e, arrivals: "at([2ms, 7ms])"}
                broker: {service-time: 20ms, aggregation: {few: {of: [e], with: tumbling(10ms)}}}
                services: {a: {subscribes: [e, f], service-time: 5ms}}
                """);
        timeline.shows("message service brokered routed entered ended fate\n" + """
                f.0 a 0 20 20 25 delivered
                p.0 a - - - 45 merged
                p.1 a - - - 45 merged
                p.1(2) a 20 40 40 45 delivered""");
        assertThat(timeline.summary().broker().all().count(Fate.MERGED)).isEqualTo(2);
    }

    @Test
    void whatTheBrokerLosesIsLostForEverybody() {
        // at 10 the thread has f.0 and there is no room behind it: the aggregate is lost for both of its originals,
        // once at the
        // broker and once at each subscription
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {f: {}, e: {}}
                producers:
                  f: {emits: f, arrivals: "at([0ms])"}
                  p: {emits: e, arrivals: "at([2ms, 7ms])"}
                broker:
                  service-time: 20ms
                  lanes: {all: {capacity: 0, overflow: reject}}
                  aggregation: {few: {of: [e], with: tumbling(10ms)}}
                services: {a: {subscribes: [e, f]}, b: {subscribes: [e]}}
                """);
        timeline.shows("message service ended fate\n" + """
                f.0 a 20 delivered
                p.0 a 10 rejected
                p.0 b 10 rejected
                p.1 a 10 rejected
                p.1 b 10 rejected
                p.1(2) a 10 rejected
                p.1(2) b 10 rejected""");
        assertThat(timeline.summary().broker().all().count(Fate.REJECTED)).isEqualTo(2);
        assertThat(books(timeline, 0).count(Fate.REJECTED)).isEqualTo(1);
    }

    @Test
    void anAggregateWaitsBeforeALaneThatBlocksAndNobodyElseWaitsForIt() {
        // s has f.0 until 50 and no room: the aggregate stands outside from 10 to 50, and q.0 passes the door at 12 all
        // the same
        String text = """
                duration: %s
                events: {f: {}, e: {}, g: {}}
                producers:
                  f: {emits: f, arrivals: "at([0ms])"}
                  p: {emits: e, arrivals: "at([2ms, 7ms])"}
                  q: {emits: g, arrivals: "at([12ms])"}
                broker: {%saggregation: {few: {of: [e], with: tumbling(10ms)}}}
                services:
                  s: {subscribes: [e, f], service-time: 50ms, lanes: {all: {capacity: 0, overflow: block}}}
                  t: {subscribes: [g]}
                """;
        Timeline.of(text.formatted("1s", "")).shows("message service routed entered ended fate\n" + """
                f.0 s 0 0 50 delivered
                p.0 s - - 100 merged
                p.1 s - - 100 merged
                p.1(2) s 50 50 100 delivered
                q.0 t 12 12 12 delivered""");
        Timeline cut = Timeline.of(text.formatted("40ms", ""));
        assertThat(cut.summary().broker().all().inFlight()).isEqualTo(2);
        assertThat(books(cut, 0).inFlight()).isEqualTo(1);
        // with a thread that has f.0 until 50 the aggregate and q.0 stand before the broker's own lane
        Timeline threads = Timeline.of(
                text.formatted("40ms", "service-time: 50ms, lanes: {all: {capacity: 0, overflow: block}}, "));
        assertThat(threads.summary().broker().all().inFlight()).isEqualTo(4);
    }

    @Test
    void aggregatesOfAggregatesEndWithAllTheirOriginals() {
        // the broker makes one of [0, 10) and one of [10, 20); s makes one of both in [0, 30): three originals, two
        // levels
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([2ms, 7ms, 12ms])"}}
                broker: {aggregation: {few: {of: [e], with: tumbling(10ms)}}}
                services:
                  s: {subscribes: [e], service-time: 5ms, aggregation: {fewer: {of: [e], with: tumbling(30ms)}}}
                  t: {subscribes: [e]}
                """);
        timeline.shows(COLUMNS + """
                p.0 s 2 - - - 35 merged
                p.0 t 2 - - - 10 merged
                p.1 s 7 - - - 35 merged
                p.1 t 7 - - - 10 merged
                p.1(2) s 2 10 10 - 35 merged
                p.1(2) t 2 10 10 10 10 delivered
                p.2 s 12 - - - 35 merged
                p.2 t 12 - - - 20 merged
                p.2(1) s 12 20 20 - 35 merged
                p.2(1) t 12 20 20 20 20 delivered
                p.2(2) s 2 30 30 30 35 delivered""");
        assertThat(timeline.summary().services().get("s").all().count(Fate.MERGED))
                .isEqualTo(3);
    }

    @Test
    void whoJoinsLaterGetsTheAggregatesThatWereKept() {
        // late joins at 15 and is given the aggregate of [0, 10), live the one of [10, 20)
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([2ms, 7ms, 12ms])"}}
                broker: {aggregation: {few: {of: [e], with: tumbling(10ms)}}}
                services:
                  s: {subscribes: [e], service-time: 1ms}
                  late: {subscribes: [e], joins: 15ms, from: earliest, service-time: 1ms}
                """);
        timeline.shows(COLUMNS + """
                p.0 s 2 - - - 11 merged
                p.0 late 2 - - - 16 merged
                p.1 s 7 - - - 11 merged
                p.1 late 7 - - - 16 merged
                p.1(2) s 2 10 10 10 11 delivered
                p.1(2) late 2 10 15 15 16 delivered
                p.2 s 12 - - - 21 merged
                p.2 late 12 - - - 21 merged
                p.2(1) s 12 20 20 20 21 delivered
                p.2(1) late 12 20 20 20 21 delivered""");
        assertThat(timeline.summary().services().get("late").all().offered()).isEqualTo(3);
    }

    @Test
    void whatFollowsFromAnAggregateHappensOnce() {
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {e: {}, reply: {}}
                producers: {p: {emits: e, arrivals: "at([2ms, 7ms])"}}
                services:
                  s: {subscribes: [e], emits: {reply: {after: 1ms}}, aggregation: {few: {of: [e], with: tumbling(10ms)}}}
                  t: {subscribes: [reply]}
                """);
        timeline.shows("message service root ended fate\n" + """
                p.0 s 2 10 merged
                p.1 s 7 10 merged
                p.1(2) s 2 10 delivered
                s.0 t 2 11 delivered""");
        assertThat(timeline.rows().get(3).message().cause)
                .isEqualTo(timeline.rows().get(2).message().identity);
    }

    @Test
    void aServiceThatKnowsAllIncidentsBehindAnAggregateOnlyHasThemConfirmed() {
        // a tells of two crashes at once, b of the same two 15 ms later: the aggregate of b's reports confirms
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {crash: {}, help: {}}
                producers: {road: {emits: crash, arrivals: "at([1ms, 2ms])", witnesses: {a: {}, b: {after: 15ms}}}}
                services:
                  s:
                    subscribes: [crash]
                    correlates: true
                    emits: {help: {}}
                    aggregation: {few: {of: [crash], with: tumbling(10ms)}}
                  t: {subscribes: [help]}
                """);
        timeline.shows("message service ended confirms fate\n" + """
                a.0 s 10 no merged
                b.0 s 20 no merged
                a.1 s 10 no merged
                b.1 s 20 no merged
                a.1(2) s 10 no delivered
                s.0 t 10 no delivered
                b.1(2) s 20 yes delivered""");
    }

    @Test
    void theBriefsThreeHundredMovementsASecondBecomeTen() {
        // 300 sensors in 10 zones, one message a second each: 300/s become one aggregate per zone and second. That is
        // 290 of 300
        // fewer, 97 %, not the 90 % that the brief says of it.
        Timeline timeline = Timeline.of("""
                duration: 20s
                drain: true
                zones: [z0, z1, z2, z3, z4, z5, z6, z7, z8, z9]
                events: {mouvement_zone_sensible: {key: zone}}
                producers: {capteur_pir: {emits: mouvement_zone_sensible, count: 300, arrivals: every(1s)}}
                broker: {aggregation: {mouvements: {of: [mouvement_zone_sensible], with: tumbling(1s), by: zone}}}
                services: {securite: {subscribes: [mouvement_zone_sensible]}}
                """);
        assertThat(timeline.summary().broker().all().offered()).isEqualTo(6000);
        assertThat(timeline.summary().broker().all().count(Fate.MERGED)).isEqualTo(6000);
        AggregationTally books = books(timeline, 0);
        assertThat(books.emitted()).isEqualTo(200);
        assertThat(books.delivered()).isEqualTo(200);
        assertThat(books.reduction()).isEqualTo(30);
        // each sensor has a phase of its own, uniform over the second: half a second on average, give or take 5
        // s/sqrt(12 * 300)
        assertThat(books.added().mean() / 1e9).isBetween(0.5 - 0.084, 0.5 + 0.084);
        long[] perSecond = new long[21];
        timeline.rows().stream()
                .filter(row -> row.message() instanceof Aggregate)
                .forEach(row -> perSecond[(int) (row.endedAt() / 1_000_000_000)]++);
        assertThat(perSecond).startsWith(0, 10, 10).endsWith(10, 10, 10);
    }

    @Test
    void theBriefsHundredLightChangesBecomeFiveWithTheLastStateOfEachIntersection() {
        // 5 intersections change every 50 ms from 25 ms on, 20 times in a second: to vert, orange, rouge, vert, ... so
        // the last of
        // them, 19 after the first, is to state 19 mod 3 = 1, orange; before the first it was rouge
        Timeline timeline = Timeline.of("""
                duration: 1s
                drain: true
                events: {feu: {key: instance}}
                producers:
                  carrefour: {emits: feu, count: 5, arrivals: 'cycle({vert: 50ms, orange: 50ms, rouge: 50ms}, phase=25ms)'}
                services:
                  trafic:
                    subscribes: [feu]
                    believes: feu
                    aggregation: {feux: {of: [feu], with: tumbling(1s), function: last}}
                """);
        AggregationTally books = books(timeline, 0);
        assertThat(books.originals()).isEqualTo(100);
        assertThat(books.delivered()).isEqualTo(5);
        assertThat(books.lostInformation()).isEqualTo(95);
        assertThat(books.lostChanges()).isEqualTo(95);
        assertThat(timeline.rows().stream()
                        .filter(row -> row.message() instanceof Aggregate)
                        .map(row ->
                                row.message(true) + " " + row.message().origin.state(row.message().oldState) + " "
                                        + row.message().origin.state(row.message().newState)))
                .containsExactly(
                        "carrefour[0].19(20) rouge orange",
                        "carrefour[1].19(20) rouge orange",
                        "carrefour[2].19(20) rouge orange",
                        "carrefour[3].19(20) rouge orange",
                        "carrefour[4].19(20) rouge orange");
    }

    @Test
    void lastStatesOfOneIntersectionThatIsWhereItWasTellOfNoChange() {
        // from 25 ms on, every 50 ms until 875 ms: 18 changes, six rounds
        Timeline timeline = Timeline.of("""
                duration: 1s
                drain: true
                events: {feu: {key: instance}}
                producers:
                  carrefour: {emits: feu, until: 900ms, arrivals: 'cycle({vert: 50ms, orange: 50ms, rouge: 50ms}, phase=25ms)'}
                services: {trafic: {subscribes: [feu], aggregation: {feux: {of: [feu], with: tumbling(1s), function: last}}}}
                """);
        assertThat(books(timeline, 0).lostInformation()).isEqualTo(17);
        assertThat(books(timeline, 0).lostChanges()).isEqualTo(18);
    }
}
