package buzzville.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A figure that stands until it changes. */
class GaugeTest {
    private final Span span = new Span(10, 110, 50);

    @Test
    void onlyTheMeasuredIntervalCounts() {
        Gauge gauge = new Gauge(span, 99);
        gauge.set(5, 4); // 99 stood before the span only
        gauge.set(30, 8); // 4 for 20
        gauge.set(40, 2); // 8 for 10
        gauge.finish(200); // 2 for 70
        assertThat(gauge.min()).isEqualTo(2);
        assertThat(gauge.max()).isEqualTo(8);
        assertThat(gauge.mean()).isEqualTo((80 + 80 + 140) / 100.0);
        assertThat(gauge.last()).isEqualTo(2);
    }

    @Test
    void whatStoodForNoTimeWasNotThere() {
        Gauge gauge = new Gauge(span, 4);
        gauge.set(30, 1000);
        gauge.set(30, 4);
        gauge.finish(110);
        assertThat(gauge.max()).isEqualTo(4);
        assertThat(gauge.mean()).isEqualTo(4);
    }

    @Test
    void severalRunsGiveTheirExtremesAndTheirMeans() {
        Gauge all = new Gauge(span, 2);
        all.finish(110);
        Gauge other = new Gauge(span, 6);
        other.finish(110);
        all.add(other);
        assertThat(all.min()).isEqualTo(2);
        assertThat(all.max()).isEqualTo(6);
        assertThat(all.mean()).isEqualTo(4);
        assertThat(all.last()).isEqualTo(4);
    }
}
