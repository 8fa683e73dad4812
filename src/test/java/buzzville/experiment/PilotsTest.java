package buzzville.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.city.Timeline;
import buzzville.scenario.Warmup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Cities whose filling is known. With unlimited workers and a constant service time s, a Poisson stream of rate r has r t messages in
 * service on average until s, and r s from then on (M/D/infinity).
 */
class PilotsTest {
    private static final long SECOND = 1_000_000_000;

    private final List<Integer> replications = Collections.synchronizedList(new ArrayList<>());

    private static Variant variant(String name, String service, String rest) {
        String city = """
                duration: 1000s
                warmup: mser-5
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(10/s)}}
                services: {s: {subscribes: [e], %s}}
                """.formatted(service);
        return new Variant(name, Timeline.scenario(city + rest), name);
    }

    private Run simulate(Variant variant, int replication) {
        replications.add(replication);
        return CityPlanner.plan(variant.scenario(), variant.strategy(), replication)
                .finish();
    }

    private Warmup measured(Variant variant) {
        return Pilots.measured(List.of(variant), 1, this::simulate)
                .get(0)
                .scenario()
                .warmup();
    }

    @Test
    void whatACityTakesToFillIsCut() {
        Warmup warmup = measured(variant("v", "workers: unlimited, service-time: 40s", ""));

        // 400 in service give or take 9 in the mean of five runs; 5 s before it is full, 50 are missing
        assertThat(warmup.nanos()).isBetween(35 * SECOND, 100 * SECOND);
        assertThat(warmup.nanos() % (5 * SECOND)).isZero();
        assertThat(warmup.sought()).isFalse();
        assertThat(warmup.search()).isEqualTo(new Warmup.Search(5, 1000, SECOND, warmup.nanos(), "v"));
    }

    @Test
    void theExperimentsOwnChanceIsNotUsedForIt() {
        measured(variant("v", "workers: unlimited, service-time: 1s", ""));

        assertThat(replications).containsExactly(1_000_000, 1_000_001, 1_000_002, 1_000_003, 1_000_004);
    }

    @Test
    void theLatestCountsForAllThatAreCompared() {
        List<Variant> variants = List.of(
                variant("quick", "workers: unlimited, service-time: 10s", ""),
                variant("slow", "workers: unlimited, service-time: 40s", ""));

        List<Variant> measured = Pilots.measured(variants, 2, this::simulate);

        Warmup quick = measured.get(0).scenario().warmup();
        Warmup slow = measured.get(1).scenario().warmup();
        assertThat(quick.nanos()).isEqualTo(slow.nanos());
        assertThat(quick.search().own()).isLessThan(slow.search().own());
        assertThat(quick.search().latest()).isEqualTo("slow");
        assertThat(replications).hasSize(10);
    }

    @Test
    void aWarmUpThatIsWrittenNeedsNoPilots() {
        Variant written = new Variant(
                "w",
                variant("w", "workers: unlimited, service-time: 1s", "")
                        .scenario()
                        .measuredFrom(30 * SECOND),
                "w");

        assertThat(Pilots.measured(List.of(written), 1, this::simulate)).containsExactly(written);
        assertThat(replications).isEmpty();
    }

    @Test
    void aQueueThatGrowsHasNoSteadyState() {
        // ten seconds of work come every second: 9 wait more with each, 4500 at half time, the means 2250 and 6750
        assertThatThrownBy(() -> measured(variant("v", "workers: 1, service-time: 1s", "")))
                .isInstanceOf(Pilots.NoWarmup.class)
                .hasMessageMatching(
                        "warmup: mser-5 found no steady state in the first half of 1000 s under 'v': on average"
                                + " 2[12]\\d\\d messages wait or are served in the first half and 6[678]\\d\\d in the second;"
                                + " expected a longer duration, a city that keeps up with its load, or a warm-up such as 10min");
    }

    @Test
    void incidentsHaveNoPartInIt() {
        String outage = "incidents: {dark: {at: 600s, for: 100s, crash: broker}}\n";

        assertThat(measured(variant("v", "workers: unlimited, service-time: 40s", outage))
                        .nanos())
                .isEqualTo(measured(variant("v", "workers: unlimited, service-time: 40s", ""))
                        .nanos());
    }

    @Test
    void whatIsOverBeforeTheCutCannotBeMeasured() {
        String outage = """
                incidents: {dark: {at: 10s, for: 15s, crash: broker}}
                objectives: {kept: during dark loss = 0}
                """;

        assertThatThrownBy(() -> measured(variant("v", "workers: unlimited, service-time: 40s", outage)))
                .isInstanceOf(Pilots.NoWarmup.class)
                .hasMessageStartingWith("objectives.kept: 'dark' is over when the warm-up that mser-5 found ends, at ")
                .hasMessageEndingWith(
                        "so nothing of it is measured; expected a later incident, or a warm-up that is written");
    }

    @Test
    void nobodyMeasuresACityBeforeItsWarmUpIsFound() {
        Variant sought = variant("v", "workers: unlimited, service-time: 1s", "");

        assertThatThrownBy(() -> CityPlanner.plan(sought.scenario(), "v", 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nobody has looked for the warm-up yet");
    }
}
