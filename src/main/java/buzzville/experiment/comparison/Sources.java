package buzzville.experiment.comparison;

import buzzville.city.Run;
import buzzville.metric.Level;
import buzzville.metric.Span;

/** How many instances of producers were kept from sending, over time, by full lanes or by backpressure. */
record Sources(Run run) {
    boolean areHeldAtEnd() {
        int last = run.summary().span().buckets() - 1;
        Level throttled = run.throttledProducers();
        return run.blockedProducers().bucketLast(last) > 0 || throttled != null && throttled.bucketLast(last) > 0;
    }

    Course held() {
        Span span = run.summary().span();
        Level throttled = run.throttledProducers();
        Course blocked = Course.of(span, run.blockedProducers());
        Course slowed = throttled == null ? blocked : Course.of(span, throttled);
        return slowed.total() > blocked.total() ? slowed : blocked;
    }
}
